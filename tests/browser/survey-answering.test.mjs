// What a survey asks of who answers it: to begin without scrolling, to see nothing but the question, to know how far and how
// to stop, one statement at a time on a telephone, and to read what fits where something does not.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { checkLooks } from "./support/axe.mjs";
import { startBrowser } from "./support/browser.mjs";
import { filesOf } from "./support/guide.mjs";
import { answers, field, fillIn, forward, keys, kept, phone, reach, screenOf, send, startTrial, stored, thumb } from "./support/surveys.mjs";

const { visit } = await startBrowser();
const oneByOne = (yaml) => yaml.replace("type: grid\n", "type: grid\n        one-per-screen: true\n");
const { server, collector, address } = await startTrial({ change: oneByOne });
const small = { ...phone, viewport: { width: 360, height: 640 } };
const surveys = filesOf(join(server.site, "_data/surveys"), ".json").map((file) => `vragenlijsten/${file.replace(".json", ".html")}`);

const isInSight = (locator) =>
  locator.evaluate((one) => {
    const { top, bottom } = one.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight && scrollY === 0;
  });
const button = (page, name) => page.getByRole("button", { name, exact: true });
const later = (page) => button(page, "Later verder");
// A device that keeps nothing.
const refuse = (page) =>
  page.addInitScript(() => {
    // oxlint-disable-next-line no-extend-native -- a device that is full or does not allow it is one where this throws
    Storage.prototype.setItem = () => {
      throw new DOMException("refused", "QuotaExceededError");
    };
  });

describe("the first screen", () => {
  for (const survey of surveys) {
    it(`of ${survey} shows what it is, how long, who sees it and "Begin" without scrolling at 360x640`, () =>
      visit(server.address + survey, small, async (page) => {
        for (const part of [".survey-summary", ".survey-time", ".survey-seen"]) assert.ok(await isInSight(page.locator(part)), part);
        assert.ok(await isInSight(button(page, "Begin")));
      }));
  }

  it("also of a team's link, with the name of the team", () =>
    visit(`${server.address}api/surveys/proef/form?g=Nacht`, small, async (page) => {
      assert.ok(await isInSight(page.locator(".survey-group")));
      assert.ok(await isInSight(button(page, "Begin")));
    }));

  it("folds the rest: what happens with the answers opens in full, with keys too", () =>
    visit(address, {}, async (page) => {
      const privacy = page.locator(".survey-privacy");
      assert.equal(await privacy.getByText("De proeforganisatie").isVisible(), false);
      await privacy.locator("summary").focus();
      await page.keyboard.press("Enter");
      for (const text of ["De proeforganisatie", "We maken er het werk beter mee.", "Bel het team van de proef.", "1 jaar"])
        assert.ok(await privacy.getByText(text).isVisible(), text);
    }));

  it("offers a draft first, above what the survey is", () =>
    visit(address, small, async (page) => {
      await page.getByLabel(/Bewaar mijn antwoorden op dit toestel/).check();
      await thumb.begin(page);
      await thumb.give(page, "werkt", ["ja"]);
      await page.goto(address);
      const resume = button(page, "Ga verder waar je was");
      assert.ok(await isInSight(resume));
      const top = async (locator) => (await locator.boundingBox()).y;
      assert.ok((await top(resume)) < (await top(page.locator(".survey-summary"))));
      assert.equal(await button(page, "Begin").isVisible(), false);
      await button(page, "Begin opnieuw").tap();
      assert.ok(await page.getByText("De antwoorden zijn van dit toestel gewist.").isVisible());
      assert.equal(await page.evaluate(() => document.activeElement.textContent), "Begin");
    }));
});

