// On paper: no navigation, nothing folded, boxes to tick with a pen, addresses of links.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { startBrowser } from "./support/browser.mjs";
import { buildGuide, kinds, temporaryFolder } from "./support/guide.mjs";
import { serve } from "./support/server.mjs";

const { visit } = await startBrowser();
const server = await serve({ site: await buildGuide() });
after(() => server.close());

const onPaper = (use) => async (page, context) => {
  await page.emulateMedia({ media: "print" });
  await use(page, context);
};

// The sheets of a page as they come out of the printer: the lines of each.
const folder = temporaryFolder();
async function sheetsOf(page, name) {
  const file = join(folder, `${name}.pdf`);
  writeFileSync(file, await page.pdf({ format: "A4", preferCSSPageSize: true }));
  const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8", maxBuffer: 1 << 26 });
  const lines = (sheet) => sheet.split("\n").map((line) => line.trim()).filter(Boolean);
  return text.split("\f").slice(0, -1).map(lines);
}
const plain = (text) => text.normalize("NFKC").replace(/\s+/g, " ").trim();

// What is printed to be read; a map and a poster are a drawing each.
const toRead = Object.entries(kinds).filter(([name]) => !["picture", "poster", "question"].includes(name));

describe("on paper", { concurrency: 2 }, () => {
  it("the front page is one sheet", () =>
    visit(server.address, {}, async (page) => {
      const sheets = await sheetsOf(page, "front");
      assert.equal(sheets.length, 1, `${sheets.length} sheets; on the last: ${sheets.at(-1).join(" / ")}`);
    }));

  it("the last sheet is never almost empty, no sheet ends in a heading, and nothing on it is to be pressed", { timeout: 300_000 }, () =>
    visit(server.address, {}, async (page) => {
      for (const [name, address] of toRead) {
        await page.goto(server.address + address);
        const headings = (await page.locator("main :is(h2, h3)").allInnerTexts()).map(plain);
        const buttons = (await page.locator("main :is(button, .button)").allInnerTexts()).map(plain).filter(Boolean);
        const sheets = await sheetsOf(page, name.replaceAll(" ", "-"));
        if (sheets.length > 1) assert.ok(sheets.at(-1).length >= 4, `${address}: sheet ${sheets.length} has ${sheets.at(-1).join(" / ")}`);
        for (const sheet of sheets.slice(0, -1)) assert.ok(!headings.includes(plain(sheet.at(-1))), `${address}: a sheet ends in ${sheet.at(-1)}`);
        for (const line of sheets.flat()) assert.ok(!buttons.includes(plain(line)), `${address}: ${line}`);
      }
    }));

  it("a short table is in one piece", () =>
    visit(server.address, {}, async (page) => {
      let seen = 0;
      for (const address of ["fasen/index.html", "fasen/2-op-maat.html", "instrumenten/binnenklimaat/index.html", "instrumenten/binnenklimaat/temperatuur.html"]) {
        await page.goto(server.address + address);
        const tables = await page.locator("main table").evaluateAll((all) =>
          all.filter((table) => table.rows.length < 15).map((table) => [...table.rows].map((row) => row.cells[0].innerText.trim().split(/\s/)[0])),
        );
        const sheets = await sheetsOf(page, "tables");
        for (const rows of tables) {
          seen += 1;
          const hasAll = (sheet) => rows.every((start) => sheet.some((line) => line.startsWith(start)));
          assert.ok(sheets.some(hasAll), `${address}: ${rows.join(", ")}`);
        }
      }
      assert.ok(seen >= 4, `${seen} tables`);
    }));

  it("an address of another website is as short as one may type it", () =>
    visit(`${server.address}contact.html`, {}, async (page) => {
      const text = (await sheetsOf(page, "addresses")).flat().join("");
      assert.match(text, /storm-in\.nl/);
      assert.doesNotMatch(text, /https?:\/\//);
    }));

  it("whose it is and who paid for it stands beside the name, above the text", () =>
    visit(`${server.address}waarom.html`, {}, async (page) => {
      const [first, ...others] = await sheetsOf(page, "letterhead");
      assert.match(first.slice(0, 4).join(" "), /Met steun van Interreg/);
      assert.doesNotMatch(others.flat().join(" "), /Met steun van/);
    }));

  it("no page of any kind shows navigation, search, buttons or filters", () =>
    visit(server.address, {}, onPaper(async (page) => {
      for (const address of Object.values(kinds)) {
        await page.goto(server.address + address);
        const seen = await page.locator("nav:visible, form:visible, button:visible, select:visible, .skip-link:visible, .search-link:visible").count();
        assert.equal(seen, 0, address);
        assert.equal(await page.locator("h1").isVisible(), true, address);
      }
    })));

  it("no page is wider than a sheet of A4", () =>
    visit(server.address, { viewport: { width: 673, height: 900 } }, onPaper(async (page) => {
      for (const address of Object.values(kinds)) {
        await page.goto(server.address + address);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), address);
      }
    })));

  it("a checklist is a form: a drawn box for each item, a line for a name and a date", () =>
    visit(`${server.address}checklists/voorwaarden.html`, {}, onPaper(async (page) => {
      const boxes = await page.locator(".checklist input[type=checkbox]").evaluateAll((inputs) =>
        inputs.map((input) => {
          const { appearance, borderTopWidth } = getComputedStyle(input);
          return { appearance, border: parseFloat(borderTopWidth), width: input.offsetWidth };
        }),
      );
      assert.equal(boxes.length, 9);
      for (const box of boxes) {
        assert.equal(box.appearance, "none"); // drawn by us: a printer leaves out what the browser fills
        assert.ok(box.border >= 1 && box.width >= 15, JSON.stringify(box));
      }
      await page.getByText("Ingevuld door:").waitFor();
      await page.getByText("Datum:").waitFor();
    })));

  it("a tick made on the screen is printed", () =>
    visit(`${server.address}checklists/voorwaarden.html`, {}, async (page) => {
      await page.locator(".check").first().click();
      await page.emulateMedia({ media: "print" });
      const drawn = (place) => page.locator(".checklist input").nth(place).evaluate((box) => getComputedStyle(box).backgroundImage);
      assert.match(await drawn(0), /gradient/);
      assert.equal(await drawn(1), "none");
    }));

  it("dark colours stay off the paper", () =>
    visit(server.address, { colorScheme: "dark" }, onPaper(async (page) => {
      const [text, paper] = await page.evaluate(() => [getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]);
      assert.equal(text, "rgb(0, 0, 0)");
      assert.equal(paper, "rgb(255, 255, 255)");
    })));

  it("what is folded on the screen is printed", () =>
    visit(`${server.address}instrumenten/vragenlijsten.html`, {}, async (page) => {
      await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
      assert.equal(await page.locator("main details:not([open])").count(), 0);
      await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
    }));

  it("nothing is said about fingers and scroll bars", () =>
    visit(`${server.address}beslisboom/binnenklimaat/kaart-warm.html`, {}, async (page) => {
      const help = page.getByText("Schuif met je vinger");
      assert.equal(await help.isVisible(), true);
      await page.emulateMedia({ media: "print" });
      assert.equal(await help.isVisible(), false);
    }));

  it("a PDF can be made of it", () =>
    visit(`${server.address}checklists/voorwaarden.html`, {}, async (page) => {
      const pdf = await page.pdf({ format: "A4", tagged: true });
      assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
      const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
      assert.ok(pages >= 1 && pages <= 4, `${pages} sheets`);
    }));

  it("the print button prints", () =>
    visit(`${server.address}checklists/voorwaarden.html`, {}, async (page) => {
      await page.evaluate(() => (window.print = () => (window.printed = true)));
      await page.getByRole("button", { name: "Print deze checklist" }).focus();
      await page.keyboard.press("Enter");
      assert.equal(await page.evaluate(() => window.printed), true);
    }));
});
