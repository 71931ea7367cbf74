// How the pages of a survey look, to axe, on paper and on the scale: every screen of a survey with every kind of question,
// its paper form, its poster, the page for who links to it, and what the collector shows.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checkLooks } from "./support/axe.mjs";
import { startBrowser } from "./support/browser.mjs";
import { answers, fillIn, keys, phone, send, startTrial, thumb, withdrawNow } from "./support/surveys.mjs";
import { weigh } from "./support/weight.mjs";

const { visit } = await startBrowser();
const { server, collector, address } = await startTrial();
const beside = (name) => `${server.address}vragenlijsten/proef/${name}.html`;

async function noneSticksOut(page) {
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `sticks out at ${page.viewportSize().width} px`);
}
const checkScreen = (page) => checkLooks(page, noneSticksOut);

describe("axe finds nothing, and nothing sticks out", { concurrency: 2 }, () => {
  it("on any screen of a survey", () =>
    visit(address, {}, async (page) => {
      await checkScreen(page);
      await fillIn(page, keys, answers, checkScreen);
      await send(page, keys);
      await checkScreen(page);
    }));

  it("on a screen with mistakes", () =>
    visit(address, phone, async (page) => {
      await thumb.begin(page);
      await thumb.next(page);
      await page.locator(".error-summary").waitFor();
      await checkScreen(page);
    }));

  it("on what waits to be sent", () =>
    visit(address, { ...phone, allow: /status( of)? 503/ }, async (page) => {
      await fillIn(page, thumb);
      collector.behave = () => ({ status: 503, headers: { "Retry-After": "60" } });
      await page.locator(".survey-bar button[type=submit]").tap();
      await page.getByText("Het is druk.").waitFor();
      await checkScreen(page);
      collector.behave = () => undefined;
    }));

  for (const name of ["papier", "poster", "insluiten"]) {
    it(`on ${name}.html`, () => visit(beside(name), {}, checkScreen));
  }

  it("on the whole form without script", () =>
    visit(`${server.address}api/surveys/proef/form?g=team`, { allow: /status( of)? 422/ }, async (page) => {
      await page.evaluate(() => document.querySelector("form.survey").submit()); // past the script
      await page.locator(".error-summary").waitFor();
      await checkScreen(page);
    }));

  it("on the thanks and the message of the collector", () =>
    visit(address, phone, async (page) => {
      await fillIn(page, thumb);
      await page.evaluate(() => document.querySelector("form.survey").submit()); // past the script
      await page.locator(".survey-thanks").waitFor();
      await checkScreen(page);
      await withdrawNow(page);
      await page.getByRole("heading", { name: "Teruggetrokken" }).waitFor();
      await checkScreen(page);
    }));
});

describe("on paper", () => {
  const sheets = async (page) => (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1").match(/\/Type\s*\/Page\b/g).length;

  it("the form fits a few sheets, with boxes of its own and the codes of fields and options", () =>
    visit(beside("papier"), { viewport: { width: 673, height: 900 } }, async (page) => {
      await page.emulateMedia({ media: "print" });
      assert.ok((await sheets(page)) <= 4);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      assert.equal(await page.locator("nav:visible, button:visible, input:visible").count(), 0);
      const box = await page.locator(".paper-options .paper-box").first().evaluate((one) => ({ border: parseFloat(getComputedStyle(one).borderTopWidth), width: one.offsetWidth }));
      assert.ok(box.border >= 1 && box.width >= 14, JSON.stringify(box));
      for (const code of ["werkt", "beleving.rust", "nuttig@app", "pauze"]) await page.locator(`code:text-is("${code}")`).first().waitFor();
      await page.getByText("Alleen als je bij vraag 1 koos voor “Ja”. Anders ga je naar vraag 5.").waitFor();
    }));

  it("the poster is one sheet, with a code that a camera can read", () =>
    visit(beside("poster"), {}, async (page) => {
      await page.emulateMedia({ media: "print" });
      assert.equal(await sheets(page), 1);
      const { width, height } = await page.locator(".qr-code").boundingBox();
      assert.ok(width > 250 && Math.abs(width - height) < 1, `${width} x ${height}`);
      const short = address.replace(/^https?:\/\//, "").replace(".html", "");
      assert.equal(await page.locator(".survey-poster-address").innerText(), short);
    }));

  it("the short address of poster and form leads to the survey on a host of plain files", async () => {
    await visit(beside("papier"), {}, async (page) => {
      const short = await page.locator(".paper-address").innerText();
      await page.goto(`http://${short}/`);
      await page.getByRole("button", { name: "Begin" }).waitFor();
      assert.equal(page.url(), address);
    });
  });

  it("codes stand in the margin, beside what they are codes of and under no word", () =>
    visit(beside("papier"), { viewport: { width: 673, height: 900 } }, async (page) => {
      await page.emulateMedia({ media: "print" });
      const faults = await page.evaluate(() => {
        const paper = document.querySelector(".survey-paper");
        const edge = paper.getBoundingClientRect().right - parseFloat(getComputedStyle(paper).paddingRight);
        const codes = [...paper.querySelectorAll(".paper-code, .paper-codes code")].map((one) => one.getBoundingClientRect());
        const others = [...paper.querySelectorAll("p, li > span, h2, h3, th, td:not(.paper-codes)")].map((one) => one.getBoundingClientRect());
        const nested = (code) => !code.width || code.left < edge || code.right > innerWidth + 1;
        return { inside: codes.filter(nested).length, across: others.filter(({ right }) => right > edge + 1).length, count: codes.length };
      });
      assert.ok(faults.count > 10);
      assert.deepEqual([faults.inside, faults.across], [0, 0]);
    }));
});

describe("the page for who links to it", () => {
  it("gives code that works elsewhere: a link and a button, without anything from here", () =>
    visit(beside("insluiten"), {}, async (page) => {
      const codes = await page.locator(".survey-snippet textarea").evaluateAll((all) => all.map(({ value }) => value));
      assert.equal(codes.length, 2);
      for (const code of codes) {
        assert.match(code, new RegExp(`href="${address}"`));
        assert.doesNotMatch(code, /<script|<img|<iframe|<link/);
      }
    }));
});

describe("a first visit", () => {
  it("that fills in costs at most 70 KB with everything, 35 KB without fonts, of which 15 KB script", () =>
    visit(address, {}, async (page) => {
      server.requests.length = 0;
      const fresh = await page.context().browser().newContext();
      const first = await fresh.newPage();
      await first.goto(address);
      await first.evaluate(() => document.fonts.ready);
      const atStart = server.requests.length;
      await first.getByRole("button", { name: "Begin" }).click(); // with the Tab key one passes the search field, which loads the search
      await first.locator("[data-screen=step]").waitFor();
      const later = server.requests.slice(atStart).map(({ path }) => path).filter((path) => path.endsWith(".js"));
      assert.equal(later.length, 2, later.join(" ")); // rules and script: not before somebody begins
      await fresh.close();
      const { all, fonts, script, files } = weigh(server.requests);
      if (process.env.LEIDRAAD_WEIGHTS) console.log(`survey: ${all} bytes, ${all - fonts} without fonts, ${script} of script`);
      assert.ok(files.length > 3, files.join(" "));
      assert.ok(all <= 70 * 1024, `${all} bytes`);
      assert.ok(all - fonts <= 35 * 1024, `${all - fonts} bytes without fonts`);
      assert.ok(script <= 15 * 1024, `${script} bytes of script`);
    }));
});
