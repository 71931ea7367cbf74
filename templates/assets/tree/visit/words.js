// Answers, amounts and dates as readers see them.
import { comparedQuantity, own } from "../walk.js";
import { numberText } from "../words.js";

const noBreakSpace = "\u00A0";

export const amountText = (value, { unit, decimals }) => [numberText(value, decimals), unit].filter(Boolean).join(noBreakSpace);

export const dateText = (day) =>
  new Intl.DateTimeFormat(document.documentElement.lang || undefined, { weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(day);

export const questionText = (tree, id) => tree.questions[id].short || tree.questions[id].text;

// What was answered at a step: the answer, or what was measured, with what was computed from it.
export function givenTexts(tree, { question, chosen, given, compared }) {
  if (typeof given !== "number") return { answer: chosen.text };
  const { measure } = tree.questions[question];
  const answer = amountText(given, tree.quantities[measure.quantity]);
  const quantity = own(tree.quantities, comparedQuantity(measure));
  return quantity?.derived ? { answer, computed: { label: quantity.label, value: amountText(compared, quantity) } } : { answer };
}
