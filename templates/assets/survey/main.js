// Filling in a survey, one screen at a time. Bundled by script/build-assets into survey-form.js, a classic script that
// start.js loads beside the survey's rules (self.leidraadSurveys) once somebody begins, so that it also runs from file://.
import { element } from "../js/element.js";
import { fill } from "../js/text.js";
import { validate } from "./answers.js";
import { arrange } from "./arrange.js";
import { followLengths } from "./lengths.js";
import { formOf } from "./form.js";
import { followInputs, putRaw, rawIn } from "./inputs.js";
import { newSeed } from "./order.js";
import { fillOverview } from "./overview.js";
import { clearProblem, clearProblems, focusField, showProblems } from "./problems.js";
import { progressOf, screensOf } from "./screens.js";
import { sendAnswers, sendLeft } from "./sending.js";
import { button, notice } from "./tell.js";
import { fillThanks } from "./thanks.js";

const groupIn = (node) => node.elements._group?.value || /[#&]g=([\w.~-]+)/.exec(window.location.hash)?.[1];

// The screen of a step: a page may be called "start", too.
const screenOf = (step) => `step ${step.name}`;

class Visit {
  // `showStart` puts up what the start offers now.
  constructor(root, node, storage, showStart) {
    const survey = self.leidraadSurveys[node.dataset.survey];
    Object.assign(this, { root, node, storage, showStart, survey, texts: survey.texts, form: formOf(survey) });
    this.group = groupIn(node);
    this.seed = newSeed();
    this.seen = new Set(); // names of steps that were on the screen
    this.keeps = false; // a draft on this device
    this.isTouched = false; // something was answered
    this.isStored = false; // finished answers are on this device
    this.isTied = false; // the draft, to the answers that are being sent
    this.isSent = false;
    this.screens = screensOf(survey.id, document.title, (name, state) => this.show(name, state));
  }

  prepare() {
    const { node, root } = this;
    this.overview = element("section", "survey-overview");
    this.sending = element("section", "survey-sending");
    this.bar = element("div", "survey-bar");
    node.append(this.overview, this.bar);
    root.append(this.sending);
    node.addEventListener("submit", (event) => {
      event.preventDefault();
      this.next();
    });
    followInputs(node, (field) => this.changed(field));
    followLengths(node, this.form, this.texts);
    window.addEventListener("beforeunload", (event) => {
      if (this.isTouched && !this.keeps && !this.isStored) event.preventDefault();
    });
    this.steps = arrange(node, this.form, this.seed);
    this.screens.replace("start", { isFirst: true });
    return this;
  }

  begin(keeps) {
    this.keeps = keeps;
    this.go(this.shownSteps()[0]);
  }

  resume(draft) {
    this.keeps = true;
    this.isTouched = true;
    this.seed = draft.seed;
    this.group = this.group || draft.group;
    this.seen = new Set(draft.seen);
    putRaw(this.node, new Map(Object.entries(draft.answers)));
    this.steps = arrange(this.node, this.form, this.seed);
    const steps = this.shownSteps();
    const last = steps.filter(({ name }) => this.seen.has(name)).pop();
    this.note = draft.version === this.survey.version ? undefined : this.texts.changed;
    this.go((!this.note && last) || steps[0]);
  }

  sendLeft() {
    sendLeft(this);
  }

  keep() {
    const { survey, seed, group, seen } = this;
    const draft = { version: survey.version, seed, group, seen: [...seen], answers: Object.fromEntries(rawIn(this.node)) };
    if (this.storage.keepDraft(draft)) return;
    this.keeps = false;
    this.note = this.texts["keep-failed"];
  }

  stopKeeping() {
    this.keeps = false;
    this.storage.wipeDraft();
  }

  changed(field) {
    this.isTouched = true;
    clearProblem(field);
    if (this.keeps) this.keep();
  }

  validated() {
    return validate(this.form, rawIn(this.node));
  }

  shownSteps({ shown } = this.validated()) {
    return this.steps.filter(({ fields }) => fields.some((field) => shown.has(field)));
  }

  stepNow() {
    return this.form.steps.find((step) => screenOf(step) === this.screens.current().screen);
  }

  go(step, extra) {
    this.screens.go(step ? screenOf(step) : "overview", extra);
  }

  // Forward: to the next step; while answers are checked, to what is new or wrong, and else to the overview again.
  next() {
    const { screen, isChecking } = this.screens.current();
    if (screen === "overview") {
      this.send();
      return;
    }
    const step = this.stepNow();
    if (!step) return;
    const result = this.validated();
    const problems = result.problems.filter(({ field }) => step.fields.some(({ name }) => name === field));
    if (problems.length) {
      this.showProblems(step, problems);
      return;
    }
    const steps = this.shownSteps(result);
    if (!isChecking) {
      this.go(steps[steps.indexOf(step) + 1]);
      return;
    }
    const isOpen = ({ name, fields }) => !this.seen.has(name) || fields.some((field) => result.problems.some((one) => one.field === field.name));
    this.go(steps.find(isOpen), { isChecking });
  }

  back() {
    const { screen, isChecking } = this.screens.current();
    const steps = this.shownSteps();
    const before = screen === "overview" ? steps[steps.length - 1] : steps[steps.indexOf(this.stepNow()) - 1];
    this.screens.back(isChecking ? "overview" : before ? screenOf(before) : "start");
  }

  change(field) {
    this.go(field.step, { isChecking: true });
    focusField(this.node, field.name);
  }

  section(step) {
    return this.node.querySelector(`[data-step="${CSS.escape(step.name)}"]`);
  }

  // Puts a screen up; gives its heading.
  show(name, { isFirst } = {}) {
    const screen = this.isSent ? "thanks" : this.isSending ? "sending" : name;
    const step = this.form.steps.find((one) => screenOf(one) === screen);
    this.root.dataset.screen = step ? "step" : screen;
    if (step) return this.showStep(step);
    clearProblems(this.node);
    if (screen === "overview") return this.showOverview();
    if (screen === "start") {
      if (!isFirst) this.showStart();
      return isFirst ? undefined : this.root.querySelector("h1");
    }
    return this.sending.querySelector("h2");
  }

  showStep(step) {
    const { shown } = this.validated();
    clearProblems(this.node);
    this.seen.add(step.name);
    if (this.keeps) this.keep();
    for (const section of this.node.querySelectorAll("[data-step]")) section.hidden = section.dataset.step !== step.name;
    const section = this.section(step);
    for (const field of step.fields) {
      const element = section.querySelector(`[data-field="${CSS.escape(field.name)}"]`);
      (element.closest(".survey-grid") || element).hidden = !shown.has(field);
    }
    this.fillBar(progressOf(this.form, this.shownSteps(), step, this.texts, fill), this.texts.next);
    return section.querySelector("h2");
  }

  showOverview() {
    const heading = element("h2", "", this.texts.overview);
    const list = element("div", "");
    const result = this.validated();
    fillOverview(list, this, this.shownSteps(result), result, (field) => this.change(field));
    this.overview.replaceChildren(heading, element("p", "", this.texts["overview-help"]), list);
    this.fillBar("", this.texts.send);
    return heading;
  }

  fillBar(progress, forward) {
    const { texts } = this;
    const next = element("button", "button survey-main", forward);
    next.type = "submit";
    const kept = element("p", "survey-small", texts["kept-here"], " ", button(texts.wipe, "link-button", () => this.wipe()));
    this.bar.replaceChildren(
      ...(this.note ? [notice(this.note)] : []),
      element("p", "survey-buttons", next, " ", button(texts.back, "button survey-quiet", () => this.back())),
      ...(progress ? [element("p", "survey-progress", progress)] : []),
      ...(this.keeps ? [kept] : []),
    );
    this.note = undefined;
  }

  wipe() {
    this.stopKeeping();
    this.node.reset();
    this.seen.clear();
    this.isTouched = false;
    this.screens.go("start");
  }

  send() {
    const result = this.validated();
    if (result.problems.length) {
      this.showFirst(result.problems);
      return;
    }
    sendAnswers(this, result.answers);
  }

  // Problems that the collector found, or that a change of the survey brought: at the first step that has one.
  showFirst(problems) {
    const field = this.form.byName.get((problems[0]?.field || "").replace(/\.other$/, ""));
    const step = field ? field.step : this.shownSteps()[0];
    this.go(step, { isChecking: true });
    this.showProblems(step, problems);
  }

  showProblems(step, problems) {
    showProblems(this, this.section(step), problems, (field) => {
      if (field.step !== step) {
        this.go(field.step, { isChecking: true });
        this.showProblems(field.step, problems);
      }
      focusField(this.node, field.name);
    });
  }

  thank(receipt, answers) {
    this.isSent = true;
    this.isTouched = false;
    // A draft that is tied to these answers went with the receipt; what is there now may be somebody else's.
    if (this.keeps && !this.isTied) this.storage.wipeDraft();
    this.keeps = false;
    this.node.reset(); // nobody reads on the next time
    fillThanks(this.sending, this, receipt, answers);
    this.screens.replace("thanks");
  }
}

self.leidraadFillIn = (root, node, storage, showStart) => new Visit(root, node, storage, showStart).prepare();
