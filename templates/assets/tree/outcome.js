// An outcome's page: the right actions first, a date, and the ways on.
import { element } from "../js/element.js";
import { fill } from "../js/text.js";
import { addDuration, isoDate } from "./date.js";
import { addressOfAgain, addressOfAside, addressOfClosing, addressOnward } from "./route.js";
import { own } from "./walk.js";
import { dateText } from "./words.js";
import { startSharing } from "./share.js";

// In the document's order, not only to the eye: a screen reader meets them in the same order.
function putFirst(root, steps) {
  const horizon = steps.map(({ chosen }) => chosen.first).filter(Boolean).at(-1);
  const sections = [...root.querySelectorAll("[data-horizon]")];
  const section = sections.find(({ dataset }) => dataset.horizon === horizon);
  if (section && section !== sections[0]) sections[0].before(section);
}

function tellDates(root, texts) {
  for (const slot of root.querySelectorAll("[data-tree-date]")) {
    const day = addDuration(new Date(), slot.dataset.after || "");
    if (!day) continue;
    const time = element("time", "", dateText(day));
    time.dateTime = isoDate(day);
    const [before, after = ""] = fill(texts.date, {}).split("{date}");
    slot.replaceChildren(" ", before, time, after);
  }
}

// On the way the reader has not arrived: there is one way on, and no talk of what comes after the end.
function showOnward(root, place) {
  const section = root.querySelector("[data-tree-continue]");
  if (!section) return;
  if (place.isArrived) section.hidden = true;
  const address = place.isOnTheWay && addressOnward(place);
  if (!address) return;
  const [first, ...others] = section.querySelectorAll("[data-continue]");
  const next = place.steps.at(-1).chosen.next;
  const { questions, outcomes, texts } = place.tree;
  first.href = address;
  (first.querySelector(".tree-answer-text") || first).textContent = texts.continue;
  first.append(" ", element("span", "tree-answer-hint", own(questions, next)?.text || own(outcomes, next)?.title || ""));
  for (const link of others) (link.closest("li") || link).hidden = true;
  for (const link of root.querySelectorAll("[data-tree-closing], [data-tree-again]")) (link.closest("li") || link).hidden = true;
}

function setAddress(links, address) {
  for (const link of links) if (address) link.href = address;
}

export function startOutcome(root, place) {
  const { tree } = place;
  tellDates(root, tree.texts);
  startSharing(root, place);
  if (!place.steps.length) return;
  putFirst(root, place.steps);
  showOnward(root, place);
  if (tree.closing) setAddress(root.querySelectorAll("[data-tree-closing]"), place.isArrived && addressOfClosing(place));
  setAddress(root.querySelectorAll("[data-tree-again]"), addressOfAgain(place));
  for (const link of root.querySelectorAll(".tree-escalation a")) setAddress([link], addressOfAside(place, link.getAttribute("href")));
}
