// Filling in a survey, one screen at a time. What stands after sending comes with the outbox (left.js), when somebody is about to
// send. Bundled by script/build-assets into survey-form.js, a classic script that
// start.js loads beside the survey's rules (self.leidraadSurveys) once somebody begins, so that it also runs from file://.
import { element } from "../js/element.js";
import { loadScript } from "../js/load.js";
import { fill } from "../js/text.js";
import { validate } from "./answers.js";
import { arrange } from "./arrange.js";
import { followLengths } from "./lengths.js";
import { formOf } from "./form.js";
import { followInputs, putRaw, rawIn } from "./inputs.js";
import { newSeed } from "./order.js";
import { fillOverview } from "./overview.js";
import { partsOf } from "./parts.js";
import { clearProblem, clearProblems, focusField, labelOf, showProblems } from "./problems.js";
import { progressOf, screensOf } from "./screens.js";
import { sendAnswers } from "./sending.js";
import { button, notice, putReceipt } from "./tell.js";

const groupIn = (node) => node.elements._group?.value || /[#&]g=([\w.~-]+)/.exec(window.location.hash)?.[1];

// The screen of a part of the form: a page may be called "start", too.
const screenOf = (part) => `step ${part.name}`;

const isText = (field) => field?.question.type === "text" || field?.question.type === "long-text";

class Visit {
  // `showStart` puts up what the start offers now.
  constructor(root, node, storage, showStart) {
    const survey = self.leidraadSurveys[node.dataset.survey];
    Object.assign(this, { root, node, storage, showStart, survey, texts: survey.texts, form: formOf(survey) });
    this.group = groupIn(node);
    this.seed = newSeed();
    this.seen = new Set(); // names of parts that were on the screen
    this.notes = []; // to tell on the next screen
    this.keeps = false; // a draft on this device
    this.isTouched = false; // something was answered
    this.isStored = false; // finished answers are on this device
    this.isTied = false; // the draft, to the answers that are being sent
    this.isSent = false;
    this.screens = screensOf(survey.id, document.title, (name, state) => this.show(name, state));
  }

  prepare() {
    const { node, root } = this;
    this.progress = element("p", "survey-progress");
    this.told = element("div", "");
    root.querySelector("h1").after(this.progress);
    node.prepend(this.told);
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
    this.arrange();
    this.screens.replace("start", { isFirst: true });
    return this;
  }

  arrange() {
    this.parts = partsOf(this.node, this.form, arrange(this.node, this.form, this.seed));
  }

  begin(keeps) {
    this.keeps = keeps;
    this.isTouched = rawIn(this.node).size > 0;
    this.go(this.shownParts()[0]);
  }

  resume(draft) {
    this.keeps = true;
    this.isTouched = true;
    this.seed = draft.seed;
    this.group = this.group || draft.group;
    this.seen = new Set(draft.seen);
    putRaw(this.node, new Map(Object.entries(draft.answers)));
    this.arrange();
    const parts = this.shownParts();
    const last = parts.filter(({ name }) => this.seen.has(name)).pop();
    const isChanged = draft.version !== this.survey.version;
    if (isChanged) this.notes = [this.texts.changed, ...this.leftOut(draft)];
    this.go((!isChanged && last) || parts[0]);
  }

  // What somebody wrote at questions that a newer version no longer asks.
  leftOut({ said = {}, answers }) {
    const isGone = ([name]) => !isText(this.form.byName.get(name)) && answers[name];
    return Object.entries(said)
      .filter(isGone)
      .map(([name, question]) => fill(this.texts["changed-text"], { question, text: answers[name][0] }));
  }

  keep() {
    const { survey, seed, group, seen } = this;
    const raw = rawIn(this.node);
    const written = this.form.fields.filter((field) => isText(field) && raw.has(field.name));
    const said = Object.fromEntries(written.map((field) => [field.name, labelOf(this.node, field)]));
    const draft = { version: survey.version, seed, group, seen: [...seen], answers: Object.fromEntries(raw), said };
    if (this.storage.keepDraft(draft)) return;
    this.keeps = false;
    this.notes.push(this.texts["keep-failed"]);
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

  shownParts({ shown } = this.validated()) {
    return this.parts.filter(({ fields }) => fields.some((field) => shown.has(field)));
  }

  // A screen of an earlier draft in the browser's history may be none in this order.
  partCalled(screen) {
    return this.parts.find((part) => screenOf(part) === screen) || (screen.startsWith("step ") ? this.shownParts()[0] : undefined);
  }

  partOf(field) {
    return this.parts.find(({ fields }) => fields.includes(field));
  }

  go(part, extra) {
    this.screens.go(part ? screenOf(part) : "overview", extra);
  }

  // Forward: to the next step; while answers are checked, to what is new or wrong, and else to the overview again.
  next() {
    const { screen, isChecking } = this.screens.current();
    if (screen === "overview") {
      this.send();
      return;
    }
    const part = this.partCalled(screen);
    if (!part) return;
    const result = this.validated();
    const problems = result.problems.filter(({ field }) => part.fields.some(({ name }) => name === field));
    if (problems.length) {
      this.showProblems(part, problems);
      return;
    }
    const parts = this.shownParts(result);
    if (!isChecking) {
      this.go(parts[parts.indexOf(part) + 1]);
      return;
    }
    const isOpen = ({ name, fields }) => !this.seen.has(name) || fields.some((field) => result.problems.some((one) => one.field === field.name));
    this.go(parts.find(isOpen), { isChecking });
  }

  back() {
    const { screen, isChecking } = this.screens.current();
    const parts = this.shownParts();
    const before = screen === "overview" ? parts[parts.length - 1] : parts[parts.indexOf(this.partCalled(screen)) - 1];
    this.screens.back(isChecking ? "overview" : before ? screenOf(before) : "start");
  }

  change(field) {
    this.go(this.partOf(field), { isChecking: true });
    focusField(this.node, field.name);
  }

  // While somebody answers there is nothing around the question but the way out.
  hideSite(isHidden) {
    document.body.toggleAttribute("data-answering", isHidden);
  }

  takeNotes() {
    return this.notes.splice(0);
  }

  section(step) {
    return this.node.querySelector(`[data-step="${CSS.escape(step.name)}"]`);
  }

  // Puts a screen up; gives its heading.
  show(name, { isFirst } = {}) {
    const screen = this.isSent ? "thanks" : this.isSending ? "sending" : name;
    const part = this.partCalled(screen);
    this.root.dataset.screen = part ? "step" : screen;
    this.hideSite(screen !== "start" && screen !== "thanks");
    this.progress.textContent = "";
    if (part) return this.showPart(part);
    clearProblems(this.node);
    if (screen === "overview") return this.showOverview();
    if (screen === "pause") return this.showPause();
    if (screen === "start") {
      if (!isFirst) this.showStart();
      return isFirst ? undefined : this.root.querySelector("h1");
    }
    return this.sending.querySelector("h2");
  }

  showPart(part) {
    const { shown } = this.validated();
    clearProblems(this.node);
    this.seen.add(part.name);
    if (this.keeps) this.keep();
    for (const one of this.node.querySelectorAll("[data-step]")) one.hidden = one.dataset.step !== part.step.name;
    const section = this.section(part.step);
    section.dataset.part = `${part.isAlone ? "one" : "all"} ${part.isFirst ? "first" : "later"}`;
    for (const field of part.step.fields)
      section.querySelector(`[data-field="${CSS.escape(field.name)}"]`).hidden = !shown.has(field) || !part.fields.includes(field);
    for (const grid of section.querySelectorAll(".survey-grid")) grid.hidden = !grid.querySelector("[data-field]:not([hidden])");
    this.progress.textContent = progressOf(this.form, this.shownParts(), part, this.texts, fill);
    this.fillBar(this.texts.next);
    return section.querySelector("h2");
  }

  showOverview() {
    this.loadThanks();
    const heading = element("h2", "", this.texts.overview);
    const list = element("div", "");
    const result = this.validated();
    const steps = [...new Set(this.shownParts(result).map(({ step }) => step))];
    fillOverview(list, this, steps, result, (field) => this.change(field));
    this.overview.replaceChildren(heading, element("p", "", this.texts["overview-help"]), list);
    this.fillBar(this.texts.send);
    return heading;
  }

  fillBar(forward) {
    const { texts } = this;
    const next = element("button", "button survey-main", forward);
    next.type = "submit";
    const kept = element("p", "survey-small", texts["kept-here"], " ", button(texts.wipe, "link-button", () => this.wipe()));
    this.bar.replaceChildren(
      element("p", "survey-buttons", next, " ", button(texts.back, "button survey-quiet", () => this.back())),
      ...(this.keeps ? [kept] : []),
    );
    const [first, ...others] = this.takeNotes();
    this.told.replaceChildren(...(first ? [notice(first, ...others.map((one) => element("p", "", one)))] : []));
  }

  // The way out: what becomes of the answers, before anybody leaves.
  showPause() {
    const place = this.root.querySelector(".survey-pause");
    const state = !this.isTouched ? "empty" : this.keeps ? "kept" : "open";
    for (const one of place.querySelectorAll("[data-pause]")) one.hidden = !one.dataset.pause.includes(state);
    const told = place.querySelector(".survey-notice");
    const notes = this.takeNotes();
    told.hidden = !notes.length;
    told.replaceChildren(...notes.map((note) => element("p", "", note)));
    return place.querySelector("h2");
  }

  pause() {
    this.screens.go("pause");
  }

  keepAndStop() {
    this.keeps = true;
    this.keep();
    if (this.keeps) this.stop();
    else this.screens.replace("pause", this.screens.current());
  }

  dropAndStop() {
    this.empty();
    this.stop();
  }

  stop() {
    this.screens.go("start");
  }

  goOn() {
    this.screens.back(this.screens.current().from);
  }

  empty() {
    this.node.reset();
    this.seen.clear();
    this.isTouched = false;
  }

  wipe() {
    this.stopKeeping();
    this.empty();
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
    const part = field ? this.partOf(field) : this.shownParts()[0];
    this.go(part, { isChecking: true });
    this.showProblems(part, problems);
  }

  showProblems(part, problems) {
    showProblems(this, this.section(part.step), problems, (field) => {
      const place = this.partOf(field);
      if (place !== part) {
        this.go(place, { isChecking: true });
        this.showProblems(place, problems);
      }
      focusField(this.node, field.name);
    });
  }

  async loadThanks() {
    try {
      if (!self.leidraadThanks) await loadScript(`${document.body.dataset.root}_data/outbox.js`);
    } catch {
      // tried again once there is a receipt
    }
  }

  async thank(receipt, answers) {
    await this.loadThanks();
    this.isSent = true;
    this.isTouched = false;
    // A draft that is tied to these answers went with the receipt; what is there now may be somebody else's.
    if (this.keeps && !this.isTied) this.storage.wipeDraft();
    this.keeps = false;
    this.node.reset(); // nobody reads on the next time
    if (self.leidraadThanks) self.leidraadThanks(this.sending, this, receipt, answers);
    else putReceipt(this.sending, document.getElementById("survey-thanks").content, receipt);
    this.screens.replace("thanks");
  }
}

self.leidraadFillIn = (root, node, storage, showStart) => new Visit(root, node, storage, showStart).prepare();
