// A survey's form in a page of the guide, and the one at the foot of every page: with a thumb, with keys, without script, with
// the collector on the same host and elsewhere, and with a collector that cannot be reached.
import assert from "node:assert/strict";
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { checkLooks } from "./support/axe.mjs";
import { narrow, startBrowser } from "./support/browser.mjs";
import { startCollector } from "./support/collector.mjs";
import { buildGuide, filesOf, kinds } from "./support/guide.mjs";
import { serve } from "./support/server.mjs";
import { answers, keys, phone, stored, thumb, trial, trialGuide } from "./support/surveys.mjs";

const { visit } = await startBrowser();
const noScript = { javaScriptEnabled: false };

// The guide with the survey of the tests in one of its pages, twice.
const embedding = "tips.html";
function source() {
  const folder = trialGuide();
  appendFileSync(join(folder, "content/nl/tips.md"), "\n## Doe mee\n\n::survey{#proef embed page=team}\n\n### Nog eens\n\n::survey{#proef embed}\n");
  const about = join(folder, "content/nl/over-het-project.md");
  writeFileSync(about, readFileSync(about, "utf8").replace("::survey{#pagina-feedback}", "::survey{#pagina-feedback embed}"));
  return folder;
}

// With the collector on the same host; `elsewhere` gives it a host of its own, which tells browsers that every site may ask.
async function startSite({ elsewhere = false } = {}) {
  let server;
  const collector = startCollector(() => server.site);
  server = await serve({ api: collector.answer });
  after(() => server.close());
  let change = "";
  if (elsewhere) {
    const other = createServer((request, response) => {
      response.setHeader("Access-Control-Allow-Origin", "*");
      response.setHeader("Access-Control-Allow-Headers", "content-type, idempotency-key");
      if (request.method === "OPTIONS") response.writeHead(204).end();
      else collector.answer(request, response, request.url.replace("/api/", ""));
    });
    await new Promise((resolve) => other.listen(0, "127.0.0.1", resolve));
    after(() => other.close());
    change = `collector: http://127.0.0.1:${other.address().port}/\n`;
  }
  const folder = source();
  appendFileSync(join(folder, "data/site.yaml"), change);
  server.show(await buildGuide({ source: folder, baseUrl: server.address }));
  return { server, collector, page: server.address + embedding, foot: server.address + kinds.trajectory };
}

const { server, collector, page: address, foot } = await startSite();
const last = () => [...collector.stored.values()].at(-1);
const form = (page, place = 0) => page.locator(".embedded-survey form").nth(place);
const sendIn = (place) => place.getByRole("button", { name: "Verstuur mijn antwoorden" });
const openFeedback = async (page) => {
  await page.getByText("Vond je wat je zocht?", { exact: true }).click();
  await page.locator(".page-feedback form").waitFor();
  return page.locator(".page-feedback");
};

async function fill(place, given = answers) {
  for (const [name, values] of Object.entries(given)) await thumb.give(place, name, values);
}
const typed = (place) => place.evaluate((node) => Object.fromEntries(new FormData(node)));

