// An outcome's page: the ways on.
import { addressOfAgain, addressOfAside, addressOfClosing, addressOnward } from "../route.js";

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
  if (!place.steps.length) return;
  showOnward(root, place);
  const tips = new Set(place.steps.map(({ chosen }) => chosen.tip));
  for (const tip of root.querySelectorAll("[data-tree-tip]")) tip.hidden = !tips.has(tip.dataset.treeTip);
  if (tree.closing) setAddress(root.querySelectorAll("[data-tree-closing]"), place.isArrived && addressOfClosing(place));
  setAddress(root.querySelectorAll("[data-tree-again]"), addressOfAgain(place));
  for (const link of root.querySelectorAll(".tree-escalation a")) setAddress([link], addressOfAside(place, link.getAttribute("href")));
}
