// Small things that several screens are made of.
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

// What copies a receipt, for where a browser can ({ copy: the button and the blank behind it, or none }), and the line that
// says so. `code` shows it.
export function copier(texts, receipt, code) {
  const status = element("p", "");
  status.setAttribute("role", "status");
  const copy = button(texts.copy, "button survey-quiet", async () => {
    try {
      await navigator.clipboard.writeText(receipt);
      status.textContent = texts.copied;
    } catch {
      window.getSelection().selectAllChildren(code); // refused: then it is ready to be copied by hand
    }
  });
  return { copy: navigator.clipboard ? [copy, " "] : [], status };
}

// Puts up what a page has ready for after sending, with the receipt in it.
export function putReceipt(place, ready, receipt) {
  place.replaceChildren(ready.cloneNode(true));
  place.querySelector("[data-survey-slot=receipt]").textContent = receipt;
  place.querySelector("[name=receipt]").value = receipt;
}
