// Search: what it finds, how one gets about in it with keys alone, what a screen reader hears, and what it loads when.
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { narrow, startBrowser } from "./support/browser.mjs";
import { buildGuide, pagesOf } from "./support/guide.mjs";
import { serve } from "./support/server.mjs";

const { visit } = await startBrowser();
const server = await serve({ site: await buildGuide() });
after(() => server.close());
const searchPage = `${server.address}zoeken.html`;
const isSearchFile = (path) => /search/.test(path);

// Types a query on the search page and gives the titles found, best first.
async function ask(page, query) {
  const field = page.getByLabel("Waar zoek je naar?").last();
  await field.fill("");
  await field.pressSequentially(query);
  await page.waitForFunction(() => document.querySelector("[data-results] ol") && document.querySelector("[data-status]").textContent);
  return page.locator(".search-results li > a").allInnerTexts();
}

const findings = [
  ["a plural finds the singular", "champions", /Team Champions/],
  ["a singular finds the plural", "leidinggevende", /Leiden om te Boeien/],
  ["a plural in -en", "leidinggevenden", /Leiden om te Boeien/],
  ["a plural in -s", "teams", /Team Champions/],
  ["a part of a compound, at its end", "klimaat", /binnenklimaat/i],
  ["a part of a compound, at its start", "binnen", /Binnenklimaat/],
  ["a compound of two words that the guide writes apart or with a hyphen", "burnout", /.+/],
  ["a compound that is written apart", "vragen lijst", /[Vv]ragenlijst/],
  ["a synonym", "stappenteller", /Activity trackers/],
  ["a synonym with a mistake", "stapenteller", /Activity trackers/],
  ["a keyword of a survey", "verloop", /Waarom ga je weg/],
  ["a sentence", "het is veel te warm op onze afdeling", /Temperatuur|binnenklimaat/],
  ["a word with diacritics", "coördinator", /voorwaarden/i],
  ["the same word without them", "coordinator", /voorwaarden/i],
  ["capitals", "CARE2ADAPT", /Care2Adapt/],
  ["a word with a mistake", "vragenlisjten", /Vragenlijsten/],
  ["a letter too few", "trajct", /traject/i],
  ["an abbreviation", "LBB", /Leiden om te Boeien/],
  ["a whole question", "hoe kies ik deelnemers voor een traject?", /[Dd]eelnemers/],
  ["another form of a word, spelled with a z", "kies", /[Kk]ie[sz]/],
  ["the start of a word", "vragenl", /Vragenlijsten/],
];

describe("search finds", { concurrency: 2 }, () => {
  for (const [what, query, expected] of findings) {
    it(`${what}: "${query}"`, () =>
      visit(searchPage, {}, async (page) => {
        const titles = await ask(page, query);
        assert.ok(titles.slice(0, 5).some((title) => expected.test(title)), titles.join(" / "));
      }));
  }

  it("the word that the whole guide is about: every trajectory for \"traject\"", () =>
    visit(searchPage, {}, async (page) => {
      const titles = await ask(page, "traject");
      for (const title of ["Veerkrachtig Starten", "Team Champions Welzijn", "Leiden om te Boeien en te Binden", "Care2Adapt"]) {
        assert.ok(titles.includes(title), `${title} is not in: ${titles.join(" / ")}`);
      }
    }));

  it("the same with and without diacritics", () =>
    visit(searchPage, {}, async (page) => {
      assert.deepEqual(await ask(page, "coordinator"), await ask(page, "coördinator"));
    }));

  it("nothing for nonsense, and then says what may help", () =>
    visit(searchPage, {}, async (page) => {
      assert.deepEqual(await ask(page, "xqzwvk"), []);
      assert.match(await page.getByRole("status").first().innerText(), /Niets gevonden/);
      assert.equal(await page.locator("[data-help]").isVisible(), true);
    }));

  it("text as text: a query that looks like HTML or a pattern does no harm", () =>
    visit(searchPage, {}, async (page) => {
      for (const query of ["<img src=x onerror=alert(1)>", "$&", "(.*", "{count}", "a".repeat(2000)]) {
        await page.getByLabel("Waar zoek je naar?").last().fill(query);
        await page.locator("[data-status]").filter({ hasText: /\S/ }).waitFor();
      }
      assert.equal(await page.locator(".search-page img").count(), 0);
    }));
});

