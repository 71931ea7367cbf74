// The line with what is known of the place: each answer with "wijzig", and whether this device keeps them.
import { element, plainList } from "../../js/element.js";
import { keep, toldOnTheWay } from "../context.js";
import { addressOfSetting } from "../setting.js";

function button(text, onClick) {
  const made = element("button", "link-button", text);
  made.type = "button";
  made.addEventListener("click", onClick);
  return made;
}

function textOf(tree, [id, given]) {
  const { text, label } = tree.questions[id].answers.find((answer) => answer.id === given);
  return label || text;
}

// Needs the tree's texts. `said` is what a change is answered with, for eyes and ears.
export function showContext(root, place, known, said = "") {
  const slot = root.querySelector("[data-tree-slot=context]");
  if (!slot) return;
  const { tree } = place;
  const { texts } = tree;
  const all = new Map([...known, ...toldOnTheWay(place)]);
  const status = element("span", "tree-context-status");
  status.setAttribute("role", "status");
  const tell = (text) => (status.textContent = text);
  const again = (next, text) => {
    showContext(root, place, next, text);
    slot.querySelector("button")?.focus();
  };
  const choice = known.size
    ? button(texts["place-forget"], () => keep(tree, new Map()) && again(new Map(), texts["place-forgotten"]))
    : button(texts["place-keep"], () => (keep(tree, all) ? again(all, texts["place-kept"]) : tell(texts["place-failed"])));

  if (all.size) {
    const items = [...all].map((entry) => {
      const change = element("a", "", texts.change, element("span", "visually-hidden", ` ${textOf(tree, entry)}`));
      change.href = addressOfSetting(place, entry[0]);
      return element("li", "", textOf(tree, entry), " ", change);
    });
    slot.replaceChildren(element("p", "tree-context-title", texts.place), plainList("ul", ...items), element("p", "", status, " ", choice));
  } else {
    slot.replaceChildren(...(said ? [element("p", "", status)] : []));
  }
  // Once it stands there, so that it is heard.
  tell(said || (known.size ? texts["place-kept"] : ""));
}
