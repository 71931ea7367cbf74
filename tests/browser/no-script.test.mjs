// Every journey works without script; what only script can do does not show.
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { narrow, startBrowser } from "./support/browser.mjs";
import { buildGuide, pagesToLookAt } from "./support/guide.mjs";
import { serve } from "./support/server.mjs";

const { visit } = await startBrowser();
const server = await serve({ site: await buildGuide() });
after(() => server.close());
const withoutScript = { javaScriptEnabled: false };

// Text that a reader cannot reach: outside closed folds, which open without script, nothing may be hidden.
function unreachable() {
  const texts = document.querySelectorAll("main :is(h1, h2, h3, h4, p, li, dt, dd, td, th, caption, label, figcaption, legend)");
  return [...texts]
    .filter((element) => element.textContent.trim() && !element.closest("details:not([open]), .needs-script, noscript, [hidden], .print-only, .toc, .page-meta"))
    .filter((element) => !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .filter((element) => !element.closest(".levels-figure, thead, .page-end, .side, .jump")) // shown otherwise, or not on every width
    .map((element) => element.outerHTML.slice(0, 120));
}

const visibleScripted = () =>
  [...document.querySelectorAll(".needs-script, .needs-script *, [data-print], [data-pick], [data-filter], [data-calculator], input[type=search]")]
    .filter((element) => element.checkVisibility())
    .map((element) => element.outerHTML.slice(0, 120));

describe("without script", { concurrency: 2 }, () => {
  it("really no script runs here", () =>
    visit(server.address, withoutScript, async () => {
      assert.deepEqual(server.requests.filter(({ path }) => path.endsWith(".js")), []);
    }));

  for (const address of pagesToLookAt(server.site)) {
    it(`${address} can be read, and offers nothing that needs script`, () =>
      visit(server.address + address, { ...withoutScript, viewport: narrow }, async (page) => {
        assert.equal(await page.locator("h1").isVisible(), true);
        assert.deepEqual(await page.evaluate(unreachable), []);
        assert.deepEqual(await page.evaluate(visibleScripted), []);
      }));
  }

  it("the menu opens at 320 px and leads on", () =>
    visit(server.address, { ...withoutScript, viewport: narrow }, async (page) => {
      const item = page.locator(".menu-small").getByRole("link", { name: "Trajecten" });
      assert.equal(await item.isVisible(), false);
      await page.locator(".menu-small summary").click();
      await item.click();
      assert.match(page.url(), /trajecten\/index\.html$/);
    }));

  it("the table of contents opens at 320 px", () =>
    visit(`${server.address}waarom.html`, { ...withoutScript, viewport: narrow }, async (page) => {
      await page.locator(".toc-small summary").click();
      await page.locator(".toc-small a").nth(2).click();
      assert.match(page.url(), /#./);
    }));

  it("search in the header leads to a page that says what to do, and offers the list from A to Z", () =>
    visit(server.address, withoutScript, async (page) => {
      await page.locator("header").getByRole("link", { name: "Zoek", exact: true }).click();
      assert.match(page.url(), /zoeken\.html$/);
      const help = page.locator("main noscript");
      assert.match(await help.innerText(), /JavaScript/);
      await help.getByRole("link").click();
      assert.match(page.url(), /a-z\.html$/);
      await page.locator(".jump a").nth(2).click();
      assert.match(page.url(), /#letter-/);
    }));

  it("the catalogue, the comparison and the checklists are complete", () =>
    visit(`${server.address}instrumenten/vragenlijsten.html`, withoutScript, async (page) => {
      assert.equal(await page.locator("[data-entry]:visible").count(), 14);
      await page.goto(`${server.address}trajecten/vergelijk.html`);
      assert.equal(await page.locator(".compare-table thead th[data-of]:visible").count(), 4);
      await page.goto(`${server.address}checklists/voorwaarden.html`);
      assert.equal(await page.locator(".checklist input[type=checkbox]:visible").count(), 9);
      await page.locator(".check").first().click();
      assert.equal(await page.locator(".checklist input").first().isChecked(), true);
    }));
});
