// The next page of a tree at once. On a host each page is asked of the network, which takes seconds on a ward; here all
// pages of the tree come in a few pieces (generator/render/trees/pieces.hpp) once the first page stands there, and take
// the place of what is in <main>. The address is the page's own, so sharing, reloading and going back stay as they are.
//
// Loaded by tree.js, with what tells about the answers (tell.js). From disk a page is there at once anyway.
import { shown, whenLeaving } from "../../js/events.js";
import { folderOf, isStandIn, nameOf, nameOfRoot } from "../place.js";
import { whenPlaced } from "../placed.js";
import { own } from "../walk.js";
import { showMissing } from "./missing.js";
import { piecesOf } from "./pieces.js";
import { tell } from "./tell.js";
import { withTexts } from "./texts.js";
import { registerWorker } from "./worker.js";

const main = document.querySelector("main");
const rootOf = () => main.querySelector(".tree[data-tree]");
const id = rootOf().dataset.tree;
const data = own(self.leidraadTrees, id);
const parts = own(self.leidraadTreeParts, id);
const folder = folderOf(window.location);
const pieces = piecesOf(id, parts || {});

// The last step above the title is the tree itself: on its own start page it is where one is.
function markCrumb(name) {
  const link = document.querySelector(".crumbs li:last-child a");
  if (name === "index") link?.setAttribute("aria-current", "page");
  else link?.removeAttribute("aria-current");
}

// The focus goes to the heading: a screen reader tells it, and the keyboard goes on from there.
function show(name) {
  const page = new DOMParser().parseFromString(pieces.page(name), "text/html");
  document.title = page.title;
  main.replaceChildren(...page.body.childNodes);
  main.hidden = false;
  markCrumb(name);
  document.dispatchEvent(new CustomEvent(shown));
  const heading = main.querySelector("h1");
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

// Shows the page with this address and says so, if it has come already.
function goTo(address, replaces) {
  const url = new URL(address, window.location.href);
  if (folderOf(url) !== folder || !pieces.has(nameOf(url))) return false;
  try {
    if (replaces) window.history.replaceState(null, "", url);
    else window.history.pushState(null, "", url);
  } catch {
    return false; // a browser may refuse many in a short time
  }
  show(nameOf(url));
  window.scrollTo({ top: 0, behavior: "instant" });
  return true;
}

function followLink(event) {
  if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest("main a[href], .crumbs a[href]");
  if (!link || link.target || link.hasAttribute("download")) return;
  // A place in the page is the browser's to find.
  const isHere = link.href.split("#")[0] === window.location.href.split("#")[0];
  if (isHere && link.hash && !link.hash.includes("=")) return;
  if (goTo(link.href)) event.preventDefault();
}

// Back and forward. A place in the page has no answers in its fragment and is no other page.
function followHistory() {
  const { hash } = window.location;
  const name = nameOf(window.location);
  if (name === nameOfRoot(rootOf()) && hash && !hash.includes("=")) return;
  if (pieces.has(name)) show(name);
  else window.location.reload();
}

// What stands in for a page that the network did not give becomes that page.
async function becomeTheRightPage() {
  const name = nameOf(window.location);
  try {
    await pieces.load(parts.parts);
  } catch {
    // Not all of it is on the device.
  }
  if (pieces.has(name)) show(name);
  else withTexts(data, () => showMissing(main, data.texts));
}

// Once the page itself is there: on a slow line nothing stands in its way.
const pageIsThere = () => new Promise((resolve) => (document.readyState === "complete" ? resolve() : window.addEventListener("load", resolve)));

async function run() {
  whenLeaving(goTo);
  document.addEventListener("click", followLink);
  window.addEventListener("popstate", followHistory);
  if (isStandIn(rootOf())) return becomeTheRightPage();
  await pageIsThere();
  const { branch = "" } = own(data.questions, nameOfRoot(rootOf())) || {};
  await pieces.load(["", branch, ...parts.parts]);
  await withTexts(data, () => {});
  return registerWorker(parts.worker);
}

whenPlaced(tell);
if (parts && window.location.protocol.startsWith("http")) {
  run().catch(() => {
    // Without network or room for it links lead to pages, as they do without script.
  });
}
