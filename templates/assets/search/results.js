// How a hit looks in a list.
import { element } from "../js/element.js";
import { excerpt, marked } from "./excerpt.js";
import { textOf } from "./texts.js";

export function kindOf(engine, page) {
  const parts = [engine.kinds[page.kind][1]];
  if (page.phase >= 0) parts.push(engine.phases[page.phase][1]);
  return parts.filter(Boolean).join(" · ");
}

export const titleOf = (hit) => marked(hit.page.title, hit.terms);
export const headingOf = (hit, section) => marked(section.heading, hit.terms);
export const addressOf = (address) => document.body.dataset.root + address;

export function linkTo(address, ...content) {
  const link = element("a", "", ...content);
  link.href = addressOf(address);
  return link;
}

// Fills a paragraph with the excerpt of a section, as soon as its text is there.
export async function fillExcerpt(engine, hit, section, paragraph) {
  const text = await textOf(engine, section.number);
  paragraph.append(...excerpt(text, hit.terms));
  paragraph.hidden = !text;
}

export function countText(form, count, query) {
  const { count: many, countOne, none } = form.dataset;
  const text = count === 0 ? none : count === 1 ? countOne : many;
  return text.replace("{count}", String(count)).replace("{query}", query);
}
