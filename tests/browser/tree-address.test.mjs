// The answers in the address: shared with somebody else, older than the tree, or written by somebody who means harm.
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { startBrowser } from "./support/browser.mjs";
import { buildGuide } from "./support/guide.mjs";
import { serve } from "./support/server.mjs";
import { answersOf, fragmentOf, nodeOf, phone, treesOf } from "./support/trees.mjs";

const site = await buildGuide();
const { visit } = await startBrowser();
const server = await serve({ site });
after(() => server.close());
const climate = treesOf(site).find(({ id }) => id === "binnenklimaat");
const answers = { ...answersOf(climate, "be-hulp-nodig"), "warm-temperatuur": 33, "warm-vocht": 60 };
const fragment = fragmentOf(climate, answers, "hoeveel-collegas");
const pageOf = (node, hash) => `${server.address}${climate.folder}${node}.html${hash}`;
const noticeOn = (page) => page.locator("[data-tree-slot=notice]");

describe("an address that was shared", { concurrency: 2 }, () => {
  it("shows the same outcome and the same answers in a fresh browser", async () => {
    let shared;
    let told;
    await visit(pageOf("warm-rood", fragment), { ...phone, permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
      await page.evaluate(() => Object.defineProperty(navigator, "share", { value: undefined }));
      await page.getByRole("button", { name: "Deel dit" }).tap();
      await page.getByText("De link is gekopieerd").waitFor();
      shared = await page.evaluate(() => navigator.clipboard.readText());
      told = await page.locator("[data-tree-slot=given]").innerText();
    });
    await visit(shared, phone, async (page) => {
      assert.equal(await nodeOf(page), "warm-rood");
      assert.equal(await page.locator("[data-tree-slot=given]").innerText(), told);
      assert.equal(await noticeOn(page).isVisible(), false);
    });
  });

  it("holds answers only: nothing of it reaches the server", () =>
    visit(pageOf("warm-rood", fragment), phone, async () => {
      assert.deepEqual(server.requests.filter(({ path }) => /land=|klacht=|ruimte=/.test(path)), []);
    }));
});

// What the reader meets: the page, whether it says that something is gone, and how many answers are left.
describe("an address that is older than the tree", { concurrency: 2 }, () => {
  const stale = [
    ["an answer that no longer exists: its question", "warm-rood", fragment.replace("warm-werk=halfzwaar", "warm-werk=verdwenen"), "warm-werk", 3],
    ["an answer of another kind: its question", "warm-rood", fragment.replace("warm-werk=halfzwaar", "warm-werk=12"), "warm-werk", 3],
    ["a value that is impossible now: its question", "warm-rood", fragment.replace("temperatuur=33", "temperatuur=900"), "warm-temperatuur", 4],
    ["answers that lead elsewhere now: where they lead", "warm-rood", fragment.replace("klacht=warm", "klacht=gevaar"), "nood", 1],
    ["an answer that is missing: its question", "warm-rood", fragment.replace("&warm-werk=halfzwaar", ""), "warm-werk", 3],
    ["a question that no longer exists: the page itself, if the rest still leads there", "warm-rood", fragment.replace("&land", "&oude-vraag=ja&land"), "warm-rood", 7],
    ["the first question as it was before the complaint stood there: the page itself", "warm-rood", fragment.replace("#", "#gevaar=nee&rol=medewerker&"), "warm-rood", 7],
    ["an answer of the page itself: the page, to answer again", "warm-werk", fragment.replace("warm-werk=halfzwaar", "warm-werk=verdwenen"), "warm-werk", 3],
    ["the first answer: the first question", "warm-rood", fragment.replace("klacht=warm", "klacht=verdwenen"), "klacht", 0],
  ];
  for (const [what, node, hash, expected, left] of stale) {
    it(what, () =>
      visit(pageOf(node, hash), phone, async (page) => {
        await page.getByRole("status").filter({ hasText: "past niet meer" }).waitFor();
        assert.equal(await nodeOf(page), expected);
        assert.equal(await page.locator("[data-tree-slot=given] li").count(), left);
        assert.doesNotMatch(page.url(), /~|verdwenen|oude-vraag|gevaar=|rol=/);
        await page.reload();
        assert.equal(await noticeOn(page).isVisible(), false, "said once");
        assert.equal(await nodeOf(page), expected);
      }));
  }

  it("the later answers come back once the missing one is given", () =>
    visit(pageOf("warm-rood", fragment.replace("warm-werk=halfzwaar", "warm-werk=verdwenen")), phone, async (page) => {
      await page.getByRole("status").filter({ hasText: "past niet meer" }).waitFor();
      await page.locator('[data-answer="halfzwaar"]').tap();
      await page.waitForURL(/warm-rood\.html/);
      assert.ok(page.url().endsWith(fragment), page.url());
    }));
});

describe("an address that means harm does none", { concurrency: 2 }, () => {
  const hostile = [
    "#__proto__=polluted&constructor=x&toString=1",
    "#klacht=__proto__",
    "#klacht=constructor",
    "#%E0%A4%A=%E0%A4%A&klacht=%",
    "#klacht=<img src=x onerror=alert(1)>",
    "#klacht=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
    "#klacht=javascript:alert(1)&~=javascript:alert(1)",
    "#~=gone&~=gone",
    "#klacht=warm&klacht=koud&klacht=warm",
    "#=&=&&&==&a==b",
    `#klacht=warm&${"x".repeat(100_000)}=1`,
    `#${"klacht=warm&".repeat(20_000)}`,
    "#klacht=1e999&land=-Infinity&rol=NaN",
    "#warm-temperatuur=99999999999999999999",
  ];
  for (const node of ["klacht", "warm-temperatuur", "warm-rood"]) {
    it(`on the page ${node}`, () =>
      visit(pageOf(node, ""), phone, async (page) => {
        await page.exposeFunction("alert", () => assert.fail("script of the address ran"));
        for (const hash of hostile) {
          await page.goto("about:blank");
          await page.goto(pageOf(node, hash));
          await page.waitForLoadState("load");
          const seen = await page.evaluate(() => ({
            heading: document.querySelector("h1")?.textContent.length > 0,
            images: document.querySelectorAll(".tree img").length,
            links: [...document.querySelectorAll(".tree a")].filter((link) => !/^(https?|mailto):$/.test(link.protocol)).length,
            isPolluted: {}.polluted !== undefined || Object.prototype.toString.call({}) !== "[object Object]",
          }));
          assert.deepEqual(seen, { heading: true, images: 0, links: 0, isPolluted: false }, hash.slice(0, 60));
        }
      }));
  }
});

it("without the tree's data the page stays as it was written", () =>
  visit("about:blank", { ...phone, own: server.origin, allow: /about:blank|_data\/trees/ }, async (page) => {
    await page.route("**/_data/trees/*.js", (route) => route.abort());
    await page.goto(pageOf("warm-temperatuur", fragment));
    assert.equal(await page.locator("[data-tree-slot=given]").innerText(), "");
    assert.ok((await page.locator("a[data-band]:visible").count()) > 1);
  }));
