// Whole ways through a survey: with a thumb at 360 px, with keys alone, without script, from disk; going back, changing,
// skipping, mistakes.
import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { startBrowser } from "./support/browser.mjs";
import { answers, field, fillIn, keys, phone, reach, screenOf, send, startTrial, stored, thumb, withdrawNow } from "./support/surveys.mjs";

const { visit } = await startBrowser();
const { server, collector, address } = await startTrial();

const onlyStored = () => {
  const all = [...collector.stored.values()];
  collector.stored.clear();
  assert.equal(all.length, 1);
  return all[0];
};
const headings = ["Over je werk", "Hoe druk is het?", "Wat helpt?", "Over een app", "Over een loket voor vragen", "Tot slot", "Kijk je antwoorden na"];
const noScript = { javaScriptEnabled: false };

describe("a survey, one screen at a time", () => {
  for (const [name, respondent, options] of [["a thumb at 360 px", thumb, phone], ["keys alone at 1280 px", keys, {}]]) {
    it(`is filled in with ${name}, and arrives as it was answered`, () =>
      visit(address, options, async (page) => {
        const passed = await fillIn(page, respondent);
        assert.deepEqual([...passed].sort(), [...headings].sort());
        assert.deepEqual([passed[0], passed.at(-1)], [headings[0], headings.at(-1)]);
        const receipt = await send(page, respondent);
        const { receipt: given, raw, version, group, isToCheck } = onlyStored();
        assert.equal(receipt, given);
        assert.deepEqual([version, group, isToCheck], [1, undefined, false]);
        assert.deepEqual(raw, stored);
      }));
  }

  it("each screen has one theme, takes the focus with its heading, and has large targets", () =>
    visit(address, phone, async (page) => {
      await fillIn(page, thumb, answers, async () => {
        assert.equal(await page.locator(".survey-page h2:visible").count(), 1);
        assert.equal(await page.evaluate(() => document.activeElement.tagName), "H2");
        const heights = await page.locator(".survey-option:visible > label, .survey-bar .button:visible").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
        assert.deepEqual(heights.filter((height) => height < 44), []);
      });
    }));

  it("a page that is not asked is passed over, and its answers are not sent", () =>
    visit(address, phone, async (page) => {
      const passed = await fillIn(page, thumb, { ...answers, werkt: ["nee"] });
      assert.ok(!passed.includes("Hoe druk is het?"));
      await send(page, thumb);
      const { raw } = onlyStored();
      assert.deepEqual(Object.keys(raw).filter((name) => /^(beleving|trots)/.test(name)), []);
    }));

  it("\"step 2 of 6\" is only said once no answer can change the 6", () =>
    visit(address, phone, async (page) => {
      const said = [];
      await fillIn(page, thumb, answers, async () => said.push(await page.locator(".survey-progress").allInnerTexts()));
      assert.deepEqual(said.flat().filter(Boolean), ["Stap 1", "Stap 2 van 6", "Stap 3 van 6", "Stap 4 van 6", "Stap 5 van 6", "Stap 6 van 6"]);
    }));

  it("nothing is chosen at the start, and optional questions say so", () =>
    visit(address, {}, async (page) => {
      assert.equal(await page.locator(".survey-page input:checked").count(), 0);
      assert.equal(await page.getByText("(niet verplicht)").count(), 4);
    }));
});

