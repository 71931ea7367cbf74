// Print buttons.
export function startPrintButtons() {
  for (const button of document.querySelectorAll("[data-print]")) {
    button.addEventListener("click", () => window.print());
  }
}

// On paper nothing stays folded.
export function startPrinting() {
  startPrintButtons();
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("main details:not([open])")];
    for (const details of opened) details.open = true;
    // An address as short as one may type it.
    for (const link of document.querySelectorAll("main a[href^=http]")) link.dataset.address = link.href.replace(/^https?:\/\/(www\.)?|\/$/g, "");
  });
  window.addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });
}
