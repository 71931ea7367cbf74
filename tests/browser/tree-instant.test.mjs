// The next question at once: after the first page of a tree nothing is asked of the network, also where there is none. And
// what a reader has of a page stays as it was: address, history, focus, title, what scripts add.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { violationsOn } from "./support/axe.mjs";
import { startBrowser } from "./support/browser.mjs";
import { buildGuide } from "./support/guide.mjs";
import { serve } from "./support/server.mjs";
import { allHere, answersOf, follow, fragmentOf, keys, longestExamples, nodeOf, nodesOf, phone, quietly, thumb, treesOf, walkOf } from "./support/trees.mjs";
import { weigh } from "./support/weight.mjs";

const site = await buildGuide();
const { visit } = await startBrowser();
const server = await serve({ site, compress: true });
after(() => server.close());
const trees = treesOf(site);
const climate = trees.find(({ id }) => id === "binnenklimaat");
const longest = (tree) => longestExamples(tree).sort((one, other) => other.length - one.length)[0];
// Up to the outcome: closing questions come after it.
function stepsOf(tree, answers) {
  const { steps, stepsToOutcome } = walkOf(tree, answers);
  return steps.slice(0, stepsToOutcome);
}

// 400 ms before the first byte, 400 kbit/s.
async function onSlowLine(page, context) {
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 });
}

for (const tree of trees) {
  const { id, outcome } = longest(tree);
  const answers = answersOf(tree, id);
  const steps = stepsOf(tree, answers);
  const at = (place) => `${server.address}${tree.folder}${steps[place].question}.html${fragmentOf(tree, answers, steps[place].question)}`;

  describe(`${tree.id}, ${id}`, { concurrency: 2 }, () => {
    it("on a slow line a whole way asks nothing of the network after the start page", () =>
      visit(server.address + tree.address, { ...phone, serviceWorkers: "block" }, async (page, context) => {
        await onSlowLine(page, context);
        await page.reload();
        await allHere(page);
        const asked = [];
        page.on("request", (request) => asked.push(request.url()));
        await follow(page, tree, thumb, answers, outcome);
        assert.deepEqual(asked, []);
      }));

    it("the next question stands there before the click has ended", () =>
      visit(server.address + tree.address, { ...phone, serviceWorkers: "block" }, async (page) => {
        await allHere(page);
        const [next] = await page.evaluate((answer) => {
          document.querySelector(`[data-answer="${answer}"]`).click();
          return [document.querySelector("[data-node]").dataset.node];
        }, String(steps[0].given));
        assert.equal(next, steps[1].question);
      }));

    it("a way that lost the network on its first page goes on to its end", () =>
      visit(server.address + tree.address, phone, async (page, context) => {
        await allHere(page);
        await context.setOffline(true);
        await follow(page, tree, thumb, answers, outcome);
      }));

    it("each page that takes another's place is the page that the host has", () =>
      visit(server.address + tree.address, { ...phone, serviceWorkers: "block" }, async (page) => {
        await allHere(page);
        const seen = async () => {
          await page.waitForFunction(() => document.querySelector("[data-tree-slot=given]").children.length > 0);
          return page.evaluate(() => ({ title: document.title, text: document.querySelector("main").innerText, crumbs: document.querySelector(".crumbs").innerHTML }));
        };
        for (let place = 1; place < steps.length; place += 1) {
          await (place === 1 ? thumb.start(page, steps[0].given) : thumb.choose(page, steps[place - 1].question, steps[place - 1].given));
          if (await page.locator("[data-tree-continue]").isVisible()) await thumb.goOn(page);
          const swapped = await seen();
          const other = await page.context().newPage();
          await other.goto(at(place));
          await other.waitForFunction(() => document.querySelector("[data-tree-slot=given]").children.length > 0);
          assert.deepEqual(swapped, await other.evaluate(() => ({ title: document.title, text: document.querySelector("main").innerText, crumbs: document.querySelector(".crumbs").innerHTML })));
          await other.close();
        }
      }));

    it("the whole tree costs at most 150 KB", async () => {
      server.requests.length = 0;
      await visit(server.address + tree.address, { ...phone, serviceWorkers: "block" }, async (page) => {
        await allHere(page);
        await thumb.start(page, steps[0].given);
      });
      const { all, fonts, files } = weigh(server.requests);
      if (process.env.LEIDRAAD_WEIGHTS) console.log(`${tree.id}: ${((all - fonts) / 1024).toFixed(1)} KB with styles and script, in ${files.length} files`);
      assert.ok(all - fonts <= 150 * 1024, `${all - fonts} bytes: ${files.join(" ")}`);
    });
  });
}

