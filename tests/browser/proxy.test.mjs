// What a web server in front learns and keeps. A real nginx with the manual's configuration stands between a real browser
// and the real collector; a team's link is used with script and without, answers are sent, withdrawn, and go wrong in every
// way. Then all logs are read.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { startCollector } from "../collector/support/collector.mjs";
import { startBrowser } from "./support/browser.mjs";
import { buildGuide, program, temporaryFolder } from "./support/guide.mjs";
import { configurationInManual, startNginx } from "./support/nginx.mjs";
import { answers, fillIn, phone, send, thumb, withdrawNow, trial, trialGuide } from "./support/surveys.mjs";

const { visit } = await startBrowser();
const site = await buildGuide({ source: trialGuide() });
const file = join(temporaryFolder(), "answers.db");
const database = `sqlite:${file}`;
const team = "Team Noord";

const run = (...options) => execFileSync(program, [...options, "--database", database], { encoding: "utf8" }).trim();
const count = () => Number(execFileSync("sqlite3", [file, "SELECT count(*) FROM responses"], { encoding: "utf8" }));
const options = { ...phone, ignoreHTTPSErrors: true };
const noScript = { ...options, javaScriptEnabled: false };
const receiptOn = (page) => page.locator(".survey-code").innerText();

let collector = await startCollector(site, database);
after(() => collector?.stop());
run("group", "add", team);
const link = () => new URL(run("link", "create", "--survey", "proef", "--group", team, "--site", "https://x.org/"));

// What nobody may learn, and each address and referrer that the browser sent.
function startWitness() {
  const witness = { secrets: new Set(), addresses: [], referrers: [] };
  witness.follow = (page) =>
    page.on("request", (request) => {
      witness.addresses.push(request.url());
      if (request.headers().referer) witness.referrers.push(`${request.headers().referer} -> ${request.url()}`);
      const key = request.headers()["idempotency-key"];
      if (key) witness.secrets.add(key);
      const boundary = /boundary=(.+)/.exec(request.headers()["content-type"])?.[1];
      if (boundary) witness.secrets.add(boundary);
    });
  return witness;
}

async function fillForm(page, given) {
  for (const [name, values] of Object.entries(given)) await thumb.give(page, name, values);
  await page.getByRole("button", { name: "Verstuur mijn antwoorden" }).tap();
}

async function withScript(address, witness) {
  await visit(address, options, async (page) => {
    witness.follow(page);
    await page.reload();
    await page.getByText(team).waitFor();
    await fillIn(page, thumb);
    witness.secrets.add(await send(page, thumb));
    await withdrawNow(page);
    await page.getByText("Je antwoorden zijn teruggetrokken en gewist.").waitFor();
  });
}

async function withoutScript(address, witness) {
  await visit(address, { ...noScript, allow: /422|404/ }, async (page) => {
    witness.follow(page);
    await page.reload();
    witness.secrets.add(await page.locator("[name=_key]").inputValue());
    await fillForm(page, { ...answers, uren: ["veel"] });
    await page.locator(".error-summary").waitFor();
    assert.equal(await page.locator(".survey-group").innerText(), `Je vult dit in voor: ${team}`);
    await fillForm(page, { uren: ["12"] });
    const receipt = await receiptOn(page);
    witness.secrets.add(receipt);
    await withdrawNow(page);
    await page.getByText("We hebben je antwoorden gewist.").waitFor();
  });
}

// The page of the site has no key: a reload of what it led to must not store twice.
async function fromTheSite(address, witness) {
  await visit(address, { ...noScript, allow: /404/ }, async (page) => {
    witness.follow(page);
    const before = count();
    await fillForm(page, answers);
    const receipt = await receiptOn(page);
    witness.secrets.add(receipt);
    for (let times = 0; times < 2; times += 1) {
      await page.reload();
      assert.equal(await receiptOn(page), receipt);
    }
    assert.equal(count(), before + 1);
    // A code with a mistake in it comes back, and can be mended.
    await page.goto(address);
    await page.getByText("Trek je antwoorden terug").first().tap();
    await page.getByLabel("Je code").fill(receipt.slice(0, -1));
    await page.getByRole("button", { name: "Trek mijn antwoorden terug" }).tap();
    await page.getByText("We kennen deze code niet").first().waitFor();
    assert.equal(await page.getByLabel("Je code").inputValue(), receipt.slice(0, -1));
    witness.secrets.add(receipt.slice(0, -1));
    await page.getByLabel("Je code").fill(receipt.toLowerCase());
    witness.secrets.add(receipt.toLowerCase());
    await page.getByRole("button", { name: "Trek mijn antwoorden terug" }).tap();
    await page.getByText("We hebben je antwoorden gewist.").waitFor();
    assert.equal(count(), before);
  });
}

