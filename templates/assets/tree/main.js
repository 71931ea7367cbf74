// Walking a decision tree in the browser. The pages work by themselves; this carries the answers along in the address's
// fragment, which no server sees. Bundled by script/build-assets into tree.js, a classic script after the tree's data
// (self.leidraadTrees), so that it also runs from file://. Without that data it does nothing.
import { leaveFor, whenShown } from "../js/events.js";
import { loadScript } from "../js/load.js";
import { countryIn, followKept, readKept } from "./context.js";
import { showCountry } from "./country.js";
import { isStandIn } from "./place.js";
import { tellPlace } from "./placed.js";
import { startQuestion } from "./question.js";
import { locate } from "./route.js";
import { addressOfBack, addressPast, returnFrom } from "./setting.js";
import { own } from "./walk.js";

// The answers as the page knows them now.
let shownFragment = "";

// From file:// a browser may refuse; then the address stays as it is.
function setFragment(fragment) {
  shownFragment = fragment;
  if (window.location.hash === fragment) return;
  try {
    window.history.replaceState(window.history.state, "", fragment || window.location.pathname + window.location.search);
  } catch {
    // Nothing else depends on it.
  }
}

// A link inside the page (a source, the skip link) would wipe the answers from the address: they are put back. Other
// answers, by "back" or by hand, are another page.
function followAddress() {
  const { hash } = window.location;
  if (hash === shownFragment) return;
  if (hash.includes("=")) window.location.reload();
  else if (shownFragment) setFragment(shownFragment);
}

function showNotice(root, text) {
  const notice = root.querySelector("[data-tree-slot=notice]");
  if (!notice) return;
  notice.hidden = false;
  notice.textContent = text;
}

function showBack(root, place, known) {
  const link = root.querySelector("[data-tree-back]");
  const address = addressOfBack(place, known);
  if (!link || !address) return;
  link.href = address;
  link.textContent = place.tree.texts.back;
}

function placeOf(tree, node, hash, known) {
  const goBack = returnFrom(tree, node, hash, known);
  if (goBack) return { ...locate(tree, node, "", known), present: known.get(node), returnFrom: goBack, ownFragment: hash };
  return locate(tree, node || tree.start, node ? hash : "", known);
}

function startNode(root, tree) {
  const { node, page } = root.dataset;
  const { known, isGone } = readKept(tree);
  const { hash } = window.location;
  const place = placeOf(tree, node, hash, known);
  const elsewhere = place.redirect || addressPast(place, known, hash);
  if (elsewhere) return leaveFor(elsewhere, true);
  if (isGone) showNotice(root, tree.texts["place-gone"]);
  if (place.isGone) showNotice(root, tree.texts.gone);
  setFragment(node ? place.ownFragment : "");
  const all = followKept(place, known);
  showCountry(root, place.facts.remembered.get("country") || countryIn(tree, all));
  if (page !== "outcome") startQuestion(root, place);
  if (node) showBack(root, place, known);
  return tellPlace({ root, place, known: all });
}

function startTree(root) {
  const { tree: id, node, page } = root.dataset;
  const tree = own(self.leidraadTrees, id);
  if (!tree || !["start", "question", "outcome"].includes(page)) return;
  if (node && !own(page === "question" ? tree.questions : tree.outcomes, node)) return;
  startNode(root, tree);
}

const startTrees = () => document.querySelectorAll(".tree[data-tree]").forEach(startTree);

// What tells about the answers, and makes the next page come at once, is asked for once this page stands there; at once
// where there is something to tell. Not where this page is of another build than the data, from a browser's own store.
function loadVisit(root) {
  const parts = own(self.leidraadTreeParts, root.dataset.tree);
  const isHere = (name) => [...document.scripts].some(({ src }) => src.endsWith(`/${name}`));
  if (!parts || !isHere(parts.script)) return false;
  if (isHere(parts.visit)) return true; // the start page asks for it
  const load = () => loadScript(document.body.dataset.root + parts.visit).catch(() => (document.querySelector("main").hidden = false));
  const atRest = window.requestIdleCallback || setTimeout;
  const isUrgent = window.location.hash.includes("=") || root.dataset.page === "outcome" || isStandIn(root);
  if (isUrgent || document.readyState === "complete") load();
  else window.addEventListener("load", () => atRest(load));
  return true;
}

const first = document.querySelector(".tree[data-tree]");
whenShown(startTrees);
window.addEventListener("hashchange", followAddress);
if (loadVisit(first) && isStandIn(first)) document.querySelector("main").hidden = true;
else startTrees();
