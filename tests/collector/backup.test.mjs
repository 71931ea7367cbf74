// What the manual of administrators says about backups, word for word: its commands are taken out of the Markdown and run,
// with a collector that takes in answers meanwhile. Only the two folders that a test may not have are exchanged.
import assert from "node:assert/strict";
import { spawn, execFileSync } from "node:child_process";
import { randomBytes, randomInt } from "node:crypto";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { program, project, removeFolder, run, sendJson, startCollector, temporaryFolder } from "./support/collector.mjs";
import { startPostgresql } from "./support/postgresql.mjs";

const site = join(project, "tests/load/site");
const survey = "peiling";
const manual = readFileSync(join(project, "content/nl/beheer/bewaren-en-bewaken.md"), "utf8");
const chapter = manual.slice(manual.indexOf("## Reservekopie {#reservekopie}"), manual.indexOf("## Een nieuwe versie"));
const blocks = [...chapter.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, kind, text]) => ({ kind, text }));
const commandsWith = (...words) => {
  const found = blocks.filter(({ kind, text }) => kind === "sh" && words.every((word) => text.includes(word)));
  assert.equal(found.length, 1, `one block with ${words.join(", ")}`);
  return found[0].text;
};

const answersWith = (key) => ({ leidt: "ja", uren: "28,5", druk: "4", "beleving.rust": "2", "beleving.steun": "5", "beleving.zeggenschap": "3", "beleving.leren": "4", "beleving.trots": "5", "beleving.blijven": "unknown", helpt: ["rooster"], team: "12", wens: `sleutel-${key}-einde` });
const anyAddress = () => ({ "X-Forwarded-For": [10, randomInt(256), randomInt(256), randomInt(256)].join(".") });

// A machine as the manual means it: a service that systemctl stops and starts, sudo, a date, the program.
class Machine {
  acknowledged = new Set();

  constructor(folder, replacements, database) {
    Object.assign(this, { folder, replacements, database });
    this.programs = join(folder, "bin");
    mkdirSync(this.programs);
    symlinkSync(program, join(this.programs, "leidraad"));
  }

  static async start(folder, replacements, database) {
    const machine = new Machine(folder, replacements, database);
    machine.control = createServer(async (request, response) => {
      try {
        await (request.url === "/stop" ? machine.stopService() : machine.startService());
        response.end();
      } catch (error) {
        response.writeHead(500).end(String(error));
      }
    }).listen(0, "127.0.0.1");
    await once(machine.control, "listening");
    const { port } = machine.control.address();
    machine.put("sudo", '[ "$1" = -u ] && shift 2\nexec "$@"');
    machine.put("date", '[ "$1" = +%F ] && exec echo "$TEST_DATE"\nexec /bin/date "$@"');
    machine.put("systemctl", `[ "$2" = leidraad-collect ] && exec curl --fail --silent --show-error "http://127.0.0.1:${port}/$1"`);
    await machine.startService();
    return machine;
  }

  put(name, text) {
    writeFileSync(join(this.programs, name), `#!/bin/sh\n${text}\n`);
    chmodSync(join(this.programs, name), 0o755);
  }

  async startService() {
    this.collector = await startCollector(site, this.database);
  }

  async stopService() {
    assert.equal(await this.collector.stop(), 0);
  }

  // Runs commands of the manual; gives what they say.
  async type(commands, { date = "2027-03-01" } = {}) {
    let text = commands;
    for (const [from, to] of this.replacements) text = text.replaceAll(from, to);
    const shell = spawn("sh", ["-e", "-c", text], { cwd: this.folder, env: { ...process.env, PATH: `${this.programs}:${process.env.PATH}`, PGUSER: "tester", TEST_DATE: date }, stdio: ["ignore", "pipe", "pipe"] });
    const [output, errors, [status]] = await Promise.all([shell.stdout.setEncoding("utf8").toArray(), shell.stderr.setEncoding("utf8").toArray(), once(shell, "close")]);
    assert.equal(status, 0, `${text}\n${output.join("")}${errors.join("")}`);
    return output.join("");
  }

  async send() {
    const key = randomBytes(12).toString("hex");
    const answer = await sendJson(this.collector.url, survey, { version: 1, key, answers: answersWith(key) }, anyAddress());
    if (answer.status === 201) this.acknowledged.add(key);
    await answer.text();
    return answer.status;
  }

  // Sends until `work` has ended; something was acknowledged before it began and something meanwhile.
  async underLoad(work) {
    let isDone = false;
    const senders = Array.from({ length: 6 }, async () => {
      while (!isDone) await this.send();
    });
    while (this.acknowledged.size < 40) await pause(5);
    const before = new Set(this.acknowledged);
    const said = await work();
    while (this.acknowledged.size === before.size) await pause(5);
    isDone = true;
    await Promise.all(senders);
    return { before, said };
  }

  async exported() {
    const token = run("token", "create", "--database", this.database, "--may", "read", "--label", "Test").trim();
    const answer = await fetch(`${this.collector.url}api/surveys/${survey}/export.csv`, { headers: { Authorization: `Bearer ${token}` } });
    assert.equal(answer.status, 200);
    return new Set([...(await answer.text()).matchAll(/sleutel-([0-9a-f]+)-einde/g)].map(([, key]) => key));
  }

