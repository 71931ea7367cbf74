// The comparison with sources finds what was copied, and only that. The sources here are made up.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { compare, namesIn, wordsOf } from "./compare-with-sources.mjs";

const script = join(import.meta.dirname, "compare-with-sources.mjs");
const source = `Elke dag fietst de melkboer vóór zonsopgang
langs het lange kanaal naar de oude molen. De Vereniging voor het Behoud van Oude Molens en Kanalen in Vlaanderen telt mee.`;
const found = (text, names = []) =>
  compare([{ file: "content/nl/a.md", line: 1, text }], [{ name: "bron.txt", words: wordsOf(source) }], names).map(({ words }) => words.join(" "));

describe("the comparison with sources", () => {
  it("finds eight words in a row, whatever the capitals, accents, marks and line ends", () => {
    assert.deepEqual(found("Toen fietste hij. **Voor** zonsopgang, langs het lange kanaal, [naar de](a.md) molen."), ["voor zonsopgang langs het lange kanaal naar de"]);
  });

  it("leaves seven words alone", () => {
    assert.deepEqual(found("Zonsopgang langs het lange kanaal naar de zee."), []);
  });

  it("gives a run as long as it is, and each run once", () => {
    const whole = "elke dag fietst de melkboer voor zonsopgang langs het lange kanaal naar de oude molen";
    assert.deepEqual(found(`${whole} en ${whole}`), [whole, whole]);
  });

  it("does not join what citations and addresses keep apart in the source only", () => {
    assert.deepEqual(found("elke dag fietst de melkboer [@bron; @ander] voor zonsopgang langs"), ["elke dag fietst de melkboer voor zonsopgang langs"]);
  });

  it("leaves names alone: written with capitals, or in the guide's data", () => {
    assert.deepEqual(found("Lid van de Vereniging voor het Behoud van Oude Molens en Kanalen in Vlaanderen."), []);
    const small = "vereniging voor het behoud van oude molens en kanalen in vlaanderen";
    assert.equal(found(small).length, 1);
    assert.deepEqual(found(small, namesIn([{ file: "data/sources.yaml", text: `    publisher: ${small}` }])), []);
  });

  it("a capital that opens a sentence is no name", () => {
    assert.equal(found("Elke dag fietst de melkboer voor zonsopgang langs.").length, 1);
  });
});

describe("the command", () => {
  it("asks for a folder, and refuses one without sources", () => {
    assert.equal(spawnSync(process.execPath, [script]).status, 2);
    const empty = mkdtempSync(join(tmpdir(), "leidraad-sources-"));
    const answer = spawnSync(process.execPath, [script, empty], { encoding: "utf8" });
    rmSync(empty, { recursive: true });
    assert.equal(answer.status, 2);
    assert.match(answer.stderr, /no \*\.txt in/);
  });

  it("goes through the guide itself", () => {
    const folder = mkdtempSync(join(tmpdir(), "leidraad-sources-"));
    writeFileSync(join(folder, "bron.txt"), source);
    const said = execFileSync(process.execPath, [script, folder], { encoding: "utf8" });
    rmSync(folder, { recursive: true });
    assert.match(said, /^0 runs of 8 words or more, in \d{4,} lines, from 1 sources\n$/);
  });
});
