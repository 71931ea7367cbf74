// How a found page looks in a list.
import { element } from "../js/element.js";
import { normalise, stem } from "./words.js";

// The text with the words that matched in <mark>.
function highlight(text, terms) {
  return text.split(/([\p{L}\p{N}\p{M}\p{Cf}]+)/u).map((part, place) => {
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
