// How a hit looks in a list.
import { element } from "../js/element.js";
import { countFound, excerpt, marked } from "./excerpt.js";
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

// The section of a page whose text holds most of what was found.
async function bestByText(engine, hit) {
  let best = null;
  for (const section of engine.sectionsOf(hit.page)) {
    const count = countFound(`${section.heading} ${await textOf(engine, section.number)}`, hit.terms);
    if (!best || count > best.count) best = { section, count };
  }
  return best.section;
}

// Fills a paragraph with the section that answers: its heading, which leads there, and an excerpt as soon as its text is there.
export async function showText(engine, hit, paragraph) {
  const section = engine.isCoarse ? await bestByText(engine, hit) : hit.sections().best;
  if (section.heading) paragraph.append(linkTo(section.address, ...headingOf(hit, section)), " ");
  paragraph.append(...excerpt(await textOf(engine, section.number), hit.terms));
}

export function countText(form, count, query) {
  const { count: many, countOne, none } = form.dataset;
  const text = count === 0 ? none : count === 1 ? countOne : many;
  return text.replace("{count}", String(count)).replace("{query}", query);
}
