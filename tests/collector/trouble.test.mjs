// A database that is full, locked or gone: senders are told to try again, nothing that got a receipt is lost, and it goes
// on without a restart. And two collectors on one database are as one.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { project, removeFolder, run, sendForm, sendJson, startCollector, temporaryFolder } from "./support/collector.mjs";
import { startPostgresql } from "./support/postgresql.mjs";

const site = join(project, "tests/load/site");
const survey = "peiling";
const { answers } = JSON.parse(readFileSync(join(project, "tests/load/body.json"), "utf8"));
const send = (url, key, more = {}) => sendJson(url, survey, { version: 1, key, answers, ...more });

// Until the collector stores again; its answers until then may only be "try again".
async function untilStored(url, key) {
  for (let tries = 0; tries < 200; ++tries) {
    const answer = await send(url, key);
    if (answer.status === 201) return (await answer.json()).receipt;
    assert.equal(answer.status, 503);
    await pause(100);
  }
  assert.fail("does not recover");
}

async function isRefusedKindly(url, key) {
  const asProgram = await send(url, key);
  assert.equal(asProgram.status, 503);
  assert.ok(Number(asProgram.headers.get("retry-after")) > 0);
  assert.match(asProgram.headers.get("content-type"), /^application\/problem\+json/);
  const asPerson = await sendForm(url, survey, { _key: `${key}-form`, ...answers });
  assert.equal(asPerson.status, 503);
  assert.match(asPerson.headers.get("content-type"), /^text\/html/);
}

const events = (collector, name) => collector.lines.filter((line) => JSON.parse(line).event === name).length;

describe("trouble with SQLite", () => {
  const folder = temporaryFolder();
  const file = join(folder, "answers.db");
  let collector;
  before(async () => (collector = await startCollector(site, `sqlite:${file}`)));
  after(async () => {
    assert.equal(await collector?.stop(), 0);
    removeFolder(folder);
  });

  it("a full disk: try again, then it goes on", async () => {
    const first = await untilStored(collector.url, "before");
    execFileSync("prlimit", ["--pid", String(collector.pid), "--fsize=4096:"]);
    await isRefusedKindly(collector.url, "full");
    assert.equal((await fetch(`${collector.url}readyz`)).status, 503);
    assert.equal((await fetch(`${collector.url}healthz`)).status, 200);
    execFileSync("prlimit", ["--pid", String(collector.pid), "--fsize=unlimited:"]);
    const receipt = await untilStored(collector.url, "full");
    assert.equal(await untilStored(collector.url, "full"), receipt);
    assert.equal(await untilStored(collector.url, "before"), first);
    assert.equal(events(collector, "storage-failing"), 1);
    assert.equal(events(collector, "storage-recovered"), 1);
  });

  it("another program that keeps it busy: try again, then it goes on", async () => {
    const other = spawn("sqlite3", [file], { stdio: ["pipe", "pipe", "inherit"] });
    const gone = new Promise((resolve) => other.once("close", resolve));
    other.stdin.write("BEGIN IMMEDIATE;\nSELECT 'locked';\n");
    await new Promise((resolve) => other.stdout.once("data", resolve));
    await isRefusedKindly(collector.url, "locked");
    other.stdin.end("ROLLBACK;\n");
    await gone;
    await untilStored(collector.url, "locked");
  });
});

describe("two collectors on one PostgreSQL", () => {
  const folder = temporaryFolder();
  const newerSite = join(folder, "newer");
  let server, one, other, token;
  before(async () => {
    server = await startPostgresql();
    cpSync(site, newerSite, { recursive: true });
    [one, other] = await Promise.all([startCollector(site, server.url), startCollector(newerSite, server.url)]);
    token = run("token", "create", "--database", server.url, "--may", "administer", "--label", "Test").trim();
  });
  after(async () => {
    for (const collector of [one, other]) assert.equal(await collector?.stop(), 0);
    await server?.stop();
    removeFolder(folder);
  });
  const rows = async ({ url }) => {
    const csv = await (await fetch(`${url}api/surveys/${survey}/export.csv`, { headers: { Authorization: `Bearer ${token}` } })).text();
    return csv.trimEnd().split("\r\n").length - 1;
  };

  it("give one receipt for one submission, sent to both at once, many times", async () => {
    const sent = Array.from({ length: 50 }, (_, number) => send(number % 2 ? one.url : other.url, "same"));
    const receipts = new Set();
    for (const answer of await Promise.all(sent)) {
      assert.equal(answer.status, 201);
      receipts.add((await answer.json()).receipt);
    }
    assert.equal(receipts.size, 1);
    for (let number = 0; number < 6; ++number) await untilStored(one.url, `more-${number}`);
    assert.equal(await rows(one), 7);
    assert.equal(await rows(other), 7);
  });

  it("know each other's withdrawals, conflicts and tokens", async () => {
    const receipt = await untilStored(one.url, "to-withdraw");
    assert.equal((await send(other.url, "to-withdraw", { answers: { ...answers, wens: "iets anders" } })).status, 409);
    assert.equal((await fetch(`${other.url}api/responses/${receipt}`, { method: "DELETE" })).status, 204);
    assert.equal((await send(one.url, "to-withdraw")).status, 410);
  });

  it("take answers to a version that only the other one's site has", async () => {
    const path = join(newerSite, "_data/surveys", `${survey}.json`);
    writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, "utf8")), version: 2 }));
    for (let tries = 0; tries < 100 && (await send(other.url, "newer", { version: 2 })).status !== 201; ++tries) await pause(100);
    assert.equal((await send(one.url, "newer-here", { version: 2 })).status, 201);
  });

  it("PostgreSQL stopped: try again; back: both go on without a restart", async () => {
    const receipt = await untilStored(one.url, "before");
    await server.halt();
    for (const { url } of [one, other]) await isRefusedKindly(url, "gone");
    await server.resume();
    const again = await untilStored(one.url, "gone");
    assert.equal(await untilStored(other.url, "gone"), again);
    assert.equal(await untilStored(other.url, "before"), receipt);
  });
});
