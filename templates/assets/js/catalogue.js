// A catalogue: filters (a list per field and a text field) and the calculator that adds up the chosen entries.
//
// Where the entries are pages, what a reader chose stands in the fragment of the address: #thema=behoud&fase=op-maat. So it
// can be kept and shared, "back" takes it back, and it works from disk. No server ever sees it.
import { fill } from "./text.js";

const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const withoutCount = (text) => text.replace(/ \(\d+\)$/, "");
const textKey = "zoek";

function startFilters(catalogue, entries) {
  const filters = catalogue.querySelector(".filters");
  if (!filters) return;
  const lists = [...filters.querySelectorAll("[data-filter]")];
  const text = filters.querySelector("[data-text-filter]");
  const status = filters.querySelector("[data-status]");
  const reset = filters.querySelector("[data-reset]");
  const none = catalogue.querySelector("[data-none]");
  const texts = text ? entries.map((entry) => plain(entry.textContent)) : [];
  const values = lists.map((list) => entries.map((entry) => (entry.getAttribute(`data-f-${list.dataset.filter}`) || "").split(" ")));

  const has = (place, list, value) => values[list][place].includes(value);
  // Whether an entry fits all choices but that of one list.
  const fits = (place, words, except) =>
    lists.every((list, index) => index === except || !list.value || has(place, index, list.value)) && words.every((word) => texts[place].includes(word));

  // Behind each choice stands how many entries it would leave, with what the other lists have chosen.
  function count(words) {
    lists.forEach((list, index) => {
      const left = entries.map((_, place) => place).filter((place) => fits(place, words, index));
      for (const option of [...list.options].filter(({ value }) => value)) {
        option.text = `${withoutCount(option.text)} (${left.filter((place) => has(place, index, option.value)).length})`;
      }
    });
  }

  function update() {
    const words = text ? plain(text.value).split(/\s+/).filter(Boolean) : [];
    let shown = 0;
    entries.forEach((entry, place) => {
      entry.hidden = !fits(place, words);
      if (!entry.hidden) shown += 1;
    });
    count(words);
    status.textContent = fill(catalogue.dataset.count, { count: shown, total: entries.length });
    none.hidden = shown > 0;
    reset.hidden = !words.length && lists.every((list) => !list.value);
  }

  function clear() {
    for (const list of lists) list.value = "";
    if (text) text.value = "";
  }

  const state = catalogue.dataset.gone ? keepState({ catalogue, lists, text, status, update, clear }) : undefined;
  filters.addEventListener("input", (event) => {
    update();
    state?.remember(event.target === text);
  });
  reset.addEventListener("click", () => {
    clear();
    update();
    state?.remember(false);
    (text || lists[0]).focus();
  });
  update();
  state?.restore();
}

// Keeps what was chosen in the address: `remember` after a choice, `restore` to choose what stands there.
function keepState({ catalogue, lists, text, status, update, clear }) {
  const chosen = catalogue.querySelector("[data-chosen]");

  // On paper there are no lists that show it.
  function tell() {
    const parts = lists.filter((list) => list.value).map((list) => `${list.previousElementSibling.textContent}: ${withoutCount(list.selectedOptions[0].text)}`);
    if (text?.value.trim()) parts.push(`${text.previousElementSibling.textContent}: ${text.value.trim()}`);
    chosen.textContent = parts.join(" · ");
    chosen.hidden = parts.length === 0;
  }

  function restore() {
    const fragment = location.hash.slice(1);
    if (fragment && !fragment.includes("=")) return; // a place on the page
    clear();
    let isGone = false;
    for (const [key, value] of new URLSearchParams(fragment)) {
      const list = lists.find(({ dataset }) => dataset.filter === key);
      if (list && [...list.options].some((option) => option.value === value)) list.value = value;
      else if (!list && text && key === textKey) text.value = value;
      else isGone = true;
    }
    if (isGone) clear();
    update();
    tell();
    if (isGone) status.textContent = catalogue.dataset.gone;
  }

  // Letter by letter would be too many steps back.
  function remember(isTyping) {
    const state = new URLSearchParams();
    for (const list of lists) if (list.value) state.set(list.dataset.filter, list.value);
    if (text?.value.trim()) state.set(textKey, text.value.trim());
    const fragment = String(state);
    history[isTyping ? "replaceState" : "pushState"](null, "", location.pathname + location.search + (fragment && `#${fragment}`));
    tell();
  }

  window.addEventListener("popstate", restore);
  return { remember, restore };
}

function startCalculator(catalogue, entries) {
  const calculator = catalogue.querySelector("[data-calculator]");
  if (!calculator) return;
  const { secondsEach, text, label, minute, minutes } = calculator.dataset;

  function update() {
    const chosen = entries.filter((entry) => entry.querySelector("[data-pick]:checked"));
    const sum = chosen.reduce((total, entry) => total + Number(entry.dataset.sum), 0);
    const count = Math.max(1, Math.round((sum * Number(secondsEach)) / 60));
    const time = fill(count === 1 ? minute : minutes, { count });
    calculator.textContent = chosen.length ? fill(text, { chosen: chosen.length, label, sum, time }) : "";
  }

  catalogue.addEventListener("change", (event) => {
    if (event.target.matches("[data-pick]")) update();
  });
  update();
}

export function startCatalogues() {
  for (const catalogue of document.querySelectorAll("[data-catalogue]")) {
    const entries = [...catalogue.querySelectorAll("[data-entry]")];
    startFilters(catalogue, entries);
    startCalculator(catalogue, entries);
  }
}
