// What describes the place is asked once: kept on the device for who asks for that, shown with "wijzig", not asked again; and
// nothing is lost where the device refuses, or the tree no longer knows the answer.
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { violationsOn } from "./support/axe.mjs";
import { startBrowser } from "./support/browser.mjs";
import { buildGuide } from "./support/guide.mjs";
import { serve } from "./support/server.mjs";
import { andLeave, answersOf, fragmentOf, nodeOf, phone, thumb, treesOf, walkOf } from "./support/trees.mjs";

const site = await buildGuide();
const { visit } = await startBrowser();
const server = await serve({ site });
after(() => server.close());
const climate = treesOf(site).find(({ id }) => id === "binnenklimaat");
const isContext = (question) => Boolean(climate.data.questions[question].context);

// A way on which a question about the place stands right behind the first one, with another question behind it.
const { id: example } = climate.examples.find(({ id }) => {
  const { steps, stepsToOutcome } = walkOf(climate, answersOf(climate, id));
  const context = steps.slice(0, stepsToOutcome).filter(({ question }) => isContext(question));
  return stepsToOutcome > 3 && isContext(steps[1].question) && context.length < stepsToOutcome - 2;
});
const answers = answersOf(climate, example);
const { steps } = walkOf(climate, answers);
const [complaint, told] = steps;
const asked = steps.find(({ question }, place) => place > 0 && !isContext(question));
const place = climate.questions.find(({ id }) => id === told.question);
const textOf = (answer) => place.answers.find(({ id }) => id === answer).label ?? place.answers.find(({ id }) => id === answer).text;
const other = place.answers.find(({ id, unknown, country, next }) => id !== told.given && !unknown && !country && next === place.answers.find((one) => one.id === told.given).next);

const start = server.address + climate.address;
const pageOf = (question) => `${server.address}${climate.folder}${question}.html${fragmentOf(climate, answers, question)}`;
const line = (page) => page.locator("[data-tree-slot=context]");
const keep = (page) => page.getByRole("button", { name: "Onthoud dit op dit toestel" });
const stored = (page) => page.evaluate(() => Object.values(localStorage).map((text) => JSON.parse(text)));
// As if it had been kept on an earlier visit.
const withKept = (kept) => async (page) => {
  await page.addInitScript(
    ([name, value]) => sessionStorage.getItem("kept") || (localStorage.setItem(name, value), sessionStorage.setItem("kept", "yes")),
    [`leidraad /_data/trees/${climate.id} place`, JSON.stringify(kept)],
  );
};
const visitWith = (kept, options, address, use) =>
  visit("about:blank", { ...phone, own: server.origin, allow: /about:blank/, ...options }, async (page, context) => {
    await withKept(kept)(page);
    await page.goto(address);
    await use(page, context);
  });

