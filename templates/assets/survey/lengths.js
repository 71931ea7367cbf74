// How many characters are left, told only near the limit: before, it would only make one nervous.
import { element } from "../js/element.js";
import { fill } from "../js/text.js";
import { longestOf } from "./answers.js";
import { lengthOf, tidied } from "./typed.js";

const near = 0.8;

function told(left, texts) {
  if (left === 1 || left === -1) return texts[left > 0 ? "left-one" : "over-one"];
  return fill(texts[left < 0 ? "over" : "left"], { count: Math.abs(left) });
}

export function followLengths(node, form, texts) {
  for (const { name, question } of form.fields) {
    if (question.type !== "text" && question.type !== "long-text") continue;
    const input = node.elements[name];
    const counter = element("p", "survey-count");
    counter.setAttribute("role", "status");
    input.after(counter);
    input.addEventListener("input", () => {
      const longest = longestOf(question);
      const length = lengthOf(tidied(input.value));
      counter.textContent = length > near * longest ? told(longest - length, texts) : "";
      counter.classList.toggle("survey-over", length > longest);
    });
  }
}
