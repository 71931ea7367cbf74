// Where one comes to change what the device keeps of the place, how a link from outside passes it, and the way back; over a
// small tree.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { locate } from "../../templates/assets/tree/route.js";
import { addressOfBack, addressOfSetting, addressPast, returnFrom } from "../../templates/assets/tree/setting.js";
import { addressOfChoice } from "../../templates/assets/tree/route.js";

const tree = {
  id: "place",
  title: "Place",
  start: "complaint",
  texts: {},
  quantities: {},
  questions: {
    complaint: { answers: [{ id: "warm", next: "country" }, { id: "noise", next: "voice" }] },
    country: { remembers: "country", context: true, answers: [{ id: "be", next: "work" }, { id: "nl", next: "hot" }] },
    work: { answers: [{ id: "light", next: "fine" }, { id: "heavy", next: "hot" }] },
    voice: { answers: [{ id: "yes", next: "hot" }, { id: "no", next: "fine" }] },
  },
  outcomes: { hot: {}, fine: {} },
  branches: {},
};
const kept = new Map([["country", "be"]]);
const nothing = new Map();
const at = (node, hash, known = kept) => locate(tree, node, hash, known);

describe("what is kept", () => {
  it("is passed, and stands in the address from then on", () =>
    assert.equal(addressOfChoice(at("complaint", ""), "warm"), "work.html#complaint=warm&country=be"));

  it("is passed by a link from outside the tree to its question", () => {
    assert.equal(addressPast(at("country", "#complaint=warm"), kept, "#complaint=warm"), "work.html#complaint=warm&country=be");
    assert.equal(addressPast(at("country", "#complaint=warm", nothing), nothing, "#complaint=warm"), undefined);
  });

  it("is not passed where its question was opened to change it, or by itself", () => {
    const hash = "#complaint=warm&country=be";
    assert.equal(addressPast(at("country", hash), kept, hash), undefined);
    assert.equal(addressPast(at("country", ""), kept, ""), undefined);
  });

  it("is changed on the page of its question: on the way, or beside it", () => {
    const onTheWay = at("work", "#complaint=warm&country=be");
    assert.equal(addressOfSetting(onTheWay, "country"), "country.html#complaint=warm&country=be");
    assert.equal(addressOfSetting(at("voice", "#complaint=noise"), "country"), "country.html#complaint=noise&~=place");
    assert.equal(addressOfSetting(at("complaint", ""), "country"), "country.html#~=place");
  });

  it("once changed beside the way leads back to where the reader was", () => {
    assert.equal(returnFrom(tree, "country", "#complaint=noise&~=place", kept)("nl"), "voice.html#complaint=noise");
    assert.equal(returnFrom(tree, "country", "#complaint=noise&voice=no&~=place", kept)("nl"), "fine.html#complaint=noise&voice=no");
    assert.equal(returnFrom(tree, "country", "#~=place", kept)("nl"), "index.html");
  });

  it("is changed so on no other page, whatever an address says", () => {
    for (const [node, hash] of [["country", "#complaint=noise"], ["work", "#~=place"], ["hot", "#~=place"], ["__proto__", "#~=place"], ["country", "#~=gone"]])
      assert.equal(returnFrom(tree, node, hash, kept), undefined);
  });
});

describe("the way back", () => {
  it("leads to the question that was answered last", () =>
    assert.equal(addressOfBack(at("work", "#complaint=warm&country=be", nothing), nothing), "country.html#complaint=warm&country=be"));

  it("leads past what the device knew, which was never asked", () =>
    assert.equal(addressOfBack(at("work", "#complaint=warm&country=be"), kept), "complaint.html#complaint=warm&country=be"));

  it("is the page's own link where nothing was answered", () => assert.equal(addressOfBack(at("complaint", ""), kept), undefined));

  it("from where what is kept is changed leads to where the reader was", () => {
    const place = { ...at("country", ""), returnFrom: returnFrom(tree, "country", "#complaint=noise&~=place", kept) };
    assert.equal(addressOfBack(place, kept), "voice.html#complaint=noise");
  });
});
