// The collector among clients that mean harm: honest people's answers must go on being stored, and memory stays bounded.
// By hand it waits until every slow client has been cut off (about a minute); with LEIDRAAD_LOAD=short it does not.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Client, path, pause, post, startCollector, submission } from "./support/collector.mjs";

const isShort = process.env.LEIDRAAD_LOAD === "short";
const megabyte = 1_000_000;
const honestAddress = "127.0.0.2";

let collector;
before(async () => (collector = await startCollector()));
after(async () => assert.equal(await collector.stop(), 0));

// Posts one answer after another over a connection until `isOver`, as people do; gives how long each took.
async function honest(isOver) {
  const took = [];
  const client = new Client(collector.port, honestAddress);
  while (!isOver()) {
    const start = performance.now();
    client.write(post(submission(), { "X-Forwarded-For": `10.0.${took.length >> 8}.${took.length & 255}` }));
    assert.equal(await client.status(), "201");
    took.push(performance.now() - start);
    await pause(20);
  }
  client.end();
  return took;
}

// Lets honest people go on while `attack` happens, and tells what it cost them.
async function meanwhile(test, attack) {
  let isOver = false;
  const people = [1, 2, 3].map(() => honest(() => isOver));
  try {
    await attack();
  } finally {
    isOver = true;
  }
  const took = (await Promise.all(people)).flat().sort((a, b) => a - b);
  const { now, most } = collector.memory();
  test.diagnostic(
    `${took.length} honest answers stored, median ${took[took.length >> 1].toFixed(0)} ms, slowest ${took.at(-1).toFixed(0)} ms; ` +
      `memory ${(now / megabyte).toFixed(1)} MB, at most ${(most / megabyte).toFixed(1)} MB`,
  );
  assert.ok(took.length >= 3);
  assert.ok(took.at(-1) < 10_000, "an honest client waited longer than ten seconds");
  assert.ok(collector.isRunning());
}

// Writes one part at once and the other a byte at a time until the server has had enough.
async function drip([atOnce, text], longest) {
  const client = new Client(collector.port);
  await client.opened;
  client.write(atOnce);
  const start = Date.now();
  for (let at = 0; at < text.length && !client.isClosed && Date.now() - start < longest; ++at) {
    client.write(text[at]);
    await pause(400);
  }
  const wasCut = client.isClosed;
  client.end();
  return { wasCut, seconds: (Date.now() - start) / 1000 };
}

describe("the collector among hostile clients", { concurrency: false }, () => {
  it("cuts off who sends a byte now and then, in the first line, the headers or the body", async (test) => {
    const rest = "x".repeat(500);
    const slow = [
      ["", `GET /${rest}`],
      ["GET /healthz HTTP/1.1\r\n", `X: ${rest}`],
      [post(rest).slice(0, -rest.length), rest],
    ];
    await meanwhile(test, async () => {
      const all = [];
      for (let i = 0; i < 60; ++i) all.push(drip(slow[i % slow.length], isShort ? 1_500 : 80_000));
      const ends = await Promise.all(all);
      if (isShort) return;
      assert.ok(ends.every((end) => end.wasCut));
      test.diagnostic(`cut off after at most ${Math.max(...ends.map((end) => end.seconds)).toFixed(0)} s`);
      assert.ok(ends.every((end) => end.seconds < 50));
    });
  });

  it("keeps a thousand idle connections in less than 64 MB", async (test) => {
    await meanwhile(test, async () => {
      const idle = Array.from({ length: 1_000 }, () => new Client(collector.port));
      await Promise.all(idle.map((client) => client.opened));
      // Half of them have sent an answer, so that their connection has been used.
      for (const [number, client] of idle.entries()) {
        if (number % 2 !== 0) continue;
        client.write(post(submission(), { "X-Forwarded-For": `10.1.${number >> 8}.${number & 255}` }));
        assert.equal(await client.status(), "201");
      }
      assert.ok(idle.filter((client) => !client.isClosed).length > 900);
      const { now } = collector.memory();
      test.diagnostic(`memory with 1,000 open connections: ${(now / megabyte).toFixed(1)} MB`);
      if (!process.env.LEIDRAAD_SANITIZED) assert.ok(now < 64 * megabyte);
      for (const client of idle) client.end();
    });
  });

  it("refuses a body of 100 MB before it has it", async (test) => {
    const before = collector.memory().now;
    await meanwhile(test, async () => {
      const told = new Client(collector.port);
      told.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100000000\r\n\r\n`);
      assert.equal(await told.status(), "413");
      const untold = new Client(collector.port);
      untold.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`);
      const chunk = `10000\r\n${"x".repeat(65_536)}\r\n`;
      let sent = 0;
      for (; sent < 1_600 && !untold.isClosed; ++sent) {
        untold.write(chunk);
        await pause(1);
      }
      assert.ok(sent < 1_600, "a hundred megabytes were read");
      untold.end();
    });
    if (!process.env.LEIDRAAD_SANITIZED) assert.ok(collector.memory().now - before < 16 * megabyte);
  });

  it("refuses ten thousand keys, and numbers that never end", async (test) => {
    const keys = Object.fromEntries(Array.from({ length: 10_000 }, (_, number) => [`k${number}`, "x"]));
    const form = new URLSearchParams(keys).toString();
    const deep = `{"version":1,"answers":${"[".repeat(200_000)}`;
    await meanwhile(test, async () => {
      for (const [content, type] of [
        [JSON.stringify({ version: 1, answers: keys }), "application/json"],
        [form, "application/x-www-form-urlencoded"],
        [deep, "application/json"],
        [`{"version":1,"answers":{"uren":${"9".repeat(500_000)}}}`, "application/json"],
      ]) {
        const client = new Client(collector.port);
        client.write(post(content, { "Content-Type": type }));
        assert.match(await client.status(), /^(400|413|422)$/);
        client.end();
      }
    });
  });

  it("refuses floods of headers and parameters", async (test) => {
    const headers = Object.fromEntries(Array.from({ length: 2_000 }, (_, number) => [`x-${number}`, "1"]));
    await meanwhile(test, async () => {
      for (let i = 0; i < 30; ++i) {
        const many = new Client(collector.port);
        many.write(post("{}", headers));
        const long = new Client(collector.port);
        long.write(post("{}", { "X-Long": "x".repeat(megabyte) }));
        const parameters = new Client(collector.port);
        parameters.write(`GET ${path}?${"a&".repeat(4_000)} HTTP/1.1\r\nHost: x\r\n\r\n`);
        assert.match(await many.status(), /^(431|400|)$/);
        assert.match(await long.status(), /^(431|400|)$/);
        assert.match(await parameters.status(), /^(414|400|)$/);
        for (const client of [many, long, parameters]) client.end();
      }
    });
  });

  it("bears connections that come and go, and answers that nobody reads", async (test) => {
    await meanwhile(test, async () => {
      for (let round = 0; round < 20; ++round) {
        const all = Array.from({ length: 100 }, () => new Client(collector.port));
        await Promise.all(all.map((client) => client.opened));
        for (const client of all) client.write(`GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n`.repeat(20));
        for (const client of all) client.end();
      }
      const unread = new Client(collector.port);
      unread.socket.pause();
      for (let i = 0; i < 2_000; ++i) unread.write(`GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n`);
      await pause(500);
      unread.end();
    });
  });
});
