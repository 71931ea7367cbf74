// An outcome's page: the right actions first, a date, and the ways on.
import { element } from "../js/element.js";
import { fill } from "../js/text.js";
import { addDuration, isoDate } from "./date.js";
import { addressOfAgain, addressOfAside, addressOfClosing, addressOnward } from "./route.js";
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

const hideItem = (link) => ((link.closest("li") || link).hidden = true);

// On the way the reader has not arrived: there is one way on, and no talk of what comes after the end.
function showOnward(root, place) {
  const section = root.querySelector("[data-tree-continue]");
  if (section) section.hidden = place.isArrived;
  const address = place.isOnTheWay && addressOnward(place);
  if (!section || !address) return;
  const { next } = place.steps.at(-1);
  for (const link of section.querySelectorAll("[data-continue]")) {
    if (link.dataset.continue !== next) hideItem(link);
    // Where later answers were kept it leads beyond the question that it names.
    else if (!address.startsWith(`${next}.`)) link.firstElementChild.textContent = place.tree.texts.next;
    link.href = address;
  }
  root.querySelectorAll("[data-tree-closing], [data-tree-again]").forEach(hideItem);
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
  const tips = new Set(place.steps.map(({ chosen }) => chosen.tip));
  for (const tip of root.querySelectorAll("[data-tree-tip]")) tip.hidden = !tips.has(tip.dataset.treeTip);
  if (tree.closing) setAddress(root.querySelectorAll("[data-tree-closing]"), place.isArrived && addressOfClosing(place));
  setAddress(root.querySelectorAll("[data-tree-again]"), addressOfAgain(place));
  for (const link of root.querySelectorAll(".tree-escalation a")) setAddress([link], addressOfAside(place, link.getAttribute("href")));
}
