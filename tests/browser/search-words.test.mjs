// The generator and the browser make the same words of the same text, and what they agree on finds what a reader means.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import vm from "node:vm";
import { createEngine } from "../../templates/assets/search/engine.js";
import { readIndex } from "../../templates/assets/search/index.js";
import { splitWords, stem } from "../../templates/assets/search/words.js";
import { buildGuide, temporaryFolder } from "./support/guide.mjs";

// A guide of pages {name: [title, text]}, built; gives its index as the browser gets it.
async function indexOf(pages) {
  const source = temporaryFolder();
  mkdirSync(join(source, "content/nl"), { recursive: true });
  mkdirSync(join(source, "data"));
  writeFileSync(join(source, "data/site.yaml"), "title: Zoekproef\ndescription: Proef met zoeken.\nmenu: [zoeken.md]\n");
  const write = (name, title, description, text) =>
    writeFileSync(join(source, `content/nl/${name}.md`), `---\ntitle: ${JSON.stringify(title)}\ndescription: ${JSON.stringify(description)}\n---\n\n${text}\n`);
  write("index", "Welkom", "De eerste pagina.", "Een gids over fietsen.\n\n::pages");
  write("zoeken", "Zoeken", "Zoek hier in de gids.", "::search");
  for (const [name, [title, text]] of Object.entries(pages)) write(name, title, `Uitleg bij ${name}`, text);
  const window = {};
  vm.runInNewContext(readFileSync(join(await buildGuide({ source }), "_data/search.js"), "utf8"), { window });
  return structuredClone(window.leidraadSearch);
}

const found = (engine, query) => engine.find(query).map(({ page }) => page.address.replace(".html", ""));

// All stems of one page.
function stemsOf(index, name) {
  const { number } = index.pages.find(({ address }) => address === `${name}.html`);
  const from = index.firstSections[number];
  const to = index.firstSections[number + 1];
  return new Set(
    index.terms.filter(
      (_, term) =>
        index.names.of(term).includes(number) ||
        [...index.headings.of(term), ...index.texts.of(term)].some((section) => section >= from && section < to),
    ),
  );
}

describe("the generator and the browser", () => {
  const texts = {
    plurals: "De foto's, foto’s en auto's van baby's; WKR’s, A4's, FOTO'S, Anna's, 's avonds, zo'n, sms'en, l’eau, Hans' fiets, 'aanhaling', rock 'n' roll, foto´s, foto′s.",
    hidden: "Bin\u00adnen\u00adklimaat, zero\u200bwidth, woord\u2060verbinder, zorg\u2011organisatie, RI&E, medewerkers/vrijwilligers.",
    signs: "ĳzeren ﬁets, Belgïe, coo\u0308rdinatie, m², CO₂, ½ uur, 1.200, merk™, ㎡, ℃, №5, ŉ, ẞ, İstanbul, ΟΔΟΣ, Οδός, Ж, 東京, نص, हिन्दी.",
  };
  // Every letter, number, mark and sign of the first plane and the letters of formulas, each between two letters; not what
  // Markdown itself reads.
  const every = [];
  // Letters that Unicode 16 and 17 have and Debian's utf8proc does not know yet.
  const tooNew = [0x88f, 0xc5c, 0xcdc, 0x1c89, 0x1c8a, 0xa7cb, 0xa7cc, 0xa7cd, 0xa7ce, 0xa7cf, 0xa7d2, 0xa7d4, 0xa7da, 0xa7db, 0xa7dc, 0xa7f1];
  for (let code = 0xa0; code < 0x1d800; code += 1) {
    if (code === 0x10000) code = 0x1d400;
    if ((code >= 0xd800 && code <= 0xf8ff) || tooNew.includes(code)) continue;
    const character = String.fromCodePoint(code);
    if (/\p{Cn}|\p{Co}|\p{Cs}|\p{Cc}/u.test(character)) continue;
    if (/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(character)) continue; // no page may hold what turns its order
    every.push(`a${character}b`);
  }
  const chunks = [];
  for (let start = 0; start < every.length; start += 6000) chunks.push(every.slice(start, start + 6000));

  it("make the same words of every text", { timeout: 120_000 }, async () => {
    const pages = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, [`Titel ${name}`, text]]));
    const lines = (chunk) => chunk.reduce((all, word, place) => all + word + (place % 50 === 49 ? "\n" : " "), "");
    chunks.forEach((chunk, number) => (pages[`alles-${number}`] = [`Titel alles ${number}`, lines(chunk)]));
    const data = await indexOf(pages);
    const index = readIndex(data);
    const leftOut = new Set(data.leftOut.split(" ")); // not in texts
    // The generator also holds as one word what a hyphen ties.
    const joined = new Set(["zorgorganisatie", ...chunks.map((_, number) => `alles${number}`)].map(stem));
    for (const [name, [title, text]] of Object.entries(pages)) {
      const expected = new Set(
        [...[title, `Uitleg bij ${name}`].flatMap(splitWords), ...splitWords(text).filter((word) => !leftOut.has(word))]
          .filter((word) => new TextEncoder().encode(word).length <= 40)
          .map(stem),
      );
      const stems = stemsOf(index, name);
      assert.deepEqual([...stems].filter((word) => !expected.has(word) && !joined.has(word)).slice(0, 20), [], `only the generator has, on ${name}`);
      assert.deepEqual([...expected].filter((word) => !stems.has(word)).slice(0, 20), [], `only the browser has, on ${name}`);
    }
  });
});

describe("search", () => {
  // So many that a word in all of them stands on more than 95% of the pages, the search page itself included.
  const many = Object.fromEntries(Array.from({ length: 50 }, (_, place) => [`p${place + 1}`, [`Onderwerp nummer ${place + 1}`, `Hier gaat het over fietsen en over zaak ${place + 1}.`]]));

  it("finds one photo for many and many for one, however the apostrophe is written", async () => {
    const engine = createEngine(
      await indexOf({ ...many, een: ["Beeld maken", "Maak een foto van de ruimte."], veel: ["Hangen", "De foto's hangen aan de muur."], krul: ["Auto’s en taxi's", "Twee baby’s."], los: ["Vervoer", "Een auto, een taxi en een baby."] }),
    );
    for (const query of ["foto", "foto's", "foto’s", "FOTO'S", "foto´s"]) assert.deepEqual(found(engine, query).sort(), ["een", "veel"], query);
    for (const [query, names] of [["auto", ["krul", "los"]], ["auto's", ["krul", "los"]], ["taxi’s", ["krul", "los"]], ["baby", ["krul", "los"]], ["baby's", ["krul", "los"]]]) {
      assert.deepEqual(found(engine, query).sort(), names, query);
    }
  });

  it("finds a word that stands on every page on every page, best first", async () => {
    const engine = createEngine(await indexOf({ ...many, best: ["Veilig fietsen", "Kijk goed uit."], kop: ["Onderweg", "## Samen fietsen\n\nEen stuk met een kop."] }));
    for (const query of ["fietsen", "fiets"]) {
      const names = found(engine, query);
      assert.deepEqual(names.slice(0, 2), ["best", "kop"], query);
      assert.deepEqual([...names].sort(), [...Object.keys(many), "best", "index", "kop"].sort(), query);
    }
    // With a second word only the pages with both.
    assert.equal(found(engine, "fietsen zaak 7")[0], "p7");
  });
});
