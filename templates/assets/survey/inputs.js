// The form's inputs: what stands in them, and putting answers back. Inputs whose name starts with "_" are not the
// respondent's.

const inputsOf = (node) => [...node.elements].filter(({ name }) => name && !name.startsWith("_"));

const canBeChosen = ({ type }) => type === "radio" || type === "checkbox";

// A Map from a field's name (or NAME.other) to a list of texts, as answers.js reads it. Hidden questions are in it, too:
// their answers come back when the question does.
export function rawIn(node) {
  const raw = new Map();
  for (const input of inputsOf(node)) {
    if (canBeChosen(input) && !input.checked) continue;
    if (input.value) raw.set(input.name, [...(raw.get(input.name) || []), input.value]);
  }
  return raw;
}

export function putRaw(node, raw) {
  const inputs = inputsOf(node);
  for (const input of inputs) {
    const texts = raw.get(input.name) || [];
    const isOption = (text) => inputs.some((one) => one.name === input.name && canBeChosen(one) && one.value === text);
    if (canBeChosen(input)) input.checked = texts.includes(input.value);
    else input.value = texts.find((text) => !isOption(text)) || "";
  }
}

const isApart = ({ value }) => value === "none" || value === "unknown";

// "I do not know" and "none of these" do not go with another answer, so choosing the one takes the other away. Who
// writes a text for "other" has chosen it.
function followChoice(node, input) {
  const field = input.closest("[data-field]");
  if (!field) return;
  const { field: name, type } = field.dataset;
  const others = inputsOf(node).filter((one) => one !== input && one.name === name);
  if (input.name === `${name}.other`) {
    const option = others.find(({ value }) => value === "other");
    if (input.value.trim()) {
      if (option.type === "checkbox") others.filter(isApart).forEach((one) => (one.checked = false));
      option.checked = true;
    }
  } else if (type === "number" || type === "date") {
    if (input.type !== "checkbox") others.forEach((one) => (one.checked = one.checked && !input.value));
    else if (input.checked) others.forEach((one) => (one.value = ""));
  } else if (input.type === "checkbox" && input.checked) {
    others.filter((one) => isApart(input) || isApart(one)).forEach((one) => (one.checked = false));
  }
}

// Calls `changed` with the field's element after each change by the respondent.
export function followInputs(node, changed) {
  node.addEventListener("input", ({ target }) => {
    followChoice(node, target);
    const field = target.closest("[data-field]");
    if (field) changed(field, target);
  });
}
