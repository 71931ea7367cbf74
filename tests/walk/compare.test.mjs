// The walk in C++ (the proof, the examples) and the one in the reader's browser lead to the same place: with every example
// of every tree, and with thousands of random sets of answers, right and wrong. WALK_SETS and WALK_SEED ask for others.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import vm from "node:vm";
import { walk } from "../../templates/assets/tree/walk.js";
import { buildGuide, project } from "../browser/support/guide.mjs";

const walkCases = process.env.WALK_CASES ?? join(project, "build/dev/tests/walk-cases");
const sets = process.env.WALK_SETS ?? "3000";
const seed = process.env.WALK_SEED ?? "1";

const sitesFolder = join(project, "tests/sites");
const guides = [project, ...readdirSync(sitesFolder).map((name) => join(sitesFolder, name))].filter((folder) => existsSync(join(folder, "data/trees")));

// What the pages load, as they load it: a script that fills self.leidraadTrees.
function treesOf(site) {
  const self = {};
  const folder = join(site, "_data/trees");
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".js"))) {
    vm.runInNewContext(readFileSync(join(folder, name), "utf8"), { self });
  }
  return structuredClone(self.leidraadTrees);
}

const casesOf = (guide) =>
  execFileSync(walkCases, [guide, sets, seed], { encoding: "utf8", maxBuffer: 1 << 30 })
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

// The walk in the words of walk_cases.cpp.
function told({ stop, stepsToOutcome, steps, advised, tips, outcome, firstOutcome, back, question, facts }) {
  const step = ({ question: id, given, scale, band, compared }) =>
    typeof given === "number" ? { question: id, scale, band, compared } : { question: id, answer: given };
  const walked = { stop, stepsToOutcome, steps: steps.map(step), advised, tips, outcome, firstOutcome, back, question };
  const facts_ = { remembered: Object.fromEntries(facts.remembered), measured: Object.fromEntries(facts.measured) };
  return JSON.parse(JSON.stringify({ ...walked, ...facts_ }));
}

for (const guide of guides) {
  const trees = treesOf(await buildGuide({ source: guide }));
  const cases = casesOf(guide);

  describe(`the trees of ${guide === project ? "the guide" : guide.slice(project.length + 1)}`, () => {
    for (const [id, tree] of Object.entries(trees)) {
      const own = cases.filter((one) => one.tree === id);

      it(`${id}: every example arrives where it says`, () => {
        const examples = own.filter(({ example }) => example);
        assert.ok(examples.length > 0);
        for (const { answers, example } of examples) {
          assert.equal(walk(tree, new Map(Object.entries(answers))).outcome, example, JSON.stringify(answers));
        }
      });

      it(`${id}: all sets lead to the same place in both`, () => {
        assert.ok(own.length > Number(sets));
        for (const { answers, from, walk: expected } of own) {
          assert.deepEqual(told(walk(tree, new Map(Object.entries(answers)), from)), expected, JSON.stringify({ answers, from }));
        }
      });

      it(`${id}: the sets reach far: ends of every kind, long ways, derived values`, () => {
        const stops = new Set(own.map((one) => one.walk.stop));
        assert.deepEqual([...stops].sort(), ["impossible", "outcome", "unanswered"]);
        const arrived = own.filter((one) => one.walk.stop === "outcome").length;
        assert.ok(arrived > own.length / 4, `${arrived} of ${own.length} sets arrive`);
        const measures = Object.values(tree.questions).some(({ measure }) => measure);
        const measured = own.some((one) => one.walk.steps.some(({ compared }) => compared !== undefined));
        assert.equal(measured, measures);
      });
    }
  });
}
