// How a found page looks in a list. Everything is built as nodes with text: nothing of the index is read as HTML.
import { normalise, stem } from "./words.js";

export function element(name, className, ...children) {
  const node = document.createElement(name);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

// The text with the words that matched in <mark>.
function highlight(text, terms) {
  return text.split(/([\p{L}\p{N}\p{M}]+)/u).map((part, place) => {
    const isWord = place % 2 === 1;
    return isWord && terms.has(stem(normalise(part))) ? element("mark", "", part) : part;
  });
}

export function kindOf(engine, page) {
  const parts = [engine.kinds[page.kind]];
  if (page.phase >= 0) parts.push(engine.phases[page.phase][1]);
  return parts.filter(Boolean).join(" · ");
}

export function titleOf(found) {
  return highlight(found.page.title, found.terms);
}

export function descriptionOf(found) {
  return highlight(found.page.description, found.terms);
}

export const addressOf = (page) => document.body.dataset.root + page.address;

export function countText(form, count, query) {
  const { count: many, countOne, none } = form.dataset;
  const text = count === 0 ? none : count === 1 ? countOne : many;
  return text.replace("{count}", String(count)).replace("{query}", query);
}
