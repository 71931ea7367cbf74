// The ranking in C++ (the proof of `leidraad check`) and the one in the reader's browser are one: the same pages in the same
// order, with the same scores and sections, for the questions of queries.txt, for what the guide promises to find, and for
// thousands of queries made of its own words: cut off, misspelt, joined, apart. SEARCH_QUERIES and SEARCH_SEED ask for others.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import vm from "node:vm";
import { readIndex, readLexicon } from "../../templates/assets/search/index.js";
import { createRanking } from "../../templates/assets/search/ranking.js";
import { buildGuide, project, temporaryFolder } from "../browser/support/guide.mjs";

const searchCases = process.env.SEARCH_CASES ?? join(project, "build/dev/tests/search-cases");
const wanted = Number(process.env.SEARCH_QUERIES ?? "1500");
let state = Number(process.env.SEARCH_SEED ?? "1");

// A small generator with a seed, so that a failure can be seen again.
function chance(most) {
  state = (state * 1664525 + 1013904223) % 4294967296;
  return Math.floor((state / 4294967296) * most);
}
const one = (list) => list[chance(list.length)];

function misspelt(word) {
  const place = chance(word.length);
  const letter = String.fromCharCode(97 + chance(26));
  const ways = [
    () => word.slice(0, place) + word.slice(place + 1),
    () => word.slice(0, place) + letter + word.slice(place),
    () => word.slice(0, place) + letter + word.slice(place + 1),
    () => word.slice(0, place) + (word[place + 1] ?? "") + word[place] + word.slice(place + 2),
  ];
  return one(ways)();
}

function madeUp(terms) {
  const cut = (word) => word.slice(0, 2 + chance(word.length));
  const half = (word) => {
    const place = 2 + chance(Math.max(1, word.length - 3));
    return `${word.slice(0, place)} ${word.slice(place)}`;
  };
  const ways = [(word) => word, cut, misspelt, half, (word) => word + one(terms), (word) => `${word}en`, () => one(["de", "hoe", "het is te"])];
  return Array.from({ length: 1 + chance(4) }, () => one(ways)(one(terms))).join(" ");
}

async function indexOf(source) {
  const window = {};
  vm.runInNewContext(readFileSync(join(await buildGuide({ source }), "_data/search.js"), "utf8"), { window });
  return structuredClone(window.leidraadSearch);
}

// A guide of so many sections that its texts are indexed by page.
function largeGuide() {
  const source = temporaryFolder();
  mkdirSync(join(source, "content/nl"), { recursive: true });
  mkdirSync(join(source, "data"));
  writeFileSync(join(source, "data/site.yaml"), "title: Veel\ndescription: Een gids met heel veel koppen.\nmenu: [zoeken.md]\n");
  const write = (name, title, text) => writeFileSync(join(source, `content/nl/${name}.md`), `---\ntitle: ${title}\ndescription: Over ${title}.\n---\n\n${text}\n`);
  write("index", "Welkom", "::pages");
  write("zoeken", "Zoeken", "::search");
  const subjects = ["fietsen", "lopen", "varen", "rijden", "vliegen", "remmen", "sturen"];
  for (let page = 0; page < 420; page += 1) {
    const parts = Array.from({ length: 8 }, (_, part) => `## Deel ${part} over ${one(subjects)}\n\nOefen het ${one(subjects)} op plek ${page * 8 + part}.`);
    write(`p${page}`, `Onderwerp ${page}`, parts.join("\n\n"));
  }
  return source;
}

const guides = [
  ["the guide", project],
  ["tests/sites/veilig-fietsen", join(project, "tests/sites/veilig-fietsen")],
  ["tests/sites/fietsverhalen", join(project, "tests/sites/fietsverhalen")],
  ["a very large guide", largeGuide()],
];
for (const [name, source] of guides) {
  const data = await indexOf(source);
  const index = readIndex(data);
  const ranking = createRanking(index, readLexicon(data));
  const written = readFileSync(join(import.meta.dirname, "queries.txt"), "utf8").split("\n").filter(Boolean);
  const names = index.pages.flatMap((page) => page.names);
  const queries = [...written, ...names, ...Array.from({ length: wanted }, () => madeUp(index.terms))];
  const expected = execFileSync(searchCases, [source], { input: `${queries.join("\n")}\n`, encoding: "utf8", maxBuffer: 1 << 30 })
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

  const found = (query) => {
    const { hits, sectionsOf } = ranking.find(query);
    return hits.slice(0, 20).map((hit) => ({ page: hit.page, isNamed: hit.isNamed, score: hit.score, ...sectionsOf(hit) }));
  };

  describe(`search in ${name}`, () => {
    it("finds the same in the browser as in the proof, in the same order and with the same scores", () => {
      assert.equal(expected.length, queries.length);
      for (const { query, hits } of expected) assert.deepEqual(found(query), hits, query);
    });

    if (name === "a very large guide") it("indexes its texts by page", () => assert.equal(data.coarse, true));

    it("is tried with queries of every kind: that find nothing, that name a page, that find many", () => {
      const counts = expected.map(({ hits }) => hits.length);
      assert.ok(counts.some((count) => count === 0));
      assert.ok(counts.some((count) => count >= 5));
      assert.ok(expected.some(({ hits }) => hits[0]?.isNamed));
    });

    it("finds a page first three for its title and each of its names", () => {
      const most = 3;
      for (const { number, names: own } of index.pages) {
        for (const called of own) {
          const first = found(called).slice(0, most).map(({ page }) => page);
          assert.ok(first.includes(number), `${called} does not find ${index.pages[number].address}`);
        }
      }
    });
  });
}
