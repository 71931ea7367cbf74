// Problems with answers: at their fields, and in a summary on top that takes the focus and leads to them.
import { element, plainList } from "../js/element.js";
import { fill } from "../js/text.js";

const inWords = (value) => (typeof value === "number" ? String(value).replace(".", ",") : value);

// Where a page has several forms, each has its own start of ids.
const idOf = ({ dataset }, id) => `${dataset.prefix || ""}${id}`;

// `fits` says what does fit the field (generator/guide/surveys/fitting.hpp); what the collector tells has it already.
export function textOf(texts, { code, values, detail }, fits) {
  const known = texts[`problem-${code}`];
  const filled = Object.entries(values || {}).map(([name, value]) => [name, inWords(value)]);
  return known && values ? fill(known, { ...Object.fromEntries(filled), fits }) : detail || known || code;
}

export const fieldElement = (node, name) => node.querySelector(`[data-field="${CSS.escape(name)}"]`);

// What is asked, as the page says it: the question, or the row of a grid.
export const labelOf = (node, { name }) => fieldElement(node, name).querySelector(".survey-row, .survey-text").textContent;

// What carries the mark: the set of options, or the one input.
const marked = (field) => (field.matches("fieldset") ? field : field.querySelector("input, textarea"));

export function clearProblem(field) {
  field.querySelector(".survey-error")?.remove();
  for (const name of ["aria-invalid", "aria-describedby"]) marked(field).removeAttribute(name);
}

export function clearProblems(node) {
  node.querySelectorAll(".error-summary").forEach((one) => one.remove());
  node.querySelectorAll("[data-field]").forEach(clearProblem);
}

// Puts the cursor in a field of the present screen.
export function focusField(node, name) {
  const field = fieldElement(node, name);
  const input = field.querySelector("input:checked") || field.querySelector("input, textarea");
  input.focus({ preventScroll: true });
  field.scrollIntoView();
}

function markField(node, name, text) {
  const field = fieldElement(node, name);
  const error = element("p", "survey-error", text);
  error.id = idOf(node, `error-${name}`);
  field.querySelector("legend, label").after(error);
  marked(field).setAttribute("aria-invalid", "true");
  marked(field).setAttribute("aria-describedby", error.id);
}

function lineOf(node, field, text, reach) {
  const label = labelOf(node, field);
  const end = /[.?!:…]$/.test(label) ? " " : ": ";
  const link = element("a", "", `${label}${end}${text}`);
  link.href = `#${idOf(node, `field-${field.name}`)}`;
  link.addEventListener("click", (event) => {
    event.preventDefault(); // the address stays as it is: it may hold the participation link
    reach(field);
  });
  return element("li", "", link);
}

// `problems` as validate or the collector gives them; those of fields that the form does not know are told without a
// link. `reach(field)` leads to a field.
export function showProblems({ node, form, texts }, place, problems, reach) {
  clearProblems(node);
  const lines = problems.map((problem) => {
    const field = form.byName.get(problem.field.replace(/\.other$/, ""));
    const text = textOf(texts, problem, field && fieldElement(node, field.name).dataset.fits);
    if (!field) return element("li", "", text);
    if (!fieldElement(node, field.name).querySelector(".survey-error")) markField(node, field.name, text);
    return lineOf(node, field, text, reach);
  });
  const summary = element("div", "error-summary", element(`h${node.dataset.level || 2}`, "", texts.problems), plainList("ul", ...lines));
  summary.setAttribute("role", "alert");
  summary.tabIndex = -1;
  place.prepend(summary);
  summary.focus({ preventScroll: true });
  summary.scrollIntoView();
}
