// What a survey keeps on the respondent's device, and how finished answers reach the collector when the network, the
// storage, the collector or the survey itself does not cooperate.
import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import { checkLooks } from "./support/axe.mjs";
import { startBrowser } from "./support/browser.mjs";
import { buildGuide } from "./support/guide.mjs";
import { answers, field, fillIn, kept, phone, reach, screenOf, send, startTrial, stored, thumb, trialGuide } from "./support/surveys.mjs";

const { visit } = await startBrowser();
const { server, collector, address } = await startTrial();
const originalSite = server.site;

afterEach(() => {
  collector.stored.clear();
  collector.attempts.length = 0;
  collector.behave = () => undefined;
  server.show(originalSite);
});

const keepBox = (page) => page.getByLabel(/Bewaar mijn antwoorden op dit toestel/);
const offline = /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_SOCKET/;
const status = (number) => new RegExp(`status( of)? ${number}`);
const sendButton = (page) => page.locator(".survey-bar button[type=submit]");
const rawOf = () => [...collector.stored.values()].map(({ raw }) => raw);

describe("a draft", () => {
  it("is kept only by who asks for it", () =>
    visit(address, phone, async (page) => {
      await fillIn(page, thumb);
      assert.deepEqual(await kept(page), []);
      assert.deepEqual(await page.evaluate(() => [document.cookie, sessionStorage.length]), ["", 0]);
    }));

  it("brings one back to where one was, in the same order, and is wiped after sending", () =>
    visit(address, phone, async (page) => {
      await keepBox(page).check();
      await fillIn(page, thumb);
      const order = () => field(page, "helpt").locator("[data-option]").evaluateAll((all) => all.map(({ dataset }) => dataset.option));
      const before = await order();
      await page.reload();
      assert.deepEqual(await kept(page), ["draft"]);
      await page.getByRole("button", { name: "Ga verder waar je was" }).tap();
      await reach(page, "Tot slot");
      assert.equal(await page.locator("[name=vertel]").inputValue(), answers.vertel[0]);
      assert.deepEqual(await order(), before);
      await thumb.next(page);
      await send(page, thumb);
      assert.deepEqual(rawOf(), [stored]);
      assert.deepEqual(await kept(page), []);
    }));

  it("of answers that went out later is not offered again, and leaves the device with the receipt", () =>
    visit(address, { ...phone, allow: offline }, async (page, context) => {
      await keepBox(page).check();
      await fillIn(page, thumb);
      collector.behave = () => "cut";
      await sendButton(page).tap();
      await page.getByText("Er is nu geen verbinding.").waitFor();
      assert.equal((await kept(page)).length, 2);
      await page.close();
      // Still no network: what is finished waits, and is not offered as if it were not.
      const second = await context.newPage();
      await second.goto(address);
      await second.getByRole("button", { name: "Begin", exact: true }).waitFor();
      assert.equal(await second.getByRole("button", { name: "Ga verder waar je was" }).isVisible(), false);
      assert.equal((await kept(second)).length, 2);
      collector.behave = () => undefined;
      await second.reload();
      await second.getByText("De antwoorden die nog klaar stonden, zijn nu verstuurd.").waitFor();
      assert.deepEqual(rawOf(), [stored]);
      assert.deepEqual(await kept(second), []);
      await second.reload();
      assert.equal(await second.getByRole("button", { name: "Ga verder waar je was" }).isVisible(), false);
    }));

  it("is wiped when another tab heard the receipt; what somebody else began since stays", () =>
    visit(address, { ...phone, allow: offline }, async (page, context) => {
      await keepBox(page).check();
      await fillIn(page, thumb);
      collector.behave = () => "cut";
      await sendButton(page).tap();
      await page.getByText("Er is nu geen verbinding.").waitFor();
      const other = await context.newPage();
      await other.goto(address);
      await keepBox(other).check();
      await thumb.begin(other);
      await thumb.give(other, "werkt", ["nee"]);
      collector.behave = () => undefined;
      await page.bringToFront();
      await page.getByRole("button", { name: "Probeer nu opnieuw" }).tap();
      await page.locator("[data-screen=thanks]").waitFor();
      assert.deepEqual(await kept(page), ["draft"]);
      await other.reload();
      await other.getByRole("button", { name: "Ga verder waar je was" }).tap();
      assert.equal(await other.locator("[name=werkt]:checked").inputValue(), "nee");
    }));

  it("stays when somebody else, who keeps none, sends answers on the same device", () =>
    visit(address, phone, async (page, context) => {
      const other = await context.newPage();
      await other.goto(address);
      await page.bringToFront();
      await keepBox(page).check();
      await thumb.begin(page);
      await thumb.give(page, "werkt", ["nee"]);
      await other.bringToFront();
      await fillIn(other, thumb);
      await send(other, thumb);
      assert.deepEqual(rawOf(), [stored]);
      assert.deepEqual(await kept(other), ["draft"]);
    }));

  it("can be wiped at the start and on the way", () =>
    visit(address, phone, async (page) => {
      await keepBox(page).check();
      await thumb.begin(page);
      await thumb.give(page, "werkt", ["ja"]);
      await page.reload();
      await page.getByRole("button", { name: "Begin opnieuw" }).tap();
      assert.deepEqual(await kept(page), []);
      await keepBox(page).check();
      await thumb.begin(page);
      await thumb.give(page, "werkt", ["nee"]);
      assert.deepEqual(await kept(page), ["draft"]);
      await page.getByRole("button", { name: "Wis ze" }).tap();
      assert.deepEqual(await kept(page), []);
      assert.equal(await page.locator("input:checked").count(), 0);
    }));

  it("of an older version keeps what still fits, and says so", () =>
    visit(address, phone, async (page) => {
      await keepBox(page).check();
      await fillIn(page, thumb);
      server.show(await buildGuide({ source: trialGuide((yaml) => yaml.replace("version: 1", "version: 2").replace("{ id: ja, text: Ja }", "{ id: ja, text: Jazeker }").replace("id: team", "id: ploeg")) , baseUrl: server.address }));
      await page.reload();
      await page.getByRole("button", { name: "Ga verder waar je was" }).tap();
      await page.getByText("De vragenlijst is veranderd sinds je begon.").waitFor();
      assert.equal(await page.locator("[name=werkt]:checked").inputValue(), "ja");
      assert.equal(await page.locator("[name=ploeg]").inputValue(), "");
      assert.ok(await page.getByText("Bij “Welk woord past bij je team?” schreef je: “warm”. Die vraag is er niet meer.").isVisible());
    }));

  it("that does not fit on the device is told, and answers go on", () =>
    visit(address, phone, async (page) => {
      await page.evaluate(() => {
        // oxlint-disable-next-line no-extend-native -- a full device is one where this throws
        Storage.prototype.setItem = () => {
          throw new DOMException("full", "QuotaExceededError");
        };
      });
      await keepBox(page).check();
      await thumb.begin(page);
      await page.getByText("Je antwoorden bewaren lukt niet op dit toestel.").waitFor();
      await thumb.give(page, "werkt", ["ja"]);
    }));
});