describe("while somebody answers", () => {
  const around = ".site-header, .crumbs, .site-footer, .side, .page-end, .page-feedback, nav";

  it("nothing of the site stands around the question but its name and a way out", () =>
    visit(address, phone, async (page) => {
      assert.ok((await page.locator(around).filter({ visible: true }).count()) > 0);
      await fillIn(page, thumb, answers, async () => {
        assert.equal(await page.locator(around).filter({ visible: true }).count(), 0);
        assert.equal(await page.locator(".survey-site").innerText(), "Samen aan Z");
        assert.ok(await later(page).isVisible());
      });
      await send(page, thumb);
      assert.ok(await page.locator(".site-header").isVisible(), "who has sent may read on");
      assert.equal(await later(page).isVisible(), false);
      collector.stored.clear();
    }));

  it("how far stands on top, above the question", () =>
    visit(address, phone, async (page) => {
      await thumb.begin(page);
      const progress = await page.locator(".survey-progress").boundingBox();
      assert.ok(progress.y < (await page.locator(".survey-step h2:visible").boundingBox()).y);
    }));

  it("the way out says that nothing was filled in yet, and leads back to the start", () =>
    visit(address, phone, async (page) => {
      await thumb.begin(page);
      await later(page).tap();
      assert.ok(await page.getByText("Als je nu stopt, gaat er niets verloren.").isVisible());
      await button(page, "Stop nu").tap();
      assert.ok(await button(page, "Begin").isVisible());
      assert.ok(await page.locator(".site-header").isVisible());
      assert.deepEqual(await kept(page), []);
    }));

  for (const [name, respondent, options] of [["a thumb", thumb, phone], ["keys alone", keys, {}]]) {
    it(`the way out keeps the answers for who wants that, and later one goes on where one was (${name})`, () =>
      visit(address, options, async (page) => {
        await respondent.begin(page);
        await respondent.give(page, "werkt", ["nee"]);
        await respondent.give(page, "uren", ["12"]);
        await respondent.next(page);
        await reach(page, "Wat helpt?");
        if (respondent === keys) {
          await later(page).focus();
          await page.keyboard.press("Enter");
          assert.equal(await page.evaluate(() => document.activeElement.textContent), "Later verder?");
          await page.keyboard.press("Tab");
          await page.keyboard.press("Enter");
        } else {
          await later(page).tap();
          await button(page, "Bewaar ze en stop").tap();
        }
        assert.deepEqual(await kept(page), ["draft"]);
        await page.reload();
        await button(page, "Ga verder waar je was").click();
        await reach(page, "Wat helpt?");
        await button(page, "Terug").click();
        assert.equal(await page.locator("[name=uren]").first().inputValue(), "12");
      }));
  }

  it("the way out leads back to the question, and can leave without keeping anything", () =>
    visit(address, phone, async (page) => {
      await thumb.begin(page);
      await thumb.give(page, "werkt", ["nee"]);
      await later(page).tap();
      assert.equal(await screenOf(page), "pause");
      assert.ok(await page.getByText("Je antwoorden zijn nog niet bewaard.").isVisible());
      await button(page, "Ga verder met de vragen").tap();
      await reach(page, "Over je werk");
      assert.equal(await page.locator("[name=werkt]:checked").inputValue(), "nee");
      await later(page).tap();
      await button(page, "Stop zonder te bewaren").tap();
      assert.ok(await button(page, "Begin").isVisible());
      assert.deepEqual(await kept(page), []);
      await thumb.begin(page);
      assert.equal(await page.locator("input:checked").count(), 0);
    }));

  it("where answers are kept already, the way out says so", () =>
    visit(address, phone, async (page) => {
      await page.getByLabel(/Bewaar mijn antwoorden op dit toestel/).check();
      await thumb.begin(page);
      await thumb.give(page, "werkt", ["nee"]);
      await later(page).tap();
      assert.ok(await page.locator(".survey-pause").getByText("Je antwoorden staan op dit toestel.").isVisible());
      assert.equal(await button(page, "Bewaar ze en stop").count(), 0);
      await button(page, "Stop nu").tap();
      assert.ok(await button(page, "Ga verder waar je was").isVisible());
    }));

  it("a device that keeps nothing is told plainly, and the answers stay in the page", () =>
    visit("about:blank", { ...phone, own: server.origin }, async (page) => {
      await refuse(page);
      await page.goto(address);
      await thumb.begin(page);
      await thumb.give(page, "werkt", ["nee"]);
      await later(page).tap();
      await button(page, "Bewaar ze en stop").tap();
      assert.ok(await page.getByText("Je antwoorden bewaren lukt niet op dit toestel.").isVisible());
      await button(page, "Ga verder met de vragen").tap();
      await reach(page, "Over je werk");
      assert.equal(await page.locator("[name=werkt]:checked").inputValue(), "nee");
    }));
});

