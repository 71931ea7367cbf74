// The form at the foot of a page costs nothing until somebody opens it: its styles and script come then. What did not load
// leaves a form that posts.
import { loadScript, loadStyles } from "./load.js";

export function startFeedback() {
  const fold = document.querySelector(".page-feedback");
  if (!fold) return;
  const content = fold.querySelector("[data-script]");
  // Opened from a disk there is nobody to send it to.
  fold.hidden = !/^https?:/.test(fold.querySelector("form").action);
  const open = async () => {
    const { script, sheet } = content.dataset;
    content.hidden = true; // until it looks as it should
    await Promise.allSettled([loadScript(script), sheet && loadStyles(sheet)]);
    content.hidden = false;
  };
  if (fold.open) open();
  else fold.addEventListener("toggle", open, { once: true });
}
