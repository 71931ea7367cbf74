// The chooser above a comparison hides the columns that do not fit the choice.
import { fill } from "./text.js";

export function startComparisons() {
  for (const comparison of document.querySelectorAll("[data-compare]")) {
    const chooser = comparison.querySelector(".chooser");
    const status = chooser.querySelector("[data-status]");
    const columns = [...comparison.querySelectorAll("thead [data-level]")];
    const cells = [...comparison.querySelectorAll("[data-level]")];
    const chosen = (name) => chooser.querySelector(`[name="${name}"]:checked`).value;

    const update = () => {
      const level = chosen("compare-level");
      const selfRun = chosen("compare-self-run");
      for (const cell of cells) {
        cell.hidden = (level && cell.dataset.level !== level) || (selfRun && cell.dataset.selfRun !== selfRun);
      }
      const count = columns.filter((column) => !column.hidden).length;
      status.textContent = fill(comparison.dataset.count, { count, total: columns.length });
    };
    chooser.addEventListener("change", update);
    update();
  }
}
