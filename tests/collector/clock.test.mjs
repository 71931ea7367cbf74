// The whole program under wrong clocks (libfaketime): nothing is deleted until a person says that the clock is right.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { program, project, removeFolder, sendJson, start, temporaryFolder } from "./support/collector.mjs";
import { startPostgresql } from "./support/postgresql.mjs";

const site = join(project, "tests/load/site");
const survey = "peiling";
const { answers } = JSON.parse(readFileSync(join(project, "tests/load/body.json"), "utf8"));

const day = (offset) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
// The environment of a machine whose clock is so many days off; what lasts how long stays as it is.
const under = (offset) => ({
  ...process.env,
  LD_PRELOAD: "/usr/$LIB/faketime/libfaketimeMT.so.1",
  FAKETIME: `${offset >= 0 ? "+" : ""}${offset}d`,
  FAKETIME_DONT_FAKE_MONOTONIC: "1",
  DONT_FAKE_MONOTONIC: "1",
});
const runUnder = (offset, ...parts) => spawnSync(program, parts, { encoding: "utf8", env: under(offset) });
const collectUnder = (offset, database) =>
  start(["collect", "--site", site, "--listen", "127.0.0.1:0", "--database", database], {
    env: under(offset),
    address: /"event":"started".*"address":"([^"]+)"/,
  });
const skip = process.env.LEIDRAAD_SANITIZED ? "a sanitizer wants to be the first library that is loaded" : false;
const events = (collector, name) => collector.lines.filter((line) => JSON.parse(line).event === name).length;

async function until(isTrue, what) {
  for (let tries = 0; tries < 150; ++tries) {
    if (await isTrue()) return;
    await pause(200);
  }
  assert.fail(what);
}

const databases = {
  SQLite: async (folder) => ({ url: `sqlite:${join(folder, "answers.db")}`, stop: async () => {} }),
  PostgreSQL: startPostgresql,
};

for (const [name, make] of Object.entries(databases)) {
  describe(`a wrong clock, on ${name}`, { skip }, () => {
    const folder = temporaryFolder();
    let database, token;
    const clock = (offset, ...parts) => runUnder(offset, "clock", ...parts, "--database", database.url);
    const rows = async ({ url }) => {
      const csv = await (await fetch(`${url}api/surveys/${survey}/export.csv`, { headers: { Authorization: `Bearer ${token}` } })).text();
      return csv.trimEnd().split("\r\n").length - 1;
    };
    const send = async ({ url }, key) => assert.equal((await sendJson(url, survey, { version: 1, key, answers })).status, 201);

    before(async () => (database = await make(folder)));
    after(async () => {
      await database?.stop();
      removeFolder(folder);
    });

    it("400 days ahead: all 50 answers stay, and it is told at every place", async () => {
      const right = await collectUnder(0, database.url);
      for (let number = 0; number < 50; ++number) await send(right, `right-${number}`);
      assert.equal((await fetch(`${right.url}readyz`)).status, 200);
      assert.equal(await right.stop(), 0);
      token = runUnder(0, "token", "create", "--may", "administer", "--label", "Test", "--database", database.url).stdout.trim();

      const wrong = await collectUnder(400, database.url);
      await until(() => events(wrong, "clock-jumped") === 1, "is not told in the log");
      await pause(3000);
      assert.equal(events(wrong, "clock-jumped"), 1);
      assert.equal(events(wrong, "expired-responses-deleted"), 0);
      const ready = await fetch(`${wrong.url}readyz`);
      assert.equal(ready.status, 503);
      assert.match(await ready.text(), /^not ready: the clock says /);
      const metrics = await (await fetch(`${wrong.url}metrics`, { headers: { Authorization: `Bearer ${token}` } })).text();
      assert.match(metrics, /^leidraad_clock_believed 0$/m);
      for (let number = 0; number < 5; ++number) await send(wrong, `wrong-${number}`);
      assert.equal(await rows(wrong), 55);
      assert.equal(await wrong.stop(), 0);
    });

    it("twenty years back: answers are taken, and not one is lost later", async () => {
      const wrong = await collectUnder(-7305, database.url);
      await until(() => events(wrong, "clock-jumped") === 1, "is not told in the log");
      await send(wrong, "long-ago");
      assert.equal(await wrong.stop(), 0);
      const right = await collectUnder(1, database.url);
      await until(() => events(right, "expired-responses-deleted") === 1, "does not delete");
      assert.equal((await fetch(`${right.url}readyz`)).status, 200);
      assert.equal(await rows(right), 56);
      assert.equal(await right.stop(), 0);
    });

    it("off for sixty days: a person's word, and it goes on without a restart", async () => {
      const collector = await collectUnder(61, database.url);
      await until(() => events(collector, "clock-jumped") === 1, "is not told in the log");
      const shown = clock(61, "show");
      assert.equal(shown.status, 3);
      assert.match(shown.stderr, /\[clock-jumped\]/);
      // Who does not know which day it is, confirms nothing.
      const wrongDay = clock(61, "confirm", "--today", day(0));
      assert.equal(wrongDay.status, 2);
      assert.match(wrongDay.stderr, new RegExp(`je zegt dat het ${day(0)} is, maar de klok van deze computer zegt ${day(61)} \\[clock-other-day\\]`));
      assert.equal((await fetch(`${collector.url}readyz`)).status, 503);
      const confirmed = clock(61, "confirm", "--today", day(61));
      assert.equal(confirmed.status, 0, confirmed.stderr);
      assert.match(confirmed.stdout, /^De klok klopt: het is \d{4}-\d\d-\d\d\. .* Dat zijn nu 0 antwoorden\.\n$/);
      await until(async () => (await fetch(`${collector.url}readyz`)).status === 200, "does not go on");
      assert.equal(events(collector, "clock-believed"), 1);
      assert.equal(await rows(collector), 56);
      assert.equal(clock(61, "show").status, 0);
      assert.equal(await collector.stop(), 0);
    });

    it("past what was promised everything goes, on that word", async () => {
      const confirmed = clock(3000, "confirm", "--today", day(3000), "--language", "en");
      assert.equal(confirmed.status, 0, confirmed.stderr);
      assert.match(confirmed.stdout, /Now that are 56 responses\.\n$/);
      const collector = await collectUnder(3000, database.url);
      await until(() => events(collector, "expired-responses-deleted") === 1, "does not delete");
      assert.equal(await rows(collector), 0);
      assert.equal(await collector.stop(), 0);
    });
  });
}
