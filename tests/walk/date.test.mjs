// The day on which to measure again.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addDuration, isoDate } from "../../templates/assets/tree/visit/date.js";

const after = (day, duration) => isoDate(addDuration(new Date(...day), duration));

describe("a duration after a day", () => {
  for (const [what, day, duration, expected] of [
    ["a day", [2026, 10, 24], "P1D", "2026-11-25"],
    ["two weeks, over the end of a month", [2026, 10, 24], "P2W", "2026-12-08"],
    ["a month", [2026, 10, 24], "P1M", "2026-12-24"],
    ["a month, over the end of a year", [2026, 11, 15], "P1M", "2027-01-15"],
    ["a month from 31 January ends on the last of February", [2026, 0, 31], "P1M", "2026-02-28"],
    ["and in a leap year on the 29th", [2028, 0, 31], "P1M", "2028-02-29"],
    ["three months from 30 November", [2026, 10, 30], "P3M", "2027-02-28"],
    ["a year from 29 February", [2028, 1, 29], "P1Y", "2029-02-28"],
    ["a day over the start of summer time", [2026, 2, 28, 23, 30], "P1D", "2026-03-29"],
    ["fourteen months", [2026, 0, 31], "P14M", "2027-03-31"],
  ]) {
    it(what, () => assert.equal(after(day, duration), expected));
  }

  for (const duration of ["", "P", "2W", "P2X", "PT1H", "P1Y2M", "P-1D", "P99999D", "P1.5D"]) {
    it(`"${duration}" is none that the format knows`, () => assert.equal(addDuration(new Date(), duration), undefined));
  }
});
