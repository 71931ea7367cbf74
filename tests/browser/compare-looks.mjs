// Two built guides, pixel by pixel: whoever moves styles without wanting to change the look runs this by hand.
//   node tests/browser/compare-looks.mjs BEFORE AFTER [PATTERN]     folders with a site; PATTERN: only pages that match
// Every page on a phone and a laptop, light and dark and with forced colours, and on paper; what only script shows, too
// (menu, search, a way through a tree, the screens of a survey). Also compares what the browser computes for every
// element in three of these, since a picture shows no edge of nothing. Prints what differs, and ends with 1 where anything
// does.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launch } from "./support/browser.mjs";
import { filesOf, temporaryFolder } from "./support/guide.mjs";
import { serve } from "./support/server.mjs";
import { answersOf, fragmentOf, treesOf } from "./support/trees.mjs";

const [before, after, pattern = ""] = process.argv.slice(2);
if (!after) {
  console.error("usage: node tests/browser/compare-looks.mjs BEFORE AFTER [PATTERN]");
  process.exit(2);
}

const patience = 300_000; // milliseconds: a busy machine is no difference
const screens = [];
for (const width of [360, 1280]) {
  for (const colorScheme of ["light", "dark"]) {
    screens.push({ name: `${width} px, ${colorScheme}`, options: { viewport: { width, height: 800 }, colorScheme }, isComputed: width === 360 && colorScheme === "light" });
  }
}
const laptop = { width: 1280, height: 800 };
screens.push({ name: "1280 px, forced colours", options: { viewport: laptop, forcedColors: "active" }, isComputed: true });
screens.push({ name: "1280 px, as for paper", options: { viewport: laptop }, media: "print", isComputed: true });

// What script shows: an address, and what to do there.
const acts = [
  ["zoeken.html?q=team", (page) => page.locator(".search-results li").first().waitFor()],
  ["zoeken.html?q=zzzz", (page) => page.locator(".search-status:not(:empty)").waitFor()],
  [
    "index.html",
    async (page) => {
      const small = page.locator(".menu-small summary");
      if (await small.isVisible()) await small.click();
      else if (await page.locator(".site-search").isVisible()) {
        await page.getByRole("searchbox").first().fill("team");
        await page.locator(".search-panel li").first().waitFor();
        await page.keyboard.press("ArrowDown");
      }
    },
  ],
];
for (const tree of treesOf(before)) {
  for (const { id, outcome } of tree.examples) {
    acts.push([`${tree.folder}${outcome}.html${fragmentOf(tree, answersOf(tree, id))}`, (page) => page.locator(".tree-given li").first().waitFor()]);
  }
  for (const { id } of tree.questions.filter(({ measure }) => measure)) {
    acts.push([
      `${tree.folder}${id}.html`,
      async (page) => {
        await page.locator(".tree-value input").first().fill("x");
        await page.keyboard.press("Enter");
      },
    ]);
  }
}
for (const file of filesOf(before, ".html").filter((name) => /^vragenlijsten\/[^/]+\.html$/.test(name))) {
  const begin = (page) => page.locator("[data-start=fresh] button:visible").first().click();
  const goOn = async (page) => {
    await begin(page);
    await page.locator(".survey-main:visible").first().click();
  };
  acts.push([file, begin], [file, goOn]);
}

const isWanted = (address) => new RegExp(pattern).test(address);
const pages = filesOf(before, ".html").filter((file) => isWanted(file) && /class="?layout-/.test(readFileSync(join(before, file), "utf8")));

// Of everything in the page and what stands before and after it: a digest, or every line.
const computed = async (isWhole) => {
  const lines = [];
  const names = [...getComputedStyle(document.body)].filter((name) => !name.startsWith("--"));
  for (const element of document.querySelectorAll("html, body, body *")) {
    for (const part of [null, "::before", "::after", "::marker"]) {
      const style = getComputedStyle(element, part);
      if (part === "::before" || part === "::after") {
        if (style.content === "none" || style.content === "normal") continue;
      }
      if (part === "::marker" && style.display !== "list-item" && getComputedStyle(element).display !== "list-item") continue;
      lines.push(`${element.tagName}.${element.getAttribute("class") ?? ""}${part ?? ""}: ${names.map((name) => `${name}=${style.getPropertyValue(name)}`).join(";")}`);
    }
  }
  const text = lines.join("\n").replaceAll(location.origin, "");
  if (isWhole) return text;
  return [...new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)))].join();
};

