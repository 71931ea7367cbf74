// A survey's form in a page of the guide: all questions below each other, sent without leaving the page. Bundled by
// script/build-assets into survey-embedded.js, a classic script. The survey's rules come with the first touch; where they do
// not load, the form posts.
import { element } from "../js/element.js";
import { loadScript } from "../js/load.js";
import { validate } from "./answers.js";
import { formOf } from "./form.js";
import { followInputs, rawIn } from "./inputs.js";
import { followLengths } from "./lengths.js";
import { post } from "./post.js";
import { clearProblem, clearProblems, focusField, showProblems } from "./problems.js";
import { finished } from "./sending.js";
import { fillThanks } from "./thanks.js";

// What is ready for a page of its own has headings from the second level on.
function lowerHeadings(place, level) {
  for (const heading of place.querySelectorAll("h2, h3, h4")) {
    const lower = Math.min(Number(heading.localName.slice(1)) + level - 2, 6);
    heading.replaceWith(element(`h${lower}`, "", ...heading.childNodes));
  }
}

class EmbeddedForm {
  constructor(node, waiting) {
    const survey = self.leidraadSurveys[node.dataset.survey];
    Object.assign(this, { node, waiting, survey, texts: survey.texts, form: formOf(survey) });
    this.thanks = waiting.querySelector(".survey-thanks");
    this.button = node.querySelector("[type=submit]");
    followInputs(node, clearProblem);
    followLengths(node, this.form, this.texts);
  }

  async send() {
    if (this.isSending) return;
    this.notice?.remove();
    clearProblems(this.node);
    const { problems, answers } = validate(this.form, rawIn(this.node));
    if (problems.length) {
      this.show(problems);
      return;
    }
    this.isSending = true;
    const label = this.button.textContent;
    this.button.textContent = this.texts.sending;
    this.hear(await post(this.node.action, this.prepared(answers)), answers);
    this.button.textContent = label;
    this.isSending = false;
  }

  // What is sent again unchanged keeps its key, so that it is the same answer to the collector.
  prepared(answers) {
    const now = finished(this, answers);
    const isSame = (one) => JSON.stringify(one.body.answers) === JSON.stringify(now.body.answers);
    if (!this.sent || !isSame(this.sent)) this.sent = now;
    return this.sent;
  }

  hear({ receipt, problems, isGone, isConflict }, answers) {
    if (receipt) this.thank(receipt, answers);
    else if (problems) this.show(problems);
    else if (isGone || isConflict) this.tell(this.texts[isGone ? "gone" : "conflict"]);
    else this.tell(this.waiting.querySelector("[data-told=later]").textContent);
    if (isGone || isConflict) this.sent = undefined;
  }

  show(problems) {
    showProblems(this, this.node, problems, ({ name }) => focusField(this.node, name));
  }

  tell(text) {
    this.notice = element("p", "survey-notice", text);
    this.notice.setAttribute("role", "status");
    this.notice.tabIndex = -1;
    this.button.parentNode.before(this.notice);
    this.notice.focus();
  }

  thank(receipt, answers) {
    const place = element("div", "");
    this.node.replaceWith(place); // a form cannot hold the one that withdraws
    fillThanks(place, this, receipt, answers);
    lowerHeadings(place, Number(this.node.dataset.level));
    const heading = place.querySelector("h2, h3, h4, h5, h6");
    heading.tabIndex = -1;
    heading.focus();
  }
}

function startForm(node) {
  const waiting = node.nextElementSibling.content;
  if (!/^https?:/.test(node.action)) {
    const cannot = waiting.querySelector("[data-told=cannot]");
    if (cannot) node.replaceWith(element("div", "survey-notice", cannot.cloneNode(true)));
    return;
  }
  let started;
  const start = () => {
    started ??= loadScript(node.dataset.rules).then(() => new EmbeddedForm(node, waiting));
    return started;
  };
  node.dataset.started = "";
  node.addEventListener("focusin", () => start().catch(() => {}), { once: true });
  node.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      await (await start()).send();
    } catch {
      node.submit();
    }
  });
}

document.querySelectorAll("form.embedded-form:not([data-started])").forEach(startForm);
