// What was answered, to check before sending; each answer can be changed.
import { element } from "../js/element.js";
import { fill } from "../js/text.js";
import { fieldElement, labelOf } from "./problems.js";

// An answer as validate gives it, in words; those of options stand in the page.
function wordsOf(field, type, { chosen, number, text }) {
  const textIn = (selector) => field.querySelector(selector)?.textContent || "";
  if (chosen.length) {
    const words = chosen.map((id) => textIn(`[data-option="${id}"] label`).trim()).join(", ");
    return text ? `${words}: ${text}` : words;
  }
  if (number !== undefined) return `${String(number).replace(".", ",")} ${textIn(".survey-unit")}`.trim();
  return type === "date" ? text.split("-").reverse().join("-") : text;
}

function row({ node, texts }, field, answer, change) {
  const label = labelOf(node, field);
  const button = element("button", "link-button", texts.change, element("span", "visually-hidden", ` ${fill(texts["change-what"], { question: label })}`));
  button.type = "button";
  button.addEventListener("click", () => change(field));
  const words = answer ? wordsOf(fieldElement(node, field.name), field.question.type, answer) : texts["no-answer"];
  return element("div", "", element("dt", "", label), element("dd", answer ? "" : "survey-none", words), element("dd", "survey-change", button));
}

// Fills `place` with the answers to `steps`, in the order in which they were asked.
export function fillOverview(place, visit, steps, { answers, shown }, change) {
  place.replaceChildren(
    ...steps.flatMap((step) => [
      element("h3", "", visit.section(step).querySelector("h2").textContent),
      element("dl", "survey-answers", ...step.fields.filter((field) => shown.has(field)).map((field) => row(visit, field, answers.get(field.name), change))),
    ]),
  );
}
