// The catalogue of questionnaires, its calculator, and the comparison of trajectories, with keys alone. What they have
// to say is worked out here from the data files.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { startBrowser } from "./support/browser.mjs";
import { buildGuide, project } from "./support/guide.mjs";
import { serve } from "./support/server.mjs";

const { visit } = await startBrowser();
const server = await serve({ site: await buildGuide() });
after(() => server.close());
const cataloguePage = `${server.address}instrumenten/vragenlijsten.html`;

// Enough of YAML for this one file: a value per line, entries that start with "- id".
const source = readFileSync(join(project, "data/catalogue/vragenlijsten.yaml"), "utf8");
const secondsEach = Number(/seconds-each: (\d+)/.exec(source)[1]);
const entries = source
  .split(/^entries:$/m)[1]
  .split(/^ {2}- id: /m)
  .slice(1)
  .map((text) => Object.fromEntries([...`id: ${text}`.matchAll(/^ *([a-z-]+): (.*)$/gm)].map(([, key, value]) => [key, value])));

const shown = (page) => page.locator("[data-entry]:visible");
const status = (page) => page.locator(".filters [data-status]");

async function choose(page, label, option) {
  const list = page.getByLabel(label);
  await list.focus();
  const text = await list.locator("option").filter({ hasText: option }).innerText();
  await page.keyboard.type(text.slice(0, 12));
  assert.equal(await list.locator("option:checked").innerText(), text);
}

describe("the catalogue", { concurrency: 2 }, () => {
  it("shows every questionnaire of the data file with its number of questions", () =>
    visit(cataloguePage, {}, async (page) => {
      assert.ok(entries.length >= 14);
      assert.equal(await shown(page).count(), entries.length);
      for (const { id, items, title } of entries) {
        const row = page.locator(`[data-entry][id$="${id}"]`);
        assert.match(await row.locator("th").innerText(), new RegExp(title));
        assert.equal(await row.locator(".type-number").innerText(), items);
      }
    }));

  it("filters on the licence and announces how many are left", () =>
    visit(cataloguePage, {}, async (page) => {
      const paid = entries.filter((entry) => entry.licentie === "betalend");
      await choose(page, "Mag ik de lijst gebruiken?", "Betalend");
      assert.equal(await shown(page).count(), paid.length);
      assert.equal(await status(page).getAttribute("role"), "status");
      assert.equal(await status(page).innerText(), `Je ziet ${paid.length} van de ${entries.length}.`);
    }));

  it("filters on two fields together, says when nothing is left, and gives all back", () =>
    visit(cataloguePage, {}, async (page) => {
      await choose(page, "Mag ik de lijst gebruiken?", "Betalend");
      await choose(page, "Lengte", "Lang");
      assert.equal(await shown(page).count(), entries.filter((entry) => entry.licentie === "betalend" && entry.lengte === "lang").length);
      assert.equal(await page.locator(".catalogue-none").isVisible(), true);
      await page.getByRole("button", { name: "Wis alle keuzes" }).focus();
      await page.keyboard.press("Enter");
      assert.equal(await shown(page).count(), entries.length);
      assert.equal(await page.locator(".catalogue-none").isVisible(), false);
    }));

  it("filters on text, with or without capitals and diacritics", () =>
    visit(cataloguePage, {}, async (page) => {
      await page.getByLabel("Zoek in deze lijst").focus();
      await page.keyboard.type("bURNÓUT");
      assert.equal(await shown(page).count(), 1);
      assert.match(await shown(page).innerText(), /BAT/);
    }));

  it("adds up three questionnaires: questions and minutes", () =>
    visit(cataloguePage, {}, async (page) => {
      const chosen = [entries[0], entries[3], entries[12]];
      const calculator = page.locator("[data-calculator]");
      assert.equal(await calculator.innerText(), "");
      assert.equal(await calculator.getAttribute("role"), "status");
      for (const { title } of chosen) {
        await page.getByRole("checkbox", { name: title }).focus();
        await page.keyboard.press("Space");
      }
      const sum = chosen.reduce((total, { items }) => total + Number(items), 0);
      const minutes = Math.round((sum * secondsEach) / 60);
      assert.equal(await calculator.innerText(), `Gekozen: 3. Aantal vragen: ${sum}. Invullen kost ongeveer ${minutes} minuten.`);
      await page.keyboard.press("Space");
      assert.match(await calculator.innerText(), /^Gekozen: 2\./);
    }));

  it("keeps counting what a filter hides", () =>
    visit(cataloguePage, {}, async (page) => {
      await page.getByRole("checkbox", { name: entries[0].title }).check();
      await choose(page, "Mag ik de lijst gebruiken?", "Betalend");
      assert.match(await page.locator("[data-calculator]").innerText(), /^Gekozen: 1\./);
    }));

  it("filters the tips on a phase", () =>
    visit(`${server.address}tips.html`, {}, async (page) => {
      const all = await shown(page).count();
      await choose(page, "Helpt in fase", "Inventarisatie");
      const texts = await shown(page).allInnerTexts();
      assert.ok(texts.length > 0 && texts.length < all);
      assert.ok(texts.every((text) => text.includes("Inventarisatie")));
    }));
});

