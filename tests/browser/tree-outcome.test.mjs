// The page of an outcome for somebody who walked there: the right actions first, their own country, a date, ways to keep it
// and ways on. And what is shown on the way.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { startBrowser } from "./support/browser.mjs";
import { buildGuide, project, temporaryFolder } from "./support/guide.mjs";
import { serve } from "./support/server.mjs";
import { andLeave, answersOf, fragmentOf, nodeOf, phone, thumb, treesOf } from "./support/trees.mjs";

const site = await buildGuide();
const { visit } = await startBrowser();
const server = await serve({ site });
after(() => server.close());
const climate = treesOf(site).find(({ id }) => id === "binnenklimaat");
const answers = { ...answersOf(climate, "be-hulp-nodig"), "warm-temperatuur": 33, "warm-vocht": 60 };
const pageOf = (node, fragment) => `${server.address}${climate.folder}${node}.html${fragment}`;
const atOutcome = (changes = {}) => pageOf("warm-rood", fragmentOf(climate, { ...answers, ...changes }, "hoeveel-collegas"));
const outcome = atOutcome();

describe("the actions", { concurrency: 2 }, () => {
  it("are always in the order of time, whoever asks; what is for today stands open, the rest is folded", () =>
    visit(outcome, phone, async (page) => {
      const order = await page.locator("[data-horizon]").evaluateAll((parts) => parts.map(({ dataset, tagName }) => [dataset.horizon, tagName]));
      assert.deepEqual(order, [["today", "SECTION"], ["this-month", "DETAILS"], ["structural", "DETAILS"]]);
      assert.equal(await page.locator("[data-horizon=structural] li:visible").count(), 0);
      await page.locator("[data-horizon=structural] summary").tap();
      assert.ok((await page.locator("[data-horizon=structural] li:visible").count()) > 0);
    }));

  it("say each who does it", () =>
    visit(outcome, phone, async (page) => {
      const without = await page.locator("[data-horizon] li").evaluateAll((items) => items.filter((item) => !item.querySelector(".tree-who")).map((item) => item.textContent));
      assert.deepEqual(without, []);
    }));

  it("can be unfolded without script", () =>
    visit(outcome, { ...phone, javaScriptEnabled: false }, async (page) => {
      await page.locator("[data-horizon=this-month] summary").tap();
      assert.ok((await page.locator("[data-horizon=this-month] li:visible").count()) > 0);
    }));

  for (const [country, other] of [["be", "nl"], ["nl", "be"]]) {
    it(`and the rules are those of the reader's country only: ${country}`, () => {
      const fragment = fragmentOf(climate, { ...answersOf(climate, `${country}-basis`), klacht: "warm", ruimte: "kamer", "warm-werk": "weet-niet", "warm-temperatuur": 24, "warm-toch": "samen" });
      return visit(pageOf("warm-bewoner", fragment), phone, async (page) => {
        assert.ok((await page.locator(`[data-country="${country}"]:visible`).count()) > 0);
        assert.equal(await page.locator(`[data-country="${other}"]:visible`).count(), 0);
        assert.equal(await page.locator("[data-horizon]:visible").count(), 3);
      });
    });
  }

  it("a question offers no answers of the other country", () =>
    visit(pageOf("warm-temperatuur", fragmentOf(climate, answers, "warm-temperatuur")), phone, async (page) => {
      assert.equal(await page.locator('[data-country="nl"]:visible').count(), 0);
    }));
});

describe("the day to look again", { concurrency: 2 }, () => {
  const again = climate.outcomes.find(({ "measure-again": when, id }) => when?.after === "P2W" && climate.examples.some((one) => one.outcome === id));
  const example = climate.examples.find((one) => one.outcome === again.id);

  it("is written out in Dutch, counted from today", () =>
    visit("about:blank", { ...phone, own: server.origin, allow: /about:blank/ }, async (page) => {
      await page.clock.setFixedTime(new Date("2026-12-24T10:00:00"));
      await page.goto(pageOf(again.id, fragmentOf(climate, answersOf(climate, example.id))));
      const time = page.locator("[data-tree-date] time");
      assert.equal(await time.innerText(), "donderdag 7 januari 2027");
      assert.equal(await time.getAttribute("datetime"), "2027-01-07");
    }));
});

const pagesIn = (pdf) => pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;

describe("every outcome", () => {
  for (const tree of treesOf(site)) {
    it(`fits one sheet of A4: ${tree.id}`, () =>
      visit("about:blank", { own: server.origin, allow: /about:blank/, serviceWorkers: "block" }, async (page) => {
        const longer = [];
        for (const { id, outcome: node } of tree.examples) {
          await page.goto("about:blank");
          await page.goto(`${server.address}${tree.folder}${node}.html${fragmentOf(tree, answersOf(tree, id))}`);
          await page.locator("[data-tree-slot=given] li").first().waitFor();
          if (pagesIn(await page.pdf({ format: "A4" })) > 1) longer.push(`${node} (${id})`);
        }
        assert.deepEqual(longer, []);
      }));
  }
});

