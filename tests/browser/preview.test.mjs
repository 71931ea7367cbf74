// `leidraad serve`, the preview for who writes: a change shows itself, a mistake shows what to do, a taken port is said.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { startBrowser } from "./support/browser.mjs";
import { copyGuide, program, temporaryFolder } from "./support/guide.mjs";

const { visit } = await startBrowser();
const source = copyGuide();
const tips = join(source, "content/nl/tips.md");
const original = readFileSync(tips, "utf8");

function start(listen, output = join(temporaryFolder(), "public")) {
  const child = spawn(program, ["serve", "--source", source, "--output", output, "--listen", listen]);
  const said = { out: "", error: "" };
  child.stdout.setEncoding("utf8").on("data", (text) => (said.out += text));
  child.stderr.setEncoding("utf8").on("data", (text) => (said.error += text));
  const ended = new Promise((resolve) => child.on("close", resolve));
  return { child, said, ended };
}

async function addressOf({ child, said, ended }) {
  while (!/http:\S+/.test(said.out)) {
    const event = await Promise.race([ended.then((status) => ({ status })), new Promise((resolve) => child.stdout.once("data", () => resolve({})))]);
    if ("status" in event) assert.fail(`ended with ${event.status}: ${said.error}`);
  }
  return /http:\S+/.exec(said.out)[0];
}

describe("leidraad serve", () => {
  let running;
  let address;
  before(async () => {
    running = start("127.0.0.1:0");
    address = await addressOf(running);
  });
  after(async () => {
    running.child.kill("SIGTERM");
    await running.ended;
  });

  it("shows the guide, with the same policy as the website", () =>
    visit(address, {}, async (page) => {
      assert.equal(await page.locator(".phases li").count(), 5);
      const response = await page.reload();
      assert.match(response.headers()["content-security-policy"], /default-src 'none'/);
    }));

  it("reloads the open page when its file changes", () =>
    visit(`${address}tips.html`, {}, async (page) => {
      writeFileSync(tips, original.replace(/^title: .*$/m, "title: Een heel andere titel"));
      await page.getByRole("heading", { level: 1, name: "Een heel andere titel" }).waitFor();
      writeFileSync(tips, original);
      await page.getByRole("heading", { level: 1, name: "Een heel andere titel" }).waitFor({ state: "detached" });
    }));

  it("keeps the old page at a mistake, says in it what is wrong and where, and goes on once it is mended", () =>
    visit(`${address}tips.html`, {}, async (page) => {
      const title = await page.locator("h1").innerText();
      writeFileSync(tips, original.replace(/^title:/m, "titel:"));
      const dialog = page.getByRole("dialog");
      await dialog.waitFor();
      assert.match(await dialog.innerText(), /content\/nl\/tips\.md:\d+:\d+/);
      assert.match(await dialog.innerText(), /titel/);
      await page.getByRole("button", { name: "Sluiten" }).click();
      assert.equal(await page.locator("h1").innerText(), title);

      // Who opens a page now still gets the last one that was right.
      const answer = await page.request.get(`${address}tips.html`);
      assert.match(await answer.text(), new RegExp(title));

      const reloaded = page.waitForEvent("load");
      writeFileSync(tips, original);
      await reloaded;
      assert.equal(await page.locator("h1").innerText(), title);
    }));

  it("shows the page for what does not exist", () =>
    visit(`${address}bestaat-niet.html`, { allow: /404/ }, async (page) => {
      assert.match(await page.locator("h1").innerText(), /bestaat niet/);
    }));

  it("ends with status 3 when the port is taken, and says so", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { ended, said } = start(`127.0.0.1:${other.address().port}`);
    assert.equal(await ended, 3);
    assert.match(said.error, new RegExp(String(other.address().port)));
    other.close();
  });

  it("ends with status 0 when asked to stop", async () => {
    const another = start("127.0.0.1:0");
    await addressOf(another);
    another.child.kill("SIGTERM");
    assert.equal(await another.ended, 0);
  });
});