describe("finished answers", () => {
  it("wait on the device without a network, and go when it is back", () =>
    visit(address, { ...phone, allow: offline }, async (page, context) => {
      await fillIn(page, thumb);
      await context.setOffline(true);
      await sendButton(page).tap();
      await page.getByText("Er is nu geen verbinding.").waitFor();
      assert.match((await kept(page)).join(), /^finished [0-9a-f]{32}$/);
      await context.setOffline(false);
      await page.locator("[data-screen=thanks]").waitFor();
      assert.deepEqual(rawOf(), [stored]);
      assert.deepEqual(await kept(page), []);
    }));

  it("go at the next visit where the page was closed before", () =>
    visit(address, { ...phone, allow: offline }, async (page, context) => {
      await fillIn(page, thumb);
      collector.behave = () => "cut";
      await sendButton(page).tap();
      await page.getByText("Er is nu geen verbinding.").waitFor();
      await page.close();
      collector.behave = () => undefined;
      const later = await context.newPage();
      await later.goto(address);
      await later.getByText("De antwoorden die nog klaar stonden, zijn nu verstuurd.").waitFor();
      assert.deepEqual(rawOf(), [stored]);
      assert.deepEqual(await kept(later), []);
    }));

  it("whose receipt was lost on the way get the same one again", () =>
    visit(address, { ...phone, allow: offline }, async (page) => {
      await fillIn(page, thumb);
      collector.behave = () => "drop";
      await sendButton(page).tap();
      await page.getByText("Er is nu geen verbinding.").waitFor();
      collector.behave = () => undefined;
      await page.getByRole("button", { name: "Probeer nu opnieuw" }).tap();
      await page.locator("[data-screen=thanks]").waitFor();
      assert.equal(collector.stored.size, 1);
      const [{ receipt }] = collector.stored.values();
      assert.equal(await page.locator(".survey-code").innerText(), receipt);
      assert.equal(new Set(collector.attempts.map(({ key }) => key)).size, 1);
    }));

  it("are stored once, whatever two tabs send", () =>
    visit(address, { ...phone, allow: offline }, async (page, context) => {
      await fillIn(page, thumb);
      collector.behave = () => "cut";
      await sendButton(page).tap();
      await page.getByText("Er is nu geen verbinding.").waitFor();
      collector.behave = () => undefined;
      const other = await context.newPage();
      await Promise.all([other.goto(address), page.getByRole("button", { name: "Probeer nu opnieuw" }).tap()]);
      await page.locator("[data-screen=thanks]").waitFor();
      assert.deepEqual(rawOf(), [stored]);
      await page.waitForFunction(() => localStorage.length === 0);
    }));

  it("of two respondents in two tabs are both stored", () =>
    visit(address, { ...phone, allow: offline }, async (page, context) => {
      const other = await context.newPage();
      await other.goto(address);
      collector.behave = () => "cut";
      for (const [one, word] of [[page, "warm"], [other, "koud"]]) {
        await one.bringToFront();
        await fillIn(one, thumb, { ...answers, team: [word] });
        await sendButton(one).tap();
        await one.getByText("Er is nu geen verbinding.").waitFor();
      }
      assert.equal((await kept(page)).length, 2);
      collector.behave = () => undefined;
      for (const one of [page, other]) {
        await one.bringToFront();
        await one.getByRole("button", { name: "Probeer nu opnieuw" }).tap();
        await one.locator("[data-screen=thanks]").waitFor();
      }
      assert.deepEqual(rawOf().map(({ team }) => team[0]).sort(), ["koud", "warm"]);
    }));

  it("that do not fit on the device stay in the page, which says so and offers to print them", () =>
    visit(address, { ...phone, allow: offline }, async (page) => {
      await fillIn(page, thumb);
      await page.evaluate(() => {
        // oxlint-disable-next-line no-extend-native -- a full device is one where this throws
        Storage.prototype.setItem = () => {
          throw new DOMException("full", "QuotaExceededError");
        };
      });
      collector.behave = () => "cut";
      await sendButton(page).tap();
      await page.getByText("Laat deze pagina open, want op dit toestel kunnen we ze niet bewaren.").waitFor();
      assert.equal(await page.getByRole("button", { name: "Print mijn antwoorden" }).isVisible(), true);
      assert.deepEqual(await kept(page), []);
      collector.behave = () => undefined;
      await page.getByRole("button", { name: "Probeer nu opnieuw" }).tap();
      await page.locator("[data-screen=thanks]").waitFor();
      assert.deepEqual(rawOf(), [stored]);
    }));

  it("keep the version that they were given to, whatever the survey is by then", () =>
    visit(address, { ...phone, allow: offline }, async (page, context) => {
      await fillIn(page, thumb);
      collector.behave = () => "cut";
      await sendButton(page).tap();
      await page.getByText("Er is nu geen verbinding.").waitFor();
      await page.close();
      collector.behave = () => undefined;
      server.show(await buildGuide({ source: trialGuide((yaml) => yaml.replace("version: 1", "version: 2").replace("id: trots", "id: fier")), baseUrl: server.address }));
      const later = await context.newPage();
      await later.goto(address);
      await later.getByText("De antwoorden die nog klaar stonden, zijn nu verstuurd.").waitFor();
      const [{ version, raw }] = collector.stored.values();
      assert.equal(version, 1);
      assert.deepEqual(raw, stored);
    }));

  it("can be taken off the device again", () =>
    visit(address, { ...phone, allow: offline }, async (page) => {
      await fillIn(page, thumb);
      collector.behave = () => "cut";
      await sendButton(page).tap();
      page.on("dialog", (dialog) => dialog.accept());
      await page.getByRole("button", { name: "Wis ze van dit toestel" }).tap();
      await page.locator("[data-screen=start]").waitFor();
      assert.deepEqual(await kept(page), []);
    }));
});

