// What a page tells somebody who is on the way: why it is this outcome, what was answered, what is known of the place, a date,
// and ways to keep it all.
import { element } from "../../js/element.js";
import { fill } from "../../js/text.js";
import { showContext } from "./context.js";
import { addDuration, isoDate } from "./date.js";
import { showGiven } from "./given.js";
import { startOutcome } from "./outcome.js";
import { startSharing } from "./share.js";
import { withTexts } from "./texts.js";
import { whyText } from "./why.js";
import { dateText } from "./words.js";

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

function showWhy(root, place) {
  const slot = root.querySelector("[data-tree-slot=why]");
  const text = slot && whyText(place);
  if (!text) return;
  slot.textContent = text;
  slot.hidden = false;
}

export function tell({ root, place, known }) {
  const isOutcome = root.dataset.page === "outcome";
  if (isOutcome) startOutcome(root, place);
  if (!isOutcome && !place.steps.length && !known.size) return;
  withTexts(place.tree, () => {
    if (!root.isConnected) return; // the reader has gone on
    showContext(root, place, known);
    showGiven(root, place);
    if (!isOutcome) return;
    tellDates(root, place.tree.texts);
    showWhy(root, place);
    startSharing(root, place);
  });
}