describe("a page that took another's place", { concurrency: 2 }, () => {
  const { id } = longest(climate);
  const answers = answersOf(climate, id);
  const steps = stepsOf(climate, answers);
  const [first, second, third] = steps.map(({ question }) => question);
  const start = server.address + climate.address;
  const begin = async (page, count) => {
    await allHere(page);
    await thumb.start(page, steps[0].given);
    for (const { question, given } of steps.slice(1, count)) await thumb.choose(page, question, given);
  };

  it("has the page's own address with the answers, which can be shared and loaded again", () =>
    visit(start, phone, async (page) => {
      await begin(page, 2);
      assert.ok(page.url().endsWith(`${climate.folder}${third}.html${fragmentOf(climate, answers, third)}`), page.url());
      const before = await page.locator("main").innerText();
      await page.reload();
      await page.locator("[data-tree-slot=given] li").first().waitFor();
      assert.equal(await page.locator("main").innerText(), before);
    }));

  it("is a step of the history: back, back to the start, and forward", () =>
    visit(start, phone, async (page) => {
      await begin(page, 2);
      await page.goBack();
      assert.equal(await nodeOf(page), second);
      await page.goBack();
      assert.equal(await nodeOf(page), "");
      assert.equal(page.url(), start);
      assert.equal(await page.locator(".crumbs [aria-current=page]").count(), 1);
      await page.goForward();
      await page.goForward();
      assert.equal(await nodeOf(page), third);
      assert.equal(await page.locator(".crumbs [aria-current=page]").count(), 0);
    }));

  it("stands at its top, with the focus on its heading, and tells its title", () =>
    visit(start, phone, async (page) => {
      await allHere(page);
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
      await thumb.start(page, steps[0].given);
      const seen = await page.evaluate(() => ({ focus: document.activeElement.tagName, top: scrollY, title: document.title, heading: document.querySelector("h1").textContent }));
      assert.equal(seen.focus, "H1");
      assert.equal(seen.top, 0);
      assert.ok(seen.title.includes(seen.heading), seen.title);
    }));

  it("has a way back to the question before, with the answer that was given", () =>
    visit(start, phone, async (page) => {
      await begin(page, 2);
      await page.locator("[data-tree-back]").tap();
      assert.equal(await nodeOf(page), second);
      assert.equal(await page.locator("[data-tree-back]").innerText(), "Terug");
      await page.locator("[data-tree-back]").tap();
      assert.equal(await nodeOf(page), first);
      await page.locator("[data-tree-back]").tap();
      assert.equal(await nodeOf(page), "");
    }));

  it("can be walked with keys alone", () =>
    visit(start, {}, async (page) => {
      await allHere(page);
      const { id: example, outcome } = longest(climate);
      await follow(page, climate, keys, answersOf(climate, example), outcome);
    }));

  it("has nothing that axe objects to", () =>
    visit(start, phone, async (page) => {
      await begin(page, steps.length - 1);
      assert.deepEqual(await violationsOn(page), []);
    }));

  it("does not lose its answers to a link inside the page, and goes back from there", () =>
    visit(start, {}, async (page) => {
      await allHere(page);
      await page.locator(`[data-answer="${steps[0].given}"]`).click();
      const before = page.url();
      await page.evaluate(() => (window.location.hash = "main-content"));
      await page.waitForURL(before);
      assert.equal(await nodeOf(page), second);
    }));

  it("prints with the button at its foot", () =>
    visit(start, phone, async (page) => {
      const { id: example, outcome } = longest(climate);
      await allHere(page);
      await follow(page, climate, thumb, answersOf(climate, example), outcome);
      await page.evaluate(() => (window.print = () => (window.printed = true)));
      await page.locator("[data-print]").tap();
      assert.equal(await page.evaluate(() => window.printed), true);
    }));

  it("opens in another tab where the reader asks for that", () =>
    visit(start, {}, async (page, context) => {
      await allHere(page);
      const [tab] = await Promise.all([context.waitForEvent("page"), page.locator(`[data-answer="${steps[0].given}"]`).click({ modifiers: ["Control"] })]);
      await tab.waitForLoadState();
      assert.equal(await nodeOf(tab), second);
      assert.equal(await nodeOf(page), "");
    }));
});

describe("a link is a link", { concurrency: 2 }, () => {
  const { id } = longest(climate);
  const steps = stepsOf(climate, answersOf(climate, id));
  const goesOn = async (page) => {
    await thumb.start(page, steps[0].given);
    assert.equal(await nodeOf(page), steps[1].question);
  };

  it("where the pieces cannot be had", () =>
    visit("about:blank", { ...phone, own: server.origin, allow: /about:blank|pages/, serviceWorkers: "block" }, async (page) => {
      await page.route("**/*.pages*.js", (route) => route.abort());
      await page.goto(server.address + climate.address);
      await page.waitForLoadState("networkidle");
      await goesOn(page);
    }));

  it("where the pieces are of another build than the page", () =>
    visit("about:blank", { ...phone, own: server.origin, allow: /about:blank/, serviceWorkers: "block" }, async (page) => {
      await page.route("**/*.pages*.js", async (route) => {
        const piece = readFileSync(join(site, new URL(route.request().url()).pathname), "utf8");
        await route.fulfill({ contentType: "text/javascript", body: piece.replace(/"version": ?"\w+"/, '"version":"older"') });
      });
      await page.goto(server.address + climate.address);
      await page.waitForLoadState("networkidle");
      const asked = quietly(page);
      await goesOn(page);
      assert.ok(asked.some((url) => url.endsWith(`${steps[1].question}.html`)), asked.join(" "));
    }));

  it("all pages of a tree are in its pieces", () => {
    for (const tree of trees) assert.deepEqual([...tree.pieces].sort(), ["index", ...nodesOf(tree).map((node) => node.id)].sort());
  });
});
