// axe on every page (of the entries of a catalogue on some), narrow and wide, light and dark: WCAG 2.0 to 2.2 A and AA, and the best practices.
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { checkLooks, violationsOn } from "./support/axe.mjs";
import { startBrowser } from "./support/browser.mjs";
import { addAlias, buildGuide, copyGuide, movedAddress, pagesToLookAt } from "./support/guide.mjs";
import { serve } from "./support/server.mjs";

const { visit } = await startBrowser();
const server = await serve({ site: await buildGuide() });
after(() => server.close());
const moved = await serve({ site: await buildGuide({ source: addAlias(copyGuide()) }) });
after(() => moved.close());

describe("a page has nothing that axe objects to", { concurrency: 2 }, () => {
  for (const address of pagesToLookAt(server.site)) {
    it(address, () => visit(server.address + address, {}, (page) => checkLooks(page)));
  }

  it("with all that folds open", () =>
    visit(`${server.address}instrumenten/vragenlijsten.html`, {}, async (page) => {
      await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
      await page.locator("[data-pick]").first().check();
      await checkLooks(page);
    }));

  it("with search results", () =>
    visit(`${server.address}zoeken.html?q=team`, {}, async (page) => {
      await page.locator(".search-results li").first().waitFor();
      await checkLooks(page);
    }));

  it("with the search panel open", () =>
    visit(server.address, {}, async (page) => {
      await page.getByRole("searchbox").fill("team");
      await page.locator(".search-panel li").first().waitFor();
      assert.deepEqual(await violationsOn(page), []);
    }));

  it("a redirect, read where the browser does not follow it", () =>
    visit(moved.address + movedAddress, {}, async (page) => {
      await page.waitForURL(`${moved.address}tips.html`); // followed, so that the page is proved to be a redirect
      const { body } = moved.requests.find(({ path }) => path === `/${movedAddress}`);
      await page.goto("about:blank");
      await page.setContent(String(body).replace(/<meta http-equiv="refresh"[^>]*>/, ""));
      await checkLooks(page);
    }));
});
