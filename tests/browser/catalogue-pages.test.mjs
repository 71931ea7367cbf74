// A catalogue whose entries are pages (tests/sites/fietsverhalen): filters in the address, with and without script, from
// disk, on paper; the pages of choices and of entries. And what the guide promises of its own, Inspiratie.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { checkLooks } from "./support/axe.mjs";
import { narrow, startBrowser } from "./support/browser.mjs";
import { buildGuide, filesOf, project } from "./support/guide.mjs";
import { serve } from "./support/server.mjs";
import { weigh } from "./support/weight.mjs";

const { visit } = await startBrowser();
const site = await buildGuide({ source: join(project, "tests/sites/fietsverhalen") });
const server = await serve({ site });
after(() => server.close());
const index = `${server.address}verhalen/index.html`;
const total = 10;

const names = (page) => page.locator("[data-entry]:visible th a").allInnerTexts();
const status = (page) => page.locator("[data-status]").innerText();
const fragment = (page) => page.evaluate(() => location.hash);
const options = (page, label) => page.getByLabel(label).locator("option").allInnerTexts();
const choose = (page, label, value) => page.getByLabel(label).selectOption(value);

describe("filters of a catalogue with pages", { concurrency: 2 }, () => {
  it("combine, count what each choice would leave, and stand in the address", () =>
    visit(index, {}, async (page) => {
      assert.equal((await names(page)).length, total);
      assert.deepEqual(await options(page, "Thema"), ["Alles", "Samen rijden (4)", "Veilige routes (6)", "Belonen (3)"]);
      await choose(page, "Thema", "samen");
      assert.equal(await fragment(page), "#thema=samen");
      assert.deepEqual(await options(page, "Soort"), ["Alles", "Basisschool (2)", "Middelbare school (1)", "Hogeschool (1)"]);
      await choose(page, "Gratis", "ja");
      await choose(page, "Past bij stap", "kijken");
      assert.equal(await fragment(page), "#thema=samen&fase=kijken&gratis=ja");
      assert.deepEqual(await names(page), ["De wandelbus"]);
      assert.equal(await status(page), "Je ziet 1 van de 10.");
      assert.deepEqual(await options(page, "Thema"), ["Alles", "Samen rijden (1)", "Veilige routes (2)", "Belonen (0)"]);
      await page.getByRole("button", { name: "Wis alle keuzes" }).press("Enter");
      assert.equal(await fragment(page), "");
      assert.equal((await names(page)).length, total);
    }));

  it("go back with the browser, one choice at a time, and come back from an entry", () =>
    visit(index, {}, async (page) => {
      await choose(page, "Thema", "samen");
      await choose(page, "Soort", "basisschool");
      await page.goBack();
      assert.equal(await fragment(page), "#thema=samen");
      assert.equal(await page.getByLabel("Soort").inputValue(), "");
      assert.equal((await names(page)).length, 4);
      await page.getByRole("link", { name: "Fietsmaatje" }).press("Enter");
      await page.waitForURL(/fietsmaatje\.html$/);
      await page.goBack();
      assert.equal(await page.getByLabel("Thema").inputValue(), "samen");
      assert.equal((await names(page)).length, 4);
      await page.goBack();
      assert.equal(await fragment(page), "");
      assert.equal((await names(page)).length, total);
    }));

  it("are restored from an address, words included", () =>
    visit(`${index}#soort=middelbaar&zoek=lampj`, {}, async (page) => {
      assert.deepEqual(await names(page), ["Lampjes in november"]);
      assert.equal(await page.getByLabel("Zoek in deze lijst").inputValue(), "lampj");
      await page.getByLabel("Zoek in deze lijst").fill("naaf ontbijt");
      assert.equal(await fragment(page), "#soort=middelbaar&zoek=naaf+ontbijt");
      assert.deepEqual(await names(page), ["Fietsontbijt"]);
    }));

  for (const gone of ["#thema=ontbreekt", "#kleur=rood", "#soort=basisschool&thema=", "#soort=basisschool&thema=weg&gratis=ja", "#=", "#%=%&thema=samen"]) {
    it(`${gone} is no filter: that is said, and everything stands there`, () =>
      visit(index + gone, {}, async (page) => {
        const isKnown = gone.endsWith("thema="); // an empty choice is none
        assert.equal(await status(page), isKnown ? "Je ziet 4 van de 10." : "Dit filter bestaat niet meer. Je ziet alles.");
        assert.equal((await names(page)).length, isKnown ? 4 : total);
        await choose(page, "Thema", "beloning");
        assert.match(await status(page), /^Je ziet \d van de 10\.$/);
      }));
  }

  it("leave a place on the page alone", () =>
    visit(`${index}#verhalen-telweek`, {}, async (page) => {
      assert.equal((await names(page)).length, total);
      assert.equal(await status(page), "Je ziet 10 van de 10.");
    }));

  it("print what is chosen, and say what that is", () =>
    visit(`${index}#thema=beloning&gratis=nee`, {}, async (page) => {
      await page.emulateMedia({ media: "print" });
      assert.deepEqual(await names(page), ["Spaarkaart", "Fietsontbijt", "Hoe een school in een heuvelachtige streek leerlingen toch op de fiets kreeg met geleende fietsen"]);
      assert.equal(await page.locator("[data-chosen]").innerText(), "Thema: Belonen · Gratis: Nee");
      assert.equal(await page.locator(".filters").isVisible(), false);
    }));

  it("work from disk, back included", () =>
    visit(pathToFileURL(join(site, "verhalen/index.html")).href, {}, async (page) => {
      await choose(page, "Thema", "samen");
      await choose(page, "Soort", "hogeschool");
      assert.deepEqual(await names(page), ["Fietsmaatje"]);
      await page.goBack();
      assert.equal((await names(page)).length, 4);
      await page.getByRole("link", { name: "Fietsmaatje" }).click();
      assert.match(page.url(), /^file:.*fietsmaatje\.html$/);
    }));
});

