// The worker that keeps the trees on the device (../worker/main.js). Only where pages come from a host.
const isPreview = () => Boolean(document.querySelector("script[src^='/_leidraad/']"));

// What is written in a preview changes all the time: a worker that a copy of the site left at this address goes.
async function sendAway() {
  for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
}

export async function registerWorker(name) {
  if (!name || !navigator.serviceWorker) return;
  if (isPreview()) await sendAway();
  // It answers for the folder of all trees, so that no survey, no collector and no other page is its business.
  else await navigator.serviceWorker.register(document.body.dataset.root + name, { scope: "../" });
}
