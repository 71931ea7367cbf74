// The tree about the indoor climate was arranged anew, the complaint first. Whoever gave the same facts before arrives at
// the same advice, in fewer steps; an address from before says that it is older, and keeps what still applies.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import vm from "node:vm";
import { locate } from "../../templates/assets/tree/route.js";
import { walk } from "../../templates/assets/tree/walk.js";
import { buildGuide } from "../browser/support/guide.mjs";
import { answersOfToday } from "./older/answers.mjs";

const site = await buildGuide();
const self = {};
vm.runInNewContext(readFileSync(join(site, "_data/trees/binnenklimaat.js"), "utf8"), { self });
const tree = structuredClone(self.leidraadTrees.binnenklimaat);

// All examples of the tree of 24 November 2026: what was answered, and where that led.
const examples = JSON.parse(readFileSync(join(import.meta.dirname, "older/examples.json"), "utf8"));

describe("the same facts as before", () => {
  it("lead to the same advice", () => {
    assert.equal(examples.length, 166);
    for (const { id, answers, outcome } of examples) {
      const result = walk(tree, answersOfToday(answers));
      assert.deepEqual([result.stop, result.outcome], ["outcome", outcome], id);
    }
  });

  it("in fewer steps, and never in more than ten", () => {
    let before = 0;
    let now = 0;
    for (const { id, answers } of examples) {
      const { stepsToOutcome } = walk(tree, answersOfToday(answers));
      assert.ok(stepsToOutcome <= 10, id);
      now += stepsToOutcome;
      before += Object.keys(answers).length;
    }
    assert.ok(now < before * 0.7, `${now} steps for all examples, ${before} before`);
  });
});

describe("an address from before", () => {
  const fragment = (answers) => `#${Object.entries(answers).map((pair) => pair.join("=")).join("&")}`;
  const exampleOf = (id) => examples.find((one) => one.id === id);
  const opened = (id) => {
    const { answers, outcome } = exampleOf(id);
    return locate(tree, outcome, fragment(answers));
  };

  it("of an advice that asks the same stays there, and says that something is gone", () => {
    const place = opened("be-warm-halfzwaar-30-55");
    assert.deepEqual([place.redirect, place.isArrived, place.isGone], [undefined, true, true]);
    assert.equal(place.ownFragment, "#klacht=warm&ruimte=kamer&land=be&warm-werk=halfzwaar&warm-temperatuur=30&warm-vocht=55&warm-wanneer=warm-weer");
  });

  it("of another leads to the first question that it does not answer, with all that still applies", () => {
    assert.equal(
      opened("be-droog-zonder-bevochtiger").redirect,
      "droog-samen.html#klacht=droog&ruimte=post&land=be&droog-gemeten=35&~=gone",
    );
    assert.equal(
      opened("nl-co2-1500-lang").redirect,
      "lucht-ventilatie.html#klacht=lucht&ruimte=kamer&lucht-geur=niets&land=nl&lucht-duur=lang&lucht-co2=1500&~=gone",
    );
  });

  it("about danger leads to the question that begins with it", () => assert.equal(locate(tree, "nood", "#gevaar=ja").isGone, true));

  it("never leads to itself, nor on and on, nor to a page that does not exist", () => {
    for (const { id, answers, outcome } of examples) {
      const nodes = [outcome, "klacht", ...Object.keys(answers).filter((question) => tree.questions[question])];
      for (const node of nodes) {
        const place = locate(tree, node, fragment(answers));
        assert.ok(place.isGone || Object.keys(answers).every((question) => tree.questions[question]), id);
        if (!place.redirect) continue;
        const [page, rest] = place.redirect.split(/(?=#)/);
        const name = page.replace(".html", "");
        assert.ok(tree.questions[name] || tree.outcomes[name], place.redirect);
        assert.equal(locate(tree, name, rest).redirect, undefined, `${node}: ${id}`);
      }
    }
  });
});

// The bar of the design: at most 7 taps on average over the distinct routes, and never more than 10, with all that is asked
// the first time. A route is what a reader meets, one question after the other; a tap is an answer or a value that is sent.
describe("the routes through the tree", () => {
  const fits = ({ when = {} }, facts) => Object.entries(when).every(([name, values]) => values.includes(facts[name]));
  const placeOf = (next, facts) => (Array.isArray(next) ? next.find((way) => fits(way, facts)).next : next);

  function turns(question, facts) {
    const offered = question.answers.filter(({ country }) => !country || country === facts.country);
    const chosen = offered.map((answer) => {
      const after = question.remembers ? { ...facts, [question.remembers]: answer.id } : facts;
      return [placeOf(answer.next ?? question.next, after), after];
    });
    const scale = (question.scales ?? []).find((one) => fits(one, facts));
    return [...chosen, ...(scale?.bands ?? []).map(({ next }) => [placeOf(next, facts), facts])];
  }

  // Everybody who met the same questions goes on together.
  function lengths(id, readers, steps, found) {
    const question = tree.questions[id];
    if (!question) {
      assert.ok(tree.outcomes[id], id);
      found.push(steps);
      return found;
    }
    const onward = new Map();
    for (const facts of readers.values()) {
      for (const [next, after] of turns(question, facts)) {
        if (!onward.has(next)) onward.set(next, new Map());
        onward.get(next).set(JSON.stringify(Object.entries(after).sort()), after);
      }
    }
    for (const [next, others] of onward) lengths(next, others, steps + 1, found);
    return found;
  }

  const all = lengths(tree.start, new Map([["", {}]]), 0, []);
  const average = all.reduce((sum, one) => sum + one, 0) / all.length;

  it("take at most 7 taps on average", () => assert.ok(average <= 7, `${average} taps on average over ${all.length} routes`));
  it("and never more than 10", () => assert.ok(Math.max(...all) <= 10, `${Math.max(...all)} taps`));

  it("begin with danger, which is told in one tap", () => {
    assert.equal(tree.questions[tree.start].answers[0].next, "nood");
    assert.equal(Math.min(...all), 1);
  });

  it("are as long as the questions say that are still to come", () => {
    const [least, most] = tree.questions[tree.start].ahead;
    assert.equal(least + 1, Math.min(...all));
    assert.equal(most + 1, Math.max(...all));
  });
});
