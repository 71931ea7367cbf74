// Walking a decision tree as its readers do: from the start page to an outcome, with a thumb, with keys, without script and
// from disk; going back, changing an answer, and entering in the middle.
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { startBrowser } from "./support/browser.mjs";
import { buildGuide } from "./support/guide.mjs";
import { serve } from "./support/server.mjs";
import { andLeave, answersOf, fieldOf, follow, fragmentOf, keys, linksOnly, longestExamples, nodeOf, phone, thumb, treesOf, walkOf } from "./support/trees.mjs";

const site = await buildGuide();
const { visit } = await startBrowser();
const server = await serve({ site });
after(() => server.close());
const trees = treesOf(site);
const climate = trees.find(({ id }) => id === "binnenklimaat");
const pageOf = (tree, node, fragment = "") => `${server.address}${tree.folder}${node}.html${fragment}`;
const givenOn = (page) => page.locator("[data-tree-slot=given] li").count();

// On every page: no more to ask than what was answered, the heading of the page, nothing beside the screen.
const watched = (reader, tree, answers) => ({
  ...reader,
  async look(page, node) {
    assert.equal(await page.locator("h1").count(), 1);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), node);
    const { steps } = walkOf(tree, answers);
    const at = steps.findIndex(({ question }) => question === node);
    if (at >= 0) assert.equal(await givenOn(page), at, `"jouw antwoorden" at ${node}`);
  },
});

describe("a whole way, for each branch of each tree", { concurrency: 2 }, () => {
  for (const tree of trees) {
    for (const { id, outcome, branch } of longestExamples(tree)) {
      it(`${tree.id}, ${branch}: ${id}, with a thumb at 360 px`, () =>
        visit(server.address + tree.address, phone, async (page) => {
          const answers = answersOf(tree, id);
          await follow(page, tree, watched(thumb, tree, answers), answers, outcome);
          assert.equal(await givenOn(page), walkOf(tree, answers).steps.length);
        }));

      it(`${tree.id}, ${branch}: ${id}, without script`, () =>
        visit(server.address + tree.address, { ...phone, javaScriptEnabled: false }, async (page) => {
          const answers = answersOf(tree, id);
          await follow(page, tree, linksOnly(tree, answers), answers, outcome);
        }));
    }
  }
});

