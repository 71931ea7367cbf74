// Finished answers to a survey that could not be sent go out from any page of the guide. What sends them is only loaded
// where something waits; storage.js tells how its names are made.
import { loadScript } from "./load.js";

export function startOutbox() {
  const { root } = document.body.dataset;
  try {
    const start = `leidraad ${new URL(`${root}_data/surveys/`, window.location.href).pathname}`;
    const waits = Object.keys(localStorage).some((name) => name.startsWith(start) && name.includes(" finished "));
    if (waits) loadScript(`${root}_data/outbox.js`).catch(() => {});
  } catch {
    // what may not be kept does not wait
  }
}
