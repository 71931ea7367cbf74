// What the editors' manual (content/README.md) shows of the data, typed into the guide: it has to be right as it stands there.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { copyGuide, program, project } from "./support/guide.mjs";

const manual = readFileSync(join(project, "content/README.md"), "utf8");

// The pieces of the manual's YAML: each starts with a comment that names its file.
const pieces = [...manual.matchAll(/```yaml\n(.*?)```/gs)].flatMap(([, block]) =>
  block
    .split(/^(?=# data\/)/m)
    .map((text) => ({ text, ...text.match(/^# (?<file>data\/\S+\.yaml)(?:, onder (?<list>\w+):|, bij (?<record>een fase))?/)?.groups }))
    .filter(({ file }) => file),
);

const indented = (text, spaces) => text.replace(/^(?=.)/gm, " ".repeat(spaces));

function type({ file, list, record, text }, folder) {
  const path = join(folder, file);
  const [, body] = text.match(/^[^\n]*\n(.*)$/s);
  if (list) appendFileSync(path, indented(body, 2));
  else if (record) appendFileSync(path, `  - id: nazien\n    number: 9\n    title: Nazien\n    question: Klopt het?\n    summary: Je kijkt alles na.\n    page: contact.md\n${indented(body, 4)}`);
  else {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, body);
  }
}

// The pages and the picture that the pieces name.
function addPages(folder) {
  const page = (file, title, body) => {
    const path = join(folder, "content/nl", file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `---\ntitle: ${title}\ndescription: Een pagina bij de voorbeelden van de handleiding.\n---\n\n${body}\n`);
  };
  page("trajecten/mijn-traject.md", "Mijn traject", "::trajectory{#mijn-traject}");
  page("instrumenten/mijn-instrument.md", "Mijn instrument", "::instrument{#mijn-instrument}");
  page("rollen/vrijwilliger.md", "Voor vrijwilligers", "::role{#vrijwilliger}");
  page("voorbeelden/index.md", "Mijn voorbeelden", "::catalogue{#mijn-voorbeelden}\n\n[De rustige kamer](../voorbeelden/rustige-kamer.md) en [alles over rust](../voorbeelden/thema/rust.md).\n\n::checklist{#mijn-lijst}\n\n::catalogue{#mijn-catalogus}\n\n::chart{#mijn-grafiek}\n\n::chart{#mijn-stellingen}\n\nUit een rapport [@mijn-rapport].");
  appendFileSync(join(folder, "content/nl/contact.md"), "\nZie [de voorbeelden](voorbeelden/index.md).\n");
  const picture = Buffer.from("/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z", "base64");
  mkdirSync(join(folder, "content/nl/figuren"), { recursive: true });
  writeFileSync(join(folder, "content/nl/figuren/kamer.jpg"), picture);
}

describe("the data in the editors' manual", () => {
  it("names the file of each piece", () => {
    assert.ok(pieces.length > 10, String(pieces.length));
    for (const kind of ["phases", "roles", "sources", "checklists/", "catalogue/", "charts/", "trajectories/"]) assert.ok(pieces.some(({ file }) => file.startsWith(`data/${kind}`)), kind);
  });

  it("is right as it stands there", async () => {
    const folder = copyGuide();
    pieces.forEach((piece) => type(piece, folder));
    addPages(folder);
    const { code, said } = await new Promise((resolve) => {
      execFile(program, ["check", "--source", folder], (error, stdout) => resolve({ code: error?.code ?? 0, said: stdout }));
    });
    assert.equal(code, 0, said);
    assert.match(said, /^0 fouten, 1 waarschuwing$/m, said); // the one of the guide itself
  });
});
