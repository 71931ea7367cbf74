// What script adds to the start of a survey: a button to begin, and a draft on this device for who wants that.
import { element } from "../js/element.js";

export function button(text, className, onClick) {
  const made = element("button", className, text);
  made.type = "button";
  made.addEventListener("click", onClick);
  return made;
}

export function notice(text, ...more) {
  const made = element("div", "survey-notice", element("p", "", text), ...more);
  made.setAttribute("role", "status");
  return made;
}

function keepChoice(texts, keep) {
  const box = element("input");
  box.type = "checkbox";
  box.addEventListener("change", () => keep(box.checked));
  const label = element("label", "", box, " ", element("span", "", texts.keep, " ", element("span", "survey-help", texts["keep-help"])));
  return element("div", "survey-option", label);
}

// `actions`: begin(), keep(whether), resume(), wipe(). `draft` is what an earlier visit left.
export function fillStart(slot, { texts }, draft, actions) {
  const fresh = () => [
    keepChoice(texts, actions.keep),
    element("p", "survey-buttons", button(texts.begin, "button survey-main", actions.begin)),
  ];
  if (!draft) {
    slot.replaceChildren(...fresh());
    return;
  }
  const wipe = () => {
    actions.wipe();
    slot.replaceChildren(notice(texts.wiped), ...fresh());
    slot.querySelector("button").focus();
  };
  slot.replaceChildren(
    notice(texts.kept),
    element("p", "survey-buttons", button(texts.resume, "button survey-main", actions.resume), " ", button(texts.wipe, "button survey-quiet", wipe)),
  );
}

// A page from a disk has nobody to send to.
export function fillCannotSend(slot, { texts }) {
  const paper = element("a", "button survey-main", texts.paper);
  paper.href = document.querySelector(".survey-links a").getAttribute("href");
  slot.replaceChildren(
    element("div", "survey-notice", element("h2", "", texts.cannot), element("p", "", texts["cannot-text"])),
    element("p", "survey-buttons", paper),
  );
}