describe("a survey's form in a page", () => {
  it("is sent without leaving the page; the receipt withdraws the answers", () =>
    visit(address, phone, async (page) => {
      assert.equal(await form(page).locator("[name=team]").inputValue(), await page.locator("h1").innerText());
      await fill(form(page));
      await sendIn(form(page)).tap();
      const thanks = page.locator(".embedded-survey .survey-thanks");
      await thanks.waitFor();
      assert.equal(page.url(), address);
      assert.deepEqual([last().survey, last().raw], ["proef", stored]);
      assert.equal(await thanks.locator(".survey-code").innerText(), last().receipt);
      assert.equal(await page.evaluate(() => document.activeElement.textContent), "Bedankt. Je antwoorden zijn bewaard.");
      await checkLooks(page);
      const before = collector.stored.size;
      await thanks.getByText("Toch niet? Trek je antwoorden terug").tap();
      await thanks.getByRole("button", { name: "Trek mijn antwoorden terug" }).tap();
      await page.getByText("Je antwoorden zijn teruggetrokken en gewist.").waitFor();
      assert.equal(collector.stored.size, before - 1);
    }));

  it("shows mistakes at the fields and in a summary that takes the focus, and keeps what was typed", () =>
    visit(address, phone, async (page) => {
      await fill(form(page, 1), { uren: ["veel"], vertel: ["Dit blijft staan."] });
      await sendIn(form(page, 1)).tap();
      const summary = form(page, 1).locator(".error-summary");
      await summary.waitFor();
      assert.equal(await page.evaluate(() => document.activeElement.className), "error-summary");
      assert.equal(await form(page).locator(".error-summary").count(), 0, "the other form is left alone");
      const input = form(page, 1).locator("input[name=uren][type=text]");
      assert.equal(await input.getAttribute("aria-describedby"), "form2-error-uren");
      assert.equal(await page.locator("#form2-error-uren").count(), 1);
      await summary.getByRole("link", { name: /Hoeveel uren/ }).tap();
      assert.equal(await page.evaluate(() => document.activeElement.id), "form2-field-uren");
      assert.equal(await input.inputValue(), "veel");
      assert.equal(await form(page, 1).locator("[name=vertel]").inputValue(), "Dit blijft staan.");
      await checkLooks(page);
    }));

  it("is filled in and sent with keys alone", () =>
    visit(`${server.address}over-het-project.html`, {}, async (page) => {
      await form(page).locator("a").focus(); // the last before the button
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await form(page).locator(".error-summary").waitFor();
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter"); // the link to the field
      assert.equal(await page.evaluate(() => document.activeElement.name), "gevonden");
      await page.keyboard.press("Space");
      await keys.give(page, "beter", ["Kort"]);
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter"); // in the field for the page: sends, as in every form
      await page.locator(".embedded-survey .survey-thanks").waitFor();
      assert.deepEqual(last().raw, { gevonden: ["ja"], beter: ["Kort"] });
    }));

  it("posts without script: mistakes come back with what was typed, then it is thanked for", () =>
    visit(address, { ...phone, ...noScript, allow: /422/ }, async (page) => {
      await fill(form(page), { ...answers, uren: ["veel"] });
      await sendIn(form(page)).tap();
      await page.locator(".error-summary a").waitFor();
      assert.equal(await page.locator("[name=uren]").first().inputValue(), "veel");
      assert.equal(await page.locator("[name=vertel]").inputValue(), answers.vertel[0]);
      await fill(page, { uren: ["12"] });
      await page.getByRole("button", { name: "Verstuur mijn antwoorden" }).tap();
      await page.getByText("Bedankt. Je antwoorden zijn bewaard.").waitFor();
      assert.deepEqual(last().raw, { ...stored, uren: ["12"] });
    }));

  it("says that the collector cannot be reached, and keeps all; sent again it is the same answer", () =>
    visit(address, { ...phone, allow: /failed to load|ERR_|503|failed:/i }, async (page) => {
      await fill(form(page));
      const before = await typed(form(page));
      for (const trouble of ["cut", { status: 503, headers: { "Retry-After": "5" } }, "drop"]) {
        collector.behave = () => trouble;
        await sendIn(form(page)).tap();
        await page.getByText("Versturen lukt nu niet").waitFor();
        assert.match(await page.evaluate(() => document.activeElement.textContent), /^Versturen lukt nu niet/);
        assert.deepEqual(await typed(form(page)), before);
      }
      const count = collector.stored.size; // the last one arrived, without an answer
      collector.behave = () => undefined;
      await sendIn(form(page)).tap();
      await page.locator(".embedded-survey .survey-thanks").waitFor();
      assert.equal(collector.stored.size, count);
      assert.equal(new Set(collector.attempts.slice(-4).map(({ key }) => key)).size, 1);
    }));

  it("marks who fills in the decoy", () =>
    visit(address, phone, async (page) => {
      await fill(form(page));
      await form(page).locator("[name=_website]").evaluate((input) => (input.value = "https://bot.example/"));
      await sendIn(form(page)).click();
      await page.locator(".embedded-survey .survey-thanks").waitFor();
      assert.equal(last().isToCheck, true);
    }));

  it("tells who opened the guide from a disk where the survey is", async () => {
    const site = await buildGuide({ source: source() });
    await visit(`file://${site}/${embedding}`, {}, async (page) => {
      await page.locator(".embedded-survey").getByRole("link", { name: "Naar de vragenlijst" }).first().click();
      await page.getByText("Versturen kan hier niet").waitFor();
    });
    await visit(`file://${site}/${kinds.trajectory}`, {}, async (page) => assert.equal(await page.locator(".page-feedback").isVisible(), false));
  });

  it("looks right, is right for axe, and fits on the narrowest screen", () =>
    visit(address, {}, async (page) => {
      await openFeedback(page);
      await checkLooks(page, async () => assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `sticks out at ${page.viewportSize().width} px`));
      const ids = await page.evaluate(() => [...document.querySelectorAll("[id]")].map(({ id }) => id));
      assert.equal(new Set(ids).size, ids.length, "ids stand once");
    }));

  it("leaves the survey's own page as it is", () =>
    visit(server.address + trial, {}, async (page) => {
      assert.equal(await page.locator(".embedded-form, .page-feedback").count(), 0);
      assert.equal(await page.locator("#field-werkt").count(), 1);
    }));
});