describe("going back and changing", () => {
  it("the browser's Back button leads to the screen before, with the answers", () =>
    visit(address, phone, async (page) => {
      await fillIn(page, thumb);
      await page.goBack();
      await reach(page, "Tot slot");
      assert.equal(await page.locator("[name=team]").inputValue(), "warm");
      for (let back = 0; back < 5; back += 1) await page.goBack();
      await reach(page, "Over je werk");
      await page.goBack();
      assert.equal(await screenOf(page), "start");
      await page.goForward();
      assert.equal(await page.locator("[name=werkt]:checked").inputValue(), "ja");
    }));

  it("\"Terug\" does the same", () =>
    visit(address, phone, async (page) => {
      await fillIn(page, thumb);
      for (let back = 0; back < 7; back += 1) await page.getByRole("button", { name: "Terug" }).tap();
      assert.equal(await screenOf(page), "start");
    }));

  it("\"wijzig\" leads to the question and from there back to the overview", () =>
    visit(address, phone, async (page) => {
      await fillIn(page, thumb);
      await page.getByRole("button", { name: "wijzig je antwoord op: Hoeveel uren werk je?" }).tap();
      assert.equal(await page.evaluate(() => document.activeElement.name), "uren");
      await thumb.give(page, "uren", ["12"]);
      await thumb.next(page);
      assert.equal(await screenOf(page), "overview");
      assert.match(await page.locator(".survey-overview").innerText(), /12 uur per week/);
      await send(page, thumb);
      assert.deepEqual(onlyStored().raw.uren, ["12"]);
    }));

  it("a change that asks for more leads to the new questions first", () =>
    visit(address, phone, async (page) => {
      await fillIn(page, thumb, { ...answers, werkt: ["nee"] });
      await page.getByRole("button", { name: "wijzig je antwoord op: Werk je in de zorg?" }).tap();
      await thumb.give(page, "werkt", ["ja"]);
      await thumb.next(page);
      await reach(page, "Hoe druk is het?");
      for (const name of ["beleving.rust", "beleving.stress", "trots"]) await thumb.give(page, name, answers[name]);
      await thumb.next(page);
      assert.equal(await screenOf(page), "overview");
    }));

  it("after sending, Back does not lead to the answers of who was here", () =>
    visit(address, phone, async (page) => {
      await fillIn(page, thumb);
      await send(page, thumb);
      await page.goBack();
      assert.equal(await screenOf(page), "thanks");
      assert.equal(await page.locator("input:checked").count(), 0);
      collector.stored.clear();
    }));
});

describe("a mistake", () => {
  it("is told in a summary that takes the focus, and at the question; typed answers stay", () =>
    visit(address, phone, async (page) => {
      await thumb.begin(page);
      await thumb.give(page, "uren", ["honderd"]);
      await thumb.next(page);
      assert.equal(await page.evaluate(() => document.activeElement.className), "error-summary");
      const links = page.locator(".error-summary a");
      assert.deepEqual(await links.allInnerTexts(), [
        "Werk je in de zorg? Kies één antwoord.",
        "Hoeveel uren werk je? Dit is geen getal. Vul een getal in van 1 tot en met 60. Of kies “Dat wisselt”.",
      ]);
      assert.equal(await page.locator("[name=uren]").first().getAttribute("aria-describedby"), "error-uren");
      await links.last().tap();
      assert.equal(await page.evaluate(() => document.activeElement.name), "uren");
      assert.equal(await page.locator("[name=uren]").first().inputValue(), "honderd");
      await thumb.give(page, "uren", ["61"]);
      await thumb.give(page, "werkt", ["nee"]);
      assert.equal(await page.locator(".survey-error").count(), 0);
      await thumb.next(page);
      assert.deepEqual(await links.allInnerTexts(), ["Hoeveel uren werk je? Dit getal is te groot. Vul een getal in van 1 tot en met 60. Of kies “Dat wisselt”."]);
    }));

  it("\"I do not know\" and a number take each other away", () =>
    visit(address, phone, async (page) => {
      await thumb.begin(page);
      await thumb.give(page, "uren", ["12"]);
      await thumb.give(page, "uren", ["unknown"]);
      assert.equal(await page.locator("[name=uren]").first().inputValue(), "");
      await thumb.give(page, "uren", ["12"]);
      assert.equal(await field(page, "uren").locator("[type=checkbox]").isChecked(), false);
    }));

  it("\"none of these\" takes the others away, and a text chooses \"other\"", () =>
    visit(address, phone, async (page) => {
      await fillIn(page, thumb);
      await page.getByRole("button", { name: "wijzig je antwoord op: Wat helpt jou" }).tap();
      await thumb.give(page, "helpt", ["none"]);
      const chosen = () => field(page, "helpt").locator(":checked").evaluateAll((all) => all.map(({ value }) => value));
      assert.deepEqual(await chosen(), ["none"]);
      await page.locator("[name='helpt.other']").fill("Muziek");
      assert.deepEqual(await chosen(), ["other"]);
      await thumb.next(page);
      assert.match(await page.locator(".survey-overview").innerText(), /Iets anders: Muziek/);
    }));

  it("a number that is too precise is told so in good Dutch, also where one decimal is allowed", () =>
    visit(address, phone, async (page) => {
      await thumb.begin(page);
      await thumb.give(page, "werkt", ["ja"]);
      await thumb.give(page, "uren", ["12,75"]);
      await thumb.next(page);
      const told = await field(page, "uren").locator(".survey-error").innerText();
      assert.match(told, /na de komma/);
      assert.doesNotMatch(told, /1 cijfers/);
    }));

  it("a text tells how much is left near its limit only", () =>
    visit(address, phone, async (page) => {
      await fillIn(page, thumb);
      await page.getByRole("button", { name: "wijzig je antwoord op: Wat wil je nog kwijt?" }).tap();
      const count = field(page, "vertel").locator(".survey-count");
      await page.locator("[name=vertel]").fill("a".repeat(70));
      assert.equal(await count.innerText(), "");
      await page.locator("[name=vertel]").fill("a".repeat(99));
      assert.equal(await count.innerText(), "Nog 1 teken");
      await page.locator("[name=vertel]").fill("a".repeat(103));
      assert.equal(await count.innerText(), "3 tekens te veel");
      await thumb.next(page);
      assert.match(await page.locator(".error-summary").innerText(), /hoogstens 100 tekens. Nu zijn het er 103/);
    }));
});

