// Reads a measured value as surveys read numbers (../survey/typed.js): comma or point, and groups of thousands. Where
// more than one reading is possible nothing is guessed: the reader hears why it is refused.
import { numberIn } from "../survey/typed.js";

// Blanks of every kind, and the ways in which telephones write a minus.
const tidy = (text) => text.replace(/\s+/g, " ").trim().replace(/^[−–]/, "-").replace(/^([-+]) /, "$1");

// What people call a unit, from the interface texts: "°C: graden, celsius; %: procent". The longest name first.
export function namesOf(unit, texts = "") {
  const line = texts.split(";").map((one) => one.split(":")).find(([name]) => name.trim() === unit);
  const names = (line?.[1] || "").split(",").map((name) => name.trim()).filter(Boolean);
  return [unit, ...names].sort((one, other) => other.length - one.length);
}

// A full stop at the end of a sentence goes too: "31 graden."
function withoutUnit(text, names) {
  const lower = text.toLowerCase().replace(/\.$/, "");
  const name = names.find((one) => one && lower.endsWith(one.toLowerCase()));
  return name ? text.slice(0, lower.length - name.length).trim() : text;
}

function reasonAgainst(text) {
  const numbers = text.match(/\d+(?:[.,]\d+)*/g);
  if (!numbers) return "number";
  if (/^[-+]?\d{1,3}(?:[., '’]\d{3})+(?:[.,]\d*)?$/.test(text)) return "thousands";
  if (/^[-+]?[\d.,]+ ?e ?[-+]?\d+$/i.test(text)) return "notation";
  return numbers.length > 1 || /\d[.,]\d*[.,]/.test(text) ? "two" : "number";
}

// Whether the number may have been meant another way: as decimals where it is read as thousands and cannot be ("30.500"
// degrees), or as thousands where a comma stands before three digits.
function isUnclear({ value, otherReading }, decimals, isPossible) {
  if (otherReading === undefined) return false;
  return Math.abs(value) > Math.abs(otherReading) ? decimals >= 3 || !isPossible(value) : decimals < 3;
}

// `names` are what the unit may be called behind the number. Gives { value } or { reason }: empty, number, notation, two,
// thousands, range or decimals.
export function readNumber(typed, { unit, minimum, maximum, decimals }, names = [unit]) {
  const text = withoutUnit(tidy(typed), names);
  if (!text) return { reason: "empty" };
  if (/^[-+]?\d{16,}$/.test(text)) return { reason: "range" }; // more than is ever measured
  const number = numberIn(text);
  if (!number) return { reason: reasonAgainst(text) };
  const isPossible = (value) => value >= minimum && value <= maximum;
  if (isUnclear(number, decimals, isPossible)) return { reason: "thousands" };
  if (!isPossible(number.value)) return { reason: "range" };
  return number.decimals > decimals ? { reason: "decimals" } : { value: number.value };
}