describe("what is told about the place", { concurrency: 2 }, () => {
  it("stands in a line with \"wijzig\"; nothing is kept unless somebody asks", () =>
    visit(pageOf(asked.question), phone, async (page) => {
      await keep(page).waitFor();
      assert.ok((await line(page).innerText()).includes(textOf(told.given)));
      assert.deepEqual(await stored(page), []);
      assert.equal(await line(page).locator("input:checked").count(), 0);
      await andLeave(page, () => line(page).getByRole("link", { name: `wijzig ${textOf(told.given)}` }).tap());
      assert.equal(await nodeOf(page), told.question);
    }));

  it("is kept by a tap, and told by the page; then its question is asked no more", () =>
    visit(pageOf(asked.question), phone, async (page) => {
      await keep(page).tap();
      await page.getByRole("status").filter({ hasText: "Dit toestel onthoudt het" }).waitFor();
      const [kept] = await stored(page);
      assert.equal(kept[told.question], told.given);
      assert.deepEqual(Object.keys(kept).filter((question) => !isContext(question)), []);
      await page.goto(start);
      await line(page).getByText(textOf(told.given)).waitFor();
      await thumb.start(page, complaint.given);
      assert.equal(await nodeOf(page), asked.question);
      assert.ok(page.url().includes(`${told.question}=${told.given}`), "so that the address can be shared");
    }));

  it("is passed by a link from outside the tree, which knows nothing of it", () =>
    visitWith({ [told.question]: told.given }, {}, `${server.address}${climate.folder}${told.question}.html#${complaint.question}=${complaint.given}`, async (page) => {
      await page.locator(`[data-node="${told.question}"]`).waitFor({ state: "detached" });
      assert.ok(!isContext(await nodeOf(page)) || (await nodeOf(page)) !== told.question);
      assert.ok(page.url().includes(`${told.question}=${told.given}`));
    }));

  it("gives way to what a shared address says", () =>
    visitWith({ [told.question]: other.id }, {}, pageOf(asked.question), async (page) => {
      await line(page).getByText(textOf(told.given)).first().waitFor();
      assert.equal(await nodeOf(page), asked.question);
      assert.ok(page.url().includes(`${told.question}=${told.given}`));
    }));

  it("can be changed from the first page, and the reader is back there", () =>
    visitWith({ [told.question]: told.given }, {}, start, async (page) => {
      await andLeave(page, () => line(page).getByRole("link", { name: /^wijzig/ }).first().tap());
      assert.equal(await nodeOf(page), told.question);
      assert.equal(await page.locator(".tree [aria-current=true]").getAttribute("data-answer"), told.given);
      await thumb.choose(page, told.question, other.id);
      assert.equal(await nodeOf(page), "");
      await line(page).getByText(textOf(other.id)).waitFor();
      assert.deepEqual(await stored(page), [{ [told.question]: other.id }]);
    }));

  it("is forgotten by a tap, and asked again", () =>
    visitWith({ [told.question]: told.given }, {}, start, async (page) => {
      await page.getByRole("button", { name: "Vergeet het" }).tap();
      assert.deepEqual(await stored(page), []);
      await page.reload();
      await thumb.start(page, complaint.given);
      assert.equal(await nodeOf(page), told.question);
    }));

  it("is kept from disk as well", async () => {
    const { pathToFileURL } = await import("node:url");
    await visit(pathToFileURL(`${site}/${climate.folder}${asked.question}.html`).href + fragmentOf(climate, answers, asked.question), phone, async (page) => {
      await keep(page).tap();
      await page.getByRole("button", { name: "Vergeet het" }).waitFor();
      await page.reload();
      await page.getByRole("button", { name: "Vergeet het" }).waitFor();
    });
  });

  it("has nothing that axe objects to, kept or not", () =>
    visit(pageOf(asked.question), phone, async (page) => {
      await keep(page).waitFor();
      assert.deepEqual(await violationsOn(page), []);
      await keep(page).tap();
      assert.deepEqual(await violationsOn(page), []);
    }));
});

describe("bad luck", { concurrency: 2 }, () => {
  it("an answer that the tree no longer has is dropped, and that is said in plain words", () =>
    visitWith({ [told.question]: "verdwenen", "oude-vraag": "ja" }, {}, start, async (page) => {
      await page.getByRole("status").filter({ hasText: "past niet meer bij deze beslisboom" }).waitFor();
      assert.deepEqual(await stored(page), []);
      await thumb.start(page, complaint.given);
      assert.equal(await nodeOf(page), told.question);
      assert.equal(await page.locator("[data-tree-slot=notice]").isVisible(), false);
    }));

  for (const [what, text] of [["no JSON", "{"], ["a list", "[1,2]"], ["null", "null"], ["harm", '{"__proto__":"x","constructor":"y"}']]) {
    it(`what is kept is ${what}: the tree works`, () =>
      visit("about:blank", { ...phone, own: server.origin, allow: /about:blank/ }, async (page) => {
        await page.addInitScript(([name, value]) => localStorage.setItem(name, value), [`leidraad /_data/trees/${climate.id} place`, text]);
        await page.goto(start);
        await thumb.start(page, complaint.given);
        assert.equal(await nodeOf(page), told.question);
      }));
  }

  it("a device that refuses to keep anything: that is said, and the way goes on", () =>
    visit("about:blank", { ...phone, own: server.origin, allow: /about:blank/ }, async (page) => {
      await page.addInitScript(() => {
        Object.defineProperty(window, "localStorage", {
          get() {
            throw new DOMException("no", "SecurityError");
          },
        });
      });
      await page.goto(pageOf(asked.question));
      await keep(page).tap();
      await page.getByRole("status").filter({ hasText: "wil niets onthouden" }).waitFor();
      await thumb.choose(page, asked.question, asked.given);
      assert.notEqual(await nodeOf(page), asked.question);
    }));
});