describe("after sending", () => {
  it("stand the code, the own outcome with what helps, and what happens next", () =>
    visit(address, phone, async (page) => {
      await fillIn(page, thumb, { ...answers, "beleving.rust": ["2"], "beleving.stress": ["5"] });
      await send(page, thumb);
      const thanks = page.locator(".survey-thanks");
      const text = await thanks.innerText();
      assert.match(text, /Je score is 1,5, op een schaal van 1 tot 5\./);
      assert.match(text, /Je hebt weinig rust/);
      assert.match(text, /Je hoogste antwoord is 5, op een schaal van 1 tot 5\.\s+Er is iets dat je veel stoort/);
      assert.match(text, /Over vier weken hoor je van ons\./);
      assert.equal(await thanks.locator(".survey-feedback a").getAttribute("href"), "../index.html");
      collector.stored.clear();
    }));

  it("the answers can be withdrawn at once", () =>
    visit(address, phone, async (page) => {
      await fillIn(page, thumb);
      await send(page, thumb);
      await withdrawNow(page);
      await page.getByText("Je antwoorden zijn teruggetrokken en gewist.").waitFor();
      assert.equal(collector.stored.size, 0);
    }));

  it("… and later with the code, with and without script", async () => {
    for (const options of [phone, { ...phone, ...noScript }]) {
      await visit(address, phone, async (page) => {
        await fillIn(page, thumb);
        await send(page, thumb);
      });
      const [{ receipt }] = collector.stored.values();
      await visit(address, options, async (page) => {
        await page.getByText("Trek je antwoorden terug").tap();
        await page.getByLabel("Je code").fill(receipt);
        await page.getByRole("button", { name: "Trek mijn antwoorden terug" }).tap();
        await page.getByRole("heading", { name: "Teruggetrokken" }).waitFor();
      });
      assert.equal(collector.stored.size, 0);
    }
  });

  it("a link of a team carries its token along", () =>
    visit(`${address}#g=TEAM-token_1`, phone, async (page) => {
      await fillIn(page, thumb);
      await send(page, thumb);
      assert.equal(onlyStored().group, "TEAM-token_1");
    }));
});

