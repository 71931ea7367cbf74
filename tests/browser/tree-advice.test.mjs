// What somebody who knows the field would stop on, over all ways of the indoor-climate tree and all of its advice: heat
// that is never found, a cold room that ends green, "must" from a class of our own, what must not be switched off, and an
// order in which one would not act. Needs the built guide and no browser.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { buildGuide } from "./support/guide.mjs";
import { answersOf, treesOf, walkOf } from "./support/trees.mjs";

const climate = treesOf(await buildGuide()).find(({ id }) => id === "binnenklimaat");
const question = (id) => climate.questions.find((one) => one.id === id);
const outcome = (id) => climate.outcomes.find((one) => one.id === id);
const classesOf = (id, country) => question(id).answers.filter((one) => !one.country || one.country === country).map((one) => one.id);

// Where somebody gets, and the zone of what was measured last on the way.
function reached(country, answers) {
  const { steps, outcome: end, question: asked } = walkOf(climate, { ...answersOf(climate, `${country}-basis`), ruimte: "kamer", ...answers });
  const measured = steps.filter(({ scale, band }) => scale !== undefined && band !== undefined).at(-1);
  const zone = measured && question(measured.question).scales[measured.scale].bands[measured.band].zone;
  return { end: end ?? asked, zone };
}

const heat = (answers) => ({ klacht: "warm", ...answers });
const cold = (answers) => ({ klacht: "koud", "koud-gemeten": "ja", ...answers });

describe("a room where people live, lie or wash", () => {
  for (const country of ["be", "nl"]) {
    for (const room of ["kamer", "leefruimte", "onderzoek", "badkamer"]) {
      it(`is at 17 °C green for no class of work: ${country}, ${room}`, () => {
        for (const work of classesOf("koud-werk", country)) {
          const { end, zone } = reached(country, cold({ ruimte: room, "koud-werk": work, "koud-temperatuur": 17 }));
          assert.notEqual(zone, "green", work);
          assert.ok(["koud-rood", "koud-heel", "koud-bewoner", "koud-huis"].includes(end), `${work}: ${end}`);
        }
      });
    }
  }

  it("in a Flemish care home must be 22 °C, and 21.9 is not", () => {
    const at = (temperature) => reached("be", cold({ "koud-werk": "halfzwaar", "koud-temperatuur": temperature, "koud-huis": "ja" })).end;
    assert.equal(at(21.9), "koud-kamer");
    assert.equal(at(22), "koud-plek");
  });
});

describe("heat", () => {
  const causes = ["weer", "waarschuwing", "bron", "weet-niet"];

  for (const country of ["be", "nl"]) {
    it(`is red above the limit whatever it comes from: ${country}`, () => {
      for (const work of classesOf("warm-werk", country)) {
        for (const cause of causes) {
          const { end } = reached(country, heat({ "warm-werk": work, "warm-temperatuur": 45, "warm-vocht-heet": 60, "warm-door": cause }));
          assert.equal(outcome(end)?.zone, "red", `${work}, ${cause}: ${end}`);
        }
      }
    });
  }

  it("is red at 38 °C without a hygrometer, and asks for one below that", () => {
    for (const work of classesOf("warm-werk", "be")) {
      const at = (temperature) => reached("be", heat({ "warm-werk": work, "warm-temperatuur": temperature, "warm-vocht-heet": "geen-vochtmeter" })).end;
      assert.equal(at(38), "warm-heet", work);
    }
    assert.equal(reached("be", heat({ "warm-werk": "licht", "warm-temperatuur": 30 })).end, "warm-vocht");
  });

  it("of which somebody becomes ill is told in one tap, and again before every way about heat ends", () => {
    assert.equal(reached("be", { klacht: "hitte" }).end, "hitteziek");
    assert.equal(reached("nl", { klacht: "weet-niet", "screening-vandaag": "hitte" }).end, "hitteziek");
    assert.equal(reached("nl", { klacht: "droog", "droog-samen": "hitte" }).end, "hitteziek");
    assert.equal(reached("be", heat({ "warm-werk": "licht", "warm-temperatuur": "ziek" })).end, "hitteziek");
  });

  it("is red without a thermometer where also those who sit still sweat", () => {
    const { end } = reached("nl", heat({ "warm-werk": "zittend", "warm-temperatuur": "ook-stil" }));
    assert.equal(outcome(end).zone, "red");
  });
});

