// Pages that say what to do: the tasks of a phase come first, what is in short stands beside the text, background folds, and
// every card has a heading.
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { startBrowser, wide } from "./support/browser.mjs";
import { buildGuide, kinds } from "./support/guide.mjs";
import { serve } from "./support/server.mjs";

const { visit } = await startBrowser();
const server = await serve({ site: await buildGuide() });
after(() => server.close());

const phone = { width: 360, height: 740 };
const phase = `${server.address}fasen/0-bewustwording.html`;
const fold = "#kijk-op-vier-niveaus";

describe("the page of a phase", { concurrency: 2 }, () => {
  it("starts with its tasks: what, who, how long, and what helps", () =>
    visit(phase, {}, async (page) => {
      assert.equal(await page.locator(".content h2").first().innerText(), "Dit doe je");
      const first = page.locator(".task-list > li").first();
      assert.match(await first.locator(".task-text").innerText(), /welzijn/);
      assert.match(await first.locator(".task-facts").textContent(), /Wie: Directie.*Tijd: 1 uur.*Hulp: /);
    }));

  it("tells in short how long it takes and how much work it is for whom", () =>
    visit(phase, {}, async (page) => {
      const brief = await page.locator(".brief").innerText();
      assert.match(brief, /ongeveer 6 weken/);
      assert.match(brief, /Directie\s+2 uur/);
      assert.match(brief, /HR\s+7 uur/);
    }));

  it("says when it is done, and not that it is", () =>
    visit(phase, {}, async (page) => {
      assert.match(await page.locator(".done").innerText(), /Deze fase is klaar als/);
      assert.equal(await page.locator("main [checked], main [aria-checked=true]").count(), 0);
    }));

  it("names a page as help only where it is another page", () =>
    visit(phase, {}, async (page) => {
      const own = await page.locator(".task-facts a").evaluateAll((links) => links.filter((link) => link.href.split("#")[0] === location.href.split("#")[0]).length);
      assert.equal(own, 0);
    }));

  it("is silent about its drawing", () =>
    visit(phase, {}, async (page) => {
      assert.equal(await page.locator(".head-drawing").getAttribute("aria-hidden"), "true");
      assert.equal(await page.locator(".icon:not([aria-hidden=true])").count(), 0);
    }));
});

describe("what is in short", { concurrency: 2 }, () => {
  for (const [name, address] of Object.entries({ phase: kinds.phase, trajectory: kinds.trajectory, instrument: kinds.instrument })) {
    it(`stands beside the text on a wide screen: ${name}`, () =>
      visit(server.address + address, { viewport: wide }, async (page) => {
        const [beside, text, side] = await Promise.all([".beside", ".main-column", ".side"].map((part) => page.locator(part).boundingBox()));
        assert.ok(beside.x >= text.x + text.width, "beside");
        assert.ok(Math.abs(beside.y - text.y) < 2, "from the first line on");
        assert.ok(side.y >= beside.y + beside.height, "where one is comes below it");
      }));

    it(`stands above the text on a phone: ${name}`, () =>
      visit(server.address + address, { viewport: phone }, async (page) => {
        const [beside, text] = await Promise.all([".beside", ".main-column"].map((part) => page.locator(part).boundingBox()));
        assert.ok(beside.y + beside.height <= text.y);
      }));
  }
});

describe("background folds", { concurrency: 2 }, () => {
  it("each part under its own heading", () =>
    visit(phase, {}, async (page) => {
      const parts = page.locator("details.fold:has(> summary > h3)");
      assert.ok((await parts.count()) > 3);
      assert.equal(await parts.locator("[open]").count(), 0);
      assert.equal(await page.locator(fold).isVisible(), true, "the heading is seen");
      const text = page.locator(`details:has(${fold}) .levels`);
      assert.equal(await text.isVisible(), false);
      await page.locator(fold).click();
      assert.equal(await text.isVisible(), true);
    }));

  it("and opens for a link that leads into it, from another page and from this one", () =>
    visit(phase + fold, {}, async (page) => {
      const text = page.locator(`details:has(${fold}) .levels`);
      assert.equal(await text.isVisible(), true);
      await page.evaluate(() => (location.hash = "#wie-doet-wat"));
      await page.waitForFunction(() => document.getElementById("wie-doet-wat").closest("details").open);
    }));

  it("and without script opens by itself", () =>
    visit(phase, { javaScriptEnabled: false }, async (page) => {
      await page.locator(fold).click();
      assert.equal(await page.locator(`details:has(${fold}) .levels`).isVisible(), true);
    }));
});

describe("a card has a heading", { concurrency: 2 }, () => {
  for (const [name, address] of Object.entries(kinds)) {
    it(name, () =>
      visit(server.address + address, { allow: /404/ }, async (page) => {
        const without = await page.locator(".card, .phase-card, .contact, .box-cards > ul > li").evaluateAll((cards) => cards.filter((card) => !card.querySelector("h2, h3, h4, h5, h6")).map((card) => card.outerHTML.slice(0, 80)));
        assert.deepEqual(without, []);
      }));
  }
});
