// One screen at a time: the start, a step, the overview, what happens while sending, the thanks. The browser's Back
// button walks through them; the address stays as it is.

// Gives { current(), go(name, extra), replace(name, extra), back(name) }. `show(name, extra)` puts a screen up and gives its
// heading; it is also called when the browser goes back or forward.
export function screensOf(id, title, show) {
  const put = (state) => {
    const heading = show(state.screen, state);
    document.title = heading && state.screen !== "start" ? `${heading.textContent} | ${title}` : title;
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    document.querySelector(".survey-page").scrollIntoView();
  };
  const stateNow = () => (window.history.state?.survey === id ? window.history.state : { survey: id, screen: "start" });
  window.addEventListener("popstate", () => put(stateNow()));
  const go = (screen, extra = {}) => {
    const state = { survey: id, screen, from: stateNow().screen, ...extra };
    window.history.pushState(state, "");
    put(state);
  };
  const replace = (screen, extra = {}) => {
    const state = { survey: id, screen, ...extra };
    window.history.replaceState(state, "");
    put(state);
  };
  return {
    current: stateNow,
    go,
    replace,
    // To the screen before: by the browser's own history where that leads there.
    back(screen) {
      if (stateNow().from === screen) window.history.back();
      else go(screen);
    },
  };
}

// "Stap 2", or "Stap 2 van 5" where no answer can change the 5 any more: all questions that decide about later steps
// have been passed.
export function progressOf(form, steps, current, texts, fill) {
  const names = new Set();
  const collect = (condition) => {
    if (!condition) return;
    if (condition.question) names.add(condition.question);
    [condition.any, condition.all, condition.not].flat().forEach(collect);
  };
  for (const { page } of form.steps) {
    collect(page.when);
    if (page.questions.every(({ when }) => when)) page.questions.forEach(({ when }) => collect(when));
  }
  const decides = ({ question, row }) => names.has(question.id) || (row && names.has(`${question.id}.${row.id}`));
  const at = steps.indexOf(current);
  const isSettled = !steps.slice(at).some((step) => step.fields.some(decides));
  return fill(texts[isSettled ? "step-of" : "step"], { step: at + 1, count: steps.length });
}