describe("the same way", { concurrency: 2 }, () => {
  for (const tree of trees) {
    const { id, outcome } = longestExamples(tree).sort((one, other) => other.length - one.length)[0];

    it(`with keys alone: ${tree.id}, ${id}`, () =>
      visit(server.address + tree.address, {}, async (page) => {
        await follow(page, tree, keys, answersOf(tree, id), outcome);
      }));

    it(`from a folder on disk: ${tree.id}, ${id}`, () =>
      visit(pathToFileURL(`${site}/${tree.address}`).href, phone, async (page) => {
        await follow(page, tree, watched(thumb, tree, answersOf(tree, id)), answersOf(tree, id), outcome);
        assert.match(page.url(), /^file:.*#/);
      }));
  }
});

describe("going back and changing", { concurrency: 2 }, () => {
  const answers = { ...answersOf(climate, "be-hulp-nodig"), "warm-temperatuur": 33, "warm-vocht": 60 };
  const upTo = (question) => fragmentOf(climate, answers, question);
  const atOutcome = upTo("hoeveel-collegas");

  it("the browser's back button leads to the question before, with the answers before it", () =>
    visit(pageOf(climate, "warm-werk", upTo("warm-werk")), phone, async (page) => {
      const before = await givenOn(page);
      await thumb.choose(page, "warm-werk", "halfzwaar");
      assert.equal(await givenOn(page), before + 1);
      await page.goBack();
      assert.equal(await nodeOf(page), "warm-werk");
      assert.equal(await givenOn(page), before);
      await page.goForward();
      assert.equal(await givenOn(page), before + 1);
    }));

  it("an answer's link holds the answers so far, so that it also opens in another tab", () =>
    visit(pageOf(climate, "warm-werk", upTo("warm-werk")), phone, async (page) => {
      assert.equal(await page.locator('[data-answer="halfzwaar"]').getAttribute("href"), `warm-temperatuur.html${upTo("warm-temperatuur")}`);
    }));

  it("\"wijzig\" shows the answer that stands, and a change keeps the later ones", () =>
    visit(pageOf(climate, "warm-rood", atOutcome), phone, async (page) => {
      await andLeave(page, () => page.getByRole("link", { name: "wijzig je antwoord op: Gemeten temperatuur" }).tap());
      assert.equal(await nodeOf(page), "warm-temperatuur");
      assert.equal(await fieldOf(page).inputValue(), "33");
      await thumb.choose(page, "warm-temperatuur", 33.5);
      assert.equal(await nodeOf(page), "warm-rood");
      assert.match(page.url(), /warm-temperatuur=33\.5&warm-vocht=60&warm-door=weer$/);
    }));

  it("the answer that stands is marked for eyes and ears", () =>
    visit(pageOf(climate, "land", atOutcome), phone, async (page) => {
      assert.deepEqual(await page.locator(".tree [aria-current=true]").evaluateAll((links) => links.map((link) => link.dataset.answer)), ["be"]);
      assert.match(await page.locator(".tree [aria-current=true]").innerText(), /je antwoord tot nu/);
    }));

  it("after a change the way stops at the first question that was not answered yet, and drops what no longer applies", () =>
    visit(pageOf(climate, "klacht", atOutcome), phone, async (page) => {
      await thumb.choose(page, "klacht", "koud");
      assert.equal(await nodeOf(page), "koud-gemeten");
      assert.doesNotMatch(page.url(), /warm-/);
      assert.match(page.url(), /#klacht=koud&ruimte=kamer&land=be$/);
      assert.equal(await page.locator("[data-tree-slot=notice]").isVisible(), false);
    }));

  it("an early change leads back to the outcome where all later answers still apply", () =>
    visit(pageOf(climate, "ruimte", atOutcome), phone, async (page) => {
      await thumb.choose(page, "ruimte", "gang");
      assert.equal(await nodeOf(page), "warm-rood");
    }));
});

describe("a link inside the page", { concurrency: 2 }, () => {
  it("does not lose the answers", () =>
    visit(pageOf(climate, "warm-werk", fragmentOf(climate, answersOf(climate, "be-hulp-nodig"), "warm-werk")), {}, async (page) => {
      const before = page.url();
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter"); // the skip link
      await page.waitForURL(before);
      assert.equal(await page.evaluate(() => document.activeElement.id), "main-content");
    }));
});

describe("entering in the middle", { concurrency: 2 }, () => {
  it("the page asks its question, shows no answers and goes on from there", () =>
    visit(pageOf(climate, "klacht"), phone, async (page) => {
      assert.equal(await page.locator("[data-tree-slot=given]").innerText(), "");
      await thumb.choose(page, "klacht", "warm");
      assert.match(page.url(), /ruimte\.html#klacht=warm$/);
      assert.equal(await givenOn(page), 1);
    }));

  it("a question that goes on by what was answered before asks that once more", () =>
    visit(pageOf(climate, "land"), phone, async (page) => {
      await page.locator('[data-answer="be"]').tap();
      const onward = page.locator("[data-tree-onward]:target");
      await onward.waitFor();
      await andLeave(page, () => onward.getByRole("link", { name: "Te warm", exact: true }).tap());
      assert.equal(await nodeOf(page), "warm-werk");
      assert.equal(await page.locator("[data-tree-slot=notice]").isVisible(), false);
    }));

  it("and does not where it is known", () =>
    visit(pageOf(climate, "land", "#klacht=warm&ruimte=kamer"), phone, async (page) => {
      assert.equal(await page.locator("[data-tree-onward]").isVisible(), false);
      await thumb.choose(page, "land", "be");
      assert.equal(await nodeOf(page), "warm-werk");
    }));

  it("a measurement of which nobody told the country keeps its bands to choose from", () =>
    visit(pageOf(climate, "warm-temperatuur"), phone, async (page) => {
      assert.equal(await fieldOf(page).count(), 0);
      assert.ok((await page.locator("[data-scale]:visible").count()) > 1);
      await andLeave(page, () => page.locator("a[data-band]").first().tap());
      assert.equal(await page.locator("[data-tree-slot=notice]").isVisible(), false);
    }));

  it("a value that is computed from an earlier one keeps its bands where that one is not known", () =>
    visit(pageOf(climate, "warm-vocht"), phone, async (page) => {
      assert.equal(await fieldOf(page).count(), 0);
      assert.ok((await page.locator("a[data-band]:visible").count()) > 1);
    }));

  it("an outcome shows both countries and no way that nobody took", () =>
    visit(pageOf(climate, "hulp"), phone, async (page) => {
      for (const details of await page.locator("details[data-horizon]").all()) await details.locator("summary").tap();
      assert.ok(await page.locator('[data-country="be"]').first().isVisible());
      assert.ok(await page.locator('[data-country="nl"]').first().isVisible());
      assert.equal(await givenOn(page), 0);
    }));
});

describe("the card of a tree on another page", { concurrency: 2 }, () => {
  for (const [tree, address] of [[climate, "instrumenten/binnenklimaat/index.html"], [trees.find(({ id }) => id === "keuzehulp"), "trajecten/vergelijk.html"]]) {
    const first = tree.questions.find(({ id }) => id === tree.start);
    const cardOn = (page) => page.locator(".tree-card", { hasText: first.text });

    it(`${tree.id}: offers the answers of the first question, each leading to what follows it`, () =>
      visit(server.address + address, { ...phone, javaScriptEnabled: false }, async (page) => {
        const links = await cardOn(page).locator(".tree-tile").evaluateAll((tiles) => tiles.map((tile) => [tile.querySelector(".tree-tile-text").textContent, tile.getAttribute("href").replace(/.*\//, "")]));
        const expected = first.answers.map(({ id, text }) => {
          const { firstOutcome, question } = walkOf(tree, { [tree.start]: id });
          return [text, `${firstOutcome ?? question}.html#${tree.start}=${id}`];
        });
        assert.deepEqual(links, expected);
      }));

    it(`${tree.id}: who taps one has answered it`, () =>
      visit(server.address + address, phone, async (page) => {
        const { id } = first.answers.find((answer) => walkOf(tree, { [tree.start]: answer.id }).question);
        await andLeave(page, () => cardOn(page).locator(`[href$="#${tree.start}=${id}"]`).tap());
        assert.equal(await nodeOf(page), walkOf(tree, { [tree.start]: id }).question);
        await page.locator("[data-tree-slot=given] li").first().waitFor();
        assert.equal(await givenOn(page), 1);
        const box = await page.locator(".tree-answer").first().boundingBox();
        assert.ok(box.height >= 48, `an answer is ${box.height} px high`);
      }));
  }
});
