// Answers mean the same to the collector (C++) and to the page's script: for every case of the table, which ctest holds
// against the C++ as well, and for random surveys with random answers. SURVEY_COUNT and SURVEY_SEED ask for others.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { formOf } from "../../templates/assets/survey/form.js";
import { holdsOf, randomSurveys, rangesOf, resultOf, tables } from "./support.mjs";

const count = process.env.SURVEY_COUNT ?? "400";
const seed = process.env.SURVEY_SEED ?? "1";

for (const { name, survey, ranges = {}, cases } of tables) {
  const form = formOf(survey);
  const all = form.fields.map((field) => field.name);

  describe(`the table, ${name}`, () => {
    it("knows the lowest and the highest value of each score", () => assert.deepEqual(rangesOf(form), ranges));

    for (const { name: what, raw, ...expected } of cases) {
      it(what, () => {
        const result = resultOf(form, raw);
        assert.deepEqual(result, { shown: all, problems: [], answers: raw, empty: false, scores: result.scores, ...expected });
        assert.deepEqual(resultOf(form, result.answers).answers, result.answers, "the stored form is stable");
      });
    }
  });
}

describe("random surveys", () => {
  const surveys = randomSurveys(count, seed);
  const every = surveys.flatMap(({ cases }) => cases);

  it("are written out in the same steps and fields", () => {
    for (const { survey, form: expected } of surveys) {
      const steps = formOf(survey).steps.map(({ name, fields }) => [name, fields.map((field) => field.name)]);
      assert.deepEqual(Object.fromEntries(steps), expected, JSON.stringify(survey));
    }
  });

  it("have scores with the same lowest and highest values", () => {
    for (const { survey, ranges } of surveys) assert.deepEqual(rangesOf(formOf(survey)), ranges, JSON.stringify(survey));
    const all = surveys.flatMap(({ ranges }) => Object.values(ranges));
    assert.ok(all.some(([lowest, highest]) => lowest < 0 && highest > 0));
  });

  it("take the same answers, show the same, find the same problems and reckon the same scores", () => {
    for (const { survey, cases } of surveys) {
      const form = formOf(survey);
      for (const { raw, holds, ...expected } of cases) {
        const why = JSON.stringify({ survey, raw });
        assert.deepEqual(resultOf(form, raw), expected, why);
        assert.deepEqual(holdsOf(form, raw), holds, why);
      }
    }
  });

  it("reach far: every problem, every kind of page, scores with and without a value, conditions that hold and do not", () => {
    const codes = new Set(every.flatMap(({ problems }) => problems.map(([, code]) => code)));
    const known = "missing option one-only too-many not-together number whole decimals thousands low high long characters date";
    assert.deepEqual([...codes].sort(), known.split(" ").sort());
    const values = every.flatMap(({ scores }) => Object.values(scores));
    assert.ok(values.filter((score) => score.length > 1).length > values.length / 10);
    assert.ok(values.some((score) => score.length === 1));
    const outcomes = every.flatMap(({ holds }) => Object.values(holds));
    const held = outcomes.filter(Boolean).length;
    assert.ok(held > outcomes.length / 5 && held < (outcomes.length * 4) / 5, `${held} of ${outcomes.length} hold`);
    assert.ok(surveys.some(({ form }) => Object.keys(form).some((name) => name.includes("@"))));
  });
});

describe("the table", () => {
  it("has every problem and every type of question", () => {
    const codes = new Set(tables.flatMap(({ cases }) => cases.flatMap(({ problems = [] }) => problems.map(([, code]) => code))));
    assert.equal(codes.size, 14);
    const types = new Set(tables.flatMap(({ survey }) => survey.pages.flatMap(({ questions }) => questions.map(({ type }) => type))));
    assert.equal(types.size, 8);
  });
});
