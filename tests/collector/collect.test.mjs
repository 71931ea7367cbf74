// `leidraad collect` as a whole: the guide is built, answers come in with and without script, are withdrawn, and a
// coordinator's token takes out the rest.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import {
  buildGuide,
  descriptionOf,
  formOfPage,
  program,
  receiptIn,
  removeFolder,
  run,
  navigateWithForm,
  sendForm,
  sendJson,
  someAnswers,
  startCollector,
  surveysOf,
  temporaryFolder,
} from "./support/collector.mjs";
import { spawnSync } from "node:child_process";

describe("leidraad collect", () => {
  const folder = temporaryFolder();
  const site = join(folder, "public");
  const database = `sqlite:${join(folder, "answers.db")}`;
  let collector, survey, description;

  before(async () => {
    buildGuide(site);
    collector = await startCollector(site, database);
    survey = surveysOf(site)[0];
    description = descriptionOf(site, survey);
  });
  after(async () => {
    const status = await collector?.stop();
    removeFolder(folder);
    assert.equal(status, 0);
  });

  const readToken = (...more) => run("token", "create", "--database", database, "--may", "read", "--label", "Test", ...more).trim();
  const askedWith = (token, path) => fetch(collector.url + path, { headers: { Authorization: `Bearer ${token}` } });

  it("stores answers of every survey of the guide, as JSON and as a form", async () => {
    for (const id of surveysOf(site)) {
      const answers = someAnswers(descriptionOf(site, id));
      const stored = await sendJson(collector.url, id, { version: descriptionOf(site, id).version, answers });
      assert.equal(stored.status, 201, `${id}: ${await stored.clone().text()}`);
      assert.match((await stored.json()).receipt, /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
      const page = await sendForm(collector.url, id, answers);
      assert.equal(page.status, 201, id);
      assert.ok(receiptIn(await page.text()));
    }
  });

  it("takes a form without a key at once, and shows the same page when the browser sends it again", async () => {
    const address = `${collector.url}api/surveys/${survey}/responses`;
    const form = formOfPage(someAnswers(description));
    const first = await navigateWithForm(address, form);
    assert.deepEqual([first.status, first.location], [201, undefined]);
    const again = await navigateWithForm(address, form);
    assert.deepEqual([again.status, again.text], [201, first.text]);
    // Somebody else with the same answers.
    const other = await navigateWithForm(address, formOfPage(someAnswers(description)));
    assert.notEqual(receiptIn(other.text), receiptIn(first.text));
  });

  it("shows the form of the site with a key of its own, and again with what is wrong", async () => {
    const form = await fetch(`${collector.url}api/surveys/${survey}/form`);
    assert.equal(form.status, 200);
    const html = await form.text();
    assert.match(html, /name="_key" value="[\w-]{22}"/);
    assert.ok(!/[\x02\x03\x1f]/.test(html));
    assert.equal(form.headers.get("set-cookie"), null);
    const again = await sendForm(collector.url, survey, { _key: "k1", _version: String(description.version), [Object.keys(someAnswers(description))[0]]: "<onzin>" });
    assert.equal(again.status, 422);
    const shown = await again.text();
    assert.match(shown, /class="error-summary"/);
    assert.match(shown, /name="_key" value="k1"/);
    assert.ok(!shown.includes("<onzin>"));
  });

  it("withdraws by receipt, from a page and from a program", async () => {
    const { receipt } = await (await sendJson(collector.url, survey, { answers: someAnswers(description) })).json();
    const page = await fetch(`${collector.url}api/responses/withdraw`, {
      method: "POST",
      headers: { Accept: "text/html" },
      body: new URLSearchParams({ receipt: receipt.toLowerCase().replaceAll("-", " ") }),
    });
    assert.equal(page.status, 200);
    assert.match(page.url, /withdraw\/done$/);
    const again = await fetch(`${collector.url}api/responses/${receipt}`, { method: "DELETE" });
    assert.equal(again.status, 204);
    const unknown = await fetch(`${collector.url}api/responses/0000-0000-0000-0000`, { method: "DELETE" });
    assert.equal(unknown.status, 404);
  });

  it("gives a coordinator's token results, table, codebook and syntax; without one nothing", async () => {
    for (let count = 0; count < 6; ++count)
      assert.equal((await sendJson(collector.url, survey, { answers: someAnswers(description) })).status, 201);
    const token = readToken("--survey", survey);
    const results = await (await askedWith(token, `api/surveys/${survey}/results`)).json();
    assert.ok(results.columns[0].respondents >= 6);
    for (const file of ["export.csv", "codebook.csv", "export.sps"]) {
      const path = `api/surveys/${survey}/${file}`;
      const export_ = await askedWith(token, path);
      assert.equal(export_.status, 200, file);
      assert.ok((await export_.text()).length > 100, file);
      assert.equal((await fetch(collector.url + path)).status, 401);
      assert.equal((await askedWith("onzin", path)).status, 401);
    }
    const [id] = run("token", "list", "--database", database).split("\n")[1].split(/\s+/);
    run("token", "revoke", id, "--database", database);
    assert.equal((await askedWith(token, `api/surveys/${survey}/results`)).status, 401);
  });

  it("leads a group by its link", async () => {
    run("group", "add", "Ons huis", "--database", database);
    const address = run("link", "create", "--database", database, "--survey", survey, "--group", "Ons huis").trim();
    const form = await fetch(collector.url + address);
    assert.equal(form.status, 200);
    assert.match(await form.text(), /Ons huis/);
    const poster = await fetch(collector.url + address.replace("/form?", "/poster?"));
    assert.equal(poster.status, 200);
    assert.match(await poster.text(), /<svg/);
  });

  it("logs JSON without anything of a respondent", async () => {
    const { receipt } = await (await sendJson(collector.url, survey, { answers: someAnswers(description) }, { "Idempotency-Key": "geheime-sleutel" })).json();
    for (const line of collector.lines) JSON.parse(line);
    const text = collector.lines.join("\n");
    assert.match(text, /"event":"surveys-read"/);
    for (const secret of [receipt, "geheime-sleutel", "/responses", "tekst"]) assert.ok(!text.includes(secret), secret);
  });

  it("answers what is under way when it is asked to stop, and what it acknowledged is there after", async () => {
    const own = `sqlite:${join(folder, "stop.db")}`;
    const stopping = await startCollector(site, own);
    const sent = Array.from({ length: 40 }, () => sendJson(stopping.url, survey, { answers: someAnswers(description) }).then((answer) => answer.status, () => 0));
    await sent[0];
    assert.equal(await stopping.stop(), 0);
    const statuses = await Promise.all(sent);
    const acknowledged = statuses.filter((status) => status === 201).length;
    assert.ok(acknowledged >= 1);
    const restarted = await startCollector(site, own);
    const token = run("token", "create", "--database", own, "--may", "administer", "--label", "Test").trim();
    const csv = await (await fetch(`${restarted.url}api/surveys/${survey}/export.csv`, { headers: { Authorization: `Bearer ${token}` } })).text();
    assert.equal(await restarted.stop(), 0);
    if (acknowledged >= description.privacy["minimum-group"]) assert.ok(csv.trimEnd().split("\r\n").length - 1 >= acknowledged);
  });

  it("says what is wrong with how it is called", () => {
    const status = (...parts) => spawnSync(program, ["collect", ...parts], { encoding: "utf8" }).status;
    assert.equal(status("--site", site), 2);
    assert.equal(status("--site", site, "--database", "answers.db"), 2);
    assert.equal(status("--site", site, "--database", database, "--listen", "nergens"), 2);
    assert.equal(status("--site", folder, "--database", `sqlite:${join(folder, "other.db")}`), 3);
  });
});
