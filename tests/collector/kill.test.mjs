// kill -9 of the real program under load: every answer with a receipt is in the export afterwards, none twice, none half.
//
//   node --test tests/collector/kill.test.mjs                            a few rounds for each engine
//   LEIDRAAD_KILL_ROUNDS=200 node --test tests/collector/kill.test.mjs   200
//
// Senders do what a phone does: without an answer they send the same again, with the same key, until there is a receipt.
import assert from "node:assert/strict";
import { randomBytes, randomInt } from "node:crypto";
import { join } from "node:path";
import { describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { project, removeFolder, run, sendJson, startCollector, temporaryFolder } from "./support/collector.mjs";
import { startPostgresql } from "./support/postgresql.mjs";

const rounds = Number(process.env.LEIDRAAD_KILL_ROUNDS ?? 8);
const senders = 16;
const site = join(project, "tests/load/site");
const survey = "peiling";

// A text that shows when a part of it is missing, and that occurs nowhere else.
const markOf = (key) => `begin-${key}-${"x".repeat(40)}-${key}-einde`;
const answersWith = (key) => ({ leidt: "ja", uren: "28,5", druk: "4", "beleving.rust": "2", "beleving.steun": "5", "beleving.zeggenschap": "3", "beleving.leren": "4", "beleving.trots": "5", "beleving.blijven": "unknown", helpt: ["rooster"], team: "12", wens: markOf(key) });
const anyAddress = () => ({ "X-Forwarded-For": [10, randomInt(256), randomInt(256), randomInt(256)].join(".") });
const send = (url, key) => sendJson(url, survey, { version: 1, key, answers: answersWith(key) }, anyAddress());

// Sends until the collector is gone. Gives the receipts, and the keys for which nothing was heard.
async function sendUntilGone(url, receipts, unheard) {
  for (;;) {
    const key = randomBytes(12).toString("hex");
    unheard.add(key);
    try {
      const answer = await send(url, key);
      const { receipt } = await answer.json();
      if (answer.status !== 201) throw new Error(`status ${answer.status}`);
      receipts.set(key, receipt);
      unheard.delete(key);
    } catch (error) {
      if (error.message.startsWith("status")) throw error;
      return;
    }
  }
}

async function exported(url, token) {
  const answer = await fetch(`${url}api/surveys/${survey}/export.csv`, { headers: { Authorization: `Bearer ${token}` } });
  assert.equal(answer.status, 200);
  const counts = new Map();
  for (const [, begin, end] of (await answer.text()).matchAll(/begin-([0-9a-f]+)-x{40}-([0-9a-f]+)-einde/g)) {
    assert.equal(begin, end);
    counts.set(begin, (counts.get(begin) ?? 0) + 1);
  }
  return counts;
}

async function killRounds(database, newToken) {
  const receipts = new Map();
  let collector = await startCollector(site, database);
  const token = newToken();
  // Fewer than five answers are shown to nobody.
  for (let number = 0; number < 5; ++number) {
    const key = randomBytes(12).toString("hex");
    receipts.set(key, (await (await send(collector.url, key)).json()).receipt);
  }
  for (let round = 0; round < rounds; ++round) {
    const unheard = new Set();
    const sending = Array.from({ length: senders }, () => sendUntilGone(collector.url, receipts, unheard));
    const known = receipts.size;
    while (receipts.size === known) await pause(1);
    await pause(randomInt(200));
    collector.kill("SIGKILL");
    await Promise.all([collector.ended, ...sending]);
    collector = await startCollector(site, database);
    const counts = await exported(collector.url, token);
    for (const key of receipts.keys()) assert.equal(counts.get(key), 1, `round ${round}: an acknowledged answer is there ${counts.get(key) ?? 0} times`);
    for (const [key, count] of counts) {
      assert.equal(count, 1);
      assert.ok(receipts.has(key) || unheard.has(key));
    }
    // The others send again: stored now, or found to be there.
    for (const key of unheard) {
      const answer = await send(collector.url, key);
      assert.equal(answer.status, 201);
      receipts.set(key, (await answer.json()).receipt);
    }
    assert.equal((await exported(collector.url, token)).size, receipts.size);
  }
  // The first receipt holds for ever.
  const [key, receipt] = receipts.entries().next().value;
  assert.equal((await (await send(collector.url, key)).json()).receipt, receipt);
  assert.equal(await collector.stop(), 0);
  return receipts.size;
}

const newToken = (database) => run("token", "create", "--database", database, "--may", "read", "--label", "Test").trim();

describe(`kill -9 at a random moment, ${rounds} times`, () => {
  it("loses nothing on SQLite", async (test) => {
    const folder = temporaryFolder();
    test.after(() => removeFolder(folder));
    const database = `sqlite:${join(folder, "answers.db")}`;
    test.diagnostic(`${await killRounds(database, () => newToken(database))} answers with a receipt`);
  });

  it("loses nothing on PostgreSQL", async (test) => {
    const server = await startPostgresql();
    test.after(server.stop);
    test.diagnostic(`${await killRounds(server.url, () => newToken(server.url))} answers with a receipt`);
  });
});
