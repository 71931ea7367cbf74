// The panel below the search field in the header: the best pages while typing. Its rows are ordinary links that take
// the real focus (arrow keys, Tab, Escape), which every screen reader understands; the number found is announced.
import { element, plainList } from "../js/element.js";
import { countText, headingOf, kindOf, linkTo, titleOf } from "./results.js";

const mostRows = 6;

export function startPanel(form, engine) {
  const field = form.querySelector("input");
  const list = plainList("ul");
  const status = element("p", "");
  status.setAttribute("role", "status");
  const keys = element("span", "visually-hidden");
  const panel = element("div", "search-panel", status, list);
  panel.hidden = true;
  form.append(panel);

  const links = () => [...list.querySelectorAll("a")];

  // A row leads to the section that answers; to the page itself where that is what was named.
  function row(hit) {
    const { best } = hit.sections();
    const isPage = hit.isNamed || !best.heading;
    const kind = element("span", "result-kind", ...(isPage ? [kindOf(engine, hit.page)] : headingOf(hit, best)));
    return element("li", "", linkTo(isPage ? hit.page.address : best.address, element("span", "result-title", ...titleOf(hit)), kind));
  }

  function allResults(query) {
    const link = element("a", "", element("span", "result-title", form.dataset.all));
    link.href = `${form.getAttribute("action")}?q=${encodeURIComponent(query)}`;
    return element("li", "", link);
  }

  function update() {
    const query = field.value.trim();
    panel.hidden = query.length < 2;
    if (panel.hidden) return;
    const results = engine.find(query);
    keys.textContent = results.length ? ` ${form.dataset.keys}` : "";
    status.replaceChildren(countText(form, results.length, query), keys);
    list.replaceChildren(...results.slice(0, mostRows).map(row), allResults(query));
  }

  field.addEventListener("input", update);
  field.addEventListener("focus", update);
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden) {
      panel.hidden = true;
      field.focus();
      panel.hidden = true; // focus opened it again
      event.preventDefault();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || panel.hidden) return;
    const stops = [field, ...links()];
    const next = stops[stops.indexOf(document.activeElement) + step];
    if (next) next.focus();
    event.preventDefault();
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) panel.hidden = true;
  });

  if (form.contains(document.activeElement)) update();
}
