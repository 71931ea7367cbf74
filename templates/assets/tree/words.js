// Answers, numbers and dates as readers see them.
import { comparedQuantity, own } from "./walk.js";

const language = () => document.documentElement.lang || undefined;
const noBreakSpace = "\u00A0";

// Without thousands separators: a number is shown in the form in which it may be typed.
export const numberText = (value, decimals) =>
  new Intl.NumberFormat(language(), { maximumFractionDigits: decimals, useGrouping: false }).format(value);

export const amountText = (value, { unit, decimals }) => [numberText(value, decimals), unit].filter(Boolean).join(noBreakSpace);

export const dateText = (day) =>
  new Intl.DateTimeFormat(language(), { weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(day);

export const questionText = (tree, id) => tree.questions[id].short || tree.questions[id].text;

// What was answered at a step: the answer, or what was measured, with what was computed from it.
export function givenTexts(tree, { question, chosen, given, compared }) {
  if (typeof given !== "number") return { answer: chosen.text };
  const { measure } = tree.questions[question];
  const answer = amountText(given, tree.quantities[measure.quantity]);
  const quantity = own(tree.quantities, comparedQuantity(measure));
  return quantity?.derived ? { answer, computed: { label: quantity.label, value: amountText(compared, quantity) } } : { answer };
}
