// The worker that keeps the trees on the device: what works without network, what never goes through it, and that it stands
// in nobody's way: another build, an old worker, a browser that refuses, the preview.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { startBrowser } from "./support/browser.mjs";
import { buildGuide, copyGuide, program, temporaryFolder } from "./support/guide.mjs";
import { serve } from "./support/server.mjs";
import { allHere, answersOf, follow, fragmentOf, longestExamples, nodeOf, phone, thumb, treesOf, walkOf } from "./support/trees.mjs";

const site = await buildGuide();
const { visit } = await startBrowser();
const server = await serve({ site });
after(() => server.close());
const climate = treesOf(site).find(({ id }) => id === "binnenklimaat");
const { id: example, outcome } = longestExamples(climate).sort((one, other) => other.length - one.length)[0];
const answers = answersOf(climate, example);
const { steps } = walkOf(climate, answers);
const fragment = fragmentOf(climate, answers);
const onPage = (name, hash = "", from = server) => `${from.address}${climate.folder}${name}.html${hash}`;

// The worker answers for this page and has everything.
const kept = (page) => page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
const storesOf = (page) => page.evaluate(() => caches.keys());
// A request that fails is what these tests are about.
const offline = { ...phone, allow: /ERR_INTERNET_DISCONNECTED|ERR_FAILED/ };

async function goOffline(page, context) {
  await allHere(page);
  await kept(page);
  await context.setOffline(true);
}

describe("without network", { concurrency: 2 }, () => {
  it("the outcome that is on the screen can be loaded again", () =>
    visit(onPage(outcome, fragment), offline, async (page, context) => {
      await goOffline(page, context);
      await page.reload();
      await page.locator("[data-tree-slot=given] li").first().waitFor();
      assert.equal(await nodeOf(page), outcome);
      assert.equal(await page.locator("[data-tree-slot=given] li").count(), steps.length);
    }));

  it("any page of the tree opens by its address, and the way goes on from there", () =>
    visit(server.address + climate.address, offline, async (page, context) => {
      await goOffline(page, context);
      await page.goto("about:blank");
      await page.goto(onPage(steps[2].question, fragmentOf(climate, answers, steps[2].question)));
      await page.locator(`[data-node="${steps[2].question}"]`).waitFor();
      await thumb.choose(page, steps[2].question, steps[2].given);
      assert.equal(await page.locator("h1").count(), 1);
    }));

  it("the start page opens, and a whole way from it", () =>
    visit(server.address + climate.address, offline, async (page, context) => {
      await goOffline(page, context);
      await page.goto("about:blank");
      await page.goto(server.address + climate.address);
      await page.locator("[data-page=start]").waitFor();
      await follow(page, climate, thumb, answers, outcome);
    }));

  it("a page that is not on the device is said to be missing, in plain words", () =>
    visit(server.address + climate.address, offline, async (page, context) => {
      await goOffline(page, context);
      await page.goto(onPage("kaart"));
      await page.getByRole("heading", { level: 1, name: "Je bent niet verbonden" }).waitFor();
      assert.match(await page.locator("main").innerText(), /weer internet/);
    }));

  it("looks as it does with it: styles, script and letters are on the device", () =>
    visit(onPage(outcome, fragment), offline, async (page, context) => {
      await goOffline(page, context);
      await page.reload();
      await page.locator("[data-tree-slot=given] li").first().waitFor();
      assert.ok(await page.evaluate(() => [...document.styleSheets].length >= 2 && document.fonts.check("16px 'Atkinson Hyperlegible'")));
    }));
});