describe("finished answers, on another page of the guide", () => {
  const elsewhere = `${server.address}trajecten/index.html`;
  const leave = async (page, given) => {
    await fillIn(page, thumb, given);
    collector.behave = () => "cut";
    await sendButton(page).tap();
    await page.getByText("Er is nu geen verbinding.").waitFor();
    assert.ok(await page.getByText("je een pagina van deze gids opent").isVisible());
    assert.ok(await page.locator(".site-header").isVisible(), "what is kept lets one read on");
    await page.close();
  };

  it("go out, and the page gives the code to copy and the outcome", () =>
    visit(address, { ...phone, allow: offline, permissions: ["clipboard-read", "clipboard-write"] }, async (page, context) => {
      await leave(page, { ...answers, "beleving.rust": ["2"], "beleving.stress": ["5"] });
      collector.behave = () => undefined;
      const other = await context.newPage();
      await other.goto(elsewhere);
      const told = other.locator(".note").filter({ hasText: "De antwoorden die nog klaar stonden, zijn nu verstuurd." });
      await told.waitFor();
      const [{ receipt, raw }] = collector.stored.values();
      assert.deepEqual(raw, { ...stored, "beleving.rust": ["2"], "beleving.stress": ["5"] });
      assert.ok(await told.getByText(`Je code voor “Proef”: ${receipt}`).isVisible());
      await told.getByRole("button", { name: "Kopieer de code" }).tap();
      await told.getByText("De code is gekopieerd.").waitFor();
      assert.equal(await other.evaluate(() => navigator.clipboard.readText()), receipt);
      await told.getByText("Jouw uitkomst").tap();
      assert.ok(await told.getByText("Je score is 1,5, op een schaal van 1 tot 5.").isVisible());
      assert.equal(await told.locator("li a").getAttribute("href"), "../index.html");
      assert.deepEqual(await kept(other), []);
      await checkLooks(other);
      await other.reload();
      assert.equal(await told.count(), 0, "told once");
    }));

  it("go when the connection comes back while that page is open", () =>
    visit(address, { ...phone, allow: offline }, async (page, context) => {
      await leave(page);
      const other = await context.newPage();
      const failed = other.waitForEvent("requestfailed");
      await other.goto(elsewhere);
      await failed;
      assert.deepEqual(rawOf(), []);
      collector.behave = () => undefined;
      await context.setOffline(true);
      await context.setOffline(false);
      await other.getByText("De antwoorden die nog klaar stonden, zijn nu verstuurd.").waitFor();
      assert.deepEqual(rawOf(), [stored]);
    }));

  it("that are refused by then are a draft again, to be mended; nothing is lost", () =>
    visit(address, { ...phone, allow: /ERR_|status( of)? 422/ }, async (page, context) => {
      await leave(page);
      collector.behave = () => ({ status: 422, body: { errors: [{ field: "uren", code: "high", detail: "Dat kan niet." }] } });
      const other = await context.newPage();
      await other.goto(elsewhere);
      await other.getByText("Je antwoorden staan nog op dit toestel.").waitFor();
      assert.deepEqual(await kept(other), ["draft"]);
      await other.getByRole("link", { name: "Naar de vragenlijst" }).first().tap();
      collector.behave = () => undefined;
      await other.getByRole("button", { name: "Ga verder waar je was" }).tap();
      await reach(other, "Over je werk");
      assert.equal(await other.locator("[name=uren]").first().inputValue(), "28.5");
    }));

  it("cost a page nothing where none wait: it does not even load what sends them", () =>
    visit(elsewhere, phone, async (page) => {
      await page.waitForLoadState("load");
      server.requests.length = 0;
      await page.reload();
      await page.waitForLoadState("load");
      assert.deepEqual(server.requests.filter(({ path }) => path.includes("outbox")), []);
    }));

  it("and a page of a guide whose browser refuses storage is a page like any other", () =>
    visit("about:blank", { ...phone, own: server.origin }, async (page) => {
      await page.addInitScript(() => {
        Object.defineProperty(window, "localStorage", {
          get() {
            throw new DOMException("refused", "SecurityError");
          },
        });
      });
      await page.goto(elsewhere);
      await page.waitForLoadState("load");
      assert.equal(await page.locator("h1").count(), 1);
    }));
});

