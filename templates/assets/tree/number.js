// Reads a number as people in Belgium and the Netherlands write it: comma or point, no thousands separators. Where more
// than one reading is possible nothing is guessed: the reader hears why it is refused.

// Blanks of every kind, and the ways in which telephones write a minus.
const tidy = (text) => text.replace(/\s+/g, " ").trim().replace(/^[−–]/, "-").replace(/^([-+]) /, "$1");

const withoutUnit = (text, unit) =>
  unit && text.toLowerCase().endsWith(unit.toLowerCase()) ? text.slice(0, -unit.length).trim() : text;

function reasonAgainst(text) {
  const numbers = text.match(/\d+(?:[.,]\d+)*/g);
  if (!numbers) return "number";
  if (/^[-+]?\d{1,3}(?:[., '’]\d{3})+(?:[.,]\d*)?$/.test(text)) return "thousands";
  if (/^[-+]?[\d.,]+ ?e ?[-+]?\d+$/i.test(text)) return "notation";
  return numbers.length > 1 || /\d[.,]\d*[.,]/.test(text) ? "two" : "number";
}

// Gives { value } or { reason }: empty, number, notation, two, thousands, range or decimals.
export function readNumber(typed, { unit, minimum, maximum, decimals }) {
  const text = withoutUnit(tidy(typed), unit);
  if (!text) return { reason: "empty" };
  const match = /^([-+]?\d+)(?:[.,](\d+))?$/.exec(text);
  if (!match) return { reason: reasonAgainst(text) };
  const [, whole, fraction = ""] = match;
  // "1.200" may be twelve hundred or a bit more than one.
  if (fraction.length === 3 && decimals < 3 && !/^[-+]?0/.test(whole) && whole.length < 5) return { reason: "thousands" };
  const value = Number(`${whole}.${fraction || 0}`);
  if (!(value >= minimum && value <= maximum)) return { reason: "range" };
  return fraction.replace(/0+$/, "").length > decimals ? { reason: "decimals" } : { value: value || 0 };
}