  async end() {
    this.control.close();
    this.control.closeAllConnections();
    await this.collector.stop();
  }
}

const rowsOf = (said, table) => Number(new RegExp(`^${table} +(\\d+)$`, "m").exec(said)[1]);

async function backsUpAndRestores(machine, mark) {
  const { before, said } = await machine.underLoad(() => machine.type(commandsWith("backup --database", mark, "kopie-")));
  assert.match(said, /gemaakt en nagekeken/);
  const copy = join(machine.folder, "data", "kopie-2027-03-01.db");
  assert.equal(statSync(copy).mode & 0o777, 0o600);
  assert.ok(rowsOf(said, "responses") >= before.size);
  const all = new Set(machine.acknowledged);
  assert.ok(all.size > rowsOf(said, "responses") || all.size > before.size);

  const told = await machine.type(commandsWith("restore --database", mark, "kopie-"));
  assert.match(told, /teruggezet en nagekeken/);
  assert.equal(rowsOf(told, "responses"), rowsOf(said, "responses"));
  const there = await machine.exported();
  assert.equal(there.size, rowsOf(said, "responses"));
  for (const key of before) assert.ok(there.has(key), "an answer that was acknowledged before the backup");
  assert.equal(await machine.send(), 201);
  return { all, told };
}

describe("the chapter on backups of the manual", () => {
  it("keeps every answer on SQLite", async (test) => {
    const folder = temporaryFolder();
    test.after(() => removeFolder(folder));
    const data = join(folder, "data");
    mkdirSync(data);
    const database = `sqlite:${join(data, "answers.db")}`;
    const machine = await Machine.start(folder, [["/var/lib/leidraad", data]], database);
    test.after(() => machine.end());
    const { all, told } = await backsUpAndRestores(machine, "sqlite:");

    // Nothing is lost: what the old database had more is in the file that was kept.
    const kept = join(data, "answers.db.before-restore-1");
    assert.match(told, /before-restore-1/);
    const again = run("restore", "--database", `sqlite:${join(folder, "opnieuw.db")}`, "--input", kept);
    assert.equal(rowsOf(again, "responses"), all.size);
    const [lineOfSqlite] = commandsWith("rm ", "DROP SCHEMA").split("\n").filter((line) => line.includes("rm "));
    await machine.type(lineOfSqlite);
    assert.ok(!existsSync(kept));

    // The lines for cron: five fields of time, the user, and what a shell gets once the % are bare.
    const lines = blocks.find(({ kind, text }) => kind === "text" && text.includes("leidraad backup")).text.trim().split("\n");
    for (const line of lines) {
      const [, , , , , user, ...words] = line.split(" ");
      assert.equal(user, "leidraad");
      await machine.type(words.join(" ").replaceAll("\\%", "%"), { date: "2027-03-02" });
    }
    assert.ok(existsSync(join(data, "kopie-2027-03-02.db")));
  });

  it("keeps every answer on PostgreSQL, and moves from SQLite to it", async (test) => {
    const server = await startPostgresql();
    test.after(server.stop);
    const folder = temporaryFolder();
    test.after(() => removeFolder(folder));
    const data = join(folder, "data");
    mkdirSync(data);
    const socket = new URL(server.url.replace("@/", "@x/")).searchParams.get("host");
    const psql = (...words) => execFileSync("psql", ["--host", socket, "--username", "tester", "--tuples-only", "--no-align", ...words], { encoding: "utf8" }).trim();
    psql("--dbname", "postgres", "--command", "CREATE DATABASE leidraad");
    const database = `postgresql://tester@/leidraad?host=${socket}`;
    const machine = await Machine.start(folder, [["/var/lib/leidraad", data], ["/var/run/postgresql", socket]], database);
    test.after(() => machine.end());
    const { all } = await backsUpAndRestores(machine, "postgresql:");
    assert.equal(Number(psql("--dbname", "leidraad", "--command", "SELECT count(*) FROM leidraad_before_restore_1.responses")), all.size);
    const block = commandsWith("rm ", "DROP SCHEMA");
    await machine.type(block.slice(block.indexOf("# PostgreSQL")));
    assert.equal(psql("--dbname", "leidraad", "--command", "SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'leidraad_before%'"), "0");

    // Moving: an empty database of PostgreSQL, and a collector on SQLite with answers.
    await machine.stopService();
    psql("--dbname", "postgres", "--command", "DROP DATABASE leidraad");
    psql("--dbname", "postgres", "--command", "CREATE DATABASE leidraad");
    machine.database = `sqlite:${join(data, "answers.db")}`;
    machine.acknowledged.clear();
    await machine.startService();
    for (let number = 0; number < 20; ++number) assert.equal(await machine.send(), 201);
    await machine.type(commandsWith("overstap.db"));
    machine.database = database;
    await machine.startService();
    assert.deepEqual(await machine.exported(), machine.acknowledged);
  });

  it("tells of every command that can be run by a test", () => {
    // A new block in the chapter needs a test here.
    assert.equal(blocks.length, 7);
  });
});
