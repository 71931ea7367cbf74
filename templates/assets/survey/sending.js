// From "send" to the receipt, and what is told on the way.
import { element } from "../js/element.js";
import { fill } from "../js/text.js";
import { rawOf } from "./answers.js";
import { newKey, outboxOf } from "./outbox.js";
import { button, notice } from "./tell.js";

const outboxFor = ({ storage, node }) => outboxOf(storage, node.action);

// Texts as they are stored; a list where several can be chosen.
function answersOf(form, answers) {
  return Object.fromEntries(
    [...rawOf(form, answers)].map(([name, texts]) => [name, form.byName.get(name)?.question.type === "choices" ? texts : texts[0]]),
  );
}

// With a key of its own: `key` and `body`, as post.js sends them.
export function finished({ survey, form, group, node }, answers) {
  const key = newKey();
  const body = { version: survey.version, key, answers: answersOf(form, answers) };
  if (group) body.group = group;
  if (node.elements._website.value) body.website = node.elements._website.value;
  return { key, body };
}

function showWaiting(visit, { outcome, seconds, isKept, wake }, answer) {
  const { texts } = visit;
  visit.isStored = isKept;
  visit.hideSite(!isKept); // what is kept goes out from any page: one may read on
  const text = outcome.isBusy ? fill(texts.waiting, { seconds }) : texts[isKept ? "queued-text" : "queued-open"];
  visit.sending.replaceChildren(
    element("h2", "", texts.queued),
    notice(text),
    choices(visit, () => wake(), answer, isKept),
  );
  visit.sending.querySelector("h2").tabIndex = -1;
}

function choices(visit, again, answer, isKept) {
  const { texts } = visit;
  const discard = () => {
    visit.storage.wipeFinished(answer.key);
    visit.storage.wipeDraftOf(answer.key);
    visit.isTouched = false;
    window.location.reload();
  };
  return element(
    "p",
    "survey-buttons",
    button(texts.again, "button survey-main", again),
    " ",
    button(texts.print, "button survey-quiet", () => printAnswers(visit)),
    ...(isKept ? [" ", button(texts.discard, "button survey-quiet", discard)] : []),
  );
}

// On paper stand the answers, not the buttons.
function printAnswers(visit) {
  visit.root.classList.add("survey-prints-answers");
  window.print();
  visit.root.classList.remove("survey-prints-answers");
}

function showFailed(visit, text, answer, isKept) {
  const { texts } = visit;
  const again = () => attempt(visit, answer);
  visit.isStored = isKept;
  visit.sending.replaceChildren(element("h2", "", texts.failed), notice(text), choices(visit, again, answer.sent, isKept));
  visit.screens.replace("sending");
}

function back(visit) {
  visit.isSending = false;
  visit.isStored = false;
  visit.screens.replace("overview");
}

async function attempt(visit, answer) {
  const { texts } = visit;
  const heading = element("h2", "", texts.sending);
  visit.sending.replaceChildren(heading);
  visit.screens.replace("sending");
  const outcome = await outboxFor(visit).send(answer.sent, (waiting) => showWaiting(visit, waiting, answer.sent));
  if (outcome.receipt) {
    await visit.thank(outcome.receipt, answer.answers);
    visit.isSending = false;
  } else if (outcome.problems) {
    back(visit);
    visit.showFirst(outcome.problems);
  } else if (outcome.isGone || outcome.isConflict) {
    back(visit);
    visit.overview.querySelector("h2").after(notice(texts[outcome.isGone ? "gone" : "conflict"]));
  } else {
    showFailed(visit, fill(texts["failed-text"], { status: outcome.status }), answer, outcome.isKept);
  }
}

export function sendAnswers(visit, answers) {
  const sent = finished(visit, answers);
  visit.isSending = true;
  visit.isTied = visit.keeps && visit.storage.tieDraft(visit.seed, sent.key);
  attempt(visit, { sent, answers });
}
