// Keeping an outcome: share or copy its address, mail it, print it. The address holds the answers, so nothing is sent
// anywhere but by the reader.
import { element } from "../../js/element.js";
import { givenTexts } from "./words.js";

function button(text, onClick) {
  const made = element("button", "button", text);
  made.type = "button";
  made.addEventListener("click", onClick);
  return made;
}

const titleOf = () => document.querySelector("h1").textContent;
const textOf = (node) => node.innerText.replace(/\s+/g, " ").trim();

// "Dit moet: geef …": in the text of a message nothing but a colon parts them.
function lineOf(action) {
  const must = action.querySelector(".tree-kind");
  const text = textOf(action);
  return must ? `- ${textOf(must)}: ${text.slice(textOf(must).length).trim()}` : `- ${text}`;
}

// Why, and what to do today, as the reader sees it: of the own country where that is known.
function adviceOf(root) {
  const why = root.querySelector("[data-tree-slot=why]:not([hidden])");
  const today = root.querySelector("[data-horizon=today]:not([hidden])");
  const actions = today ? [...today.querySelectorAll("li:not([hidden])")].map(lineOf) : [];
  return [...(why ? [textOf(why)] : []), ...(actions.length ? [`${textOf(today.querySelector("h2"))}:`, ...actions] : [])];
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // refused, or not there: an insecure address, an old browser
  }
}

async function share(place, address, status, root) {
  const { texts } = place.tree;
  if (navigator.share) {
    try {
      return await navigator.share({ title: titleOf(), text: [titleOf(), ...adviceOf(root)].join("\n"), url: address });
    } catch (error) {
      if (error.name === "AbortError") return undefined; // the reader thought better of it
    }
  }
  if (await copy(address)) return status.replaceChildren(texts.copied);
  const field = element("input", "tree-share-address");
  Object.assign(field, { type: "text", readOnly: true, value: address });
  status.replaceChildren(element("label", "", texts["copy-by-hand"], " ", field));
  field.select();
  return undefined;
}

function mailAddress({ tree }, address, steps, root) {
  const lines = steps.map((step) => {
    const { answer, computed } = givenTexts(tree, step);
    return `- ${tree.questions[step.question].text} ${answer}${computed ? ` (${computed.label}: ${computed.value})` : ""}`;
  });
  const body = [titleOf(), ...adviceOf(root), "", address, ...(lines.length ? ["", `${tree.texts.given}:`, ...lines] : [])].join("\r\n");
  return `mailto:?subject=${encodeURIComponent(`${tree.title} ${titleOf()}`)}&body=${encodeURIComponent(body)}`;
}

const addressOf = (place) => window.location.href.split("#")[0] + place.ownFragment;

export function startSharing(root, place) {
  const slot = root.querySelector("[data-tree-slot=share]");
  if (!slot) return;
  const { texts } = place.tree;
  const address = addressOf(place);
  const heading = element("h2", "", texts.keep);
  heading.id = "tree-share";
  const status = element("div", "tree-share-status");
  status.setAttribute("role", "status");
  const mail = element("a", "button tree-mail", texts.mail);
  mail.href = mailAddress(place, address, place.steps, root);
  const section = element(
    "section",
    "",
    heading,
    element("p", "tree-share-note", texts["share-note"]),
    element("p", "tree-share-buttons", button(texts.share, () => share(place, address, status, root)), " ", mail, " ", button(texts.print, () => window.print())),
    status,
  );
  section.setAttribute("aria-labelledby", heading.id);
  slot.append(section);
}
