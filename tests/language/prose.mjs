// What a reader reads in a file of a guide: the words of Markdown and of YAML, without code, addresses, names for the
// program and marks.
import { load } from "js-yaml";

const frontMatter = /^---\n([\s\S]*?)\n---\n/;

// Keys whose values are no running text, wherever they stand.
const neverRead = new Set(["authors", "email", "family", "url"]);
// Keys whose values are read also where they are one small word: elsewhere such a word is a name for the program.
const alwaysRead = new Set(["definition", "examples", "forms", "keywords", "label", "none", "other", "term", "text", "title", "unknown"]);
const looksLikeName = /^(#[0-9a-f]{6}|P\d+[DWMY]|[a-z0-9_][\w./:@+-]*)$/;
// Titles and publishers of sources are in the language of the source; what we say of them is in ours. What people search for is
// theirs, with its mistakes.
const readOf = { "data/sources.yaml": new Set(["note"]), "data/search.yaml": new Set() };

function* valuesIn(value, key, only) {
  if (Array.isArray(value)) {
    for (const one of value) yield* valuesIn(one, key, only);
  } else if (value !== null && typeof value === "object") {
    for (const [name, one] of Object.entries(value)) yield* valuesIn(one, name, only);
  } else if (typeof value === "string" && !neverRead.has(key) && (!only || only.has(key))) {
    if (alwaysRead.has(key) || !looksLikeName.test(value)) yield value;
  }
}

// The words of one text, with its marks taken away.
export function textOf(markdown) {
  return markdown
    .replace(/^(`{3,}|~{3,})[\s\S]*?^\1.*$/gm, " ")
    .replace(/(?<=\n\n)( {4}.*\n)+/g, " ")
    .replace(/`[^`\n]*`/g, " ")
    .replace(/\[@[^\]]*\]/g, " ") // sources
    .replace(/\]\([^)\s]*\)/g, "] ") // addresses of links
    .replace(/^(:{2,}[\w-]+)?(.*)\{([^}\n]*)\}\s*$/gm, (_, directive, before, attributes) => {
      const read = [...attributes.matchAll(/\b(?:alt|caption|title|label)="([^"]*)"/g)].map((one) => one[1]);
      return [directive ? before.replace(/^[\w-]+/, "") : before, ...read].join(" ");
    })
    .replace(/^:{2,}[\w-]*/gm, " ")
    .replace(/\{[\w-]+\}/g, " ") // what the program fills in
    .replace(/<?https?:\/\/\S+/g, " ")
    .replace(/\S+@\S+\.\w+/g, " ")
    .replace(/[\w-]+(\.[\w-]+)*\.(be|ch|com|dev|eu|law|nl|org|csv|json|md|sps|yaml)\b\S*/g, " ");
}

// The texts of a file, by its path in the guide.
export function textsOf(path, content) {
  if (path.endsWith(".yaml")) return [...valuesIn(load(content), "", readOf[path])].map(textOf);
  const head = frontMatter.exec(content);
  const values = head ? [...valuesIn(load(head[1]), "")] : [];
  return [...values, content.slice(head?.[0].length ?? 0)].map(textOf);
}

// Words without figures in them, as they are written. A part of a compound ("zorg- en welzijn") is no word by itself.
export function wordsOf(text) {
  const words = text.replaceAll("’", "'").match(/(?<![\p{L}\p{N}_])\p{L}[\p{L}\p{M}\p{N}₂'&-]*/gu) ?? [];
  return words
    .filter((word) => !/[\p{N}₂]/u.test(word) && !word.endsWith("-"))
    .map((word) => word.replace(/['&-]+$/, ""))
    .filter((word) => word.length > 1);
}