const browser = await launch();
const servers = [await serve({ site: before }), await serve({ site: after })];
const folder = temporaryFolder();
let compared = 0;
const differing = [];
const tell = (difference) => {
  differing.push(difference);
  console.log(difference);
};

function paperOf(pdf) {
  const file = join(folder, "page.pdf");
  writeFileSync(file, pdf);
  execFileSync("pdftoppm", ["-r", "60", "-png", file, join(folder, "sheet")]);
  const sheets = readdirSync(folder).filter((name) => name.endsWith(".png")).sort();
  const pictures = sheets.map((name) => readFileSync(join(folder, name)));
  sheets.forEach((name) => rmSync(join(folder, name)));
  return pictures;
}

function told(one, other) {
  const [left, right] = [one.split("\n"), other.split("\n")];
  const at = left.findIndex((line, place) => line !== right[place]);
  if (at < 0) return "more elements";
  const values = right[at].split(";");
  return `${left[at].split(": ")[0]}: ${left[at].split(";").filter((value, place) => value !== values[place]).slice(0, 3).join("; ")}`;
}

async function shotsOf(isComputed, take, address, act) {
  const shots = [];
  for (const [place, server] of servers.entries()) {
    const page = take(place);
    await page.goto("about:blank");
    await page.goto(server.address + address);
    await page.evaluate(() => document.fonts.ready);
    if (act) await act(page);
    shots.push({ page, styles: isComputed ? await page.evaluate(computed, false) : "", picture: await page.screenshot({ fullPage: true, animations: "disabled", caret: "hide" }) });
  }
  return shots;
}

// The font of a guide is left out where it comes late, so a difference has to be seen twice.
async function look({ name, isComputed }, take, address, act) {
  let shots = [];
  let isSame = false;
  for (let attempt = 0; attempt < 2 && !isSame; attempt += 1) {
    shots = await shotsOf(isComputed, take, address, act);
    isSame = shots[0].styles === shots[1].styles && shots[0].picture.equals(shots[1].picture);
  }
  compared += 1;
  if (shots[0].styles !== shots[1].styles) {
    const whole = await Promise.all(shots.map(({ page }) => page.evaluate(computed, true)));
    tell(`${name}: ${address}: styles: ${told(...whole)}`);
  }
  if (!shots[0].picture.equals(shots[1].picture)) tell(`${name}: ${address}: pixels`);
}

for (const screen of screens) {
  const { name, options, media = "screen" } = screen;
  const contexts = [];
  for (const _ of servers) contexts.push(await browser.newContext({ reducedMotion: "reduce", ...options }));
  const opened = [];
  for (const context of contexts) {
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    await page.emulateMedia({ media });
    opened.push(page);
  }
  for (const address of pages) await look(screen, (place) => opened[place], address);
  // What is away on paper cannot be used.
  const used = media === "print" ? [] : acts.filter(([one]) => isWanted(one));
  for (const [address, act] of used) await look(screen, (place) => opened[place], address, act);
  for (const context of contexts) await context.close();
  console.log(`${name}: ${compared} compared, ${differing.length} differ`);
}

const page = await browser.newPage();
page.setDefaultTimeout(patience);
const printed = [...pages.map((address) => [address]), ...acts.filter(([address]) => isWanted(address))];
for (const [address, act] of printed) {
  let isSame = false;
  for (let attempt = 0; attempt < 2 && !isSame; attempt += 1) {
    const papers = [];
    for (const server of servers) {
      await page.goto("about:blank");
      await page.goto(server.address + address);
      await page.evaluate(() => document.fonts.ready);
      if (act) await act(page);
      papers.push(paperOf(await page.pdf({ format: "A4", preferCSSPageSize: true })));
    }
    isSame = papers[0].length === papers[1].length && papers[0].every((sheet, place) => sheet.equals(papers[1][place]));
  }
  compared += 1;
  if (!isSame) tell(`paper: ${address}`);
}
await browser.close();
for (const server of servers) await server.close();
console.log(`paper: ${compared} compared in all, ${differing.length} differ`);
process.exitCode = differing.length > 0 ? 1 : 0;
