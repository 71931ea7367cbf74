// A page that is neither on the device nor to be had: a map of the tree, or one of another tree.
import { element } from "../../js/element.js";

export function showMissing(main, texts) {
  const heading = element("h1", "", texts["offline-title"]);
  heading.tabIndex = -1;
  document.title = texts["offline-title"];
  main.replaceChildren(heading, element("p", "", texts.offline));
  main.hidden = false;
  heading.focus();
}