describe("a hit", { concurrency: 2 }, () => {
  it("shows the section that answers, with the words marked, and leads to its heading", () =>
    visit(`${searchPage}?q=code+kwijt`, {}, async (page) => {
      const first = page.locator(".search-results li").first();
      await first.locator(".result-text mark").first().waitFor();
      const link = first.locator(".result-text > a");
      assert.match(await link.getAttribute("href"), /antwoorden-intrekken\.html#ben-je-je-code-kwijt$/);
      assert.deepEqual([...new Set((await first.locator("mark").allInnerTexts()).map((text) => text.toLowerCase()))].sort(), ["code", "kwijt"]);
      await link.click();
      await page.waitForURL(/#ben-je-je-code-kwijt$/);
      assert.ok(await page.locator("#ben-je-je-code-kwijt").isVisible());
    }));

  it("is a page once, with its other sections under it", () =>
    visit(`${searchPage}?q=lawaai`, {}, async (page) => {
      await page.locator(".search-results li").first().waitFor();
      const addresses = await page.locator(".search-results li > a").evaluateAll((all) => all.map((link) => link.href));
      assert.equal(new Set(addresses).size, addresses.length);
      assert.ok((await page.locator(".result-sections a").count()) > 0);
    }));

  it("may be an outcome of a tree, which has a page of its own, or a question of a survey", () =>
    visit(`${searchPage}?q=tocht+van+een+raam+of+kier`, {}, async (page) => {
      await page.locator(".search-results li").first().waitFor();
      const outcomes = await page.locator(".search-results a[href*='beslisboom/binnenklimaat/']:not([href$='index.html'])").count();
      assert.ok(outcomes > 0);
      await ask(page, "hoelang werk je hier");
      assert.ok((await page.locator(".search-results a[href*='vragenlijsten/']").count()) > 0);
    }));

  for (const [width, height] of [[1280, 800], [360, 740]]) {
    it(`is in sight without scrolling at ${width} px`, () =>
      visit(`${searchPage}?q=lawaai`, { viewport: { width, height } }, async (page) => {
        const first = page.locator(".search-results li > a").first();
        await first.waitFor();
        const box = await first.boundingBox();
        assert.ok(box.y + box.height <= height, `${box.y + box.height} of ${height}`);
      }));
  }
});

describe("the search page", { concurrency: 2 }, () => {
  it("has the field ready to type in, on a phone too", () =>
    visit(server.address, { viewport: narrow }, async (page) => {
      await page.locator(".search-link").click();
      await page.waitForURL(/zoeken\.html$/);
      assert.equal(await page.evaluate(() => document.activeElement.id), "search-query");
      await page.keyboard.type("lawaai");
      await page.locator(".search-results li").first().waitFor();
    }));

  it("filters on the kind of page and on the phase, and announces how many are left", () =>
    visit(searchPage, {}, async (page) => {
      await ask(page, "deelnemers");
      const status = page.locator("[data-status]");
      const counted = async () => Number.parseInt(await status.innerText(), 10);
      const all = await counted();
      assert.equal(await status.getAttribute("role"), "status");
      assert.match(await status.innerText(), /^\d+ resultaten$/);

      await page.locator(".search-filters summary").click();
      await page.getByRole("checkbox", { name: "Checklist", exact: true }).check();
      const checklists = await page.locator(".search-results li").allInnerTexts();
      assert.ok(checklists.length > 0 && checklists.length < all);
      assert.ok(checklists.every((text) => text.includes("Checklist")), checklists.join("\n"));
      assert.match(await status.innerText(), new RegExp(`^${checklists.length} resultaten|^1 resultaat$`));

      await page.getByRole("checkbox", { name: "Checklist", exact: true }).uncheck();
      await page.getByRole("checkbox", { name: "Op maat" }).check();
      const inPhase = await page.locator(".search-results li .result-kind").allInnerTexts();
      assert.ok(inPhase.length > 0 && (await counted()) < all);
      assert.ok(inPhase.every((text) => text.endsWith("2 Op maat")), inPhase.join("\n"));
    }));

  it("works with keys alone, filters included", () =>
    visit(searchPage, {}, async (page) => {
      await page.getByLabel("Waar zoek je naar?").last().focus();
      await page.keyboard.type("deelnemers");
      await page.locator(".search-results li").first().waitFor();
      // Of a long list not all rows are shown at once; how many there are is told.
      const told = page.locator("[data-status]");
      const before = Number.parseInt(await told.innerText(), 10);
      await page.keyboard.press("Tab"); // the button
      await page.keyboard.press("Tab"); // the fold with filters
      assert.equal(await page.evaluate(() => document.activeElement.tagName), "SUMMARY");
      await page.keyboard.press("Enter");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Space");
      const after = Number.parseInt(await told.innerText(), 10);
      assert.ok(after > 0 && after < before, `${after} of ${before}`);
      await page.locator(".search-results a").first().focus();
      await page.keyboard.press("Enter");
      await page.waitForURL((url) => !url.pathname.endsWith("zoeken.html"));
    }));

  it("keeps the query in its address, so that back and a shared link work", () =>
    visit(`${searchPage}?q=klimaat`, {}, async (page) => {
      await page.locator(".search-results a").first().click();
      await page.goBack();
      await page.locator(".search-results li").first().waitFor();
      assert.equal(await page.getByLabel("Waar zoek je naar?").last().inputValue(), "klimaat");
    }));

  it("says so when the search files cannot be had", () =>
    visit(server.address, { allow: /search/ }, async (page) => {
      await page.route(/search/, (route) => route.abort());
      await page.goto(searchPage);
      await page.keyboard.type("team");
      await page.getByText("Zoeken lukt nu niet").waitFor();
    }));
});

describe("the panel below the field in the header", { concurrency: 2 }, () => {
  it("shows results while typing, announces how many, and goes with arrows, Enter and Escape", () =>
    visit(server.address, {}, async (page) => {
      const field = page.getByRole("searchbox");
      const panel = page.locator(".search-panel");
      const focused = () => page.evaluate(() => document.activeElement.textContent || document.activeElement.id);
      await field.focus();
      await page.keyboard.type("team");
      await panel.locator("li").first().waitFor();
      assert.match(await panel.getByRole("status").innerText(), /^\d+ resultaten/);

      await page.keyboard.press("ArrowDown");
      assert.equal(await focused(), await panel.locator("a").first().innerText().then((text) => text.replace("\n", "")));
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowUp");
      await page.keyboard.press("ArrowUp");
      assert.equal(await focused(), "site-search");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Escape");
      assert.equal(await panel.isVisible(), false);
      assert.equal(await focused(), "site-search");

      await page.keyboard.type("s");
      await panel.locator("li").first().waitFor();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.waitForURL((url) => url.pathname !== "/");
    }));

  it("closes when the focus goes on", () =>
    visit(server.address, {}, async (page) => {
      await page.getByRole("searchbox").focus();
      await page.keyboard.type("team");
      await page.locator(".search-panel li").first().waitFor();
      await page.locator(".brand").focus();
      assert.equal(await page.locator(".search-panel").isVisible(), false);
    }));

  it("leads to all results with Enter in the field", () =>
    visit(`${server.address}fasen/index.html`, {}, async (page) => {
      await page.getByRole("searchbox").focus();
      await page.keyboard.type("klimaat");
      await page.keyboard.press("Enter");
      await page.waitForURL(/zoeken\.html\?q=klimaat/);
      await page.locator(".search-results li").first().waitFor();
    }));
});

describe("search loads", () => {
  it("nothing on any page before its first use", () =>
    visit(server.address, {}, async (page) => {
      server.requests.length = 0;
      for (const address of pagesOf(server.site)) await page.goto(server.address + address);
      assert.deepEqual(server.requests.filter(({ path }) => isSearchFile(path)).map(({ path }) => path), []);
    }));

  it("its two files once, at the first focus", () =>
    visit(server.address, {}, async (page) => {
      server.requests.length = 0;
      await page.getByRole("searchbox").focus();
      await page.keyboard.type("team");
      await page.locator(".search-panel li").first().waitFor();
      await page.getByRole("searchbox").blur();
      await page.getByRole("searchbox").focus();
      assert.equal(server.requests.filter(({ path }) => isSearchFile(path)).length, 2);
    }));

  it("texts of excerpts only for the hits that are shown", () =>
    visit(`${searchPage}?q=stappenteller`, {}, async (page) => {
      server.requests.length = 0;
      await page.reload();
      await page.waitForFunction(() => document.querySelector(".result-text") && [...document.querySelectorAll(".result-text")].every((text) => text.textContent));
      const pieces = server.requests.filter(({ path }) => /_data\/search\/\d+\.js$/.test(path)).length;
      const shown = await page.locator(".search-results li").count();
      assert.ok(pieces > 0 && pieces <= shown, `${pieces} pieces for ${shown} hits`);
    }));
});

it("search works from a file on disk, on the page and in the header", async () => {
  const folder = pathToFileURL(server.site);
  await visit(`${folder}/zoeken.html?q=klimaat`, {}, async (page) => {
    await page.locator(".result-text mark").first().waitFor(); // the texts come from disk too
    await page.locator(".search-results li > a[href='instrumenten/binnenklimaat/index.html']").click();
    assert.match(page.url(), /^file:.*instrumenten\/binnenklimaat\/index\.html$/);
    await page.getByRole("searchbox").fill("teams");
    await page.locator(".search-panel a").first().click();
    assert.match(page.url(), new RegExp(`^${pathToFileURL(join(server.site, "/"))}`));
  });
});

it("at 320 px the button in the header leads to the search page, whose filters are folded", () =>
  visit(server.address, { viewport: narrow }, async (page) => {
    await page.locator(".search-link").click();
    assert.match(page.url(), /zoeken\.html$/);
    await ask(page, "team");
    assert.equal(await page.getByRole("checkbox").first().isVisible(), false);
    await page.locator(".search-filters summary").click();
    assert.equal(await page.getByRole("checkbox").first().isVisible(), true);
  }));
