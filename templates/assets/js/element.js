// Everything that script adds is built as nodes with text: nothing from an address or from data is read as HTML.
export function element(name, className, ...children) {
  const node = document.createElement(name);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

// A list ("ul" or "ol") whose style shows no bullets or numbers: some screen readers then only say that it is one if it
// has the role.
export function plainList(name, ...items) {
  const node = element(name, "", ...items);
  node.setAttribute("role", "list");
  return node;
}
