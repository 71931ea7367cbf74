// Where each choice leads, what a change keeps, and what an address that no longer fits becomes; over a small tree.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readFragment, writeFragment } from "../../templates/assets/tree/fragment.js";
import { addressOfAgain, addressOfAside, addressOfChange, addressOfChoice, addressOfClosing, addressOnward, locate } from "../../templates/assets/tree/route.js";
import { derivedValue, walk } from "../../templates/assets/tree/walk.js";
import { smallTree as tree } from "./small-tree.mjs";

const start = "#danger=no&country=be&role=carer&complaint=warm";
const be = `${start}&work=heavy&temperature=30`;
const hot = `${be}&humidity=80`;

describe("a choice", () => {
  const leads = (node, hash, given) => addressOfChoice(locate(tree, node, hash), given);

  it("leads to the next question with all answers", () => {
    assert.equal(leads("danger", "", "no"), "country.html#danger=no");
    assert.equal(leads("work", start, "heavy"), `temperature.html${start}&work=heavy`);
  });

  it("with a value leads by the band of the reader's country and work", () => {
    assert.equal(leads("temperature", `${start}&work=heavy`, 24), `fine.html${start}&work=heavy&temperature=24`);
    assert.equal(leads("temperature", `${start}&work=heavy`, 24.1), `humidity.html${start}&work=heavy&temperature=24.1`);
    assert.equal(leads("temperature", `${start}&work=light`, 24.1), `fine.html${start}&work=light&temperature=24.1`);
  });

  it("with a second value leads by what is computed from both", () => {
    assert.equal(derivedValue(tree.quantities.weight.derived, 30, 50, 1), 25);
    assert.equal(leads("humidity", be, 50), `warm.html${be}&humidity=50`);
    assert.equal(leads("humidity", be, 80), `hot.html${hot}`);
  });

  it("with advice leads there first, and from there on", () => {
    const advice = `measure.html${start}&work=heavy&temperature=none`;
    assert.equal(leads("temperature", `${start}&work=heavy`, "none"), advice);
    const place = locate(tree, "measure", advice.slice("measure.html".length));
    assert.equal(place.isOnTheWay, true);
    assert.equal(addressOnward(place), `feeling.html${start}&work=heavy&temperature=none`);
  });

  it("that is none, or only in the other country, leads nowhere", () => {
    assert.equal(leads("work", start, "office"), undefined);
    assert.equal(leads("work", start, "gone"), undefined);
    assert.equal(leads("temperature", start, 900), undefined);
    assert.equal(leads("temperature", "", 20), undefined); // nobody told the country
  });
});