describe("where the script that fills in does not load", () => {
  it("the page stays a form that posts", () =>
    visit(address, { ...phone, allow: offline }, async (page, context) => {
      await context.setOffline(true);
      await thumb.begin(page);
      await page.getByText("Dat lukt nu niet, misschien is er geen verbinding.").waitFor();
      await context.setOffline(false);
      for (const [name, values] of Object.entries(answers)) await thumb.give(page, name, values);
      await page.getByRole("button", { name: "Verstuur mijn antwoorden" }).tap();
      await page.getByText("Bedankt. Je antwoorden zijn bewaard.").waitFor();
      assert.equal(collector.stored.size, 1);
    }));
});

describe("what the collector answers", () => {
  it("mistakes it found are told at their fields, on the first screen that has one", () =>
    visit(address, { ...phone, allow: status(422) }, async (page) => {
      await fillIn(page, thumb);
      collector.behave = () => ({ status: 422, body: { errors: [{ field: "uren", code: "high", detail: "Dat kan niet, zegt de ontvanger." }, { field: "team", code: "vreemd", detail: "Dit woord kennen we niet." }] } });
      await sendButton(page).tap();
      await page.locator(".error-summary").waitFor();
      await reach(page, "Over je werk");
      assert.match(await page.locator("#error-uren").innerText(), /zegt de ontvanger/);
      assert.match(await page.locator(".error-summary").innerText(), /Dit woord kennen we niet/);
      await page.locator(".error-summary a").last().tap();
      assert.equal(await page.evaluate(() => document.activeElement.name), "team");
      assert.deepEqual(await kept(page), []);
      collector.behave = () => undefined;
      await thumb.next(page);
      if ((await screenOf(page)) !== "overview") await thumb.next(page);
      await send(page, thumb);
      assert.equal(collector.stored.size, 1);
    }));

  for (const [number, wait] of [[429, "1"], [503, "1"], [500, undefined]]) {
    it(`${number}: the page says how long it waits, and goes on by itself`, () =>
      visit(address, { ...phone, allow: status(number) }, async (page) => {
        await fillIn(page, thumb);
        let refusals = 2;
        collector.behave = () => (refusals-- > 0 ? { status: number, headers: wait ? { "Retry-After": wait } : {} } : undefined);
        await sendButton(page).tap();
        await page.getByText(wait ? "We proberen het over 1 seconden opnieuw." : "We proberen het over 5 seconden opnieuw.").waitFor();
        if (!wait) for (let turn = 0; turn < 2; turn += 1) await page.getByRole("button", { name: "Probeer nu opnieuw" }).tap();
        await page.locator("[data-screen=thanks]").waitFor();
        assert.equal(collector.attempts.length, 3);
        assert.equal(collector.stored.size, 1);
      }));
  }

  it("a refusal that waiting does not mend is told plainly, and nothing is lost", () =>
    visit(address, { ...phone, allow: status(404) }, async (page) => {
      await fillIn(page, thumb);
      collector.behave = () => ({ status: 404 });
      await sendButton(page).tap();
      await page.getByText("De ontvanger gaf een fout die we niet kunnen oplossen (404).").waitFor();
      collector.behave = () => undefined;
      await page.getByRole("button", { name: "Probeer nu opnieuw" }).tap();
      await page.locator("[data-screen=thanks]").waitFor();
      assert.deepEqual(rawOf(), [stored]);
    }));

  it("a page of somebody else is no receipt", () =>
    visit(address, phone, async (page) => {
      await fillIn(page, thumb);
      collector.behave = () => ({ status: 200, body: "<html>Meld je aan voor wifi</html>" });
      await sendButton(page).tap();
      await page.getByText("Er is nu geen verbinding.").waitFor();
      assert.equal((await kept(page)).length, 1);
    }));

  it("answers that were withdrawn are not sent again", () =>
    visit(address, { ...phone, allow: status(410) }, async (page) => {
      await fillIn(page, thumb);
      collector.behave = () => ({ status: 410 });
      await sendButton(page).tap();
      await page.getByText("Deze antwoorden zijn al teruggetrokken.").waitFor();
      assert.deepEqual(await kept(page), []);
    }));
});