describe("\"must\"", () => {
  const work = { "warm-werk": "weet-niet", "koud-werk": "weet-niet" };

  it("follows from a class of work that nobody knows only where every class is beyond it", () => {
    let musts = 0;
    for (let humidity = 0; humidity <= 100; humidity += 5) {
      for (let temperature = 25; temperature <= 50; temperature += 1) {
        const answers = heat({ ...work, "warm-temperatuur": temperature, "warm-vocht": humidity, "warm-vocht-heet": humidity, "warm-door": "weer" });
        if (reached("be", answers).end !== "warm-rood") continue;
        musts += 1;
        for (const known of ["licht", "halfzwaar", "zwaar", "zeer-zwaar"])
          assert.equal(reached("be", { ...answers, "warm-werk": known }).end, "warm-rood", `${known}: ${temperature} °C, ${humidity} %`);
      }
    }
    for (let temperature = -10; temperature < 18; temperature += 0.5) {
      const answers = cold({ ruimte: "gang", ...work, "koud-temperatuur": temperature });
      if (reached("be", answers).end !== "koud-rood") continue;
      musts += 1;
      for (const known of ["zeer-licht", "licht", "halfzwaar", "zwaar", "zeer-zwaar"])
        assert.equal(reached("be", { ...answers, "koud-werk": known }).end, "koud-rood", `${known}: ${temperature} °C`);
    }
    assert.ok(musts > 100, `only ${musts}`);
  });

  it("does not follow from what somebody wears: clothes are in no class of work", () => {
    for (const id of ["warm-werk", "koud-werk"]) {
      for (const { text, hint = "" } of question(id).answers) assert.doesNotMatch(`${text} ${hint}`, /masker|schort|kleding|jas/i);
    }
  });
});

describe("hearing", () => {
  it("is asked about wherever people often have to raise their voice for hours", () => {
    for (const room of ["kamer", "gang", "post", "onderzoek", "badkamer", "pauze", "keuken"]) {
      const answers = { klacht: "lawaai", ruimte: room, "lawaai-stem": "vaak", "lawaai-duur": "lang" };
      assert.equal(reached("be", answers).end, "lawaai-dagdosis", room);
    }
    assert.equal(reached("be", { klacht: "lawaai", "lawaai-stem": "vaak", "lawaai-duur": "machine" }).end, "lawaai-dagdosis");
    const loud = { klacht: "lawaai", ruimte: "leefruimte", "lawaai-stem": "vaak", "lawaai-leefruimte": 80 };
    assert.equal(reached("nl", loud).end, "lawaai-dagdosis");
  });
});

describe("carbon monoxide", () => {
  it("is ruled out before stuffy air or a headache gets advice, and in the home of a client", () => {
    for (const answers of [{ klacht: "lucht" }, { klacht: "weet-niet", "screening-vandaag": "lucht" }, { klacht: "droog", "droog-samen": "lucht" }])
      assert.equal(reached("be", answers).end, "lucht-geur");
    assert.equal(question("lucht-geur").answers[0].id, "co");
    assert.equal(reached("nl", { klacht: "lucht", "lucht-geur": "co" }).end, "nood");
    assert.equal(reached("nl", { klacht: "lucht", ruimte: "thuis" }).end, "thuis-co");
    assert.equal(reached("nl", { klacht: "lucht", ruimte: "thuis", "thuis-co": "ja" }).end, "nood");
  });
});

describe("what is for today", () => {
  it("is at most three things in a country", () => {
    for (const { id, actions: { today = [] } } of climate.outcomes) {
      for (const country of ["be", "nl"]) {
        const own = today.filter((action) => !action.country || action.country === country);
        assert.ok(own.length <= 3, `${id}, ${country}: ${own.length}`);
      }
    }
  });
});

describe("an action", () => {
  const actions = climate.outcomes.flatMap(({ id, actions: all }) => Object.entries(all).flatMap(([horizon, list]) => list.map((action) => ({ id, horizon, ...action }))));

  it("that switches devices or a source off says what stays on", () => {
    const off = actions.filter(({ text }) => /\bzet\b.*\b(toestel|toestellen|bron)\b.*\buit\b|\bzet uit\b/i.test(text));
    assert.ok(off.length >= 6, `only ${off.length}`);
    for (const { id, text } of off) assert.match(text, /medische? toestel|behandeling/i, `${id}: ${text}`);
  });

  it("in heat minds medication, today", () => {
    for (const id of ["hitteplan", "warm-oranje", "warm-rood", "warm-rood-bron", "warm-heet", "thuis"])
      assert.ok(outcome(id).actions.today.some(({ text }) => /medicatie ligt/.test(text)), id);
  });

  it("that takes up to two days stands after what is done at once", () => {
    for (const { id, actions: { today = [] } } of climate.outcomes) {
      const late = today.findIndex(({ text }) => /48 uur/.test(text));
      assert.ok(late < 0 || late === today.length - 1, id);
    }
    assert.match(outcome("warm-rood").actions.today[0].text, /^Stop zware taken/);
  });

  it("about a floor that shines first looks whether it is slippery", () => {
    assert.equal(reached("nl", { klacht: "fel", "fel-wat": "vloer" }).end, "fel-vloer");
    assert.match(outcome("fel-vloer").actions.today[0].text, /glad/);
  });
});
