// After sending: the receipt, how to withdraw, and the respondent's own outcome.
import { element } from "../js/element.js";
import { feedbackIn } from "./feedback.js";
import { withdraw } from "./post.js";
import { button, copier, putReceipt } from "./tell.js";

function fillKeep(slot, { texts }, receipt, code) {
  const { copy, status } = copier(texts, receipt, code);
  const print = button(texts["print-code"], "button survey-quiet", () => window.print());
  slot.append(element("p", "survey-buttons", ...copy, print), status);
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
  putReceipt(place, page.thanks || document.getElementById("survey-thanks").content, receipt);
  const slot = (name) => place.querySelector(`[data-survey-slot="${name}"]`);
  fillKeep(slot("keep"), page, receipt, slot("receipt"));
  const feedback = feedbackIn(page, answers, "h4");
  if (feedback.length) slot("feedback").append(element("h3", "", page.texts.feedback), ...feedback);
  followWithdrawal(place, page, receipt);
}