describe("why it is this outcome", { concurrency: 2 }, () => {
  it("is told in a sentence: what was measured or computed, and the limit", () =>
    visit(outcome, phone, async (page) => assert.match(await page.locator("[data-tree-slot=why]").innerText(), /^28,6\s°C WBGT berekend; hier is 26\s°C WBGT de grens\.$/)));

  it("is told for each example that ends in an outcome", () =>
    visit("about:blank", { ...phone, own: server.origin, allow: /about:blank/, serviceWorkers: "block" }, async (page) => {
      for (const { id, outcome: node } of climate.examples) {
        await page.goto("about:blank");
        await page.goto(pageOf(node, fragmentOf(climate, answersOf(climate, id))));
        await page.locator("[data-tree-slot=given] li").first().waitFor();
        assert.match(await page.locator("[data-tree-slot=why]").innerText(), /\w+.*[.?!]$/, id);
      }
    }));
});

describe("keeping the outcome", { concurrency: 2 }, () => {
  it("\"Deel dit\" hands title, what to do today and the link to the telephone", () =>
    visit("about:blank", { ...phone, own: server.origin, allow: /about:blank/ }, async (page) => {
      await page.addInitScript(() => {
        Object.defineProperty(navigator, "share", { value: async (what) => void (window.shared = what) });
      });
      await page.goto(outcome);
      await page.getByRole("button", { name: "Deel dit" }).tap();
      const { title, text, url } = await page.evaluate(() => window.shared);
      assert.equal(url, outcome);
      assert.equal(title, await page.locator("h1").innerText().then((heading) => heading.replace(/\s+/g, " ")));
      const lines = text.split("\n");
      assert.equal(lines[0], title);
      assert.equal(lines[2], "Vandaag:");
      const shown = await page.locator("[data-horizon=today] li:visible").count();
      assert.equal(lines.filter((line) => /^- .*Wie: /.test(line)).length, shown);
      assert.doesNotMatch(text, /Nederland/);
    }));

  it("\"Deel dit\" shows the link to copy by hand where the browser can neither share nor copy", () =>
    visit("about:blank", { ...phone, own: server.origin, allow: /about:blank/ }, async (page) => {
      await page.addInitScript(() => {
        for (const name of ["share", "clipboard"]) Object.defineProperty(navigator, name, { value: undefined });
      });
      await page.goto(outcome);
      await page.getByRole("button", { name: "Deel dit" }).tap();
      assert.equal(await page.getByLabel("Kopieer deze link").inputValue(), outcome);
    }));

  it("a reader who closes the share menu again hears nothing", () =>
    visit("about:blank", { ...phone, own: server.origin, allow: /about:blank/ }, async (page) => {
      await page.addInitScript(() => {
        const abort = () => Promise.reject(new DOMException("no", "AbortError"));
        Object.defineProperty(navigator, "share", { value: abort });
      });
      await page.goto(outcome);
      await page.getByRole("button", { name: "Deel dit" }).tap();
      assert.equal(await page.locator(".tree-share-status").innerText(), "");
    }));

  it("\"E-mail dit\" has a subject, the link and the answers", () =>
    visit(outcome, phone, async (page) => {
      const href = await page.getByRole("link", { name: "E-mail dit" }).getAttribute("href");
      const fields = new URLSearchParams(href.replace(/^mailto:\?/, "").replaceAll("+", "%2B"));
      assert.match(href, /^mailto:\?subject=/);
      assert.match(fields.get("subject"), /Boven de grens/);
      const lines = fields.get("body").split("\r\n");
      assert.ok(lines.includes(outcome));
      assert.ok(lines.indexOf("Vandaag:") > 0 && lines.indexOf("Vandaag:") < lines.indexOf(outcome), lines.join("\n"));
      assert.ok(lines.some((line) => /^- .*Wie: /.test(line)), lines.join("\n"));
      assert.ok(lines.some((line) => line.endsWith("België")), lines.join("\n"));
      assert.ok(lines.some((line) => /33\s°C$/.test(line)), lines.join("\n"));
      assert.ok(lines.some((line) => /60\s% \(WBGT: [\d,]+\s°C WBGT\)$/.test(line)), lines.join("\n"));
    }));

  it("\"Druk af\" prints", () =>
    visit(outcome, phone, async (page) => {
      await page.evaluate(() => (window.print = () => (window.printed = true)));
      await page.getByRole("button", { name: "Druk af" }).tap();
      assert.equal(await page.evaluate(() => window.printed), true);
    }));

  it("on paper it is one sheet: title, all actions, and the answers that led here", () =>
    visit(outcome, {}, async (page) => {
      const pdf = await page.pdf({ format: "A4", tagged: true });
      const file = join(temporaryFolder(), "outcome.pdf");
      writeFileSync(file, pdf);
      const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
      for (const part of [/Boven de grens/, /Vandaag/, /Deze maand/, /Structureel/, /Jouw antwoorden/, /33\s°C/, /België/]) assert.match(text, part);
      for (const part of [/Deel dit/, /wijzig/, /Nog een andere klacht/, /ondernemingsraad/]) assert.doesNotMatch(text, part);
      assert.equal(pagesIn(pdf), 1);
    }));
});