describe("without script every choice is a page", { concurrency: 2 }, () => {
  const plain = { javaScriptEnabled: false };

  it("that lists its entries, marks itself and leads to the others", () =>
    visit(index, { ...plain, viewport: narrow }, async (page) => {
      await page.locator(".choices summary", { hasText: "Thema" }).click();
      await page.getByRole("link", { name: "Samen rijden (4)" }).click();
      assert.match(page.url(), /verhalen\/thema\/samen\.html$/);
      assert.equal(await page.locator("h1").innerText(), "Verhalen: Thema Samen rijden");
      assert.equal(await page.locator(".lead").innerText(), "Je ziet 4 van de 10.");
      assert.deepEqual(await names(page), ["De fietsbus", "De wandelbus", "Fietsontbijt", "Fietsmaatje"]);
      assert.equal(await page.locator(".choices [aria-current=page]").innerText(), "Samen rijden (4)");
      await page.getByRole("link", { name: "Veilige routes (6)" }).click();
      assert.equal((await names(page)).length, 6);
      await page.getByRole("link", { name: "Bekijk alle 10" }).click();
      assert.equal((await names(page)).length, total);
    }));

  it("and a choice that no entry has is not offered", () =>
    visit(index, plain, async (page) => {
      const pages = filesOf(site, ".html").filter((file) => /^verhalen\/\w+\//.test(file));
      const links = await page.locator(".choices a").evaluateAll((all) => all.map((link) => link.getAttribute("href").replace("../", "")));
      assert.deepEqual(links.sort(), pages);
      assert.equal(pages.length, 3 + 3 + 2 + 2);
    }));

  it("with script a choice can be combined with another", () =>
    visit(`${server.address}verhalen/thema/samen.html`, {}, async (page) => {
      await page.getByRole("link", { name: "Kies nog een kenmerk" }).click();
      await page.waitForURL(/index\.html#thema=samen$/);
      assert.equal((await names(page)).length, 4);
    }));
});

describe("the page of an entry", { concurrency: 2 }, () => {
  it("tells everything, with its sources, and leads on", () =>
    visit(`${server.address}verhalen/fietsbus.html`, {}, async (page) => {
      const main = page.locator("main");
      assert.equal(await page.locator("h1").innerText(), "De fietsbus");
      const facts = await page.locator(".entry-facts dl > div").evaluateAll((all) => all.map((one) => [one.querySelector("dt").textContent, one.querySelector("dd").innerText.replaceAll(/\s*\n\s*/g, " | ")]));
      assert.deepEqual(Object.fromEntries(facts), {
        Soort: "Basisschool",
        Thema: "Samen rijden | Veilige routes",
        "Past bij stap": "2 Rijden",
        Gratis: "Ja",
        Begonnen: "2 september 2024",
        "Aantal leerlingen": "24",
        Trekker: "Basisschool De Ketting",
        Partners: "Gemeente Voorbeeld | Politie & wijk | Ouderraad",
        Website: "Site van de school | Kaart van de routes",
      });
      assert.deepEqual(await main.locator("h2").allInnerTexts(), ["Aanpak", "Wat het opleverde", "Meer lezen", "Vraag aan jou", "Verwant", "Bronnen bij deze pagina"]);
      assert.equal(await page.getByAltText("Een volle fietsenstalling").isVisible(), true);
      assert.equal(await page.locator(".lead .cite a").count(), 2);
      assert.equal(await page.locator(".references li").count(), 2);
      await page.getByRole("link", { name: "Veilige routes" }).click();
      assert.match(page.url(), /verhalen\/thema\/veilig\.html$/);
    }));

  it("that names no other leads to what it is like", () =>
    visit(`${server.address}verhalen/ontbijt.html`, {}, async (page) => {
      assert.equal(await page.locator(".entry-text h2").last().innerText(), "Lijkt hierop");
      assert.equal(await page.locator(".entry-related li").count(), 3);
    }));

  it("is found by its name, by who leads it and by its theme", () =>
    visit(`${server.address}zoeken.html?q=Ketting`, {}, async (page) => {
      const found = async (words) => {
        await page.goto(`${server.address}zoeken.html?q=${encodeURIComponent(words)}`);
        await page.locator(".search-results li").first().waitFor();
        return (await page.locator(".search-results li > a").allInnerTexts()).map((text) => text.trim());
      };
      assert.ok((await found("Ketting")).slice(0, 2).sort().join().match(/De fietsbus.*Spaarkaart/));
      assert.equal((await found("herstelmiddag"))[0], "Herstelmiddag");
      const rewarded = (await found("belonen")).slice(0, 3).join();
      for (const name of ["Spaarkaart", "Fietsontbijt", "heuvelachtige"]) assert.match(rewarded, new RegExp(name));
    }));

  it("writes what makers typed as text", () =>
    visit(`${server.address}verhalen/eigenlijk-een-heel-lange-naam.html`, {}, async (page) => {
      assert.match(await page.locator(".entry-facts").innerText(), /Atheneum "De Col" & partners > 3/);
      assert.ok((await page.title()).length <= 70);
      assert.match(await page.title(), /…/);
    }));
});

describe("pages of a catalogue look right", { concurrency: 2 }, () => {
  for (const address of ["verhalen/index.html", "verhalen/fietsbus.html", "verhalen/eigenlijk-een-heel-lange-naam.html", "verhalen/thema/samen.html"]) {
    it(`${address}: nothing for axe, no sideways scroll at 320 px, light enough`, () =>
      visit(server.address + address, {}, async (page) => {
        await checkLooks(page);
        await page.setViewportSize(narrow);
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)) <= 0);
        const { all: bytes } = weigh([{ path: `/${address}`, body: readFileSync(join(site, address)) }]);
        assert.ok(bytes <= 12 * 1024, `${bytes} bytes`);
      }));
  }

  it("with every choice unfolded", () =>
    visit(index, { javaScriptEnabled: true }, async (page) => {
      await page.goto(`${server.address}verhalen/thema/samen.html`);
      await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
      await checkLooks(page);
    }));
});

