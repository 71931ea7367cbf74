// Everything that Markdown can hold (tests/sites/opmaak) as a page: valid, to be heard, and whole on paper.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { FileSystemConfigLoader, HtmlValidate } from "html-validate";
import { startBrowser } from "./support/browser.mjs";
import { buildGuide, filesOf, pagesOf, project, temporaryFolder } from "./support/guide.mjs";
import { serve } from "./support/server.mjs";

const site = await buildGuide({ source: join(project, "tests/sites/opmaak") });
const server = await serve({ site });
after(() => server.close());
const { visit } = await startBrowser();
const validator = new HtmlValidate(new FileSystemConfigLoader(JSON.parse(readFileSync(join(project, ".htmlvalidate.json"), "utf8"))));

// The words of a printed page as [word, sheet], and only those that stand whole on their sheet.
async function printed(page) {
  const file = join(temporaryFolder(), "page.pdf");
  writeFileSync(file, await page.pdf({ format: "A4", preferCSSPageSize: true }));
  const xml = execFileSync("pdftotext", ["-bbox", file, "-"], { encoding: "utf8" });
  const sheets = xml.split("<page ").slice(1);
  return sheets.flatMap((sheet, number) => {
    const [width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(sheet).slice(1).map(Number);
    return [...sheet.matchAll(/<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)</g)]
      .filter(([, left, top, right, bottom]) => left >= 0 && top >= 0 && right <= width && bottom <= height)
      .map((match) => ({ word: match[5], sheet: number, isOnItsSide: width > height }));
  });
}

describe("all markup", () => {
  for (const file of filesOf(site, ".html")) {
    it(`is valid HTML: ${file}`, async () => {
      const report = await validator.validateString(readFileSync(join(site, file), "utf8"), file);
      assert.deepEqual(report.results.flatMap(({ messages }) => messages).map(({ line, ruleId, message }) => `${line} ${ruleId}: ${message}`), []);
    });
  }

  it("is there: a page holds every element that Markdown can make", () => {
    const text = pagesOf(site).map((address) => readFileSync(join(site, address), "utf8")).join("");
    for (const mark of ["<hr>", "<br>", "<del>", "<strong>", "<em>", "<code>", "<pre>", "<blockquote>", "<img ", "<h6 ", 'class="footnotes"', "<table>", 'class="task"', "<ol start="]) {
      assert.ok(text.includes(mark), mark);
    }
    assert.equal(/<(hr|br|img|input)[^>]*\/>/.test(text), false);
  });
});

describe("markup", { concurrency: 2 }, () => {
  it("sets numbers below each other, in the head too, on the screen and on paper", () =>
    visit(`${server.address}tabellen.html`, {}, async (page) => {
      for (const media of ["screen", "print"]) {
        await page.emulateMedia({ media });
        const sides = await page.locator("#uitlijnen ~ .table-scroll").first().locator("tr").evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => getComputedStyle(cell).textAlign)));
        assert.deepEqual(sides, Array(3).fill(["left", "left", "center", "right"]), media);
      }
    }));

  it("tells by ear which tasks are done", () =>
    visit(`${server.address}lijsten.html`, {}, async (page) => {
      const heard = await page.locator("#taken ~ ul, #taken ~ ol").first().ariaSnapshot();
      assert.match(heard, /Gedaan: gedaan werk/);
      assert.match(heard, /Nog te doen: werk dat nog moet/);
      assert.match(heard, /Gedaan: ook gedaan, erin/);
      assert.equal(/[☐☑]/.test(heard), false);
    }));

  it("numbers a list from where it starts, steps and lists in lists too", () =>
    visit(`${server.address}lijsten.html`, {}, async (page) => {
      // Chromium computes no text of a counter, but tells a screen reader what it drew.
      const session = await page.context().newCDPSession(page);
      const { nodes } = await session.send("Accessibility.getFullAXTree");
      const drawn = nodes.filter(({ role }) => ["ListMarker", "StaticText"].includes(role?.value)).map(({ name }) => name.value.trim());
      for (const marker of ["7.", "8.", "3.", "4.", "0.", "9.", "10."]) assert.ok(drawn.includes(marker), `${marker} in ${drawn}`);
      assert.deepEqual(drawn.filter((text) => /^\d+$/.test(text)), ["1", "2", "3", "4"]);
    }));

  it("is whole on paper: every column of every table stands on a sheet", () =>
    visit(`${server.address}tabellen.html`, {}, async (page) => {
      const words = await printed(page);
      const text = words.map(({ word }) => word).join("");
      for (let column = 0; column < 12; column += 1) assert.ok(text.includes(`Kolom${column}`), `Kolom ${column}`);
      const whole = ["temperatuur", "luchtvochtigheid", "geluidsniveau", "werkhouding", "arbeidsongeschiktheidsverzekering", "1.250,00"];
      for (const word of whole) assert.ok(words.some((one) => one.word === word), `${word} is broken or not there`);
      assert.ok(words.find(({ word }) => word === "luchtvochtigheid").isOnItsSide);
      assert.equal(words.find(({ word }) => word === "arbeidsongeschiktheidsverzekering").isOnItsSide, false);
    }));

  it("breaks words only where a table is wider than any sheet, and then shows all of each", () =>
    visit(`${server.address}tabellen.html`, { viewport: { width: 1001, height: 673 } }, async (page) => {
      await page.emulateMedia({ media: "print" });
      const tables = await page.locator("table").evaluateAll((all) =>
        all.map((table) => ({
          right: table.getBoundingClientRect().right,
          cut: [...table.querySelectorAll("th, td")].filter((cell) => cell.scrollWidth > cell.clientWidth).map((cell) => cell.textContent),
        })),
      );
      assert.equal(tables.length, 4);
      for (const { right, cut } of tables) {
        assert.ok(right <= 1001);
        assert.deepEqual(cut, []);
      }
    }));
});
