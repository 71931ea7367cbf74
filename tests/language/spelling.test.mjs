// Every Dutch word of the guide stands in the dictionary of hunspell or in woorden.txt, the words that this guide may use
// besides. Is a word right but unknown? Then add it to woorden.txt, on its place in the alphabet.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { meantBy, unknownOf } from "./dictionary.mjs";
import { textOf, textsOf, wordsOf } from "./prose.mjs";

const project = join(import.meta.dirname, "../..");
const files = ["content", "data"].flatMap((folder) =>
  readdirSync(join(project, folder), { recursive: true })
    .map((file) => join(folder, file))
    .filter((file) => /\.(md|yaml)$/.test(file)),
).sort();
const ownWords = readFileSync(join(import.meta.dirname, "woorden.txt"), "utf8").split("\n").slice(0, -1);

const sentenceStart = (word) => word[0].toLowerCase() + word.slice(1);

// Where a word stands in a file: the first line that has it by itself.
function lineOf(content, word) {
  const alone = new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape?.(word) ?? word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\p{N}])`, "u");
  return content.replaceAll("’", "'").split("\n").findIndex((line) => alone.test(line)) + 1;
}

describe("words of the guide", () => {
  const contents = new Map(files.map((file) => [file, readFileSync(join(project, file), "utf8")]));
  const wordsIn = new Map(files.map((file) => [file, new Set(textsOf(file, contents.get(file)).flatMap(wordsOf))]));
  const all = new Set([...wordsIn.values()].flatMap((words) => [...words]));
  const unknown = new Set(unknownOf([...all]));
  const own = new Set(ownWords);

  it("are spelled as in Belgium or the Netherlands, or stand in woorden.txt", () => {
    const mistakes = [];
    for (const [file, words] of wordsIn) {
      for (const word of words) {
        if (!unknown.has(word) || own.has(word) || own.has(sentenceStart(word))) continue;
        const meant = meantBy(word).slice(0, 4).join(", ");
        mistakes.push(`${file}:${lineOf(contents.get(file), word)}: ${word}${meant && ` (${meant}?)`}`);
      }
    }
    assert.deepEqual(mistakes, []);
  });

  it("are many: most files have some", () => {
    assert.ok(all.size > 3000, `only ${all.size} words were found`);
    assert.ok([...wordsIn.values()].filter((words) => words.size > 0).length > files.length * 0.9);
  });

  it("make woorden.txt a list in order, without what the dictionary knows or nobody uses", () => {
    assert.deepEqual(ownWords, [...new Set(ownWords)].sort(new Intl.Collator("nl").compare));
    const used = new Set([...unknown].flatMap((word) => [word, sentenceStart(word)]));
    assert.deepEqual(ownWords.filter((word) => !used.has(word)), []);
  });
});

describe("what counts as a word", () => {
  const words = (path, content) => textsOf(path, content).flatMap(wordsOf);

  it("is read in Markdown, without code, addresses and marks", () => {
    const page = [
      "---", "title: De band", "phase: op-maat", "keywords:", "  - lek", "---", "",
      "## Pomp de band {#pompen}", "", "Lees [de uitleg](over-pompen.md) van de `velgrem` [@fietsersbond].", "",
      '::figure{src="figuren/pmop.svg" alt="Een pomp" caption="Zo doe je het"}', ":::warning[Niet te hard]", "```sh", "pmop --hrad", "```",
    ].join("\n");
    assert.deepEqual(words("content/nl/band.md", page), [
      "De", "band", "lek", "Pomp", "de", "band", "Lees", "de", "uitleg", "van", "de", "Een", "pomp", "Zo", "doe", "je", "het", "Niet", "te", "hard",
    ]);
  });

  it("is read in YAML, without names for the program", () => {
    const tree = 'id: fiets\nnext: lekke-band\npage: over/pmop.md\ntext: Pomp de band\nanswers: [{id: ja, text: Ja}]\nafter: P2W\nurl: https://pmop.nl/\n';
    assert.deepEqual(words("data/trees/fiets.yaml", tree), ["Pomp", "de", "band", "Ja"]);
    assert.deepEqual(words("data/sources.yaml", "sources: [{title: Het fietspad, note: Voor de bnad}]\n"), ["Voor", "de", "bnad"]);
  });

  it("has no figures, and no dash at its end", () => {
    assert.deepEqual(wordsOf("zorg- en welzijn, CO₂ en Care2Adapt: foto’s van ‘jou’, A3"), ["en", "welzijn", "en", "foto's", "van", "jou"]);
    assert.equal(textOf("Mail jan@voorbeeld.be of ga naar warmedagen.be/nu.").trim(), "Mail   of ga naar");
  });

  it("is a mistake when neither country writes it so, and then says what was meant", () => {
    assert.deepEqual(unknownOf(["medewerker", "verluchting", "medewreker", "CPBW", "JD-R-model"]), ["medewreker", "CPBW", "JD-R-model"]);
    assert.ok(meantBy("medewreker").includes("medewerker"));
  });
});