describe("the form at the foot of a page", () => {
  const loaded = async (page) => page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name.replace(/^.*\//, "").replace(/-\w+(\.\w+)$/, "$1")));

  it("costs nothing until it is opened; then it tells which page it is about, and is sent in place", () =>
    visit(foot, phone, async (page) => {
      const title = await page.locator("h1").innerText();
      assert.deepEqual((await loaded(page)).filter((name) => /survey|feedback/.test(name)), []);
      const place = await openFeedback(page);
      assert.deepEqual((await loaded(page)).filter((name) => /survey/.test(name)).sort(), ["survey-embedded.js", "survey.css"]);
      assert.equal(await place.getByLabel("Over welke pagina gaat het?").inputValue(), title);
      await fill(place, { gevonden: ["deels"], beter: ["Een voorbeeld."] });
      await sendIn(place).tap();
      await place.locator(".survey-thanks").waitFor();
      assert.equal(page.url(), foot);
      assert.deepEqual([last().survey, last().raw], ["pagina-feedback", { gevonden: ["deels"], beter: ["Een voorbeeld."], pagina: [title] }]);
      await checkLooks(page);
    }));

  it("shows a mistake and keeps what was typed, at 320 pixels too", () =>
    visit(foot, { ...phone, viewport: narrow }, async (page) => {
      const place = await openFeedback(page);
      await fill(place, { beter: ["Dit blijft staan."] });
      await sendIn(place).click();
      await place.locator(".error-summary").waitFor();
      assert.equal(await place.locator("#feedback-error-gevonden").count(), 1);
      assert.equal(await place.locator("[name=beter]").inputValue(), "Dit blijft staan.");
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      await checkLooks(page);
    }));

  it("is opened and filled in with keys alone", () =>
    visit(foot, {}, async (page) => {
      await page.locator(".page-feedback summary").focus();
      await page.keyboard.press("Enter");
      await page.locator(".page-feedback form").waitFor();
      await keys.give(page, "gevonden", ["nee"]);
      await keys.give(page, "beter", ["Kort"]);
      await page.keyboard.press("Tab"); // the page that it is about
      await page.keyboard.press("Enter"); // sends, as in every form
      await page.locator(".page-feedback .survey-thanks").waitFor();
      assert.deepEqual([last().raw.gevonden, last().raw.beter], [["nee"], ["Kort"]]);
    }));

  it("posts without script, styled", () =>
    visit(foot, { ...phone, ...noScript }, async (page) => {
      const title = await page.locator("h1").innerText();
      const place = await openFeedback(page);
      assert.equal(await place.locator(".survey-option label").first().evaluate((label) => getComputedStyle(label).display), "flex");
      await fill(place, { gevonden: ["ja"] });
      await sendIn(place).tap();
      await page.getByText("Bedankt. Je antwoorden zijn bewaard.").waitFor();
      assert.deepEqual(last().raw, { gevonden: ["ja"], pagina: [title] });
    }));

  it("is not printed, but a code is", () =>
    visit(foot, phone, async (page) => {
      const place = await openFeedback(page);
      await page.emulateMedia({ media: "print" });
      assert.equal(await place.isVisible(), false);
      await page.emulateMedia({ media: "screen" });
      await fill(place, { gevonden: ["ja"] });
      await sendIn(place).click();
      await place.locator(".survey-thanks").waitFor();
      await page.emulateMedia({ media: "print" });
      assert.equal(await place.locator(".survey-code").isVisible(), true);
    }));

  it("stands on every page of content/ but the home page and where the form stands already", () => {
    const guide = JSON.parse(readFileSync(join(server.site, "_data/guide.json"), "utf8"));
    const written = new Set(guide.pages.filter(({ kind }) => kind !== "tree" && kind !== "survey").map(({ address: one }) => one));
    assert.ok(written.size > 20);
    const without = ["index.html", "over-het-project.html"];
    for (const file of filesOf(server.site, ".html")) {
      const html = readFileSync(join(server.site, file), "utf8");
      assert.equal(html.includes("page-feedback"), written.has(file) && !without.includes(file), file);
    }
  });
});

describe("with the collector on another host", () => {
  it("both forms are sent in place, and post without script", async () => {
    const other = await startSite({ elsewhere: true });
    const options = { ...phone, own: "http://127.0.0.1", allow: /atkinson/ }; // hosts lend their fonts to others if they are told to
    await visit(other.page, options, async (page) => {
      await fill(form(page));
      await sendIn(form(page)).tap();
      await page.locator(".embedded-survey .survey-thanks").waitFor();
    });
    await visit(other.foot, options, async (page) => {
      const place = await openFeedback(page);
      await fill(place, { gevonden: ["ja"] });
      await sendIn(place).tap();
      await place.locator(".survey-thanks").waitFor();
    });
    await visit(other.foot, { ...options, ...noScript }, async (page) => {
      const place = await openFeedback(page);
      await fill(place, { gevonden: ["nee"] });
      await sendIn(place).tap();
      await page.getByText("Bedankt. Je antwoorden zijn bewaard.").waitFor();
    });
    assert.deepEqual([...other.collector.stored.values()].map(({ survey }) => survey), ["proef", "pagina-feedback", "pagina-feedback"]);
  });
});
