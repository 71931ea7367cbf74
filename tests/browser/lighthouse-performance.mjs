// Lighthouse's performance on a page of every kind, the median of three runs on a simulated slow phone (its default).
// Run by hand on a machine that does nothing else: node tests/browser/lighthouse-performance.mjs
import { lighthousePages, startLighthouse } from "./support/lighthouse.mjs";

const runs = 3;
const { audit, close } = await startLighthouse({ compress: true });
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

console.log("score  FCP s  LCP s  TBT ms  CLS    page");
for (const [kind, address] of lighthousePages) {
  const results = [];
  for (let run = 0; run < runs; run += 1) results.push(await audit(address, ["performance"]));
  const of = (id) => median(results.map(({ audits }) => audits[id].numericValue));
  const score = median(results.map(({ categories }) => Math.round(categories.performance.score * 100)));
  const seconds = (id) => (of(id) / 1000).toFixed(2).padStart(5);
  const shift = of("cumulative-layout-shift").toFixed(3);
  console.log(`${String(score).padStart(5)}  ${seconds("first-contentful-paint")}  ${seconds("largest-contentful-paint")}  ${of("total-blocking-time").toFixed(0).padStart(6)}  ${shift}  ${kind}`);
}
await close();
