// What a reader may type for a measured value, and what is refused with which reason. Nothing is guessed.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { namesOf, readNumber } from "../../templates/assets/tree/number.js";

const temperature = { unit: "°C", minimum: -10, maximum: 50, decimals: 1 };
const humidity = { unit: "%", minimum: 0, maximum: 100, decimals: 0 };
const carbonDioxide = { unit: "ppm", minimum: 300, maximum: 10_000, decimals: 0 };

describe("a number is read", () => {
  for (const [typed, quantity, value] of [
    ["30", temperature, 30],
    ["30,5", temperature, 30.5],
    ["30.5", temperature, 30.5],
    [" 30,5 ", temperature, 30.5],
    ["\u00A030,5\u202F", temperature, 30.5],
    ["30,50", temperature, 30.5],
    ["-5", temperature, -5],
    ["−5,5", temperature, -5.5],
    ["- 5", temperature, -5],
    ["+5", temperature, 5],
    ["-0", temperature, 0],
    ["007", temperature, 7],
    ["30 °C", temperature, 30],
    ["30°c", temperature, 30],
    ["55%", humidity, 55],
    ["55,0", humidity, 55],
    ["1200", carbonDioxide, 1200],
    ["1200 PPM", carbonDioxide, 1200],
    ["1.200", carbonDioxide, 1200],
    ["1 200", carbonDioxide, 1200],
    ["1\u202F200", carbonDioxide, 1200],
    ["1'200", carbonDioxide, 1200],
    ["1’200 ppm", carbonDioxide, 1200],
    ["1.200,0", carbonDioxide, 1200],
    ["-10", temperature, -10],
    ["50", temperature, 50],
  ]) {
    it(`${JSON.stringify(typed)} as ${value}`, () => assert.deepEqual(readNumber(typed, quantity), { value }));
  }
});

describe("a number with what people call its unit is read", () => {
  const units = "°C: °, graden, graden celsius, c; %: procent; m/s: meter per seconde";
  for (const [typed, quantity, value] of [
    ["31 graden", temperature, 31],
    ["31 Graden.", temperature, 31],
    ["31°", temperature, 31],
    ["31,5 °C", temperature, 31.5],
    ["31,5 graden celsius", temperature, 31.5],
    ["-2 graden", temperature, -2],
    ["45 %", humidity, 45],
    ["45 procent", humidity, 45],
    ["850 ppm", carbonDioxide, 850],
    ["1.200", carbonDioxide, 1200],
    ["1.200 ppm", carbonDioxide, 1200],
  ]) {
    it(`${JSON.stringify(typed)} as ${value}`, () => assert.deepEqual(readNumber(typed, quantity, namesOf(quantity.unit, units)), { value }));
  }

  it("only of its own unit", () => {
    assert.deepEqual(readNumber("45 graden", humidity, namesOf("%", units)), { reason: "number" });
    assert.deepEqual(readNumber("31 fahrenheit", temperature, namesOf("°C", units)), { reason: "number" });
    assert.deepEqual(readNumber("graden", temperature, namesOf("°C", units)), { reason: "empty" });
  });

  it("where a unit has no other names, by the unit alone", () => {
    assert.deepEqual(namesOf("ppm", units), ["ppm"]);
    assert.deepEqual(namesOf("ppm"), ["ppm"]);
  });
});

describe("a number is refused", () => {
  for (const [typed, quantity, reason] of [
    ["", temperature, "empty"],
    ["   ", temperature, "empty"],
    ["°C", temperature, "empty"],
    ["abc", temperature, "number"],
    ["warm", temperature, "number"],
    ["30 graden", temperature, "number"],
    ["30,", temperature, "number"],
    [",5", temperature, "number"],
    ["--5", temperature, "number"],
    ["0x1F", temperature, "two"],
    ["30²", temperature, "number"],
    ["½", temperature, "number"],
    ["∞", temperature, "number"],
    ["Infinity", temperature, "number"],
    ["NaN", temperature, "number"],
    ["٣٠", temperature, "number"],
    ["1e9", temperature, "notation"],
    ["1E9", temperature, "notation"],
    ["3,0e+1", temperature, "notation"],
    ["20 30", temperature, "two"],
    ["20-30", temperature, "two"],
    ["20 tot 30", temperature, "two"],
    ["20/30", temperature, "two"],
    ["20,5,1", temperature, "two"],
    ["20;30", temperature, "two"],
    ["1,200", carbonDioxide, "thousands"],
    ["1.200.5", carbonDioxide, "thousands"],
    ["12 00", carbonDioxide, "two"],
    ["1.200,5", carbonDioxide, "decimals"],
    ["90.000", carbonDioxide, "thousands"],
    ["90 000", carbonDioxide, "range"],
    ["30.500", temperature, "thousands"],
    ["-500", temperature, "range"],
    ["500", temperature, "range"],
    ["50,1", temperature, "range"],
    ["-10,1", temperature, "range"],
    ["9".repeat(400), temperature, "range"],
    ["30,55", temperature, "decimals"],
    ["0,125", temperature, "decimals"],
    ["55,5", humidity, "decimals"],
  ]) {
    it(`${JSON.stringify(typed.slice(0, 20))}: ${reason}`, () => assert.deepEqual(readNumber(typed, quantity), { reason }));
  }

  it("in no time, however much was pasted", () => {
    for (const part of ["1", "1.", "1 ", "-", "e", "1e"]) readNumber(part.repeat(100_000), temperature);
  });
});
