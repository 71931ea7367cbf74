// What is shown of a text that was found: the part of it with most of the words, and those marked.
import { element } from "../js/element.js";
import { splitWords, stem } from "./words.js";

const excerptLength = 180;
const lead = 50; // characters before the first word found
const word = /([\p{L}\p{N}\p{M}\p{Cf}][\p{L}\p{N}\p{M}\p{Cf}'’-]*)/u;

// The stems among `terms` that a word holds; of "burn-out" also "burnout".
function found(text, terms) {
  const parts = splitWords(text);
  const forms = parts.length > 1 && text.includes("-") ? [...parts, parts.join("")] : parts;
  return forms.map(stem).filter((one) => terms.has(one));
}

// How many different of the words a text holds.
export const countFound = (text, terms) => new Set(text.split(word).flatMap((part, place) => (place % 2 === 1 ? found(part, terms) : []))).size;

// The text as nodes, with <mark> around what was found.
export function marked(text, terms) {
  return text.split(word).map((part, place) => (place % 2 === 1 && found(part, terms).length ? element("mark", "", part) : part));
}

// Where a window begins that holds most: different words first, then words at all, then the earliest.
function bestStart(matches) {
  let best = { at: 0, kinds: 0, count: 0 };
  matches.forEach(({ at }, first) => {
    const inside = matches.slice(first).filter((match) => match.at < at + excerptLength - lead);
    const kinds = new Set(inside.flatMap(({ stems }) => stems)).size;
    if (kinds > best.kinds || (kinds === best.kinds && inside.length > best.count)) best = { at, kinds, count: inside.length };
  });
  return best.at;
}

export function excerpt(text, terms) {
  const matches = [];
  let at = 0;
  text.split(word).forEach((part, place) => {
    const stems = place % 2 === 1 ? found(part, terms) : [];
    if (stems.length) matches.push({ at, stems });
    at += part.length;
  });
  let start = Math.max(0, bestStart(matches) - lead);
  // At the start of a sentence where one is near, else at the start of a word.
  const sentence = text.slice(start, start + lead).search(/(?<=[.?!:] )[\p{Lu}\p{N}"'‘“]/u);
  if (start > 0 && sentence >= 0) start += sentence;
  else if (start > 0) start = text.indexOf(" ", start) + 1;
  let end = Math.min(text.length, start + excerptLength);
  if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), start + excerptLength / 2);
  const before = start > 0 && sentence < 0 ? "… " : "";
  return [before, ...marked(text.slice(start, end), terms), end < text.length ? " …" : ""].filter(Boolean);
}