describe("a grid that a telephone shows statement by statement", () => {
  const statements = (page) => page.locator(".survey-rows .survey-field:visible");

  it("has a screen for each, counts them, and arrives as one grid", () =>
    visit(address, phone, async (page) => {
      const said = [];
      await fillIn(page, thumb, answers, async () => {
        said.push(await page.locator(".survey-progress").innerText());
        assert.ok((await statements(page).count()) <= 1);
        assert.equal(await page.evaluate(() => document.activeElement.tagName), "H2");
      });
      // Two statements and what stands behind them on the same page make three screens of one.
      assert.deepEqual(said.filter(Boolean).slice(1), [2, 3, 4, 5, 6, 7, 8].map((step) => `Stap ${step} van 8`));
      await send(page, thumb);
      assert.deepEqual([...collector.stored.values()].map(({ raw }) => raw), [stored]);
      collector.stored.clear();
    }));

  it("asks for an answer to the statement that is there, and goes back one at a time", () =>
    visit(address, phone, async (page) => {
      await thumb.begin(page);
      await thumb.give(page, "werkt", ["ja"]);
      await thumb.give(page, "uren", ["12"]);
      await thumb.next(page);
      const first = await statements(page).locator(".survey-row").innerText();
      await thumb.next(page);
      assert.deepEqual(await page.locator(".error-summary a").allInnerTexts(), [`${first} Kies één antwoord.`]);
      await statements(page).locator("label").first().tap();
      await thumb.next(page);
      assert.notEqual(await statements(page).locator(".survey-row").innerText(), first);
      await button(page, "Terug").tap();
      assert.equal(await statements(page).locator(".survey-row").innerText(), first);
      assert.equal(await statements(page).locator("input:checked").count(), 1);
      await button(page, "Terug").tap();
      await reach(page, "Over je werk");
    }));

  it("is changed from the overview one statement at a time", () =>
    visit(address, phone, async (page) => {
      await fillIn(page, thumb);
      await page.getByRole("button", { name: "wijzig je antwoord op: Ik neem mijn werk mee naar huis." }).tap();
      assert.equal(await page.evaluate(() => document.activeElement.name), "beleving.stress");
      assert.equal(await statements(page).count(), 1);
      await thumb.give(page, "beleving.stress", ["5"]);
      await thumb.next(page);
      assert.equal(await screenOf(page), "overview");
    }));

  it("brings a draft back to the statement where one was, in the same order", () =>
    visit(address, phone, async (page) => {
      await page.getByLabel(/Bewaar mijn antwoorden op dit toestel/).check();
      await thumb.begin(page);
      await thumb.give(page, "werkt", ["ja"]);
      await thumb.give(page, "uren", ["12"]);
      await thumb.next(page);
      await statements(page).locator("label").first().tap();
      await thumb.next(page);
      const second = await statements(page).locator(".survey-row").innerText();
      await page.reload();
      await button(page, "Ga verder waar je was").tap();
      await page.locator("[data-screen=step]").waitFor();
      assert.equal(await statements(page).locator(".survey-row").innerText(), second);
    }));

  it("stays whole on a wide screen and without script", async () => {
    await visit(address, {}, async (page) => {
      await button(page, "Begin").click();
      await page.locator("[data-screen=step]").waitFor();
      for (const name of ["werkt", "uren"]) await field(page, name).locator("input[value=unknown]").check();
      await field(page, "werkt").locator("input[value=ja]").check();
      await forward(page).click();
      assert.equal(await statements(page).count(), 2);
      assert.ok(await field(page, "trots").isVisible());
    });
    await visit(address, { ...phone, javaScriptEnabled: false }, async (page) => assert.equal(await statements(page).count(), 2));
  });

  it("leaves its question, its statement and the button in sight at 360x640", () =>
    visit(`${server.address}vragenlijsten/bewustwording-peiling.html`, small, async (page) => {
      await thumb.begin(page);
      await page.locator("[data-screen=step]").waitFor();
      assert.equal(await statements(page).count(), 1);
      for (const part of [page.locator(".survey-progress"), statements(page), forward(page)]) assert.ok(await isInSight(part));
    }));
});