describe("what is told along with an outcome", { concurrency: 2 }, () => {
  const unmeasured = fragmentOf(climate, { ...answers, "warm-temperatuur": "ook-stil" });
  const tips = (page) => page.locator("[data-tree-tip]:visible").evaluateAll((all) => all.map(({ dataset }) => dataset.treeTip));

  it("is how to measure, for who did not, at once with provisional advice", () =>
    visit(pageOf("warm-temperatuur", fragmentOf(climate, answers, "warm-temperatuur")), phone, async (page) => {
      await thumb.choose(page, "warm-temperatuur", "ook-stil");
      assert.equal(await nodeOf(page), "warm-heet");
      assert.deepEqual(await tips(page), ["meten-temperatuur"]);
      await page.locator("[data-tree-tip] summary").tap();
      assert.match(await page.locator("[data-tree-tip]").first().innerText(), /thermometer/);
    }));

  it("is left out for who measured", () => visit(outcome, phone, async (page) => assert.deepEqual(await tips(page), [])));

  it("stands there, folded, without script", () =>
    visit(pageOf("warm-heet", unmeasured), { ...phone, javaScriptEnabled: false }, async (page) => assert.deepEqual(await tips(page), ["meten-temperatuur"])));
});

describe("advice on the way", { concurrency: 2 }, async () => {
  const cycling = await buildGuide({ source: join(project, "tests/sites/veilig-fietsen") });
  const [tree] = treesOf(cycling);
  const other = await serve({ site: cycling });
  after(() => other.close());
  const before = "#remmen=ja&land=be&wie=groot";
  const open = (node, fragment, act) => visit(`${other.address}${tree.folder}${node}.html${fragment}`, phone, act);

  it("is shown first, and leads on to the next question with all answers", () =>
    open("klacht", before, async (page) => {
      await thumb.choose(page, "klacht", "regen");
      assert.equal(await nodeOf(page), "regenjas");
      assert.equal(await page.locator("[data-continue]:visible").count(), 1);
      assert.equal(await page.locator("[data-tree-closing]:visible, [data-tree-again]:visible").count(), 0);
      await thumb.goOn(page);
      assert.equal(await nodeOf(page), "kou-temperatuur");
      assert.ok(page.url().endsWith(`${before}&klacht=regen`), page.url());
    }));

  it("opened by itself names the places to which it may lead", () =>
    open("regenjas", "", async (page) => assert.ok((await page.locator("[data-continue]:visible").count()) > 0)));
});

describe("after the outcome", { concurrency: 2 }, () => {
  const closing = fragmentOf(climate, answers, "hoe-nu");

  it("the closing questions go on with the same answers", () =>
    visit(outcome, phone, async (page) => {
      await thumb.close(page);
      assert.equal(await nodeOf(page), "hoeveel-collegas");
      assert.equal(await page.locator("[data-tree-slot=notice]").isVisible(), false);
      await thumb.choose(page, "hoeveel-collegas", "veel");
      assert.equal(await nodeOf(page), "wie-beslist");
      assert.match(await page.locator("[data-tree-slot=given] li").last().innerText(), /krijgt voorrang/);
    }));

  it("\"not enough\" leads back to the first question of the branch, with the answers before it", () =>
    visit(pageOf("hoe-nu", closing), phone, async (page) => {
      await thumb.choose(page, "hoe-nu", "beter");
      assert.ok(page.url().endsWith(`warm-werk.html${fragmentOf(climate, answers, "warm-werk")}`), page.url());
    }));

  it("\"I do not know yet\" leads back to the outcome, which remembers where the questions stopped", () =>
    visit(pageOf("hoe-nu", closing), phone, async (page) => {
      await thumb.choose(page, "hoe-nu", "nog-niet");
      assert.equal(await nodeOf(page), "warm-rood");
      assert.match(await page.locator("[data-tree-slot=given]").innerText(), /Voer eerst de acties uit/);
      await thumb.close(page);
      assert.equal(await nodeOf(page), "hoe-nu");
    }));

  it("\"another complaint\" keeps what was told of the place", () =>
    visit(outcome, phone, async (page) => {
      await andLeave(page, () => page.locator("[data-tree-again]").tap());
      assert.ok(page.url().endsWith("klacht.html#ruimte=kamer&land=be"), page.url());
    }));

  it("\"another complaint\" begins anew where the way was about danger", () =>
    visit(pageOf("nood", "#klacht=gevaar"), phone, async (page) => {
      await andLeave(page, () => page.locator("[data-tree-again]").tap());
      assert.equal(await nodeOf(page), "klacht");
      assert.equal(await page.locator("[data-tree-slot=notice]").isVisible(), false);
    }));

  it("help when it does not work knows the country and the answers", () =>
    visit(outcome, phone, async (page) => {
      await andLeave(page, () => page.locator(".tree-escalation a").last().tap());
      assert.equal(await nodeOf(page), "hulp");
      assert.equal(await page.locator('[data-country="nl"]:visible').count(), 0);
      assert.match(await page.locator("[data-tree-slot=given]").innerText(), /33\s°C/);
    }));
});
