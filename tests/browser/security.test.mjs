// The policy of `_headers` forbids inline script and style, so no file may hold any. That the pages work under that
// policy is proved by every other test here: its server sends it, and a breach is a message on the console.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { startBrowser } from "./support/browser.mjs";
import { buildGuide, filesOf, pagesOf } from "./support/guide.mjs";
import { serve } from "./support/server.mjs";

const site = await buildGuide();
const { visit } = await startBrowser();
const server = await serve({ site });
after(() => server.close());

describe("the Content-Security-Policy", () => {
  const policy = /Content-Security-Policy: (.*)/.exec(readFileSync(join(site, "_headers"), "utf8"))[1];

  it("starts from nothing and allows no inline code", () => {
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /script-src 'self'(;|$)/);
    assert.match(policy, /style-src 'self'(;|$)/);
    assert.match(policy, /base-uri 'none'/);
    assert.doesNotMatch(policy, /unsafe|https?:|\*/);
  });

  it("really reaches the browser, which then refuses inline script", () =>
    visit(server.address, { allow: /Content.Security.Policy/i }, async (page) => {
      await page.evaluate(() => {
        const script = document.createElement("script");
        script.textContent = "window.ran = true";
        document.head.append(script);
      });
      assert.equal(await page.evaluate(() => window.ran), undefined);
    }));
});

describe("a file holds no inline script, style or event handler", () => {
  for (const file of [...filesOf(site, ".html"), ...filesOf(site, ".svg")]) {
    it(file, () => {
      const text = readFileSync(join(site, file), "utf8");
      const tags = text.match(/<[a-z][^>]*>/gi);
      assert.deepEqual(tags.filter((tag) => /\s(on[a-z]+|style|srcdoc)\s*=/i.test(tag)), []);
      assert.deepEqual(tags.filter((tag) => /=\s*["']?\s*(javascript|vbscript):/i.test(tag)), []);
      assert.deepEqual(tags.filter((tag) => /^<style/i.test(tag)), []);
      assert.deepEqual(tags.filter((tag) => /^<script/i.test(tag) && !/\ssrc="/.test(tag)), []);
    });
  }
});

it("a reader leaves with no cookie and nothing stored but copies of trees", () =>
  visit(server.address, {}, async (page, context) => {
    for (const address of pagesOf(site)) await page.goto(server.address + address);
    await page.goto(`${server.address}zoeken.html?q=team`);
    await page.locator(".search-results li").first().waitFor();
    assert.deepEqual(await context.cookies(), []);
    assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length]), [0, 0]);
    assert.deepEqual(await page.evaluate(() => indexedDB.databases()), []);
    const scopes = await page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.map(({ scope }) => scope)));
    assert.deepEqual(scopes.filter((scope) => scope !== `${server.address}beslisboom/`), []);
  }));
