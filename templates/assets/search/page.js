// The search page: results while typing, filters on the kind of page and the phase. The query stands in the address,
// so that a result list can be shared and "back" works.
import { element, plainList } from "../js/element.js";
import { addressOf, countText, descriptionOf, kindOf, titleOf } from "./results.js";

const rowsAtOnce = 20;

function chips(legend, options) {
  const fieldset = element("fieldset", "", element("legend", "", legend));
  const row = element("div", "chips");
  for (const [value, label] of options) {
    const box = element("input", "");
    box.type = "checkbox";
    box.value = value;
    row.append(element("label", "chip", box, element("span", "", label)));
  }
  fieldset.append(row);
  const chosen = () => [...row.querySelectorAll(":checked")].map((box) => box.value);
  return { fieldset, chosen };
}

export function startPage(root, engine) {
  const form = root.querySelector("form");
  const field = form.querySelector("input");
  const status = root.querySelector("[data-status]");
  const results = root.querySelector("[data-results]");
  const help = root.querySelector("[data-help]");

  const usedKinds = Object.entries(engine.kinds).filter(([id]) => engine.pages.some((page) => page.kind === id));
  const usedPhases = engine.phases
    .map(([, label], place) => [String(place), label])
    .filter(([place]) => engine.pages.some((page) => String(page.phase) === place));
  const kinds = chips(form.dataset.kind, usedKinds);
  const phases = chips(form.dataset.phase, usedPhases);
  const filters = element("details", "fold", element("summary", "", form.dataset.refine));
  filters.open = window.matchMedia("(min-width: 56rem)").matches;
  const offered = [
    ...(usedKinds.length > 1 ? [kinds.fieldset] : []),
    ...(usedPhases.length > 1 ? [phases.fieldset] : []),
  ];
  filters.append(element("div", "fold-content", ...offered));
  if (offered.length) root.querySelector("[data-filters]").append(filters);

  function row(found) {
    const link = element("a", "", ...titleOf(found));
    link.href = addressOf(found.page);
    return element(
      "li",
      "",
      link,
      element("p", "", ...descriptionOf(found)),
      element("p", "result-kind", kindOf(engine, found.page)),
    );
  }

  function show(found) {
    const list = plainList("ol", ...found.slice(0, rowsAtOnce).map(row));
    results.replaceChildren(list);
    if (found.length <= rowsAtOnce) return;
    const more = element("button", "button", form.dataset.more);
    more.type = "button";
    more.addEventListener("click", () => {
      const rest = found.slice(rowsAtOnce).map(row);
      list.append(...rest);
      more.remove();
      rest[0].querySelector("a").focus();
    });
    results.append(more);
  }

  function update() {
    const query = field.value.trim();
    const chosenKinds = kinds.chosen();
    const chosenPhases = phases.chosen();
    const isFiltered = chosenKinds.length + chosenPhases.length > 0;
    const candidates = query
      ? engine.find(query)
      : engine.pages.filter(() => isFiltered).map((page) => ({ page, terms: new Set() }));
    const found = candidates.filter(
      ({ page }) =>
        (!chosenKinds.length || chosenKinds.includes(page.kind)) &&
        (!chosenPhases.length || chosenPhases.includes(String(page.phase))),
    );
    const isIdle = !query && !isFiltered;
    status.textContent = isIdle ? "" : countText(form, found.length, query);
    help.hidden = isIdle || found.length > 0;
    show(found);
  }

  function remember() {
    const query = field.value.trim();
    try {
      window.history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : window.location.pathname);
    } catch {
      // From file:// a browser may refuse; then the address just stays as it is.
    }
  }

  field.addEventListener("input", update);
  field.addEventListener("change", remember);
  filters.addEventListener("change", update);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    remember();
    update();
  });
  update();
}
