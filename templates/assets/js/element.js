// Everything that script adds is built as nodes with text: nothing from an address or from data is read as HTML.
export function element(name, className, ...children) {
  const node = document.createElement(name);
  if (className) node.className = className;
  node.append(...children);
  return node;
}
