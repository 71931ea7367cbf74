// A country's own text, and what becomes empty without the other's: a heading never stands above nothing.

const isHeading = (node) => /^H[1-6]$|^SUMMARY$/.test(node.tagName);
const isContainer = (node) => /^(UL|OL|DIV|SECTION|DETAILS)$/.test(node.tagName) && node.children.length > 0;
const isHidden = (node) => node.hidden || (isContainer(node) && [...node.children].every((child) => isHeading(child) || isHidden(child)));

export function showCountry(root, country) {
  if (!country) return;
  for (const element of root.querySelectorAll("[data-country]")) element.hidden = element.dataset.country !== country;
  for (const label of root.querySelectorAll("[data-country] .tree-country")) label.hidden = true; // it goes without saying
  for (const part of root.querySelectorAll("ul, section, details, [data-tree-bands]")) if (isHidden(part)) part.hidden = true;
}