describe("the comparison", { concurrency: 2 }, () => {
  const columns = (page) => page.locator(".compare-table thead th[data-of]:visible");
  const comparison = `${server.address}trajecten/vergelijk.html`;
  const small = { width: 360, height: 740 };

  it("shows all side by side, hides what is not chosen, and announces what is left", () =>
    visit(comparison, {}, async (page) => {
      assert.equal(await columns(page).count(), 4);
      await page.getByRole("checkbox", { name: "Care2Adapt" }).focus();
      await page.keyboard.press("Space");
      assert.equal(await columns(page).count(), 3);
      assert.deepEqual((await columns(page).allInnerTexts()).filter((text) => text.includes("Care2Adapt")), []);
      assert.equal(await page.locator(".compare-table tbody tr").first().locator("td:visible").count(), 3);
      assert.equal(await page.locator("[data-compare] [role=status]").innerText(), "Je ziet 3 van de 4.");
    }));

  it("keeps at least one", () =>
    visit(comparison, {}, async (page) => {
      const boxes = page.locator("[data-compare] input");
      for (const place of [0, 1, 2]) await boxes.nth(place).uncheck();
      assert.equal(await boxes.nth(3).isDisabled(), true);
      assert.equal(await columns(page).count(), 1);
      await boxes.nth(0).check();
      assert.equal(await boxes.nth(3).isDisabled(), false);
    }));

  it("starts with two on a narrow screen, one above the other, each under its own name", () =>
    visit(comparison, { viewport: small }, async (page) => {
      assert.equal(await page.locator("[data-compare] [role=status]").innerText(), "Je ziet 2 van de 4.");
      const cells = page.locator(".compare-table tbody tr").first().locator("td:visible");
      assert.equal(await cells.count(), 2);
      const [first, second] = await cells.evaluateAll((all) => all.map((cell) => ({ ...cell.getBoundingClientRect().toJSON(), name: getComputedStyle(cell, "::before").content })));
      assert.ok(second.top >= first.bottom && first.left === second.left, "one above the other");
      assert.match(first.name, /Veerkrachtig Starten/);
      assert.match(second.name, /Team Champions Welzijn/);
      assert.ok(first.right <= small.width);
    }));

  it("shows all one above the other on a narrow screen without script", () =>
    visit(comparison, { viewport: small, javaScriptEnabled: false }, async (page) => {
      assert.equal(await page.locator(".compare-table tbody tr").first().locator("td:visible").count(), 4);
    }));

  it("leads to the page of a trajectory", () =>
    visit(comparison, {}, async (page) => {
      await columns(page).getByRole("link", { name: "Care2Adapt" }).focus();
      await page.keyboard.press("Enter");
      await page.waitForURL(/trajecten\/care2adapt\.html$/);
    }));
});
