// `leidraad serve`, the preview for who writes: a change shows itself, a mistake shows what to do, a taken port is said.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer as createWebServer, request } from "node:http";
import { createServer } from "node:net";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { startBrowser } from "./support/browser.mjs";
import { copyGuide, program, temporaryFolder } from "./support/guide.mjs";

const { visit } = await startBrowser();
const source = copyGuide();
const tips = join(source, "content/nl/tips.md");
const original = readFileSync(tips, "utf8");

function start(listen, output = join(temporaryFolder(), "public"), guide = source) {
  const child = spawn(program, ["serve", "--source", guide, "--output", output, "--listen", listen]);
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

  it("shows the problems on every page that is opened while there are any, also where there is no page", () =>
    visit(address, { allow: /404/ }, async (page) => {
      writeFileSync(tips, original.replace(/^title:/m, "titel: <script>alert(1)</script> #"));
      const dialog = page.getByRole("dialog");
      await dialog.waitFor();
      for (const path of ["", "tips.html", "bestaat-niet.html"]) {
        await page.goto(address + path);
        assert.match(await dialog.innerText(), /content\/nl\/tips\.md:\d+:\d+[^]*<script>alert\(1\)<\/script>/, path);
      }
      writeFileSync(tips, original);
      await dialog.waitFor({ state: "detached" });
    }));

  it("shows them without JavaScript as well, until they are mended", () =>
    visit(address, { javaScriptEnabled: false }, async (page) => {
      writeFileSync(tips, original.replace(/^title:/m, "titel:"));
      const dialog = page.getByRole("dialog");
      while (!(await dialog.isVisible())) await page.reload();
      assert.match(await dialog.innerText(), /titel/);
      await page.getByRole("button", { name: "Sluiten" }).click();
      await dialog.waitFor({ state: "hidden" });
      writeFileSync(tips, original);
      await dialog.waitFor({ state: "detached" });
    }));

  it("goes on when content/ is renamed away and another is put there, as git does", () =>
    visit(`${address}tips.html`, {}, async (page) => {
      const content = join(source, "content");
      const [away, other] = [join(source, "weg"), join(source, "nieuw")];
      cpSync(content, other, { recursive: true });
      writeFileSync(join(other, "nl/tips.md"), original.replace(/^title: .*$/m, "title: Van een andere tak"));
      renameSync(content, away);
      await page.getByRole("dialog").waitFor();
      renameSync(other, content);
      await page.getByRole("heading", { level: 1, name: "Van een andere tak" }).waitFor();
      writeFileSync(tips, original.replace(/^title: .*$/m, "title: Nog een keer"));
      await page.getByRole("heading", { level: 1, name: "Nog een keer" }).waitFor();
      rmSync(content, { recursive: true });
      renameSync(away, content);
      await page.getByRole("heading", { level: 1, name: "Nog een keer" }).waitFor({ state: "detached" });
    }));

  it("follows templates/ that goes and comes", () =>
    visit(`${address}tips.html`, {}, async (page) => {
      const templates = join(source, "templates");
      for (const [from, to] of [[templates, join(source, "weg")], [join(source, "weg"), templates]]) {
        const reloaded = page.waitForEvent("load");
        renameSync(from, to);
        await reloaded;
      }
    }));

  it("has no answer for a website whose name was made to lead here, nor for a page of another website", async () => {
    const { port } = new URL(address);
    const ask = (headers, path = "/tips.html") =>
      new Promise((resolve, reject) => {
        request({ host: "127.0.0.1", port, path, headers }, (answer) => {
          let body = "";
          answer.setEncoding("utf8").on("data", (text) => (body += text)).on("end", () => resolve({ status: answer.statusCode, body }));
        }).on("error", reject).end();
      });
    const rebound = await ask({ host: `kwaad.example:${port}` });
    assert.equal(rebound.status, 421);
    assert.ok(!rebound.body.includes("<h1"));
    assert.equal((await ask({ host: `localhost:${port}` })).status, 200);
    assert.equal((await ask({ host: `127.0.0.1:${port}`, origin: "https://kwaad.example" })).status, 403);
    assert.equal((await ask({ host: `127.0.0.1:${port}`, origin: "https://kwaad.example" }, "/healthz")).status, 403);

    // In a real browser: a page of another origin that loads a script with the words of the guide.
    const other = createWebServer((_, answer) => {
      answer.setHeader("Content-Type", "text/html");
      answer.end(`<title>Kwaad</title><script src="${address}_data/search.js" onload="document.title = 'gelezen'" onerror="document.title = 'niet'"></script>`);
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const elsewhere = `http://127.0.0.1:${other.address().port}/`;
    await visit(elsewhere, { own: "http://127.0.0.1", allow: /403|favicon|ERR_BLOCKED_BY_RESPONSE/ }, async (page) => {
      await page.waitForFunction(() => document.title !== "Kwaad");
      assert.equal(await page.title(), "niet");
    });
    other.close();
  });
});

describe("leidraad serve of a guide that is broken from the start", () => {
  it("tells what is wrong, and shows the guide once it is mended; makes the site again when it is removed", async () => {
    const guide = copyGuide();
    const page = join(guide, "content/nl/tips.md");
    const text = readFileSync(page, "utf8");
    writeFileSync(page, text.replace(/^title:/m, "titel:"));
    const output = join(temporaryFolder(), "public");
    const running = start("127.0.0.1:0", output, guide);
    try {
      const address = await addressOf(running);
      for (const javaScriptEnabled of [false, true]) {
        await visit(`${address}tips.html`, { javaScriptEnabled, allow: /503/ }, async (tab) => {
          assert.match(await tab.locator("h1").innerText(), /nog niet/);
          assert.match(await tab.getByRole("dialog").innerText(), /content\/nl\/tips\.md/);
          writeFileSync(page, text);
          await tab.locator(".phases, nav").first().waitFor();
          assert.equal(await tab.getByRole("dialog").count(), 0);
          if (javaScriptEnabled) return;
          writeFileSync(page, text.replace(/^title:/m, "titel:"));
          rmSync(output, { recursive: true });
          while (!/nog niet/.test(await tab.locator("h1").innerText())) await tab.reload();
        });
      }
      await visit(`${address}tips.html`, { allow: /503/ }, async (tab) => {
        const reloaded = tab.waitForEvent("load");
        rmSync(output, { recursive: true });
        await reloaded;
        await tab.locator(".phases, nav").first().waitFor();
        assert.ok(readFileSync(join(output, "tips.html"), "utf8").includes("<h1"));
      });
    } finally {
      running.child.kill("SIGTERM");
      await running.ended;
    }
  });
});
