// Questions about the place, and ways that depend on what was answered before; over a small tree.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addressOfAgain, addressOfChange, addressOfChoice, locate } from "../../templates/assets/tree/route.js";
import { walk } from "../../templates/assets/tree/walk.js";

// Complaint first, then the room, which every complaint asks for; the country only where it matters.
const tree = {
  id: "place",
  title: "Place",
  start: "complaint",
  again: "complaint",
  texts: {},
  quantities: { light: { label: "Light", unit: "lux", minimum: 0, maximum: 1000, step: 1, decimals: 0 } },
  questions: {
    complaint: {
      remembers: "complaint",
      answers: [
        { id: "warm", next: "room" },
        { id: "dark", next: "room" },
        { id: "noise", next: "room" },
      ],
    },
    room: {
      remembers: "room",
      context: true,
      next: [{ when: { complaint: ["warm"] }, next: "country" }, { when: { complaint: ["dark"] }, next: "light" }, { next: "quiet" }],
      answers: [{ id: "office" }, { id: "corridor" }, { id: "theatre", next: "special" }],
    },
    country: {
      remembers: "country",
      context: true,
      answers: [
        { id: "be", next: "hot" },
        { id: "nl", next: "hot" },
      ],
    },
    light: {
      measure: { quantity: "light" },
      answers: [{ id: "none", unknown: true, next: "dim", tip: "measure" }],
      scales: [{ when: {}, bands: [{ below: 100, next: [{ when: { room: ["corridor"] }, next: "fine" }, { next: "dim" }] }, { from: 100, next: "fine" }] }],
    },
  },
  outcomes: { hot: {}, dim: {}, fine: {}, quiet: {}, special: {}, measure: {} },
  branches: {},
};

const arrive = (answers, known) => walk(tree, new Map(Object.entries(answers)), undefined, new Map(Object.entries(known ?? {})));
const passed = ({ steps }) => steps.map(({ question, given, isKnown }) => (isKnown ? `(${question}=${given})` : `${question}=${given}`)).join(" ");

describe("a way by what was answered before", () => {
  it("is taken by the first place whose answers fit, else by the last", () => {
    assert.equal(arrive({ complaint: "warm", room: "office" }).question, "country");
    assert.equal(arrive({ complaint: "dark", room: "office" }).question, "light");
    assert.equal(arrive({ complaint: "noise", room: "office" }).outcome, "quiet");
  });

  it("gives way to an answer that says itself where it leads", () => assert.equal(arrive({ complaint: "warm", room: "theatre" }).outcome, "special"));

  it("works for bands too", () => {
    assert.equal(arrive({ complaint: "dark", room: "corridor", light: 50 }).outcome, "fine");
    assert.equal(arrive({ complaint: "dark", room: "office", light: 50 }).outcome, "dim");
    assert.equal(arrive({ complaint: "dark", room: "office", light: 100 }).outcome, "fine");
  });

  it("is not guessed where nobody told what it asks for: the page's own link stays", () => {
    assert.equal(addressOfChoice(locate(tree, "room", ""), "office"), undefined);
    assert.equal(addressOfChoice(locate(tree, "room", ""), "theatre"), "special.html#room=theatre");
    assert.equal(addressOfChoice(locate(tree, "light", ""), 50), undefined);
    assert.equal(addressOfChoice(locate(tree, "light", ""), 100), "fine.html#light=100");
  });

  it("tells along what the answer says", () => assert.deepEqual(arrive({ complaint: "dark", room: "office", light: "none" }).tips, ["measure"]));
});

describe("what was told of the place before", () => {
  const known = { room: "office", country: "be" };

  it("answers the questions about the place, and only where they are met", () => {
    assert.equal(passed(arrive({ complaint: "warm" }, known)), "complaint=warm (room=office) (country=be)");
    assert.equal(passed(arrive({ complaint: "noise" }, known)), "complaint=noise (room=office)");
    assert.equal(arrive({ complaint: "warm" }, known).outcome, "hot");
  });

  it("gives way to what the address says", () =>
    assert.equal(passed(arrive({ complaint: "noise", room: "corridor" }, known)), "complaint=noise room=corridor"));

  it("is asked again where the answer exists no more", () => {
    const result = arrive({ complaint: "noise" }, { room: "attic" });
    assert.deepEqual([result.stop, result.question], ["unanswered", "room"]);
  });

  it("answers no question about the complaint", () => assert.equal(arrive({}, { complaint: "warm" }).question, "complaint"));

  it("skips its questions on the way, and stands in the address as if it had been answered", () => {
    const place = locate(tree, "complaint", "", new Map(Object.entries(known)));
    assert.equal(place.redirect, undefined);
    assert.equal(addressOfChoice(place, "dark"), "light.html#complaint=dark&room=office");
    assert.equal(addressOfChoice(place, "warm"), "hot.html#complaint=warm&room=office&country=be");
  });

  it("can be changed, and then counts no more", () => {
    const place = locate(tree, "hot", "#complaint=warm&room=office&country=be", new Map(Object.entries(known)));
    assert.equal(addressOfChange(place, "room"), "room.html#complaint=warm&room=office&country=be");
    const room = locate(tree, "room", "#complaint=warm&room=office&country=be", new Map(Object.entries(known)));
    assert.equal(room.present, "office");
    assert.equal(addressOfChoice(room, "theatre"), "special.html#complaint=warm&room=theatre&country=be");
  });

  it("does no harm on a page that was opened in the middle", () => {
    const place = locate(tree, "room", "", new Map(Object.entries(known)));
    assert.deepEqual([place.redirect, place.isGone], [undefined, false]);
  });
});

describe("a change of the complaint", () => {
  const leads = (hash, given) => addressOfChoice(locate(tree, "complaint", hash), given);

  it("keeps what was told of the place, also where it is not asked for", () => {
    assert.equal(leads("#complaint=warm&room=office&country=be", "noise"), "quiet.html#complaint=noise&room=office&country=be");
  });

  it("drops answers to which the way can no longer lead, though a list names their question", () => {
    const dark = "#complaint=dark&room=office&light=50";
    assert.equal(leads(dark, "noise"), "quiet.html#complaint=noise&room=office");
    assert.equal(addressOfChoice(locate(tree, "complaint", "#complaint=dark&light=50"), "warm"), "room.html#complaint=warm");
    assert.equal(addressOfChoice(locate(tree, "complaint", "#complaint=warm&light=50"), "dark"), "room.html#complaint=dark&light=50");
  });
});

describe("another complaint", () => {
  it("keeps what was told of the place", () =>
    assert.equal(addressOfAgain(locate(tree, "hot", "#complaint=warm&room=office&country=be")), "complaint.html#room=office&country=be"));

  it("and asks for it no more", () => {
    const place = locate(tree, "complaint", "#room=office&country=be");
    assert.equal(place.isGone, false);
    assert.equal(addressOfChoice(place, "dark"), "light.html#complaint=dark&room=office&country=be");
    assert.equal(addressOfChoice(place, "warm"), "hot.html#complaint=warm&room=office&country=be");
  });
});
