// Why the answers lead to this outcome: what was measured and the limit that decided, or the last answer that did.
import { fill } from "../../js/text.js";
import { comparedQuantity, own } from "../walk.js";
import { amountText, givenTexts, questionText } from "./words.js";

const rank = { green: 0, orange: 1, red: 2 };

// The end of a band behind which it is better: a limit from below ("too warm"), or from above ("too cold"). Where it is
// nowhere better, the end behind which it gets worse.
function limitOf(bands, place) {
  const band = bands[place];
  const [lower, upper] = [band.from ?? band.above, band.upTo ?? band.below];
  const isBetter = (other) => other && rank[other.zone] < rank[band.zone];
  if (lower !== undefined && isBetter(bands[place - 1])) return { limit: lower, side: "above" };
  if (upper !== undefined && isBetter(bands[place + 1])) return { limit: upper, side: "below" };
  if (band.zone === "green" && upper !== undefined) return { limit: upper, side: "within" };
  return undefined;
}

function measuredText(tree, { question, scale, band, compared }) {
  const { measure, scales } = tree.questions[question];
  const found = limitOf(scales[scale].bands, band);
  const quantity = own(tree.quantities, comparedQuantity(measure));
  if (!found || !quantity) return undefined;
  const value = fill(tree.texts[quantity.derived ? "why-computed" : "why-measured"], { value: amountText(compared, quantity) });
  return fill(tree.texts[`why-${found.side}`], { value, limit: amountText(found.limit, quantity) });
}

// The last measurement tells, if it was judged: then what was chosen after it only says where it comes from.
export function whyText({ tree, steps }) {
  const measured = steps.filter(({ band }) => band !== undefined).at(-1);
  const text = measured && measuredText(tree, measured);
  if (text) return text;
  const last = steps.at(-1);
  if (!last) return undefined;
  if (last.chosen.means) return last.chosen.means;
  return fill(tree.texts["why-answer"], { question: questionText(tree, last.question), answer: givenTexts(tree, last).answer });
}
