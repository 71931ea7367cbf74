// The decision trees of a built guide, and readers who walk them: each follows the answers of an example, from the start
// page to its outcome, in a way of its own (a thumb, keys, no script).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";
import { walk } from "../../../templates/assets/tree/walk.js";
import { writeFragment } from "../../../templates/assets/tree/fragment.js";
import { filesOf } from "./guide.mjs";

export const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

// Gives, per tree: what its JSON tells, `data` (what its pages load), `folder` (where they stand), and the names of the
// pages in its `pieces`.
export function treesOf(site) {
  return filesOf(site, ".json")
    .filter((file) => file.startsWith("_data/trees/"))
    .map((file) => {
      const tree = JSON.parse(readFileSync(join(site, file), "utf8"));
      const self = {};
      vm.runInNewContext(readFileSync(join(site, file.replace(/json$/, "js")), "utf8"), { self });
      for (const part of self.leidraadTreeParts[tree.id].parts)
        vm.runInNewContext(readFileSync(join(site, file.replace(/json$/, `pages${part && `-${part}`}.js`)), "utf8"), { self });
      const pieces = self.leidraadTreePieces.flatMap(({ pages }) => Object.keys(pages));
      return { ...tree, data: structuredClone(self.leidraadTrees[tree.id]), folder: tree.address.replace(/[^/]*$/, ""), pieces };
    });
}

export const nodesOf = (tree) => [...tree.questions, ...tree.outcomes];

// All answers of an example, with those of the examples that it is like.
export function answersOf(tree, id) {
  const example = tree.examples.find((one) => one.id === id);
  assert.ok(example, `the example ${id}`);
  return { ...(example.like ? answersOf(tree, example.like) : {}), ...example.answers };
}

export const walkOf = (tree, answers) => walk(tree.data, new Map(Object.entries(answers)));

// The answers that are really asked, in walking order, as a fragment; with `until`, those before that question.
export function fragmentOf(tree, answers, until) {
  const { steps } = walkOf(tree, answers);
  const end = steps.findIndex(({ question }) => question === until);
  return writeFragment(steps.slice(0, end < 0 ? steps.length : end).map(({ question, given }) => [question, given]));
}

// For each branch (and the stem) the example with the longest way that ends there.
export function longestExamples(tree) {
  const best = new Map();
  for (const { id, outcome } of tree.examples) {
    const branch = tree.outcomes.find((one) => one.id === outcome).branch ?? "stem";
    const { length } = walkOf(tree, answersOf(tree, id)).steps;
    if (length > (best.get(branch)?.length ?? 0)) best.set(branch, { id, outcome, branch, length });
  }
  return [...best.values()];
}

export const nodeOf = (page) => page.locator("[data-node]").getAttribute("data-node");

// Waits until all pages of the tree and its texts have come.
export async function allHere(page) {
  await page.waitForFunction(() => {
    const id = document.querySelector("[data-tree]")?.dataset.tree;
    const loaded = new Set(performance.getEntriesByType("resource").map(({ name }) => name.replace(/.*\//, "")));
    const pieces = self.leidraadTreeParts?.[id]?.parts.map((part) => `${id}.pages${part && `-${part}`}.js`);
    return pieces?.every((name) => loaded.has(name)) && self.leidraadTreeTexts?.[id];
  });
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
}

// What a page asks for from now on.
export function quietly(page) {
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  return asked;
}

// Walks until the page of `outcome`. A reader has start(page, given) for the first question, choose(page, question, given), goOn(page, question) for
// advice on the way, and close(page) for the closing questions. Gives the nodes that were passed.
export async function follow(page, tree, reader, answers, outcome) {
  const passed = [];
  await reader.start(page, answers[tree.start]);
  for (let turn = 0; turn < 60; turn += 1) {
    const node = await nodeOf(page);
    const kind = await page.locator("[data-node]").getAttribute("data-page");
    passed.push(node);
    await reader.look?.(page, node, passed);
    if (node === outcome) return passed;
    if (kind === "question") await reader.choose(page, node, answers[node]);
    else if (await page.locator("[data-tree-continue]").isVisible()) await reader.goOn(page, node);
    else await reader.close(page, node);
  }
  return assert.fail(`the way does not end: ${passed.join(" ")}`);
}

export const typed = (value) => String(value).replace(".", ",");
export const fieldOf = (page) => page.locator("[data-tree-slot=measure] input");

// Does something that leads to another page, and waits until that stands there.
export async function andLeave(page, act) {
  const before = page.url();
  await Promise.all([page.waitForURL((url) => url.href !== before, { waitUntil: "load" }), act()]);
}

// A thumb on a telephone.
export const thumb = {
  start: (page, given) => andLeave(page, () => page.locator(`[data-answer="${given}"]`).tap()),
  async choose(page, question, given) {
    if (typeof given !== "number") return andLeave(page, () => page.locator(`[data-answer="${given}"]`).tap());
    await fieldOf(page).fill(typed(given));
    return andLeave(page, () => page.locator("[data-tree-slot=measure] button").tap());
  },
  goOn: (page) => andLeave(page, () => page.locator("[data-continue]:visible").tap()),
  close: (page) => andLeave(page, () => page.locator("[data-tree-closing]").tap()),
};

// Tab and Enter, nothing else.
async function tabTo(page, selector) {
  for (let press = 0; press < 150; press += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
  }
  assert.fail(`the Tab key does not come to ${selector} on ${page.url()}`);
}
const enter = (selector) => async (page) => {
  await tabTo(page, selector);
  await andLeave(page, () => page.keyboard.press("Enter"));
};
export const keys = {
  start: (page, given) => enter(`[data-answer="${given}"]`)(page),
  async choose(page, question, given) {
    if (typeof given !== "number") return enter(`[data-answer="${given}"]`)(page);
    await tabTo(page, "[data-tree-slot=measure] input");
    await page.keyboard.type(typed(given));
    return andLeave(page, () => page.keyboard.press("Enter"));
  },
  goOn: enter("[data-continue]"),
  close: enter("[data-tree-closing]"),
};

// Without script everything is a link: a measured value chooses its band, and advice names all ways on.
export function linksOnly(tree, answers) {
  const { steps } = walkOf(tree, answers);
  const stepAt = (question) => steps.find((step) => step.question === question);
  return {
    start: (page, given) => andLeave(page, () => page.locator(`[data-answer="${given}"]`).click()),
    async choose(page, question, given) {
      const { scale, band, next } = stepAt(question);
      const link = page.locator(typeof given === "number" ? `[data-scale="${scale}"] [data-band="${band}"]` : `[data-answer="${given}"]`);
      await andLeave(page, () => link.click());
      // Where an earlier answer tells where it goes on, the page asks for that answer once more.
      const asked = page.locator(`[data-tree-onward]:target a[href$="/${next}.html"]`);
      if (await asked.count()) await andLeave(page, () => asked.click());
    },
    goOn(page, outcome) {
      const { next } = steps.find(({ advice }) => advice === outcome);
      return andLeave(page, () => page.locator(`[data-continue="${next}"]`).click());
    },
    close: (page) => andLeave(page, () => page.locator("[data-tree-closing]").click()),
  };
}
