// The chooser above a comparison: what is not chosen is hidden. On a narrow screen two are chosen to start with, since there
// they stand one above the other.
import { fill } from "./text.js";

const narrow = "(max-width: 48rem)";
const fewest = 1;
const firstOnNarrow = 2;

export function startComparisons() {
  for (const comparison of document.querySelectorAll("[data-compare]")) {
    const chooser = comparison.querySelector(".chooser");
    const status = chooser.querySelector("[data-status]");
    const boxes = [...chooser.querySelectorAll("input")];
    const cells = [...comparison.querySelectorAll("[data-of]")];

    const update = () => {
      const chosen = boxes.filter((box) => box.checked);
      // The last one cannot go: there would be nothing to see.
      for (const box of boxes) box.disabled = chosen.length === fewest && box.checked;
      const ids = new Set(chosen.map((box) => box.value));
      for (const cell of cells) cell.hidden = !ids.has(cell.dataset.of);
      status.textContent = fill(comparison.dataset.count, { count: chosen.length, total: boxes.length });
    };
    if (matchMedia(narrow).matches) boxes.forEach((box, place) => (box.checked = place < firstOnNarrow));
    chooser.addEventListener("change", update);
    update();
  }
}
