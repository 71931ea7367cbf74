// Walking a decision tree in the browser. The pages work by themselves; this carries the answers along in the address's
// fragment, which no server sees. Bundled by script/build-assets into tree.js, a classic script after the tree's data
// (self.leidraadTrees), so that it also runs from file://. Without that data it does nothing.
import { showGiven } from "./given.js";
import { startOutcome } from "./outcome.js";
import { startQuestion } from "./question.js";
import { locate } from "./route.js";
import { tellInMail } from "./share.js";
import { withTexts } from "./texts.js";
import { own } from "./walk.js";

// A country's own text, and what becomes empty without the other's: a list, and the section around it.
function showCountry(root, country) {
  if (!country) return;
  for (const element of root.querySelectorAll("[data-country]")) element.hidden = element.dataset.country !== country;
  for (const label of root.querySelectorAll("[data-country] .tree-country")) label.hidden = true; // it goes without saying
  for (const list of root.querySelectorAll("ul")) {
    const isEmpty = list.children.length > 0 && [...list.children].every((item) => item.hidden);
    if (isEmpty) (list.closest("[data-horizon]") || list).hidden = true;
  }
}

// The answers as the page now knows them. From file:// a browser may refuse; then the address stays as it is.
function setFragment(fragment) {
  try {
    window.history.replaceState(window.history.state, "", fragment || window.location.pathname + window.location.search);
  } catch {
    // Nothing else depends on it.
  }
}

// A link inside the page (a source, the skip link) would wipe the answers from the address: they are put back. Other
// answers, by "back" or by hand, are another page.
function followAddress(hash) {
  window.addEventListener("hashchange", () => {
    if (window.location.hash.includes("=")) window.location.reload();
    else if (hash) setFragment(hash);
  });
}

function showNotice(root, text) {
  const notice = root.querySelector("[data-tree-slot=notice]");
  if (!notice) return;
  notice.setAttribute("role", "status");
  notice.hidden = false;
  notice.textContent = text;
}

function startTree(root) {
  const { tree: id, node, page } = root.dataset;
  const tree = own(self.leidraadTrees, id);
  if (!tree || (page !== "question" && page !== "outcome")) return;
  if (!own(page === "question" ? tree.questions : tree.outcomes, node)) return;
  const place = locate(tree, node, window.location.hash);
  if (place.redirect) {
    window.location.replace(place.redirect);
    return;
  }
  if (place.isGone) {
    setFragment(place.ownFragment);
    showNotice(root, tree.texts.gone);
  }
  showCountry(root, place.facts.remembered.get("country"));
  (page === "question" ? startQuestion : startOutcome)(root, place);
  if (place.steps.length) {
    withTexts(tree, () => {
      showGiven(root, place);
      tellInMail(root, place);
    });
  }
  followAddress(place.ownFragment);
}

document.querySelectorAll(".tree[data-tree]").forEach(startTree);
