// Reads what people type; does what generator/guide/typed_text.cpp does.

const blanks = " \t\n\u00a0";

// Line ends become "\n"; blanks around the text are dropped.
export function tidied(typed) {
  const text = typed.replace(/\r\n?/g, "\n");
  let from = 0;
  let to = text.length;
  while (from < to && blanks.includes(text[from])) from += 1;
  while (from < to && blanks.includes(text[to - 1])) to -= 1;
  return text.slice(from, to);
}

export const hasControlCharacter = (text) => /[\0-\x08\x0b-\x1f]/.test(text);

// In Unicode code points.
export const lengthOf = (text) => [...text].length;

// { value, decimals, mayBeThousands }, or nothing. A comma and a point are both understood; telephones write a minus in
// three ways; at most fifteen digits fit in a number.
export function numberIn(text) {
  const [, sign, whole, fraction = ""] = /^([-+−–]?)(\d+)(?:[.,](\d+))?$/.exec(text) || [];
  if (!whole || whole.length + fraction.length > 15) return undefined;
  const needed = fraction.replace(/0+$/, "");
  return {
    value: Number(`${sign && sign !== "+" ? "-" : ""}${whole}.${needed}`) + 0, // not minus zero
    decimals: needed.length,
    mayBeThousands: fraction.length === 3 && whole[0] !== "0",
  };
}

// "2026-11-29", "29-11-2026" or "29/11/2026" as "2026-11-29", or nothing.
export function dayIn(text) {
  let [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) || [];
  if (!year) [, day, , month, year] = /^(\d\d?)([-/])(\d\d?)\2(\d{4})$/.exec(text) || [];
  if (!(year >= 1900 && year <= 2100)) return undefined;
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${iso}T00:00Z`);
  return !Number.isNaN(+date) && date.toISOString().startsWith(iso) ? iso : undefined;
}
