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

const plain = /^([-+−–]?)(\d+)(?:([.,])(\d+))?$/;
const grouped = /^([-+−–]?)([1-9]\d{0,2}(?:([. \u00a0\u2009\u202f'’])\d{3})(?:\3\d{3})*)(?:([.,])(\d+))?$/;

// { value, decimals, otherReading? }, or nothing. Groups of three digits may be parted; a point before exactly three digits
// parts thousands, a comma stands before decimals. `otherReading` is how others write the same signs: 1.25 for "1.250".
// Telephones write a minus in three ways; at most fifteen digits fit in a number.
export function numberIn(text) {
  let [, sign, whole, parting, mark, fraction = ""] = grouped.exec(text) || [];
  if (parting === "." && mark === ".") whole = undefined;
  if (!whole) {
    [, sign, whole, mark, fraction = ""] = plain.exec(text) || [];
    parting = "";
  }
  if (!whole) return undefined;
  const digits = whole.replace(/\D/g, "");
  if (digits.length + fraction.length > 15) return undefined;
  const valueOf = (before, behind) => Number(`${sign && sign !== "+" ? "-" : ""}${before}.${behind}`) + 0; // not minus zero
  const needed = fraction.replace(/0+$/, "");
  const number = { value: valueOf(digits, needed), decimals: needed.length };
  if (parting === "." && !fraction && /^\d+\.\d{3}$/.test(whole)) number.otherReading = valueOf(digits.slice(0, -3), digits.slice(-3));
  if (!parting && mark === "," && fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole)) number.otherReading = valueOf(digits + fraction, "");
  return number;
}

// As answers are stored and sent: numberIn reads it back as it was.
export const storedNumber = (value) => (numberIn(String(value))?.otherReading === undefined ? String(value) : `${value}0`);

// "2026-11-29", "29-11-2026" or "29/11/2026" as "2026-11-29", or nothing.
export function dayIn(text) {
  let [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) || [];
  if (!year) [, day, , month, year] = /^(\d\d?)([-/])(\d\d?)\2(\d{4})$/.exec(text) || [];
  if (!(year >= 1900 && year <= 2100)) return undefined;
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${iso}T00:00Z`);
  return !Number.isNaN(+date) && date.toISOString().startsWith(iso) ? iso : undefined;
}
