// Styles and what they style fit together: no unknown style variable, no class without a rule, no rule without a class,
// no page without the styles of what it shows or with those of what it does not show, and no list whose style hides from a
// screen reader that it is one. Read from the sources and from three built guides.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { startBrowser } from "./support/browser.mjs";
import { buildGuide, filesOf, pagesOf, project } from "./support/guide.mjs";
import { wholePage } from "./support/prepared-page.mjs";
import { serve } from "./support/server.mjs";
import { answersOf, fragmentOf, treesOf } from "./support/trees.mjs";

const { visit } = await startBrowser();

const sites = [await buildGuide(), await buildGuide({ source: join(project, "tests/sites/veilig-fietsen") }), await buildGuide({ source: join(project, "tests/sites/opmaak") })];

const sources = (folder, ending) =>
  readdirSync(join(project, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => readFileSync(join(entry.parentPath ?? entry.path, entry.name), "utf8"));
const built = (ending) => sites.flatMap((site) => filesOf(site, ending).map((file) => readFileSync(join(site, file), "utf8")));
const all = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1]);
const words = (text) => text.split(/\s+/).filter(Boolean);
const sorted = (set) => [...set].sort();

// Styles without comments and without the drawings in them.
const bare = (css) => css.replace(/\/\*[^]*?\*\//g, "").replace(/url\('[^']*'\)/g, "url()");

// What stands in class="…", whole: in HTML, in templates without their marks, in C++ and in script.
const classesIn = (text) => all(text, /\bclass=\\?"([^"\\]*)\\?"/g).flatMap(words);
const templates = sources("templates", ".html").map((html) => html.replace(/\{\{[#/]?[A-Z_]+\}\}/g, (mark) => (/[#/]/.test(mark) ? " " : "\u0000")));
const scripts = sources("templates/assets", ".js");

const used = new Set();
// A class that is put together from a word and a value, in a template ("type-{{TYPE}}") or a script, is seen in the built guides.
for (const text of [...templates, ...sources("generator", ".cpp"), ...built(".html"), ...built(".svg")]) {
  for (const name of classesIn(text)) if (/^[a-z][\w-]*$/i.test(name)) used.add(name);
}
for (const text of built(".html")) for (const list of all(text, /\bclass=([^\s"'>]+)/g)) words(list).forEach((name) => used.add(name));
const made = new Set();
for (const text of scripts) {
  for (const list of all(text, /\belement\(\s*"[\w-]+",\s*"([^"]*)"/g)) words(list).forEach((name) => made.add(name));
  for (const list of all(text, /(?:classList\.(?:add|toggle|remove)\(|className = )"([^"]*)"/g)) words(list).forEach((name) => made.add(name));
  for (const list of all(text, /"class",\s*"([^"]*)"/g)) words(list).forEach((name) => made.add(name));
}
made.forEach((name) => used.add(name));
// A class that stands in the code as a word of its own may be given to something.
const mentioned = new Set([...scripts, ...sources("generator", ".cpp")].flatMap((text) => all(text, /"([\w -]+)"/g).flatMap(words)));

const sheets = sources("templates/assets/css", ".css").map(bare);
const selectorsIn = (css) => all(css, /(?<=^|[{};])([^{};]*)\{/g);
const selectors = sheets.flatMap(selectorsIn);
const styled = new Set(selectors.flatMap((selector) => all(selector, /\.([a-zA-Z][\w-]*)/g)));
const startsWith = new Set(selectors.flatMap((selector) => all(selector, /\[class[*^]="([\w-]+)"\]/g)));
// What script looks for is no matter of looks.
const lookedFor = new Set(scripts.flatMap((text) => all(text, /["'`][^"'`\n]*?\.([a-z][\w-]*)(?=[^"'`\n]*["'`])/g)));

// Values of one thing ("note-tip", "note-law"): one rule for a family says that it is a matter of looks where it differs.
const families = templates.flatMap((html) => all(html, /[\s"]([a-z-]+-)\u0000/g));
const isStyledFamily = (name) => families.some((start) => name.startsWith(start) && [...styled].some((other) => other.startsWith(start)));

// What cmark-gfm writes at code with a language ("language-yaml"); we colour no code.
const ofCodeBlocks = /^language-/;
// Of the classes for the guides' own drawings the one that no drawing here uses.
const notSeenHere = ["s-text"];

describe("styles", () => {
  it("use no variable that nothing defines", () => {
    for (const site of sites) {
      const css = filesOf(site, ".css").map((file) => bare(readFileSync(join(site, file), "utf8")));
      const defined = new Set(css.flatMap((text) => all(text, /(--[\w-]+)\s*:/g)));
      const unknown = css.flatMap((text) => all(text, /var\(\s*(--[\w-]+)\s*\)/g)).filter((name) => !defined.has(name));
      assert.deepEqual(sorted(new Set(unknown)), [], site);
    }
  });

  it("define no variable that nothing uses", () => {
    const text = [...sheets, ...scripts].join("\n");
    const unused = all(text, /(?:^|[\s{;])(--[\w-]+)\s*:/g).filter((name) => !text.includes(`var(${name}`));
    assert.deepEqual(sorted(new Set(unused)), []);
  });

  it("have a rule for every class", () => {
    const isOfLooks = (name) => styled.has(name) || isStyledFamily(name) || [...startsWith].some((start) => name.includes(start));
    const without = [...used].filter((name) => !isOfLooks(name) && !lookedFor.has(name) && !ofCodeBlocks.test(name));
    assert.deepEqual(without.sort(), []);
  });

  it("have no rule for a class that nothing has", () => {
    assert.deepEqual([...styled].filter((name) => !used.has(name) && !mentioned.has(name) && !notSeenHere.includes(name)).sort(), []);
  });

  it("have no exception that is not needed", () => {
    assert.deepEqual(notSeenHere.filter((name) => used.has(name) || mentioned.has(name) || !styled.has(name)), []);
    assert.ok([...used].some((name) => ofCodeBlocks.test(name)));
  });
});

// Every HTML file, those that the collector fills in included, against the rules of every style sheet of its guide.
describe("a page links the style sheets of what it shows, and no others", () => {
  // Whatever the state of things and whatever part of them: what a rule is about.
  const subjectOf = (selector) => selector.replace(/::?(?:before|after|marker|placeholder|first-letter|details-content|-webkit-[\w-]+|hover|focus-visible|focus|active|checked|target)\b/g, "").trim();
  const about = (css) => selectorsIn(bare(css)).filter((selector) => !/^(?:@|:root$|from\b|to\b|\d+%)/.test(selector)).map(subjectOf).filter(Boolean);
  // What leads on from an old address has no styles at all.
  const isRedirect = (html) => /http-equiv="?refresh/.test(html);
  // A page that waits for results shows them, which are charts, once they are published.
  const takesMore = (html) => html.includes("Er zijn nog geen resultaten.");

  const faultsOf = ({ html, rules }) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const linked = [...page.querySelectorAll('link[rel="stylesheet"]')].map((link) => link.getAttribute("href").replace(/^.*\/assets\/|^assets\//, ""));
    const matches = (selector) => {
      try {
        return page.querySelector(selector) !== null;
      } catch {
        return false;
      }
    };
    const inLinked = new Set(linked.flatMap((sheet) => rules[sheet] ?? []));
    const faults = [];
    for (const [sheet, list] of Object.entries(rules)) {
      const shown = list.filter((selector) => matches(selector));
      if (linked.includes(sheet) && shown.length === 0) faults.push(`${sheet} is linked for nothing`);
      const missing = linked.includes(sheet) ? [] : shown.filter((selector) => !inLinked.has(selector));
      if (missing.length > 0) faults.push(`${sheet} is not linked: ${missing.slice(0, 3).join("; ")}`);
    }
    return { linked, faults };
  };

  for (const [place, site] of sites.entries()) {
    it(`in guide ${place + 1}`, async () => {
      const rules = Object.fromEntries(filesOf(site, ".css").map((file) => [file.replace("assets/", ""), about(readFileSync(join(site, file), "utf8"))]));
      const server = await serve({ site });
      try {
        await visit(server.address, {}, async (page) => {
          for (const file of filesOf(site, ".html")) {
            const html = wholePage(readFileSync(join(site, file), "utf8"));
            if (isRedirect(html)) continue;
            const { linked, faults } = await page.evaluate(faultsOf, { html, rules });
            assert.match(linked[0], /^site-/, file);
            assert.deepEqual(faults.filter((fault) => !takesMore(html) || !/^chart-\S+ is linked for nothing$/.test(fault)), [], file);
          }
        });
      } finally {
        await server.close();
      }
    });
  }
});

// Safari tells VoiceOver of no list where the style takes away bullets and numbers, unless the list has the role.
describe("a list without bullets or numbers says that it is a list", { concurrency: 2 }, () => {
  const silent = (page) =>
    page.evaluate(() =>
      [...document.querySelectorAll("ul, ol")]
        .filter((list) => list.getAttribute("role") !== "list")
        .filter((list) => [...list.children].some((item) => getComputedStyle(item).display !== "list-item" || getComputedStyle(item).listStyleType === "none"))
        .map((list) => list.outerHTML.slice(0, 120)),
    );

  for (const [place, site] of sites.entries()) {
    for (const media of ["screen", "print"]) {
      it(`on every page of guide ${place + 1}, on ${media}`, async () => {
        const server = await serve({ site });
        try {
          await visit(server.address, {}, async (page) => {
            await page.emulateMedia({ media });
            const seldom = filesOf(site, ".html").filter((file) => /^beslisboom.*(index|kaart|poster)\.html$|-rood\.html$|papier|poster|insluiten/.test(file));
            for (const address of new Set([...pagesOf(site), ...seldom])) {
              await page.goto(server.address + address);
              assert.deepEqual(await silent(page), [], address);
            }
          });
        } finally {
          await server.close();
        }
      });
    }
  }

  it("where script makes it: results of a search and answers given", async () => {
    const server = await serve({ site: sites[0] });
    try {
      await visit(`${server.address}zoeken.html?q=team`, {}, async (page) => {
        await page.locator(".search-results li").first().waitFor();
        assert.deepEqual(await silent(page), []);
        await page.getByRole("searchbox").first().fill("team");
        await page.locator(".search-panel li").first().waitFor();
        assert.deepEqual(await silent(page), []);
      });
      const [tree] = treesOf(sites[0]);
      const { id, outcome } = tree.examples[0];
      await visit(`${server.address}${tree.folder}${outcome}.html${fragmentOf(tree, answersOf(tree, id))}`, {}, async (page) => {
        await page.locator(".tree-given li").first().waitFor();
        assert.deepEqual(await silent(page), []);
      });
    } finally {
      await server.close();
    }
  });
});