describe("the worker", { concurrency: 2 }, () => {
  it("keeps files of trees only: no answers, no survey, no collector", () =>
    visit(server.address + climate.address, { ...phone, allow: /404|405/ }, async (page) => {
      await allHere(page);
      await kept(page);
      await thumb.start(page, steps[0].given);
      await page.evaluate(() => Promise.all([fetch("../../api/surveys/x/responses", { method: "POST", body: "{}" }), fetch("../../vragenlijsten/index.html"), fetch("../../api/surveys/x/form")]).catch(() => {}));
      const addresses = await page.evaluate(async () => {
        const stores = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
        const requests = await Promise.all(stores.map((store) => store.keys()));
        return requests.flat().map(({ url }) => url);
      });
      assert.ok(addresses.length > 10);
      for (const address of addresses) {
        assert.match(address, /\/(assets\/|_data\/trees\/|beslisboom\/)/);
        assert.doesNotMatch(address, /#|\?/);
      }
      const { scope } = await page.evaluate(() => navigator.serviceWorker.getRegistration().then((one) => ({ scope: one.scope })));
      assert.equal(scope, `${server.address}beslisboom/`);
    }));

  it("is not there for pages outside the trees", () =>
    visit(server.address + climate.address, phone, async (page) => {
      await allHere(page);
      await kept(page);
      await page.goto(`${server.address}vragenlijsten/index.html`);
      assert.equal(await page.evaluate(() => navigator.serviceWorker.controller), null);
    }));

  it("is not missed where the browser has none, or refuses it", async () => {
    await visit(server.address + climate.address, { ...phone, serviceWorkers: "block" }, async (page) => {
      await allHere(page);
      await follow(page, climate, thumb, answers, outcome);
    });
    await visit("about:blank", { ...phone, own: server.origin, allow: /about:blank/ }, async (page) => {
      await page.addInitScript(() => {
        Object.defineProperty(navigator.serviceWorker, "register", { value: () => Promise.reject(new DOMException("no", "SecurityError")) });
      });
      await page.goto(server.address + climate.address);
      await allHere(page);
      await follow(page, climate, thumb, answers, outcome);
    });
  });

  it("works below a path", async () => {
    const below = await serve({ site, under: "/gids/zorg/" });
    try {
      await visit(below.address + climate.address, offline, async (page, context) => {
        await goOffline(page, context);
        await page.goto(onPage(outcome, fragment, below));
        await page.locator(`[data-node="${outcome}"]`).waitFor();
      });
    } finally {
      await below.close();
    }
  });
});

describe("another build", { concurrency: 2 }, () => {
  // The guide with another text in its first question.
  const text = "Een heel andere vraag?";
  let changed;
  async function changedSite() {
    const source = copyGuide();
    const file = join(source, "data/trees/binnenklimaat.yaml");
    const pattern = new RegExp(`(id: ${climate.start}\\n\\s+text: ).*`);
    const yaml = readFileSync(file, "utf8");
    assert.match(yaml, pattern);
    writeFileSync(file, yaml.replace(pattern, `$1${text}`));
    changed ??= await buildGuide({ source });
    return changed;
  }
  // A host that changes from one build to the other while a reader is there.
  async function withHost(use) {
    const other = await changedSite();
    const host = await serve({ site });
    try {
      await use(host, other);
    } finally {
      await host.close();
    }
  }
  const heading = (page) => page.locator("h1").innerText();

  it("is shown at once, by the old worker, and its own worker takes over", () =>
    withHost((host, other) =>
      visit(onPage(climate.start, "", host), phone, async (page) => {
        await allHere(page);
        await kept(page);
        const [before] = await storesOf(page);
        host.show(other);
        await page.reload();
        assert.equal(await heading(page), text);
        await allHere(page);
        await page.waitForFunction((old) => caches.keys().then((names) => names.length === 1 && names[0] !== old), before);
        await thumb.choose(page, climate.start, steps[0].given);
        await page.goBack();
        assert.equal(await heading(page), text);
      })));

  it("works with the old worker, where its own cannot be had", () =>
    withHost(async (host, other) => {
      const mixed = join(temporaryFolder(), "public");
      cpSync(other, mixed, { recursive: true });
      cpSync(join(site, "service-worker.js"), join(mixed, "service-worker.js"));
      await visit(onPage(climate.start, "", host), phone, async (page) => {
        await allHere(page);
        await kept(page);
        host.show(mixed);
        await page.goto(host.address + climate.address);
        await allHere(page);
        assert.ok((await page.locator("main").innerText()).includes(text));
        await follow(page, climate, thumb, answers, outcome);
      });
    }));

  it("and then without network is what was kept: whole, of one build", () =>
    withHost((host, other) =>
      visit(onPage(climate.start, "", host), offline, async (page, context) => {
        await allHere(page);
        await kept(page);
        host.show(other);
        await context.setOffline(true);
        await page.reload();
        await page.locator(`[data-node="${climate.start}"]`).waitFor();
        assert.notEqual(await heading(page), text);
        await follow({ ...page, __proto__: page }, climate, { ...thumb, start: async () => {} }, answers, outcome);
      })));
});

it("the preview has no worker, and sends away one that a copy of the site left at its address", async () => {
  const child = spawn(program, ["serve", "--source", copyGuide(), "--output", join(temporaryFolder(), "public"), "--listen", "127.0.0.1:0"]);
  try {
    let said = "";
    child.stdout.setEncoding("utf8");
    for await (const part of child.stdout) {
      said += part;
      if (/http:\S+/.test(said)) break;
    }
    const [address] = /http:\S+/.exec(said);
    await visit(address + climate.address, phone, async (page) => {
      await page.evaluate(() => navigator.serviceWorker.register("../../service-worker.js", { scope: "../" }));
      await page.reload();
      await allHere(page);
      await page.waitForFunction(() => navigator.serviceWorker.getRegistrations().then((all) => all.length === 0));
    });
  } finally {
    child.kill("SIGTERM");
  }
});
