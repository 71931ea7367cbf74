// The frame of a page with keys alone: the skip link, the menu, the phase path, the folds.
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { narrow, startBrowser } from "./support/browser.mjs";
import { buildGuide } from "./support/guide.mjs";
import { serve } from "./support/server.mjs";

const { visit } = await startBrowser();
const server = await serve({ site: await buildGuide() });
after(() => server.close());

const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.textContent.trim());

describe("with keys alone", { concurrency: 2 }, () => {
  it("the skip link comes first, shows itself and leads past the header", () =>
    visit(`${server.address}fasen/index.html`, {}, async (page) => {
      await page.keyboard.press("Tab");
      const link = page.locator(".skip-link");
      assert.ok((await link.boundingBox()).x >= 0);
      await page.keyboard.press("Enter");
      assert.equal(await focused(page), "main-content");
      await page.keyboard.press("Tab");
      assert.ok(await page.evaluate(() => document.querySelector("main").contains(document.activeElement)));
    }));

  it("the menu of a small screen opens, closes with Escape and keeps the focus", () =>
    visit(`${server.address}fasen/index.html`, { viewport: narrow }, async (page) => {
      const menu = page.locator(".menu-small");
      await menu.locator("summary").focus();
      await page.keyboard.press("Enter");
      assert.equal(await menu.getByRole("link").first().isVisible(), true);
      await page.keyboard.press("Tab");
      await page.keyboard.press("Escape");
      assert.equal(await menu.getByRole("link").first().isVisible(), false);
      assert.equal(await focused(page), "Menu");
      await page.keyboard.press("Space");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.waitForURL(/trajecten\/index\.html$/);
    }));

  it("the open menu moves nothing on the page, and closes with a click beside it", () =>
    visit(`${server.address}fasen/index.html`, { viewport: narrow }, async (page) => {
      const place = () => page.locator("h1").boundingBox();
      const before = await place();
      await page.locator(".menu-small summary").click();
      assert.deepEqual(await place(), before);
      await page.mouse.click(160, 630);
      assert.equal(await page.locator(".menu-small ul").isVisible(), false);
    }));

  it("the phase path says where one is, on every page of a phase", () =>
    visit(`${server.address}fasen/2-op-maat.html`, {}, async (page) => {
      const path = page.getByRole("navigation", { name: "De fasen" });
      assert.equal(await path.getByRole("link").count(), 5);
      assert.match(await path.locator("[aria-current=step]").innerText(), /Op maat/);
      await path.getByRole("link", { name: /Voorwaarden/ }).focus();
      await page.keyboard.press("Enter");
      await page.waitForURL(/3-voorwaarden\.html$/);
    }));

  it("the phase path marks no phase as done, for the eye nor for the ear", () =>
    visit(`${server.address}fasen/4-implementeren-evalueren-bijsturen.html`, {}, async (page) => {
      const looks = await page.locator(".phase-path li:not(.current)").evaluateAll((items) => items.map((item) => `${item.className} ${getComputedStyle(item.querySelector(".bead")).backgroundColor}`));
      assert.equal(looks.length, 4);
      assert.equal(new Set(looks).size, 1, looks.join("; "));
      assert.doesNotMatch(await page.locator(".phase-path").innerText(), /klaar|gedaan|afgerond/i);
    }));

  it("a source is read and left again: from the mark to the list and back", () =>
    visit(`${server.address}fasen/1-inventarisatie.html`, {}, async (page) => {
      await page.evaluate(() => document.querySelectorAll("details").forEach((fold) => (fold.open = true)));
      const mark = page.locator(".cite a").first();
      await mark.focus();
      await page.keyboard.press("Enter");
      assert.match(page.url(), /#bron-1$/);
      await page.locator("#bron-1 .back").first().focus();
      await page.keyboard.press("Enter");
      assert.match(page.url(), /#cite-1a$/);
    }));

  it("a table that is too wide takes the focus and scrolls, one that fits is no stop", () =>
    visit(`${server.address}trajecten/vergelijk.html`, { viewport: { width: 800, height: 640 } }, async (page) => {
      const region = page.locator("[data-compare] .table-scroll");
      await region.focus();
      await page.keyboard.press("ArrowRight");
      await page.waitForFunction(() => document.querySelector("[data-compare] .table-scroll").scrollLeft > 0);
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.waitForFunction(() => !document.querySelector("[data-compare] .table-scroll").hasAttribute("tabindex"));
    }));
});
