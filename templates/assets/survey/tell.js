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
