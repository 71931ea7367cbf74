// The search page: results while typing, filters on the kind of page and the phase. The query stands in the address,
// so that a result list can be shared and "back" works.
import { element, plainList } from "../js/element.js";
import { countText, headingOf, kindOf, linkTo, showText, titleOf } from "./results.js";

const rowsAtOnce = 10;

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

  const options = (labels, key) =>
    labels.map(([, label], place) => [String(place), label]).filter(([place]) => engine.pages.some((page) => String(page[key]) === place));
  const usedKinds = options(engine.kinds, "kind");
  const usedPhases = options(engine.phases, "phase");
  const kinds = chips(form.dataset.kind, usedKinds);
  const phases = chips(form.dataset.phase, usedPhases);
  const filters = element("details", "fold", element("summary", "", form.dataset.refine));
  const offered = [
    ...(usedKinds.length > 1 ? [kinds.fieldset] : []),
    ...(usedPhases.length > 1 ? [phases.fieldset] : []),
  ];
  filters.append(element("div", "fold-content", ...offered));
  if (offered.length) root.querySelector("[data-filters]").append(filters);

  // The page, its best section with an excerpt, and the other sections that answer.
  function row(hit) {
    const { others } = hit.sections();
    const text = element("p", "result-text");
    showText(engine, hit, text);
    const item = element("li", "", linkTo(hit.page.address, ...titleOf(hit)), element("p", "result-kind", kindOf(engine, hit.page)), text);
    const headed = others.filter(({ heading }) => heading);
    if (headed.length) {
      const links = headed.flatMap((section) => [" ", linkTo(section.address, ...headingOf(hit, section))]);
      item.append(element("p", "result-sections", element("span", "", form.dataset.sections), ...links));
    }
    return item;
  }

  function show(found) {
    const list = plainList("ol", ...found.slice(0, rowsAtOnce).map(row));
    results.replaceChildren(list);
    if (found.length <= rowsAtOnce) return;
    const more = element("button", "button", form.dataset.more);
    more.type = "button";
    more.addEventListener("click", () => {
      const from = list.childElementCount;
      const next = found.slice(from, from + 2 * rowsAtOnce).map(row);
      list.append(...next);
      if (list.childElementCount === found.length) more.remove();
      next[0].querySelector("a").focus();
    });
    results.append(more);
  }

  // What is shown where only filters are chosen: pages as they stand, with the start of their text.
  const asHit = (page) => ({ page, terms: new Set(), sections: () => ({ best: engine.sectionsOf(page)[0], others: [] }) });

  function update() {
    const query = field.value.trim();
    const chosenKinds = kinds.chosen();
    const chosenPhases = phases.chosen();
    const isFiltered = chosenKinds.length + chosenPhases.length > 0;
    const candidates = query ? engine.find(query) : engine.pages.filter(() => isFiltered).map(asHit);
    const found = candidates.filter(
      ({ page }) =>
        (!chosenKinds.length || chosenKinds.includes(String(page.kind))) &&
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
