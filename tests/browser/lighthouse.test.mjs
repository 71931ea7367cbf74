// Lighthouse gives 100 for accessibility, best practices and SEO on a page of every kind. Its performance is a timing,
// which has no place in a test: lighthouse-performance.mjs measures that by hand.
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { lighthousePages, startLighthouse } from "./support/lighthouse.mjs";

// A page that has loaded is audited at once: no timing is asked for, so nothing has to come to rest. "simulate" slows
// nothing down while the page loads; with "provided" Lighthouse waits ten seconds for quiet whatever one asks.
const settings = {
  throttlingMethod: "simulate",
  pauseAfterFcpMs: 0,
  pauseAfterLoadMs: 0,
  networkQuietThresholdMs: 0,
  cpuQuietThresholdMs: 0,
};
const { audit, close } = await startLighthouse();
after(close);

describe("Lighthouse gives 100", () => {
  for (const [kind, address] of lighthousePages) {
    // The search page, the page for what does not exist and what lies inside a decision tree ask not to be indexed, so SEO
    // has nothing to say of them.
    const isIndexed = !["search", "not found", "question", "outcome", "picture"].includes(kind);
    const categories = ["accessibility", "best-practices", ...(isIndexed ? ["seo"] : [])];

    it(`${kind}: ${categories.join(", ")}`, async () => {
      const result = await audit(address, categories, settings);
      const scores = Object.fromEntries(categories.map((id) => [id, Math.round(result.categories[id].score * 100)]));
      const failed = Object.values(result.audits).filter(({ score }) => score !== null && score < 1).map(({ id, title }) => `${id}: ${title}`);
      assert.deepEqual(scores, Object.fromEntries(categories.map((id) => [id, 100])), failed.join("\n"));
    });
  }
});
