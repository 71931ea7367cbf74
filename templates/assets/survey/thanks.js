// After sending: the receipt, how to withdraw, and the respondent's own outcome, computed on this device.
import { element } from "../js/element.js";
import { fill } from "../js/text.js";
import { withdraw } from "./post.js";
import { rangeOf, scoresOf } from "./scores.js";
import { button } from "./tell.js";

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

function feedbackOf(form, texts, { score, value, band }) {
  const { lowest, highest } = rangeOf(form, score);
  const key = { mean: "feedback-score", sum: "feedback-sum", highest: "feedback-highest" }[score.method];
  const parts = [
    element("h4", "", score.title),
    element("p", "survey-score", fill(texts[key], { value: decimal(value), lowest: decimal(lowest), highest: decimal(highest) })),
  ];
  if (band) {
    parts.push(element("p", "", band.text));
    const links = linksOf(form, band);
    if (links.length) parts.push(element("p", "survey-helps", texts["feedback-help"]), element("ul", "", ...links));
  }
  return element("div", "survey-feedback", ...parts);
}

function fillFeedback(slot, { form, texts }, answers) {
  const scores = scoresOf(form, answers).filter(({ value }) => value !== undefined);
  if (!scores.length) return;
  slot.append(
    element("h3", "", texts.feedback),
    ...scores.map((score) => feedbackOf(form, texts, score)),
    element("p", "survey-small", texts["feedback-device"]),
  );
}

function fillKeep(slot, { texts }, receipt, code) {
  const status = element("p", "");
  status.setAttribute("role", "status");
  const quiet = "button survey-quiet";
  const copy = button(texts.copy, quiet, async () => {
    try {
      await navigator.clipboard.writeText(receipt);
      status.textContent = texts.copied;
    } catch {
      window.getSelection().selectAllChildren(code); // refused: then it is ready to be copied by hand
    }
  });
  const print = button(texts["print-code"], quiet, () => window.print());
  slot.append(element("p", "survey-buttons", ...(navigator.clipboard ? [copy, " "] : []), print), status);
}

function followWithdrawal(place, { texts }, receipt) {
  const form = place.querySelector(".survey-withdraw");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const isGone = await withdraw(form.action, receipt);
    const told = element("p", "", isGone ? texts.withdrawn : texts["withdraw-failed"]);
    told.tabIndex = -1;
    if (isGone) place.querySelector(".survey-receipt").replaceChildren(told);
    else form.after(told);
    told.focus();
  });
}

// Fills `place` from what the page has ready for it.
export function fillThanks(place, page, receipt, answers) {
  place.replaceChildren((page.thanks || document.getElementById("survey-thanks").content).cloneNode(true));
  const slot = (name) => place.querySelector(`[data-survey-slot="${name}"]`);
  slot("receipt").textContent = receipt;
  place.querySelector("[name=receipt]").value = receipt;
  fillKeep(slot("keep"), page, receipt, slot("receipt"));
  fillFeedback(slot("feedback"), page, answers);
  followWithdrawal(place, page, receipt);
}