describe("a change", () => {
  const leads = (node, given) => addressOfChoice(locate(tree, node, hot), given);

  it("starts from the page of the question with all answers", () => {
    const place = locate(tree, "hot", hot);
    assert.equal(addressOfChange(place, "role"), `role.html${hot}`);
    const role = locate(tree, "role", hot);
    assert.equal(role.present, "carer");
    assert.deepEqual(role.steps.map(({ question }) => question), ["danger", "country"]);
    assert.equal(role.isGone, false);
  });

  it("keeps all later answers that still apply", () => assert.equal(leads("role", "board"), `hot.html${hot.replace("carer", "board")}`));

  it("keeps later answers behind a question that must be answered first", () => {
    const place = locate(tree, "country", `${hot}&how-many=one`);
    assert.equal(addressOfChoice(place, "nl"), `hot.html${hot.replace("=be", "=nl").replace("&humidity=80", "")}&how-many=one`);
  });

  it("drops what the new way cannot meet", () => {
    assert.equal(leads("complaint", "noise"), "noise.html#danger=no&country=be&role=carer&complaint=noise");
    assert.equal(leads("danger", "yes"), "emergency.html#danger=yes");
  });

  it("before the outcome leads to the outcome, also when closing questions were answered", () => {
    const place = locate(tree, "role", `${hot}&how-many=one&how-now=solved`);
    assert.match(addressOfChoice(place, "board"), /^hot\.html#.*&how-now=solved$/);
  });
});

describe("closing questions", () => {
  const all = `${hot}&how-many=one`;

  it("begin after the outcome, and go on where they stopped", () => {
    assert.equal(addressOfClosing(locate(tree, "hot", hot)), `how-many.html${hot}`);
    assert.equal(addressOfClosing(locate(tree, "hot", all)), `how-now.html${all}`);
    assert.equal(locate(tree, "how-many", hot).redirect, undefined);
    assert.equal(locate(tree, "how-many", hot).isGone, false);
  });

  it("lead back to the branch, to the outcome, or to an end", () => {
    const place = locate(tree, "how-now", all);
    assert.equal(addressOfChoice(place, "better"), `work.html${start}`);
    assert.equal(addressOfChoice(place, "unknown"), `hot.html${all}&how-now=unknown`);
    assert.equal(addressOfChoice(place, "solved"), `done.html${all}&how-now=solved`);
    assert.equal(addressOfClosing(locate(tree, "hot", `${all}&how-now=unknown`)), `how-now.html${all}&how-now=unknown`);
  });

  it("do not follow a final outcome", () => assert.equal(locate(tree, "how-many", "#danger=yes").redirect, "emergency.html#danger=yes&~=gone"));
});

describe("another complaint", () => {
  it("keeps the answers up to that question", () => assert.equal(addressOfAgain(locate(tree, "hot", hot)), "complaint.html#danger=no&country=be&role=carer"));

  it("from where no complaint was chosen leads to the last question that can lead to one", () =>
    assert.equal(addressOfAgain(locate(tree, "emergency", "#danger=yes")), "danger.html"));

  it("from an outcome opened by itself leads to that question", () => assert.equal(addressOfAgain(locate(tree, "hot", "")), "complaint.html"));
});

describe("help beside the way", () => {
  it("takes the answers along", () => {
    const address = addressOfAside(locate(tree, "hot", hot), "../../beslisboom/small/help.html");
    assert.equal(address, `help.html${hot}&~=aside`);
    const place = locate(tree, "help", address.slice("help.html".length));
    assert.equal(place.redirect, undefined);
    assert.equal(place.facts.remembered.get("country"), "be");
    assert.equal(place.ownFragment, `${hot}&~=aside`);
    assert.equal(place.fragment, hot);
  });

  it("is no way to a page of something else", () => assert.equal(addressOfAside(locate(tree, "hot", hot), "../../contact.html"), undefined));
});

describe("a page for answers that do not fit", () => {
  const redirected = (node, hash) => locate(tree, node, hash).redirect;

  it("becomes the question whose answer is gone; later answers wait behind it", () =>
    assert.equal(redirected("hot", hot.replace("heavy", "gone")), `work.html${start}&temperature=30&humidity=80&~=gone`));

  it("becomes the outcome where the answers lead now", () => assert.equal(redirected("fine", hot), `hot.html${hot}&~=gone`));

  it("stays, and says so, where only a question is gone that nobody asks any more", () => {
    const place = locate(tree, "hot", `${hot}&old=yes`);
    assert.deepEqual([place.redirect, place.isGone, place.fragment], [undefined, true, hot]);
  });

  it("stays, and says so, where the gone answer is its own", () => {
    const place = locate(tree, "work", `${start}&work=gone`);
    assert.deepEqual([place.redirect, place.isGone, place.fragment], [undefined, true, start]);
  });

  it("never leads to itself, nor on and on", () => {
    const ids = [...Object.keys(tree.questions), ...Object.keys(tree.outcomes)];
    const given = ["no", "yes", "be", "nl", "warm", "heavy", "office", "gone", "none", "30", "900", "better", "one", "__proto__"];
    let seed = 7;
    const below = (end) => (seed = (seed * 48_271) % 2_147_483_647) % end;
    for (let turn = 0; turn < 20_000; turn += 1) {
      const hash = `#${Array.from({ length: below(7) }, () => `${ids[below(ids.length)]}=${given[below(given.length)]}`).join("&")}`;
      const node = ids[below(ids.length)];
      const place = locate(tree, node, hash);
      if (!place.redirect) continue;
      const [page, fragment] = place.redirect.split(/(?=#)/);
      const next = locate(tree, page.replace(".html", ""), fragment);
      assert.equal(next.redirect, undefined, `${node}${hash} -> ${place.redirect}`);
      assert.notEqual(page, `${node}.html`);
    }
  });
});

describe("the fragment", () => {
  const read = (hash) => [...readFragment(hash).answers];

  it("gives ids and numbers, and the first of two", () =>
    assert.deepEqual(read("#a=b&c=30.5&d=-2&a=x"), [["a", "b"], ["c", 30.5], ["d", -2]]));
  it("is written as it is read", () => assert.deepEqual(read(writeFragment([["a", "b"], ["c", 30.5], ["d", -2]])), [["a", "b"], ["c", 30.5], ["d", -2]]));
  it("leaves out what is no pair", () => assert.deepEqual(read("#a%3Db&c&=d&e="), []));
  it("does not choke on broken percent signs", () => assert.deepEqual(read("#%=%&a=%E0%A4%A"), [["%", "%"], ["a", "%E0%A4%A"]]));
  it("is cut where it is longer than any tree asks for", () => assert.ok(read(`#${"a1=b&".repeat(1_000_000)}`).length === 1));
  it("with names that mean something to JavaScript is harmless", () => {
    const { answers } = readFragment("#__proto__=x&constructor=y&hasOwnProperty=z");
    assert.equal(walk(tree, answers).stop, "unanswered");
    assert.equal({}.x, undefined);
  });
});
