// Random order: another one for each respondent, the same for one respondent.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { formOf } from "../../templates/assets/survey/form.js";
import { newSeed, optionsInOrder, questionsInOrder, rowsInOrder, shuffled, stepsInOrder } from "../../templates/assets/survey/order.js";

const letters = [..."abcdef"];
const options = letters.map((id) => ({ id, text: id }));
const seeds = Array.from({ length: 600 }, (_, index) => index.toString(36));

describe("a random order", () => {
  it("is the same for the same seed, and has everything once", () => {
    for (const seed of seeds) {
      const order = shuffled(letters, seed, "question");
      assert.deepEqual(order, shuffled(letters, seed, "question"));
      assert.deepEqual([...order].sort(), letters);
    }
  });

  it("gives every place about as often to each", () => {
    const firsts = new Map(letters.map((letter) => [letter, 0]));
    const lasts = new Map(firsts);
    for (const seed of seeds) {
      const order = shuffled(letters, seed, "question");
      firsts.set(order[0], firsts.get(order[0]) + 1);
      lasts.set(order.at(-1), lasts.get(order.at(-1)) + 1);
    }
    for (const times of [...firsts.values(), ...lasts.values()]) assert.ok(times > 60 && times < 140, `${times} of 600`);
  });

  it("of one question says nothing about that of another", () => {
    const same = seeds.filter((seed) => shuffled(letters, seed, "one")[0] === shuffled(letters, seed, "two")[0]).length;
    assert.ok(same > 60 && same < 140, `${same} of 600`);
  });

  it("changes nothing in the list itself, and takes lists of any length", () => {
    const list = Object.freeze([...letters]);
    shuffled(list, "seed", "question");
    assert.deepEqual(shuffled([], "seed", "question"), []);
    assert.deepEqual(shuffled(["a"], "seed", "question"), ["a"]);
  });

  it("seeds differ", () => assert.ok(new Set(Array.from({ length: 100 }, newSeed)).size > 95));
});

describe("what stands in random order", () => {
  const isMixed = (orderOf) => seeds.some((seed) => orderOf(seed).join() !== orderOf(seeds[0]).join());

  it("options do where it says so; other, none and unknown stay last", () => {
    const question = { id: "q", options, random: true, other: "Other", none: "None", unknown: "No idea" };
    assert.ok(isMixed((seed) => optionsInOrder(question, seed)));
    for (const seed of seeds) assert.deepEqual(optionsInOrder(question, seed).slice(6), ["other", "none", "unknown"]);
    assert.deepEqual(optionsInOrder({ id: "q", options, unknown: "No idea" }, "seed"), [...letters, "unknown"]);
  });

  it("rows of a grid do, the same for every repetition of its page", () => {
    assert.ok(isMixed((seed) => rowsInOrder({ id: "q", rows: options, random: true }, seed).map(({ id }) => id)));
    assert.deepEqual(rowsInOrder({ id: "q", rows: options }, "seed"), options);
  });

  it("questions of a page do, unless the page is repeated", () => {
    const ids = (page, seed) => questionsInOrder(page, seed).map(({ id }) => id);
    assert.ok(isMixed((seed) => ids({ id: "p", questions: options, random: true }, seed)));
    for (const page of [{ id: "p", questions: options }, { id: "p", questions: options, random: true, "for-each": "list" }]) {
      for (const seed of seeds) assert.deepEqual(ids(page, seed), letters);
    }
  });

  it("repetitions change places where their page stands; pages keep theirs", () => {
    const question = (id) => ({ id, type: "text", text: id });
    const form = formOf({
      lists: [{ id: "list", items: options }],
      pages: [
        { id: "first", questions: [question("a")] },
        { id: "each", random: true, "for-each": "list", questions: [question("b")] },
        { id: "again", "for-each": "list", questions: [question("c")] },
        { id: "last", questions: [question("d")] },
      ],
    });
    const names = (seed) => stepsInOrder(form, seed).map(({ name }) => name);
    assert.ok(isMixed(names));
    for (const seed of seeds) {
      const order = names(seed);
      assert.equal(order[0], "first");
      assert.deepEqual(order.slice(1, 7).sort(), letters.map((letter) => `each@${letter}`));
      assert.deepEqual(order.slice(7), [...letters.map((letter) => `again@${letter}`), "last"]);
    }
  });
});
