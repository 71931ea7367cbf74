// A catalogue: filters (a list per field and a text field) and the calculator that adds up the chosen entries.
import { fill } from "./text.js";

const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function startFilters(catalogue, entries) {
  const filters = catalogue.querySelector(".filters");
  if (!filters) return;
  const lists = [...filters.querySelectorAll("[data-filter]")];
  const text = filters.querySelector("[data-text-filter]");
  const status = filters.querySelector("[data-status]");
  const reset = filters.querySelector("[data-reset]");
  const none = catalogue.querySelector("[data-none]");
  const texts = text ? entries.map((entry) => plain(entry.textContent)) : [];

  function fits(entry, place, words) {
    return (
      lists.every((list) => {
        const values = (entry.getAttribute(`data-f-${list.dataset.filter}`) || "").split(" ");
        return !list.value || values.includes(list.value);
      }) && words.every((word) => texts[place].includes(word))
    );
  }

  function update() {
    const words = text ? plain(text.value).split(/\s+/).filter(Boolean) : [];
    let count = 0;
    entries.forEach((entry, place) => {
      const shown = fits(entry, place, words);
      entry.hidden = !shown;
      if (shown) count += 1;
    });
    status.textContent = fill(catalogue.dataset.count, { count, total: entries.length });
    none.hidden = count > 0;
    reset.hidden = !words.length && lists.every((list) => !list.value);
  }

  filters.addEventListener("input", update);
  reset.addEventListener("click", () => {
    for (const list of lists) list.value = "";
    if (text) text.value = "";
    update();
    (text || lists[0]).focus();
  });
  update();
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
