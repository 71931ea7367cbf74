// What the page's script makes of answers, in the words of survey_cases.cpp.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { rawOf, validate } from "../../templates/assets/survey/answers.js";
import { holds } from "../../templates/assets/survey/conditions.js";
import { rangeOf, scoresOf } from "../../templates/assets/survey/scores.js";

const here = fileURLToPath(new URL(".", import.meta.url));
const surveyCases = process.env.SURVEY_CASES ?? join(here, "../../build/dev/tests/survey-cases");

const caseFolder = join(here, "cases");

// A plain object with any names: JSON.parse makes "__proto__" a name like others, and so does this.
const objectOf = (map) => Object.fromEntries(map);

export const tables = readdirSync(caseFolder).map((name) => ({ name, ...JSON.parse(readFileSync(join(caseFolder, name), "utf8")) }));

export const randomSurveys = (surveys, seed) =>
  execFileSync(surveyCases, ["random", surveys, seed], { encoding: "utf8", maxBuffer: 1 << 30 })
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

function toldScore({ score, answered, value, band }) {
  const told = [answered];
  if (value !== undefined) told.push(value);
  if (band) told.push(score.bands.indexOf(band));
  return [score.id, told];
}

function toldProblem({ field, code, values }) {
  const texts = Object.entries(values).map(([name, value]) => [name, String(value)]);
  return texts.length ? [field, code, Object.fromEntries(texts)] : [field, code];
}

export function resultOf(form, raw) {
  const { answers, shown, problems, isEmpty } = validate(form, new Map(Object.entries(raw)));
  return {
    shown: form.fields.filter((field) => shown.has(field)).map(({ name }) => name),
    problems: problems.map(toldProblem),
    answers: objectOf(rawOf(form, answers)),
    empty: isEmpty,
    scores: Object.fromEntries(scoresOf(form, answers).map(toldScore)),
  };
}

export const rangesOf = (form) =>
  Object.fromEntries(
    (form.survey.scores ?? []).map((score) => {
      const { lowest, highest } = rangeOf(form, score);
      return [score.id, [lowest, highest]];
    }),
  );

export function holdsOf(form, raw) {
  const { answers } = validate(form, new Map(Object.entries(raw)));
  const steps = form.steps.filter(({ page }) => page.when).map((step) => [step.name, holds(form, step, step.page.when, answers)]);
  const fields = form.fields.filter(({ question }) => question.when);
  return Object.fromEntries([...steps, ...fields.map(({ name, step, question }) => [name, holds(form, step, question.when, answers)])]);
}
