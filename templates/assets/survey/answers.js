// What somebody answered, and whether that can be; does what generator/guide/survey_answers.cpp does, which tells the rules
// and the codes. tests/survey holds the two against each other. No DOM here, and nothing throws on any answers.
//
// `raw` is a Map from a field's name (or NAME.other) to a list of texts. An answer is { chosen, number?, text }.
import { isAsked } from "./conditions.js";
import { dayIn, hasControlCharacter, lengthOf, numberIn, storedNumber, tidied } from "./typed.js";

const longestOther = 200;

const chosen = (...ids) => ({ answer: { chosen: ids, text: "" } });
const problem = (code, values = {}) => ({ code, values });
const areEqual = (texts) => texts.every((text) => text === texts[0]);

const given = (raw, name) => (raw.get(name) || []).map(tidied).filter(Boolean);

export const longestOf = ({ type, longest }) => longest || (type === "long-text" ? 2000 : 200);

const optionsOf = ({ options, other, none, unknown }) =>
  [...options.map(({ id }) => id), other && "other", none && "none", unknown && "unknown"].filter(Boolean);

function readText(texts, longest) {
  if (!areEqual(texts)) return problem("one-only");
  const [text] = texts;
  if (hasControlCharacter(text)) return problem("characters");
  const count = lengthOf(text);
  return count > longest ? problem("long", { most: longest, count }) : { answer: { chosen: [], text } };
}

function readChoice(question, texts, other) {
  const isOne = question.type === "choice";
  if (other.length && !(isOne && texts.length)) texts.push("other");
  if (!texts.length) return {};
  const options = optionsOf(question);
  if (texts.some((text) => !options.includes(text))) return problem("option");
  const ids = options.filter((id) => texts.includes(id));
  if (isOne && ids.length > 1) return problem("one-only");
  if (ids.length > 1 && (ids.includes("none") || ids.includes("unknown"))) return problem("not-together");
  if (ids.length > question.max) return problem("too-many", { most: question.max });
  const reading = chosen(...ids);
  if (!other.length || !ids.includes("other")) return reading;
  const text = readText(other, longestOther);
  if (!text.answer) return text;
  reading.answer.text = text.answer.text;
  return reading;
}

function readPoint(scale, texts) {
  if (!areEqual(texts)) return problem("one-only");
  const [text] = texts;
  if (text === "unknown" && scale.unknown) return chosen(text);
  const point = scale.points.find(({ value }) => String(value) === text);
  if (!point) return problem("option");
  const reading = chosen(text);
  reading.answer.number = point.value;
  return reading;
}

// Whether both readings make sense, so that we ask and do not guess.
function isUnclear({ value, decimals: needed, otherReading }, decimals) {
  if (otherReading === undefined) return false;
  return Math.abs(value) > Math.abs(otherReading) ? decimals >= 3 : decimals < 3 && needed <= decimals;
}

function readNumber({ decimals = 0, minimum, maximum }, text) {
  const number = numberIn(text);
  if (!number) return problem("number");
  const { value, otherReading } = number;
  if (isUnclear(number, decimals)) {
    const [small, large] = [value, otherReading].sort((one, other) => Math.abs(one) - Math.abs(other));
    return problem("thousands", { large, small });
  }
  if (number.decimals > decimals) return decimals ? problem("decimals", { decimals }) : problem("whole");
  if (value < minimum) return problem("low", { minimum });
  if (value > maximum) return problem("high", { maximum });
  return { answer: { chosen: [], number: value, text: "" } };
}

function readDay(text) {
  const day = dayIn(text);
  return day ? { answer: { chosen: [], text: day } } : problem("date");
}

function readValue(question, texts) {
  if (question.unknown && texts.includes("unknown")) return areEqual(texts) ? chosen("unknown") : problem("not-together");
  if (!areEqual(texts)) return problem("one-only");
  return question.type === "number" ? readNumber(question, texts[0]) : readDay(texts[0]);
}

// { answer }, { code, values }, or neither where nothing was answered.
function readField({ name, question, scale }, raw) {
  const texts = given(raw, name);
  const { type } = question;
  if (question.options) return readChoice(question, texts, question.other ? given(raw, `${name}.other`) : []);
  if (!texts.length) return {};
  if (scale) return readPoint(scale, texts);
  return type === "number" || type === "date" ? readValue(question, texts) : readText(texts, longestOf(question));
}

// Gives { answers (a Map by field name, of what is shown), shown (a Set of fields), problems [{ field (its name), code,
// values }], isEmpty }.
export function validate(form, raw) {
  const result = { answers: new Map(), shown: new Set(), problems: [], isEmpty: true };
  for (const step of form.steps) {
    if (!isAsked(form, step, step.page, result.answers)) continue;
    for (const field of step.fields) {
      const { name, question } = field;
      if (!isAsked(form, step, question, result.answers)) continue;
      result.shown.add(field);
      const { answer, code, values } = readField(field, raw);
      if (answer) result.answers.set(name, answer);
      else if (code || !question.optional) result.problems.push({ field: name, code: code || "missing", values: values || {} });
      if (answer || code) result.isEmpty = false;
    }
  }
  return result;
}

// The same answers as a Map of texts, in the one form in which they are stored.
export function rawOf(form, answers) {
  const raw = new Map();
  for (const { name, question } of form.fields) {
    const answer = answers.get(name);
    if (!answer) continue;
    const { chosen: ids, number, text } = answer;
    raw.set(name, ids.length ? ids : [number === undefined ? text : storedNumber(number)]);
    if (question.options && text) raw.set(`${name}.other`, [text]);
  }
  return raw;
}
