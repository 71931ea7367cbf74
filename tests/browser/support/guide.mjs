// Builds the guide with the real program, to a temporary folder that goes when the test's process ends.
import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

export const project = resolve(import.meta.dirname, "../../..");
export const program = resolve(process.env.LEIDRAAD_PROGRAM ?? join(project, "build/dev/generator/leidraad"));

const run = promisify(execFile);

const temporary = [];
process.on("exit", () => temporary.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), "leidraad-browser-"));
  temporary.push(folder);
  return folder;
}

// Gives the folder with the website. Without a base address the guide is the one that a reader may open from disk.
export async function buildGuide({ source = project, baseUrl } = {}) {
  const output = join(temporaryFolder(), "public");
  const base = baseUrl ? ["--base-url", baseUrl] : [];
  await run(program, ["build", "--source", source, "--output", output, ...base]);
  return output;
}

// A copy of the guide's sources, for a test that changes them.
export function copyGuide() {
  const folder = temporaryFolder();
  for (const part of ["content", "data", "templates"]) {
    cpSync(join(project, part), join(folder, part), { recursive: true });
  }
  return folder;
}

// An old address for one of the guide's pages, whatever pages of the real guide have moved.
export const movedAddress = "vroeger/tips.html";
export function addAlias(source) {
  const file = join(source, "content/nl/tips.md");
  writeFileSync(file, readFileSync(file, "utf8").replace(/^---\n/, `---\naliases:\n  - ${movedAddress}\n`));
  return source;
}

// The addresses of all pages, "index.html" first.
export function pagesOf(site) {
  const { pages } = JSON.parse(readFileSync(join(site, "_data/guide.json"), "utf8"));
  const addresses = pages.map((page) => page.address);
  return [...addresses.filter((address) => address === "index.html"), ...addresses.filter((address) => address !== "index.html"), "404.html"];
}

// Where looking takes seconds, one in so many stands for pages of one template. LEIDRAAD_EVERY_PAGE=1 looks at all.
export const oneIn = (count, pages) => (process.env.LEIDRAAD_EVERY_PAGE ? pages : pages.filter((_, place) => place % count === 0));

// All pages, but of the entries of a catalogue each sixth.
export function pagesToLookAt(site) {
  const { pages } = JSON.parse(readFileSync(join(site, "_data/guide.json"), "utf8"));
  const entries = pages.filter(({ kind }) => kind === "entry").map(({ address }) => address);
  const looked = oneIn(6, entries);
  return pagesOf(site).filter((address) => !entries.includes(address) || looked.includes(address));
}

export function filesOf(site, ending = "") {
  return readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(site.length + 1))
    .sort();
}

// One page of every kind.
export const kinds = {
  home: "index.html",
  phase: "fasen/1-inventarisatie.html",
  overview: "trajecten/index.html",
  trajectory: "trajecten/team-champions-welzijn.html",
  instrument: "instrumenten/binnenklimaat/index.html",
  tree: "beslisboom/binnenklimaat/index.html",
  question: "beslisboom/binnenklimaat/warm-temperatuur.html",
  outcome: "beslisboom/binnenklimaat/warm-rood.html",
  picture: "beslisboom/binnenklimaat/kaart-warm.html",
  survey: "vragenlijsten/nodeninventarisatie.html",
  "paper form": "vragenlijsten/nodeninventarisatie/papier.html",
  poster: "vragenlijsten/nodeninventarisatie/poster.html",
  checklist: "checklists/voorwaarden.html",
  catalogue: "instrumenten/vragenlijsten.html",
  entry: "inspiratie/zorgstart.html",
  choice: "inspiratie/thema/behoud.html",
  cards: "tips.html",
  comparison: "trajecten/vergelijk.html",
  chart: "trajecten/deelnemers-in-het-project.html",
  "chart with parts": "onderzoek/naam-en-inhoud.html",
  "chart without bars": "onderzoek/index.html",
  figures: "waarom.html",
  glossary: "begrippen.html",
  sources: "bronnen.html",
  "A to Z": "a-z.html",
  contacts: "contact.html",
  search: "zoeken.html",
  "not found": "404.html",
};