describe("Inspiratie", { concurrency: 2 }, () => {
  let guide;
  before(async () => {
    guide = await serve({ site: await buildGuide() });
  });
  after(() => guide.close());
  const entries = () => JSON.parse(readFileSync(join(guide.site, "_data/guide.json"), "utf8")).pages.filter(({ kind }) => kind === "entry");

  it("has a page for every entry, each with a theme and its source", async () => {
    assert.ok(entries().length >= 29);
    for (const { address } of entries()) {
      const html = readFileSync(join(guide.site, address), "utf8");
      assert.match(html, /<dt>Thema<\/dt><dd><ul[^>]*><li><a href="\.\.\/inspiratie\/thema\//, address);
      assert.match(html, /<p class="lead">[^<]+<sup class="cite"><a href="#bron-1"/, address);
    }
  });

  it("is found by the name of an entry, by who leads it and by its theme", () =>
    visit(guide.address, {}, async (page) => {
      const found = async (words) => {
        await page.goto(`${guide.address}zoeken.html?q=${encodeURIComponent(words)}`);
        await page.locator(".search-results li").first().waitFor();
        return (await page.locator(".search-results li > a").evaluateAll((all) => all.map((link) => link.getAttribute("href")))).slice(0, 10).join(" ");
      };
      assert.match(await found("ZorgStart"), /inspiratie\/zorgstart\.html/);
      const lead = readFileSync(join(guide.site, "inspiratie/organisatiebuddys.html"), "utf8").match(/<dt>Trekker<\/dt><dd>([^<]+)</)[1];
      assert.match(await found(lead), /inspiratie\/organisatiebuddys\.html/);
      assert.match(await found("verzuim en terugkeer"), /inspiratie\/(?:innovatieve-aanpak-verzuim|tweede-spoor-re-integratie)\.html/);
    }));

  it("filters every entry by theme, and compares what came out", () =>
    visit(`${guide.address}inspiratie/index.html#thema=verzuim`, {}, async (page) => {
      const shown = await page.locator("[data-entry]:visible").count();
      assert.ok(shown > 0 && shown < entries().length);
      assert.equal(await status(page), `Je ziet ${shown} van de ${entries().length}.`);
      assert.ok((await page.locator(".catalogue-table thead th").allInnerTexts()).includes("Wat eruit kwam"));
    }));
});
