// When to measure again: a day and an ISO 8601 duration of one part (P3D, P2W, P6M, P1Y).

// Gives a new date, or nothing where the duration is of another form. A month that is too short ends on its last day:
// 31 January and P1M give 28 or 29 February.
export function addDuration(day, duration) {
  const [, digits, part] = /^P(\d{1,4})([DWMY])$/.exec(duration) || [];
  if (!part) return undefined;
  const count = Number(digits);
  const [year, month, date] = [day.getFullYear(), day.getMonth(), day.getDate()];
  if (part === "D" || part === "W") return new Date(year, month, date + count * (part === "W" ? 7 : 1));
  const months = month + count * (part === "Y" ? 12 : 1);
  const lastDay = new Date(year, months + 1, 0).getDate();
  return new Date(year, months, Math.min(date, lastDay));
}

const twoDigits = (number) => String(number).padStart(2, "0");

// "2026-11-24", for a machine: in the reader's own time zone, which toISOString does not know.
export const isoDate = (day) => `${day.getFullYear()}-${twoDigits(day.getMonth() + 1)}-${twoDigits(day.getDate())}`;
