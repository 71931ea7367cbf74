// "Jouw antwoorden": what was answered on the way here, each with a link to change it.
import { element, plainList } from "../../js/element.js";
import { fill } from "../../js/text.js";
import { addressOfChange } from "../route.js";
import { givenTexts, questionText } from "./words.js";

function item(place, step) {
  const { tree } = place;
  const { texts } = tree;
  const { answer, computed } = givenTexts(tree, step);
  const question = questionText(tree, step.question);
  const change = element("a", "tree-change", texts.change, element("span", "visually-hidden", ` ${fill(texts["change-what"], { question })}`));
  change.href = addressOfChange(place, step.question);
  const row = element(
    "li",
    "",
    element("p", "tree-given-question", question),
    element("p", "", element("strong", "", answer), " ", change),
  );
  if (computed) row.append(element("p", "tree-given-note", fill(texts.computed, computed)));
  if (step.chosen.means) row.append(element("p", "tree-given-note", step.chosen.means));
  return row;
}

export function showGiven(root, place) {
  const slot = root.querySelector("[data-tree-slot=given]");
  if (!slot || !place.steps.length) return;
  const heading = element("h2", "", place.tree.texts.given);
  heading.id = "tree-given";
  const section = element("section", "", heading, plainList("ol", ...place.steps.map((step) => item(place, step))));
  section.setAttribute("aria-labelledby", heading.id);
  slot.append(section);
}
