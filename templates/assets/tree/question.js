// A question's page: links that carry the answers on, the answer that stands here already, and the field for a value.
import { element } from "../js/element.js";
import { changeKept } from "./context.js";
import { startMeasure } from "./measure.js";
import { addressOfChoice } from "./route.js";

function markPresent(link, texts) {
  link.setAttribute("aria-current", "true");
  link.append(" ", element("span", "tree-present", texts.present));
}

export function startQuestion(root, place) {
  let isResolved = true;
  for (const link of root.querySelectorAll("[data-answer]")) {
    const { answer } = link.dataset;
    const address = place.returnFrom ? place.returnFrom(answer) : addressOfChoice(place, answer);
    // Where it needs what nobody told (the page was opened in the middle), the link stays as it is.
    if (address) link.href = address;
    else isResolved = false;
    if (place.returnFrom) link.addEventListener("click", () => changeKept(place.tree, place.node, answer));
    if (answer === place.present) markPresent(link, place.tree.texts);
  }
  // What was answered before tells where each answer leads: nobody is asked again.
  for (const section of root.querySelectorAll("[data-tree-onward]")) section.hidden = isResolved;
  startMeasure(root, place);
}
