// Every file is valid HTML with one h1, headings in order and unique ids.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { FileSystemConfigLoader, HtmlValidate } from "html-validate";
import { treesOf } from "./support/trees.mjs";
import { addAlias, buildGuide, copyGuide, filesOf, movedAddress, pagesOf, project } from "./support/guide.mjs";

const site = await buildGuide();
const moved = join(await buildGuide({ source: addAlias(copyGuide()) }), movedAddress);
const config = JSON.parse(readFileSync(join(project, ".htmlvalidate.json"), "utf8"));
const validator = new HtmlValidate(new FileSystemConfigLoader(config));

const files = [...filesOf(site, ".html").map((file) => [file, join(site, file)]), [`${movedAddress} (a redirect)`, moved]];

const matches = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1]);

describe("a file", () => {
  it("stands there for every page of the guide, and for nothing else", () => {
    // Pages inside a decision tree are no pages of their own to a reader: tree-pages.test.mjs opens them all.
    const inTrees = treesOf(site).flatMap(({ folder }) => filesOf(site, ".html").filter((file) => file.startsWith(folder)));
    const redirects = filesOf(site, ".html").filter((file) => readFileSync(join(site, file), "utf8").includes('http-equiv="refresh"'));
    assert.deepEqual(redirects, ["instrumenten/binnenklimaat.html"]);
    assert.deepEqual([...new Set([...pagesOf(site), ...inTrees, ...redirects])].sort(), filesOf(site, ".html"));
  });

  for (const [name, path] of files) {
    const html = readFileSync(path, "utf8");

    it(`is valid HTML: ${name}`, async () => {
      const report = await validator.validateString(html, path);
      const messages = report.results.flatMap((result) => result.messages);
      assert.deepEqual(messages.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId}: ${message}`), []);
    });

    it(`has every id once: ${name}`, () => {
      const ids = matches(html, /\sid="([^"]*)"/g);
      assert.deepEqual(ids.filter((id, place) => ids.indexOf(id) !== place), []);
    });

    it(`has something in the first cell of every row and in every item of a list: ${name}`, () => {
      assert.deepEqual(html.match(/<tr[^>]*>\s*<t[dh][^>]*>\s*<\/t[dh]>|<(li|h[1-6]|dt|dd|caption|legend)( [^>]*)?>\s*<\/\1>/g) ?? [], []);
    });

    it(`has one h1 and skips no level of heading: ${name}`, () => {
      const levels = matches(html, /<h([1-6])[\s>]/g).map(Number);
      assert.deepEqual(levels.filter((level) => level === 1), [1]);
      assert.equal(levels[0], 1);
      levels.forEach((level, place) => assert.ok(place === 0 || level <= levels[place - 1] + 1, `h${levels[place - 1]} to h${level}`));
    });
  }
});
