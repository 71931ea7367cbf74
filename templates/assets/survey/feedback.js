// The respondent's own outcome, computed on this device.
import { element } from "../js/element.js";
import { fill } from "../js/text.js";
import { rangeOf, scoresOf } from "./scores.js";

const decimal = (value) => String(Math.round(value * 10) / 10).replace(".", ",");

function linksOf({ survey }, band) {
  const names = ["trajectories", "instruments", "checklists", "pages"].flatMap((kind) => (band[kind] || []).map((id) => `${kind}/${id}`));
  return names
    .map((name) => survey.links?.[name])
    .filter(Boolean)
    .map(({ title, address }) => {
      const link = element("a", "", title);
      link.href = document.body.dataset.root + address;
      return element("li", "", link);
    });
}

function feedbackOf(form, texts, { score, value, band }, heading) {
  const { lowest, highest } = rangeOf(form, score);
  const key = { mean: "feedback-score", sum: "feedback-sum", highest: "feedback-highest" }[score.method];
  const parts = [
    element(heading, "", score.title),
    element("p", "survey-score", fill(texts[key], { value: decimal(value), lowest: decimal(lowest), highest: decimal(highest) })),
  ];
  if (band) {
    parts.push(element("p", "", band.text));
    const links = linksOf(form, band);
    if (links.length) parts.push(element("p", "survey-helps", texts["feedback-help"]), element("ul", "", ...links));
  }
  return element("div", "survey-feedback", ...parts);
}

// The scores, each below its title in such an element, with what was answered as validate gives it; nothing where there are none.
export function feedbackIn({ form, texts }, answers, heading) {
  const scores = scoresOf(form, answers).filter(({ value }) => value !== undefined);
  if (!scores.length) return [];
  return [...scores.map((score) => feedbackOf(form, texts, score, heading)), element("p", "survey-small", texts["feedback-device"])];
}
