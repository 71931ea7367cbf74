// The collector inside `leidraad serve` looks after itself as `leidraad collect` does: it comes back after a bad start,
// deletes what is past its time, and keeps the meaning of answers.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { descriptionOf, project, removeFolder, run, sendJson, someAnswers, startPreview, temporaryFolder } from "./support/collector.mjs";

const survey = "naar-school";

async function until(isTrue, what) {
  for (let tries = 0; tries < 150; ++tries) {
    if (await isTrue()) return;
    await pause(200);
  }
  assert.fail(what);
}

describe("the collector that serve carries", () => {
  const folder = temporaryFolder();
  const source = join(folder, "guide");
  const file = join(folder, "answers.db");
  const survey_file = join(source, "data/surveys", `${survey}.yaml`);
  const sqlite = (command) => execFileSync("sqlite3", ["-cmd", ".timeout 5000", file, command], { encoding: "utf8" }).trim();
  const send = (key) => sendJson(preview.url, survey, { key, answers: someAnswers(descriptionOf(join(folder, "public"), survey)) });
  const isStored = async (key) => (await send(key)).status === 201;
  let preview;
  const open = async () => (preview = await startPreview(source, join(folder, "public"), "--database", `sqlite:${file}`));
  before(() => {
    cpSync(join(project, "tests/sites/veilig-fietsen"), source, { recursive: true });
    rmSync(join(source, "data/surveys/lock.json")); // which would refuse a changed meaning before the collector sees it
  });
  after(async () => {
    assert.equal(await preview?.stop(), 0);
    removeFolder(folder);
  });

  it("comes back by itself after a start on a locked database", async () => {
    run("token", "list", "--database", `sqlite:${file}`);
    const other = spawn("sqlite3", [file], { stdio: ["pipe", "pipe", "inherit"] });
    const gone = new Promise((resolve) => other.once("close", resolve));
    other.stdin.write("BEGIN IMMEDIATE;\nSELECT 'locked';\n");
    await new Promise((resolve) => other.stdout.once("data", resolve));
    await open();
    const refused = await send("waits");
    assert.equal(refused.status, 503);
    assert.ok(Number(refused.headers.get("retry-after")) > 0);
    other.stdin.end("ROLLBACK;\n");
    await gone;
    await until(() => isStored("waits"), "does not come back");
    assert.equal(sqlite("SELECT count(*) FROM responses"), "1");
  });

  it("deletes what is past its time", async () => {
    assert.equal(await preview.stop(), 0);
    sqlite("UPDATE responses SET day = '2024-02-01', delete_after = '2024-08-01'");
    await open();
    await until(() => sqlite("SELECT count(*) FROM responses") === "0", "does not delete");
  });

  it("replaces a version while nobody answered; with answers it keeps what they mean, and says so", async () => {
    const yaml = readFileSync(survey_file, "utf8");
    const changed = yaml.replace("maximum: 90", "maximum: 60");
    assert.notEqual(changed, yaml);
    const code = async () => {
      const answer = await send("meaning");
      return answer.status === 201 ? "stored" : (await answer.json()).type;
    };
    writeFileSync(survey_file, changed);
    const maximum = () => JSON.parse(sqlite(`SELECT description FROM survey_versions WHERE survey = '${survey}'`)).pages[1].questions[0].maximum;
    await until(() => maximum() === 60, "is not replaced");
    await until(async () => (await code()) === "stored", "takes no answers");
    writeFileSync(survey_file, yaml);
    await until(async () => (await code()) === "urn:problem-type:leidraad:changed-meaning", "takes answers to another meaning");
    assert.equal(maximum(), 60);
    assert.equal(sqlite("SELECT count(*) FROM responses"), "1");
    writeFileSync(survey_file, changed);
    await until(async () => (await code()) === "stored", "does not come back");
  });
});
