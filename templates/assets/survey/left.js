// Sends what an earlier visit left on this device, from whatever page of the guide is open, and tells the receipt and the
// outcome there; and what a survey's own page shows after sending (self.leidraadThanks). Bundled by script/build-assets into
// _data/outbox.js, a classic script; js/outbox.js loads it where something waits, main.js where somebody is about to send.
import { element } from "../js/element.js";
import { loadScript } from "../js/load.js";
import { fill } from "../js/text.js";
import { validate } from "./answers.js";
import { feedbackIn } from "./feedback.js";
import { formOf } from "./form.js";
import { outboxOf } from "./outbox.js";
import { storageFor, surveysThatWait } from "./storage.js";
import { copier } from "./tell.js";
import { fillThanks } from "./thanks.js";

const words = self.leidraadOutboxTexts;
const root = new URL(document.body.dataset.root, window.location.href);

function tell(title, ...more) {
  const box = element("div", "note note-tip", element("p", "note-title", title), ...more);
  box.setAttribute("role", "status");
  document.querySelector("main .content").prepend(box);
}

function outcomeOf(survey, { body }) {
  if (body.version !== survey.version) return []; // its scores may mean something else by now
  const form = formOf(survey);
  const raw = new Map(Object.entries(body.answers).map(([name, value]) => [name, [value].flat()]));
  const parts = feedbackIn({ form, texts: survey.texts }, validate(form, raw).answers, "strong");
  if (!parts.length) return [];
  return [element("details", "fold", element("summary", "", survey.texts.feedback), element("div", "fold-content", ...parts))];
}

function tellSent(survey, answer, receipt) {
  const { texts, name } = survey;
  const code = element("strong", "", receipt);
  const { copy, status } = copier(texts, receipt, code);
  tell(
    words.sent,
    element("p", "", fill(words.code, { survey: name }), " ", code),
    element("p", "", words.keep),
    ...(copy.length ? [element("p", "", ...copy)] : []),
    status,
    ...outcomeOf(survey, answer),
  );
}

function tellMend({ name, address }) {
  const go = element("a", "button", words.go);
  go.href = new URL(address, root).href;
  tell(words.mend, element("p", "", fill(words["mend-text"], { survey: name })), element("p", "", go));
}

let hasToldToWait = false;

async function sendOf(id) {
  const storage = storageFor(id);
  // Without the rules there are no words to tell it in, and no connection either: it stays for the next time.
  if (!self.leidraadSurveys?.[id]) await loadScript(new URL(`_data/surveys/${id}.js`, root).href);
  const survey = self.leidraadSurveys[id];
  await outboxOf(storage, new URL(survey.to, root).href).sendLeft((answer, { receipt, isGone, isToMend, isOffline }) => {
    if (receipt) tellSent(survey, answer, receipt);
    else if (isToMend) tellMend(survey);
    else if (isGone) tell(survey.texts.gone);
    else if (isOffline && !hasToldToWait && document.querySelector(`[data-survey-page="${CSS.escape(id)}"]`)) {
      hasToldToWait = true;
      tell(words.wait);
    }
  });
}

let isSending = false;
let isAskedAgain = false;

// The page of a survey that is sending looks after itself.
async function sendLeft() {
  isAskedAgain = isSending;
  if (isSending || document.querySelector("[data-screen=sending]")) return;
  isSending = true;
  for (const id of surveysThatWait()) {
    try {
      await sendOf(id);
    } catch {
      // offline, or that survey is gone
    }
  }
  isSending = false;
  if (isAskedAgain) sendLeft();
}

if (!self.leidraadThanks) {
  self.leidraadThanks = fillThanks;
  window.addEventListener("online", sendLeft);
  sendLeft();
}
