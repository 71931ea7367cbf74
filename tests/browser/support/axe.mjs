// axe on the page that a browser shows: WCAG 2.0 to 2.2 A and AA, and the best practices.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { narrow, wide } from "./browser.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const options = { resultTypes: ["violations"], preload: false }; // all styles are our own and already there
const everything = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// All that axe looks at in colours. Another colour scheme changes nothing for the other rules.
export const colours = ["color-contrast", "link-in-text-block"];

// Gives what axe objects to, as texts to read in a failed test.
export async function violationsOn(page, runOnly = everything) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const { violations } = await page.evaluate((asked) => window.axe.run(document, asked), { ...options, runOnly });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id} (${help}): ${node.target.join(" ")}\n${node.failureSummary}`),
  );
}

// Narrow and wide, light and dark; with `also(page)` at each width.
export async function checkLooks(page, also = () => {}) {
  const before = page.viewportSize();
  for (const viewport of [narrow, wide]) {
    await page.setViewportSize(viewport);
    for (const [colorScheme, runOnly] of [["light", everything], ["dark", colours]]) {
      await page.emulateMedia({ colorScheme });
      assert.deepEqual(await violationsOn(page, runOnly), [], `at ${viewport.width} px, ${colorScheme}`);
    }
    await also(page);
  }
  await page.setViewportSize(before);
}
