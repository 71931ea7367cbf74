// Typing a measured value: what is accepted, what is refused with which reason, and how one hears it.
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { startBrowser } from "./support/browser.mjs";
import { buildGuide } from "./support/guide.mjs";
import { serve } from "./support/server.mjs";
import { andLeave, answersOf, fieldOf, fragmentOf, nodeOf, phone, treesOf } from "./support/trees.mjs";

const site = await buildGuide();
const { visit } = await startBrowser();
const server = await serve({ site });
after(() => server.close());
const climate = treesOf(site).find(({ id }) => id === "binnenklimaat");
const answers = { ...answersOf(climate, "be-hulp-nodig"), "warm-werk": "halfzwaar", "warm-temperatuur": 33, "warm-vocht": 60 };
const pageOf = (node) => `${server.address}${climate.folder}${node}.html${fragmentOf(climate, answers, node)}`;
const temperature = pageOf("warm-temperatuur");
const humidity = pageOf("warm-vocht");

describe("the field", { concurrency: 2 }, () => {
  it("has a label with the unit, a hint with what is possible, and keys with a minus where it may be below zero", () =>
    visit(temperature, phone, async (page) => {
      const field = page.getByLabel("Temperatuur in °C");
      assert.equal(await field.getAttribute("inputmode"), "text"); // the keys for numbers on an iPhone have no minus
      const described = (await field.getAttribute("aria-describedby")).split(" ");
      const hint = (await Promise.all(described.map((id) => page.locator(`#${id}`).innerText()))).join(" ");
      assert.match(hint, /van -10 tot en met 50, met hoogstens 1 cijfer na de komma/);
      assert.equal(await field.inputValue(), "");
    }));

  it("has the keys for numbers where nothing is below zero", () =>
    visit(humidity, phone, async (page) => assert.equal(await page.locator("#tree-value").getAttribute("inputmode"), "decimal")));

  it("leaves only the bands that fit, folded, as an explanation with their sources and without links", () =>
    visit(temperature, phone, async (page) => {
      assert.equal(await page.locator("[data-scale]:visible").count(), 0);
      await page.getByText("Wat betekent je waarde?").tap();
      assert.equal(await page.locator("[data-scale]:visible").count(), 1);
      assert.match(await page.locator("[data-scale]:visible h3").innerText(), /België/);
      assert.equal(await page.locator("[data-tree-bands] a.tree-answer").count(), 0);
      assert.ok((await page.locator(".tree-band:visible").count()) > 1);
      assert.ok((await page.locator(".tree-limits:visible").count()) === 1);
    }));

  it("still offers a way on for who did not measure, right below the field", () =>
    visit(temperature, phone, async (page) => {
      const { y } = await page.locator('[data-answer="niet-gemeten"]').boundingBox();
      assert.ok(y < (await page.locator("[data-tree-bands]").boundingBox()).y);
      await andLeave(page, () => page.locator('[data-answer="niet-gemeten"]').tap());
      assert.match(page.url(), /warm-temperatuur=niet-gemeten$/);
    }));

  for (const [typed, written] of [["30,5", "30.5"], ["30.5", "30.5"], ["30", "30"], [" 30,5 °C ", "30.5"], ["-2,5", "-2.5"], ["31 graden", "31"], ["31°", "31"], ["31,5 °C", "31.5"]]) {
    it(`takes "${typed}" and goes on with Enter`, () =>
      visit(temperature, phone, async (page) => {
        await fieldOf(page).fill(typed);
        await andLeave(page, () => fieldOf(page).press("Enter"));
        assert.ok(page.url().endsWith(`&warm-temperatuur=${written}`), page.url());
        assert.match(await page.locator("[data-tree-slot=given] li").last().innerText(), new RegExp(`${written.replace(".", ",")}\\s°C`));
      }));
  }

  it("decides at a border as the table says: the value itself, and a step above it", () =>
    visit(temperature, phone, async (page) => {
      const { upTo } = climate.data.questions["warm-temperatuur"].scales.find(({ when }) => when.country?.includes("be") && when.werk?.includes("halfzwaar")).bands[0];
      for (const [value, expected] of [[upTo, "warm-toch"], [upTo + 0.1, "warm-vocht"]]) {
        await page.goto(temperature);
        await fieldOf(page).fill(value.toFixed(1));
        await andLeave(page, () => fieldOf(page).press("Enter"));
        assert.equal(await nodeOf(page), expected, String(value));
      }
    }));

  it("shows what was computed from two values, with its name and unit", () =>
    visit(humidity, phone, async (page) => {
      await fieldOf(page).fill("60");
      await andLeave(page, () => fieldOf(page).press("Enter"));
      assert.match(await page.locator("[data-tree-slot=given] li").last().innerText(), /60\s%[^]*WBGT [\d,]+\s°C WBGT/);
    }));
});

describe("a value is refused", { concurrency: 2 }, () => {
  for (const [address, typed, reason] of [
    [temperature, "", /Temperatuur: vul eerst een getal in, van -10 tot en met 50/],
    [temperature, "   ", /Temperatuur: vul eerst een getal in, van -10 tot en met 50/],
    [temperature, "abc", /geen getal/],
    [temperature, "1e9", /zonder letter e/],
    [temperature, "-500", /kan niet.*van -10 tot en met 50/],
    [temperature, "500", /Temperatuur: dit getal kan niet/],
    [temperature, "20 30", /meer dan één getal/],
    [temperature, "1.000", /duizend/],
    [temperature, "30,55", /hoogstens 1 cijfer na de komma/],
    [humidity, "55,5", /zonder cijfers na de komma/],
    [humidity, "101", /van 0 tot en met 100/],
    [temperature, "<img src=x onerror=alert(1)>", /getal/],
  ]) {
    it(`"${typed}": ${reason.source}`, () =>
      visit(address, phone, async (page) => {
        await fieldOf(page).fill(typed);
        await page.getByRole("button", { name: "Ga verder" }).tap();
        assert.match(await page.getByRole("alert").innerText(), reason);
        assert.equal(page.url(), address);
        const field = await fieldOf(page).evaluate((input) => ({
          hasFocus: document.activeElement === input,
          isInvalid: input.getAttribute("aria-invalid"),
          describedBy: input.getAttribute("aria-describedby").split(" ").map((id) => document.getElementById(id).textContent).join(" "),
          value: input.value,
        }));
        assert.equal(field.hasFocus, true);
        assert.equal(field.isInvalid, "true");
        assert.match(field.describedBy, reason);
        assert.equal(field.value, typed, "what was typed stays, to be mended");
      }));
  }

  it("and can be mended: the next try goes on", () =>
    visit(temperature, phone, async (page) => {
      await fieldOf(page).press("Enter");
      await fieldOf(page).fill("30,55");
      await fieldOf(page).press("Enter");
      assert.match(await page.getByRole("alert").innerText(), /hoogstens 1 cijfer/);
      await fieldOf(page).fill("30,5");
      await andLeave(page, () => fieldOf(page).press("Enter"));
      assert.equal(await nodeOf(page), "warm-vocht");
    }));
});