// What makes a web server write in its log of errors: a file that is not there, a body that is too large, a collector
// that is away.
async function inTrouble(front, query) {
  await visit(front.address + trial, { ...options, allow: /40[345]|413|502|ERR_/ }, async (page) => {
    const request = page.context().request;
    const statusOf = async (path, more = {}) => (await request.fetch(front.address + path + query, { ignoreHTTPSErrors: true, ...more })).status();
    assert.equal(await statusOf("er/is/niets.html"), 404);
    assert.equal(await statusOf("_data/"), 403); // no list of files
    assert.equal(await statusOf("api/surveys/proef/responses", { method: "POST", data: "x".repeat(2_000_000) }), 413);
    await collector.stop();
    collector = undefined;
    assert.equal(await statusOf("api/surveys/proef/form"), 502);
    assert.equal(await statusOf("api/surveys/proef/responses", { method: "POST", data: "x" }), 502);
  });
}

async function useEverything(front) {
  const { search } = link();
  const witness = startWitness();
  witness.secrets.add(search.slice(3));
  collector ??= await startCollector(site, database);
  const form = `${front.address}api/surveys/proef/form${search}`;
  await withScript(form, witness);
  await withoutScript(form, witness);
  await fromTheSite(front.address + trial, witness);
  assert.equal((await fetch(`${front.plain}api/surveys/proef/form${search}`, { redirect: "manual" })).status, 301);
  const said = collector.lines;
  await inTrouble(front, search);
  await front.stop();
  return { ...witness, search, form, said };
}

const portOf = ({ url }) => new URL(url).port;

describe("behind the manual's nginx", () => {
  it("nobody learns who answered, or from which team, whatever goes wrong", async () => {
    const front = await startNginx(site, portOf(collector));
    const { secrets, addresses, referrers, form, said } = await useEverything(front);
    assert.ok(secrets.size >= 8 && addresses.length > 20, `${secrets.size} secrets, ${addresses.length} addresses`);
    const logs = front.logs();
    assert.doesNotMatch(logs, /127\.0\.0\.1|client:|vragenlijsten|\/api\//);
    for (const secret of secrets) {
      assert.ok(!logs.includes(secret), `${secret} stands in nginx's logs`);
      assert.ok(!said.join("\n").includes(secret), `${secret} stands in the collector's log`);
      for (const address of addresses) assert.ok(address === form || !address.includes(secret), `${secret} stands in ${address}`);
    }
    assert.deepEqual(referrers, []);
  });

  it("its logs would hold all that without the lines of the manual, so that reading them proves something", async () => {
    collector ??= await startCollector(site, database);
    const front = await startNginx(site, portOf(collector), (text) => text.replaceAll(/^ *(access_log|error_log) .*;$/gm, ""));
    const { search } = await useEverything(front);
    const logs = front.logs();
    assert.match(logs, /127\.0\.0\.1/);
    assert.match(logs, /client: 127/);
    assert.ok(logs.includes(search));
  });

  it("each page has one policy about referrers, and it is ours", async () => {
    collector ??= await startCollector(site, database);
    const front = await startNginx(site, portOf(collector));
    const policies = [...configurationInManual().matchAll(/Referrer-Policy "([^"]+)"/g)].map(([, policy]) => policy);
    assert.deepEqual(policies, ["no-referrer"]);
    assert.match(readFileSync(join(site, "_headers"), "utf8"), /Referrer-Policy: no-referrer\n/);
    await visit(front.address, options, async (page) => {
      for (const path of ["index.html", trial, "assets/", "nergens.html", "api/surveys/proef/form", "api/surveys/niets/form", "api/surveys/proef/results", "healthz"]) {
        const response = await page.context().request.get(front.address + path, { headers: { Accept: "text/html" } });
        const all = response.headersArray().filter(({ name }) => name.toLowerCase() === "referrer-policy");
        assert.deepEqual(all.map(({ value }) => value), ["no-referrer"], path);
        const policy = response.headersArray().filter(({ name }) => name.toLowerCase() === "content-security-policy");
        assert.equal(policy.length, 1, path);
      }
    });
  });

  it("every page of a survey says so itself, for who serves the site without headers", () => {
    const { surveys } = JSON.parse(readFileSync(join(site, "_data/guide.json"), "utf8"));
    const beside = surveys.flatMap(({ address }) => [address, ...["papier", "poster", "insluiten"].map((name) => address.replace(".html", `/${name}.html`))]);
    const served = readdirSync(join(site, "_data/surveys")).filter((name) => name.endsWith(".html"));
    const files = [...beside, ...served.map((name) => `_data/surveys/${name}`)];
    assert.ok(files.length > 20);
    for (const name of files) {
      const head = readFileSync(join(site, name), "utf8").split("</head>")[0];
      // Before anything that is fetched.
      assert.match(head.slice(0, head.search(/<link|<script/)), /<meta name="referrer" content="no-referrer">/, name);
    }
  });
});
