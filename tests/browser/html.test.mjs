// Every file is valid HTML with one h1, headings in order and unique ids.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { FileSystemConfigLoader, HtmlValidate } from "html-validate";
import { wholePage } from "./support/prepared-page.mjs";
import { treesOf } from "./support/trees.mjs";
import { addAlias, buildGuide, copyGuide, filesOf, movedAddress, pagesOf, project } from "./support/guide.mjs";

const site = await buildGuide();
const moved = join(await buildGuide({ source: addAlias(copyGuide()) }), movedAddress);
const { version } = JSON.parse(readFileSync(join(project, "package.json"), "utf8"));
const config = JSON.parse(readFileSync(join(project, ".htmlvalidate.json"), "utf8"));
const validator = new HtmlValidate(new FileSystemConfigLoader(config));

const files = [...filesOf(site, ".html").map((file) => [file, join(site, file)]), [`${movedAddress} (a redirect)`, moved]];

// What a page of the collector looks like with everything shown that it may show.
const values = { HREF: "#page-title", QR_HTML: '<svg viewBox="0 0 1 1" role="img" aria-label="QR-code"></svg>', WIDTH: "10.0", COLUMNS: "1" };
const filled = (html) => wholePage(html, (name) => values[name] ?? "waarde");

const matches = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1]);

// The words between the tags, as they stand on the lines of a page.
const textIn = (html) =>
  html
    .replace(/<(script|style|svg|template|pre)\b[^]*?<\/\1>/g, "")
    .replace(/<code\b[^]*?<\/code>/g, "x")
    .replace(/<\/?(a|abbr|b|em|i|small|span|strong|sup)\b[^>]*>/g, "")
    .replace(/<[^>]+>/g, "\n");

describe("a file", () => {
  it("stands there for every page of the guide, and for nothing else", () => {
    // Pages inside a decision tree are no pages of their own to a reader: tree-pages.test.mjs opens them all.
    const inTrees = treesOf(site).flatMap(({ folder }) => filesOf(site, ".html").filter((file) => file.startsWith(folder)));
    const redirects = filesOf(site, ".html").filter((file) => readFileSync(join(site, file), "utf8").includes('http-equiv="refresh"'));
    // A short address for each survey, and what questions of a tree were called before.
    assert.deepEqual(redirects.filter((file) => !/^(vragenlijsten\/[^/]+\/index|beslisboom\/.*)\.html$/.test(file)), ["instrumenten/binnenklimaat.html"]);
    // Beside each survey stand a paper form, a poster and a page for who links to it; the collector has its pages in _data/.
    const ofSurveys = pagesOf(site).flatMap((page) => {
      const survey = /^vragenlijsten\/(.*)\.html$/.exec(page)?.[1];
      const isSurvey = survey && filesOf(site, ".json").includes(`_data/surveys/${survey}.json`);
      const beside = ["papier", "poster", "insluiten"].map((name) => `vragenlijsten/${survey}/${name}.html`);
      const served = ["form", "thanks", "poster"].map((name) => `_data/surveys/${survey}.${name}.html`);
      return isSurvey ? [...beside, ...served, ...["message", "results", "withdrawal"].map((name) => `_data/surveys/${name}.html`)] : [];
    });
    // A choice of a catalogue's filter has a page, and so its entries can be looked through without script.
    const choices = filesOf(site, ".html").filter((file) => /^inspiratie\/[a-z]+\//.test(file));
    assert.ok(choices.length > 10);
    assert.deepEqual([...new Set([...pagesOf(site), ...inTrees, ...redirects, ...ofSurveys, ...choices])].sort(), filesOf(site, ".html"));
  });

  for (const [name, path] of files) {
    const html = filled(readFileSync(path, "utf8"));

    it(`is valid HTML: ${name}`, async () => {
      const report = await validator.validateString(html, path);
      // A number or a day and "I do not know" beside it are one answer, so they share its name.
      const boxes = (html.match(/<input[^>]*type="checkbox"[^>]*value="unknown"[^>]*>/g) ?? []).join("");
      const isOneAnswer = ({ ruleId, message }) => ruleId === "form-dup-name" && boxes.includes(`name=${/"[^"]*"$/.exec(message)}`);
      const messages = report.results.flatMap((result) => result.messages).filter((message) => !isOneAnswer(message));
      assert.deepEqual(messages.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId}: ${message}`), []);
    });

    it(`has no space before a full stop or a comma: ${name}`, () => {
      assert.deepEqual(textIn(html).match(/.{0,30}\S [.,;:!?](?!\S).{0,20}/g) ?? [], []);
    });

    it(`tells which version of the program made it: ${name}`, () => {
      assert.deepEqual(matches(html, /<meta name="generator" content="([^"]*)">/g), [`Leidraad ${version}`]);
    });

    it(`has every id once: ${name}`, () => {
      const ids = matches(html, /\sid="([^"]*)"/g);
      assert.deepEqual(ids.filter((id, place) => ids.indexOf(id) !== place), []);
    });

    it(`has something in the first cell of every row and in every item of a list: ${name}`, () => {
      assert.deepEqual(html.match(/<tr[^>]*>\s*<t[dh][^>]*>\s*<\/t[dh]>|<(li|h[1-6]|dt|dd|caption|legend)( [^>]*)?>\s*<\/\1>/g) ?? [], []);
    });

    it(`gives every card that leads into a survey or a tree a heading, one level below the one above it: ${name}`, () => {
      const parts = [...html.matchAll(/<h([1-6])[\s>]|<div class="?(?:survey|tree)-card"?>\s*(<h([1-6]) class="?(?:survey|tree)-card-title"?>)?/g)];
      let above = 1;
      for (const [whole, level, title, own] of parts) {
        if (level) above = Number(level);
        else assert.equal(title && Number(own), above + 1, whole);
      }
    });

    it(`has one h1 and skips no level of heading: ${name}`, () => {
      const levels = matches(html, /<h([1-6])[\s>]/g).map(Number);
      assert.deepEqual(levels.filter((level) => level === 1), [1]);
      assert.equal(levels[0], 1);
      levels.forEach((level, place) => assert.ok(place === 0 || level <= levels[place - 1] + 1, `h${levels[place - 1]} to h${level}`));
    });
  }
});
