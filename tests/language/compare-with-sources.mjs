// Finds what was copied: runs of eight words or more that stand both in the guide and in a source document.
//
// usage: node tests/language/compare-with-sources.mjs FOLDER
//
// FOLDER holds the sources as plain text (*.txt). They belong to others and are not in this repository, so no other test
// runs this: run it yourself after writing. Names do not count: those in the guide's data, and words with a capital that
// opens no sentence. Says where each run stands; status 1 where there is one.
import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";

export const longest = 8;

const project = resolve(import.meta.dirname, "../..");

// What people read of a line: no addresses, no accents.
const shown = (text) =>
  text
    .replace(/\]\([^)]*\)/g, "] ")
    .replace(/\[@[^\]]*\]/g, " ")
    .replace(/https?:\/\/\S+/g, " ")
    .normalize("NFD")
    .replace(/\p{M}/gu, "");

export function wordsOf(text) {
  return shown(text).toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

// For each word, whether its capital says that it is a name: it opens no sentence, cell or item of a list.
export function capitalsOf(text) {
  const line = shown(text);
  return [...line.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => /^\p{Lu}/u.test(word) && /[\p{L}\p{N},)] ?[("]?$/u.test(line.slice(0, index)));
}

// Where each run of eight words of the sources stands: key -> places.
export function indexOf(sources) {
  const index = new Map();
  sources.forEach(({ words }, source) => {
    for (let at = 0; at + longest <= words.length; ++at) {
      const key = words.slice(at, at + longest).join(" ");
      if (!index.has(key)) index.set(key, []);
      index.get(key).push({ source, at });
    }
  });
  return index;
}

// The longest runs of `words` that stand in the sources, each once.
export function runsIn(words, sources, index) {
  const runs = [];
  for (let at = 0; at + longest <= words.length; ) {
    const places = index.get(words.slice(at, at + longest).join(" ")) ?? [];
    let length = 0;
    let from = null;
    for (const { source, at: start } of places) {
      let reach = longest;
      while (at + reach < words.length && words[at + reach] === sources[source].words[start + reach]) ++reach;
      if (reach > length) [length, from] = [reach, sources[source].name];
    }
    if (length > 0) runs.push({ at, words: words.slice(at, at + length), source: from });
    at += Math.max(1, length);
  }
  return runs;
}

// How many words of a run are no part of a name; `capitals` says of each word whether it is written as one.
export function wordsBesideNames(run, names, capitals) {
  const isName = [...capitals];
  for (const name of names) {
    for (let at = 0; at + name.length <= run.length; ++at) {
      if (name.every((word, place) => run[at + place] === word)) isName.fill(true, at, at + name.length);
    }
  }
  return isName.filter((covered) => !covered).length;
}

// Runs of a guide's lines: {file, line, words, source}.
export function compare(lines, sources, names) {
  const index = indexOf(sources);
  return lines.flatMap(({ file, line, text }) =>
    runsIn(wordsOf(text), sources, index)
      .filter(({ at, words }) => wordsBesideNames(words, names, capitalsOf(text).slice(at, at + words.length)) >= longest)
      .map((run) => ({ file, line, ...run })),
  );
}

// A paragraph of a page, a cell of a table and a value in YAML are one line each.
export function linesOf(folder, parts) {
  return parts.flatMap((part) =>
    readdirSync(join(folder, part), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(md|yaml|svg)$/.test(entry.name))
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
      .sort()
      .flatMap((path) =>
        readFileSync(path, "utf8")
          .split("\n")
          .map((text, at) => ({ file: path.slice(folder.length + 1), line: at + 1, text })),
      ),
  );
}

// Names of things: the values of these keys in the data, and the words between quotes of a link to a website.
export function namesIn(lines) {
  const named = /^\s*(?:- )?(?:title|short-title|authors|publisher|organisation|name|term|label):\s*["']?(.+?)["']?\s*$/;
  return lines
    .filter(({ file }) => /^data\/(sources|contacts|site)\.yaml$|^data\/(trajectories|instruments)\//.test(file))
    .map(({ text }) => text.match(named)?.[1])
    .filter(Boolean)
    .map(wordsOf)
    .filter((words) => words.length > 0);
}

export function sourcesIn(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .map((name) => ({ name, words: wordsOf(readFileSync(join(folder, name), "utf8")) }));
}

if (process.argv[1] === import.meta.filename) {
  const folder = process.argv[2];
  if (!folder || process.argv.length > 3) {
    console.error("usage: node tests/language/compare-with-sources.mjs FOLDER");
    process.exit(2);
  }
  const sources = sourcesIn(folder);
  if (sources.length === 0) {
    console.error(`compare-with-sources: no *.txt in ${folder}`);
    process.exit(2);
  }
  const lines = linesOf(project, ["content", "data"]);
  const runs = compare(lines, sources, namesIn(lines));
  for (const { file, line, words, source } of runs) console.log(`${file}:${line}: ${words.length} words of ${source}: ${words.join(" ")}`);
  console.log(`${runs.length} runs of ${longest} words or more, in ${lines.length} lines, from ${sources.length} sources`);
  process.exitCode = runs.length > 0 ? 1 : 0;
}
