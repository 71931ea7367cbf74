// The start of a survey: a button to begin, and a draft on this device for who wants that. What fills in (survey-form.js and
// the survey's rules) is only loaded when somebody begins. Bundled by script/build-assets into survey.js, a classic script, so
// that it also runs from file://.
//
// On a page that shows errors already, and where the rest does not load, the page stays what it is: a form that posts.
import { loadScript } from "../js/load.js";
import { storageFor } from "./storage.js";

function startSurvey(node) {
  const root = node.closest(".survey-page");
  const part = (name) => root.querySelector(`[data-start=${name}]`);
  if (root.querySelector(".error-summary")) {
    part("fresh").hidden = true;
    return;
  }
  const storage = storageFor(node.dataset.survey);
  const canSend = /^https?:/.test(node.action);
  const keep = part("fresh").querySelector("input");
  let visit;

  function show() {
    const present = !canSend ? "cannot" : storage.draft() ? "draft" : "fresh";
    for (const name of ["cannot", "draft", "fresh"]) part(name).hidden = name !== present;
    keep.checked = false;
  }
  async function fillIn() {
    visit ??= Promise.all([loadScript(node.dataset.rules), loadScript(node.dataset.script)]).then(() => self.leidraadFillIn(root, node, storage, show));
    return visit;
  }
  async function act(use) {
    part("wiped").hidden = true;
    try {
      use(await fillIn());
    } catch {
      visit = undefined;
      root.classList.remove("survey-by-script");
      part("without").hidden = false;
    }
  }
  const acts = {
    begin() {
      const keeps = keep.checked; // asked before loading, which puts up the start anew
      act((started) => started.begin(keeps));
    },
    resume() {
      const draft = storage.draft();
      if (draft) act((started) => started.resume(draft));
      else show(); // sent or wiped in another tab meanwhile
    },
    wipe() {
      storage.wipeDraft();
      node.reset();
      show();
      part("wiped").hidden = false;
      part("fresh").querySelector("button").focus();
    },
  };
  // What else can be pressed is only there once somebody answers.
  const later = (name) => () => act((started) => started[name]());
  for (const button of root.querySelectorAll("[data-act]")) button.addEventListener("click", acts[button.dataset.act] || later(button.dataset.act));
  node.autocomplete = "off"; // what this person typed is not offered to the next one
  node.reset();
  root.classList.add("survey-by-script");
  root.dataset.screen = "start";
  show();
}

document.querySelectorAll("form.survey[data-survey]").forEach(startSurvey);
