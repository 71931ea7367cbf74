// axe on every page, narrow and wide, light and dark: WCAG 2.0 to 2.2 A and AA, and the best practices.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, describe, it } from "node:test";
import { narrow, startBrowser, wide } from "./support/browser.mjs";
import { addAlias, buildGuide, copyGuide, movedAddress, pagesOf } from "./support/guide.mjs";
import { serve } from "./support/server.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  resultTypes: ["violations"],
  preload: false, // all styles are our own and already there
};

const { visit } = await startBrowser();
const server = await serve({ site: await buildGuide() });
after(() => server.close());
const moved = await serve({ site: await buildGuide({ source: addAlias(copyGuide()) }) });
after(() => moved.close());

async function violationsOn(page) {
  const { violations } = await page.evaluate((options) => window.axe.run(document, options), rules);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id} (${help}): ${node.target.join(" ")}\n${node.failureSummary}`),
  );
}

const looks = [narrow, wide].flatMap((viewport) => ["light", "dark"].map((colorScheme) => ({ viewport, colorScheme })));

async function checkLooks(page) {
  await page.evaluate(axe);
  for (const { viewport, colorScheme } of looks) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    assert.deepEqual(await violationsOn(page), [], `at ${viewport.width} px, ${colorScheme}`);
  }
}

describe("a page has nothing that axe objects to", { concurrency: 2 }, () => {
  for (const address of pagesOf(server.site)) {
    it(address, () => visit(server.address + address, {}, checkLooks));
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
      await page.evaluate(axe);
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