describe("without script", () => {
  async function fillForm(page, given) {
    for (const [name, values] of Object.entries(given)) await thumb.give(page, name, values);
    await page.getByRole("button", { name: "Verstuur mijn antwoorden" }).tap();
  }

  it("the survey is one form that says for whom a question is, and arrives the same", () =>
    visit(address, { ...phone, ...noScript }, async (page) => {
      assert.match(await page.locator("[data-step=druk]").innerText(), /Alleen als je bij “Werk je in de zorg\?” koos voor “Ja”\./);
      await fillForm(page, answers);
      await page.getByText("Bedankt. Je antwoorden zijn bewaard.").waitFor();
      const { receipt, raw } = onlyStored();
      assert.equal(await page.locator(".survey-code").innerText(), receipt);
      assert.deepEqual(raw, { ...stored, uren: ["28,5"] });
    }));

  it("mistakes come back in the form, with what was typed, and links to the fields", () =>
    visit(address, { ...phone, ...noScript, allow: /status 422|status of 422/ }, async (page) => {
      await fillForm(page, { ...answers, uren: ["veel"], vertel: ["</textarea><b>\"'&"] });
      const link = page.locator(".error-summary a");
      assert.match(await link.innerText(), /geen getal/);
      assert.equal(await page.locator("[name=uren]").first().inputValue(), "veel");
      assert.equal(await page.locator("[name=vertel]").inputValue(), "</textarea><b>\"'&");
      assert.equal(await page.locator("[name=helpt][value=collega]").isChecked(), true);
      await link.tap();
      assert.match(page.url(), /#field-uren$/);
      await fillForm(page, { uren: ["12"] });
      await page.getByText("Bedankt. Je antwoorden zijn bewaard.").waitFor();
      assert.deepEqual(onlyStored().raw, { ...stored, uren: ["12"], vertel: ["</textarea><b>\"'&"] });
    }));

  it("a team's link opens the collector's page, which works the same with script", () =>
    visit(`${server.address}api/surveys/proef/form?g=team-1`, phone, async (page) => {
      assert.match(await page.locator(".survey-group").innerText(), /Team team-1/);
      await fillIn(page, thumb);
      await send(page, thumb);
      assert.equal(onlyStored().group, "team-1");
    }));

  it("… and without", () =>
    visit(`${server.address}api/surveys/proef/form?g=team-1`, { ...phone, ...noScript }, async (page) => {
      await fillForm(page, answers);
      await page.getByText("Bedankt. Je antwoorden zijn bewaard.").waitFor();
      assert.equal(onlyStored().group, "team-1");
    }));
});

describe("from a folder on disk", () => {
  it("says that sending is not possible there, and leads to the paper form", () =>
    // Built for the web, the page asks for its font beforehand; from disk a browser refuses that, and loads it when it is needed.
    visit(pathToFileURL(join(server.site, "vragenlijsten/proef.html")).href, { ...phone, allow: /atkinson-\d+\.woff2/ }, async (page) => {
      await page.getByRole("heading", { name: "Versturen kan hier niet" }).waitFor();
      assert.equal(await page.getByRole("button", { name: "Begin" }).count(), 0);
      await page.getByRole("link", { name: "Naar de vragenlijst op papier" }).tap();
      await page.getByRole("heading", { name: "Op papier: Proef" }).waitFor();
    }));
});

describe("the order of options, rows and repetitions", () => {
  const orderOf = (page, name) => field(page, name).locator("[data-option]").evaluateAll((all) => all.map(({ dataset }) => dataset.option));

  it("differs between respondents where the survey asks for that, with \"other\" and \"none\" last", () =>
    visit(address, {}, async (page) => {
      const orders = new Set();
      for (let turn = 0; turn < 12; turn += 1) {
        await page.reload();
        await page.getByRole("button", { name: "Begin" }).click();
        await page.locator("[data-screen=step]").waitFor();
        const order = await orderOf(page, "helpt");
        assert.deepEqual(order.slice(3), ["other", "none"]);
        orders.add(order.join());
        assert.deepEqual(await orderOf(page, "werkt"), ["ja", "nee", "other", "unknown"]);
        assert.deepEqual(await orderOf(page, "beleving.rust"), ["1", "2", "3", "4", "5", "unknown"]);
      }
      assert.ok(orders.size > 1, [...orders].join(" "));
    }));

  it("is that of the survey without script", () =>
    visit(address, noScript, async (page) => {
      assert.deepEqual(await orderOf(page, "helpt"), ["pauze", "collega", "plan", "other", "none"]);
    }));
});
