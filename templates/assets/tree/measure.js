// The field in which a measured value is typed. What cannot be is refused with the reason, and the focus stays where it
// can be mended.
import { element } from "../js/element.js";
import { leaveFor } from "../js/events.js";
import { fill } from "../js/text.js";
import { namesOf, readNumber } from "./number.js";
import { addressOfChoice } from "./route.js";
import { comparedValue, own, scaleFor } from "./walk.js";
import { numberText } from "./words.js";

const inputId = "tree-value";
const hintId = "tree-value-hint";
const errorId = "tree-value-error";

// Everything that texts about a quantity may name.
function wordsFor({ label, unit, minimum, maximum, decimals }, texts) {
  const [low, high] = [minimum, maximum].map((value) => numberText(value, decimals));
  const middle = numberText(Math.round((minimum + maximum) / 2) + (decimals ? 10 ** -decimals * 5 : 0), decimals);
  const form = decimals === 0 ? texts["decimals-none"] : decimals === 1 ? texts["decimals-one"] : texts["decimals-many"];
  return { label, unit, minimum: low, maximum: high, decimals: fill(form, { count: decimals }), example: middle };
}

function buildForm(quantity, texts) {
  const words = wordsFor(quantity, texts);
  const label = element("label", "tree-value-label", fill(quantity.unit ? texts.field : texts["field-plain"], words));
  label.htmlFor = inputId;
  const hint = element("p", "tree-value-hint", fill(texts.hint, words));
  hint.id = hintId;
  const error = element("p", "tree-value-error");
  error.id = errorId;
  error.setAttribute("role", "alert");
  const input = element("input", "");
  // The keys for numbers on an iPhone have no minus.
  const keys = quantity.minimum < 0 ? "text" : "decimal";
  Object.assign(input, { id: inputId, type: "text", inputMode: keys, autocomplete: "off", enterKeyHint: "next" });
  input.setAttribute("aria-describedby", hintId);
  const unit = element("span", "tree-value-unit", quantity.unit);
  unit.setAttribute("aria-hidden", "true"); // the label says it
  const submit = element("button", "button tree-button", texts.next);
  submit.type = "submit";
  const form = element("form", "tree-value", label, hint, error, element("p", "tree-value-row", input, unit, submit));
  form.noValidate = true;
  return { form, input, error, words };
}

function refuse({ input, error, words }, texts, reason) {
  error.textContent = fill(texts[`error-${reason}`], { ...words, value: input.value.trim().slice(0, 30) });
  input.setAttribute("aria-invalid", "true");
  input.setAttribute("aria-describedby", `${errorId} ${hintId}`);
  input.focus();
}

// Who did not measure finds that right below the field.
function offerInstead(root, slot) {
  const list = root.querySelector(".tree-main > .tree-answers");
  if (list) slot.after(...(list.previousElementSibling?.matches("h2") ? [list.previousElementSibling] : []), list);
}

// With a field the bands are no choice any more but an explanation: folded, only the scale that fits, and no links.
function explainBands(root, place, scale, value) {
  const bands = root.querySelector("[data-tree-bands]");
  if (!bands) return;
  for (const section of bands.querySelectorAll("[data-scale]")) section.hidden = Number(section.dataset.scale) !== scale;
  for (const link of bands.querySelectorAll("[data-band]")) {
    const band = element("div", link.className.replace("tree-answer", "tree-band"), ...link.childNodes);
    const isPresent = value && value.scale === scale && value.band === Number(link.dataset.band);
    if (isPresent && !link.closest("[hidden]")) band.setAttribute("aria-current", "true");
    link.replaceWith(band);
  }
  bands.querySelector("h2")?.remove();
  const content = element("div", "fold-content", ...bands.childNodes);
  bands.append(element("details", "fold", element("summary", "", place.tree.texts.bands), content));
}

// Whether the page knows enough to decide by a value: what chooses the scale, and what else is to be measured.
function knowsEnough({ tree, node, facts }, scale) {
  const { measure } = tree.questions[node];
  const measured = new Map(facts.measured).set(measure.quantity, tree.quantities[measure.quantity].minimum);
  return scale >= 0 && comparedValue(tree, measure, measured) !== undefined;
}

export function startMeasure(root, place) {
  const { tree, node, facts, present } = place;
  const question = tree.questions[node];
  const slot = root.querySelector("[data-tree-slot=measure]");
  const quantity = question.measure && own(tree.quantities, question.measure.quantity);
  const scale = scaleFor(question, facts);
  if (!slot || !quantity || !knowsEnough(place, scale)) return;

  const field = buildForm(quantity, tree.texts);
  if (typeof present === "number") field.input.value = numberText(present, quantity.decimals);
  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    const { value, reason } = readNumber(field.input.value, quantity, namesOf(quantity.unit, tree.texts.units));
    // Bands cover all values of a sound tree; were one left out, saying "not possible" is better than a dead button.
    const address = reason ? undefined : addressOfChoice(place, value);
    if (address) leaveFor(address);
    else refuse(field, tree.texts, reason || "range");
  });
  slot.append(field.form);
  offerInstead(root, slot);
  const step = place.result.steps.find((one) => one.question === node && typeof one.given === "number");
  explainBands(root, place, scale, step);
}
