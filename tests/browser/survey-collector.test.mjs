// The survey's page against the real collector, as `leidraad serve` carries it: a phone fills in a survey with script and
// without, it arrives, and is withdrawn by its receipt. All ways and mishaps are tried against a collector of the tests
// (survey.test.mjs, survey-device.test.mjs); here stands that the real one keeps to the same agreement.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { promisify } from "node:util";
import { checkLooks } from "./support/axe.mjs";
import { startBrowser } from "./support/browser.mjs";
import { program, temporaryFolder } from "./support/guide.mjs";
import { answers, fillIn, kept, phone, send, thumb, trial, trialGuide, withdrawNow } from "./support/surveys.mjs";

const { visit } = await startBrowser();
const folder = temporaryFolder();
const database = `sqlite:${join(folder, "answers.db")}`;
const source = trialGuide();

async function startServing() {
  const child = spawn(program, ["serve", "--source", source, "--output", join(folder, "public"), "--listen", "127.0.0.1:0", "--database", database]);
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text) => (said += text));
  child.stderr.setEncoding("utf8").on("data", (text) => (said += text));
  const ended = new Promise((resolve) => child.on("close", resolve));
  after(async () => {
    child.kill("SIGTERM");
    await ended;
  });
  while (!/http:\S+/.test(said)) {
    const isOver = await Promise.race([ended.then(() => true), new Promise((resolve) => child.stdout.once("data", () => resolve(false)))]);
    assert.ok(!isOver, said);
  }
  return /http:\S+/.exec(said)[0];
}

const site = await startServing();
const count = async () => Number((await promisify(execFile)("sqlite3", [join(folder, "answers.db"), "SELECT count(*) FROM responses"])).stdout);
const run = async (...options) => (await promisify(execFile)(program, options)).stdout.trim();
const offline = /ERR_INTERNET_DISCONNECTED/;
const noScript = { javaScriptEnabled: false };

async function fillForm(page, given) {
  for (const [name, values] of Object.entries(given)) await thumb.give(page, name, values);
  await page.getByRole("button", { name: "Verstuur mijn antwoorden" }).tap();
}

describe("with the real collector", () => {
  it("a survey is filled in on a phone, arrives, and is withdrawn by its receipt", () =>
    visit(site + trial, phone, async (page) => {
      const before = await count();
      await fillIn(page, thumb);
      assert.match(await send(page, thumb), /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
      assert.equal(await count(), before + 1);
      await withdrawNow(page);
      await page.getByText("Je antwoorden zijn teruggetrokken en gewist.").waitFor();
      assert.equal(await count(), before);
      assert.deepEqual(await kept(page), []);
    }));

  it("the same without script: mistakes come back with what was typed; then it arrives, and is withdrawn", () =>
    visit(site + trial, { ...phone, ...noScript, allow: /422/ }, async (page) => {
      const before = await count();
      await fillForm(page, { ...answers, uren: ["veel"] });
      await page.locator(".error-summary a").tap();
      assert.match(page.url(), /#field-uren$/);
      assert.equal(await page.locator("[name=uren]").first().inputValue(), "veel");
      assert.equal(await page.locator("[name=vertel]").inputValue(), answers.vertel[0]);
      assert.equal(await count(), before);
      await fillForm(page, { uren: ["12"] });
      await page.getByText("Bedankt. Je antwoorden zijn bewaard.").waitFor();
      assert.equal(await count(), before + 1);
      await withdrawNow(page);
      await page.locator("h1").waitFor();
      assert.equal(await count(), before);
    }));

  it("answers that wait for the network arrive once", () =>
    visit(site + trial, { ...phone, allow: offline }, async (page, context) => {
      const before = await count();
      await fillIn(page, thumb);
      await context.setOffline(true);
      await page.locator(".survey-bar button[type=submit]").tap();
      await page.getByText("Er is nu geen verbinding.").waitFor();
      await context.setOffline(false);
      await page.locator("[data-screen=thanks]").waitFor();
      assert.equal(await count(), before + 1);
    }));

  it("its own form page works with script and without", async () => {
    for (const options of [phone, { ...phone, ...noScript }]) {
      await visit(`${site}api/surveys/proef/form`, options, async (page) => {
        const before = await count();
        if (options.javaScriptEnabled === false) {
          await fillForm(page, answers);
          await page.getByText("Bedankt. Je antwoorden zijn bewaard.").waitFor();
        } else {
          await fillIn(page, thumb);
          await send(page, thumb);
        }
        assert.equal(await count(), before + 1);
      });
    }
  });
});

describe("a coordinator reads the results in a browser", () => {
  const results = `${site}api/surveys/proef/results`;
  const asksFirst = /401/;
  const enter = async (page, token) => {
    await page.getByLabel("Code", { exact: true }).fill(token);
    await page.getByRole("button", { name: "Toon de resultaten" }).click();
  };

  it("not without a token, and not with a wrong one", () =>
    visit(results, { allow: asksFirst }, async (page) => {
      await checkLooks(page);
      assert.equal(await page.getByRole("alert").count(), 0);
      await enter(page, "verzonnen");
      await page.getByRole("alert").getByText("Deze code werkt niet").waitFor();
      assert.equal(await page.locator("table").count(), 0);
      await page.getByLabel("Code", { exact: true }).waitFor();
      await checkLooks(page);
    }));

  it("with a token: figures from five answers on, in every look, and the token nowhere on the page", () =>
    visit(results, { allow: asksFirst }, async (page) => {
      const token = await run("token", "create", "--database", database, "--may", "read", "--label", "Proef");
      await enter(page, token);
      await page.getByText(/minder dan 5/).first().waitFor(); // so far too few answered
      for (let person = await count(); person < 6; person += 1) {
        const reply = await fetch(`${site}api/surveys/proef/responses`, {
          method: "POST",
          headers: { "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID() },
          body: JSON.stringify({ version: 1, answers: { ...answers, vertel: ["<script>alert(1)</script>"] } }),
        });
        assert.equal(reply.status, 201, await reply.text());
      }
      await page.goto(results);
      await enter(page, token);
      await page.locator("table").first().waitFor();
      await page.getByText("Aantal mensen dat antwoordde: 6.").first().waitFor();
      await checkLooks(page, async () => {
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `sticks out at ${page.viewportSize().width} px`);
      });
      if (process.env.LEIDRAAD_PICTURES) await page.screenshot({ path: join(process.env.LEIDRAAD_PICTURES, "results.png"), fullPage: true });
      assert.ok(!(await page.content()).includes(token));
      assert.doesNotMatch(await page.content(), /alert\(1\)|warm/); // what somebody wrote is no figure
    }));
});