describe("a message names the question and says what fits", () => {
  const message = async (page, name) => (await page.locator(`.error-summary a[href="#field-${name}"]`).innerText()).trim();
  const told = "Vul een getal in van 1 tot en met 60. Of kies “Dat wisselt”.";
  const cases = [
    ["uren", "veel", `Hoeveel uren werk je? Dit is geen getal. ${told}`],
    ["uren", "0", `Hoeveel uren werk je? Dit getal is te klein. ${told}`],
    ["uren", "61", `Hoeveel uren werk je? Dit getal is te groot. ${told}`],
    ["uren", "1,25", `Hoeveel uren werk je? Zo precies hoeft niet. Cijfers na de komma: hoogstens 1. ${told}`],
    ["uren", "", `Hoeveel uren werk je? ${told}`],
  ];
  for (const [name, typed, text] of cases) {
    it(`"${typed}" at a number`, () =>
      visit(address, phone, async (page) => {
        await thumb.begin(page);
        if (typed) await thumb.give(page, name, [typed]);
        await thumb.next(page);
        assert.equal(await message(page, name), text);
      }));
  }

  it("nothing, too much, and too long, at the other kinds", () =>
    visit(address, phone, async (page) => {
      await thumb.begin(page);
      await thumb.give(page, "uren", ["12"]);
      await thumb.next(page);
      assert.equal(await message(page, "werkt"), "Werk je in de zorg? Kies één antwoord.");
      await thumb.give(page, "werkt", ["nee"]);
      await thumb.next(page);
      await thumb.give(page, "helpt", ["pauze", "collega", "plan"]);
      await thumb.next(page);
      assert.equal(await message(page, "helpt"), "Wat helpt jou als het druk is? Je koos er te veel. Kies er hoogstens 2.");
    }));

  it("says the same without script", () =>
    visit(address, { ...phone, javaScriptEnabled: false, allow: /422/ }, async (page) => {
      await thumb.give(page, "uren", ["61"]);
      await button(page, "Verstuur mijn antwoorden").tap();
      assert.match(await page.locator(".error-summary").innerText(), /Dit getal is te groot\. Vul een getal in van 1 tot en met 60\. Of kies “Dat wisselt”\./);
    }));
});

describe("axe finds nothing", { concurrency: 2 }, () => {
  it("on one statement, on its mistake and on the way out", () =>
    visit(address, phone, async (page) => {
      await thumb.begin(page);
      await thumb.give(page, "werkt", ["ja"]);
      await thumb.give(page, "uren", ["12"]);
      await thumb.next(page);
      await checkLooks(page);
      await thumb.next(page);
      await page.locator(".error-summary").waitFor();
      await checkLooks(page);
      await later(page).tap();
      await checkLooks(page);
      await button(page, "Bewaar ze en stop").tap();
      await checkLooks(page);
    }));

  it("on the first screen with all folds open", () =>
    visit(address, phone, async (page) => {
      for (const fold of await page.locator(".survey-page .fold summary").all()) await fold.tap();
      await checkLooks(page);
    }));
});

describe("after sending", () => {
  it("one is thanked once and reads at once what happens next", () =>
    visit(address, phone, async (page) => {
      await fillIn(page, thumb);
      await send(page, thumb);
      const text = await page.locator(".survey-thanks").innerText();
      assert.equal(text.match(/bedankt|dank je/gi).length, 1);
      assert.ok(text.indexOf("Over vier weken hoor je van ons.") < text.indexOf("Je code"));
      collector.stored.clear();
    }));

  it("no survey of the guide thanks a second time", () => {
    for (const survey of surveys) {
      const html = readFileSync(join(server.site, survey), "utf8");
      const start = html.indexOf('id="survey-thanks"');
      const thanks = html.slice(start, html.indexOf("</template>", start));
      assert.equal(thanks.match(/bedankt|dank je/gi)?.length, 1, survey);
    }
  });
});
