// Keeps the decision trees of this site on the device, so that they work without network. The generator puts before this
// what to keep (generator/render/service_worker.hpp) and writes it as service-worker.js at the root of the site.
//
// 1. The network comes first, for every page and all data: what it gives is what is shown, whatever this worker is of age.
//    Only a file whose name follows its content is taken from the device at once.
// 2. What is kept is of one build: kept whole or not at all, in a store of its own; the stores of other builds go when
//    this worker begins to answer.
// 3. It answers for pages of trees and for the files on its list. All else, and all that is sent, passes it by.
import { isFromNameAlone, readList } from "./list.js";

const list = readList(self.leidraadOffline, self.location.href);
const patience = 4000; // milliseconds for a network that is there and does not answer

// A file that the browser kept from another build lacks the mark; then the host is asked.
async function fetchWhole({ url, mark }) {
  for (const cache of ["default", "reload"]) {
    const response = await fetch(url, { cache });
    if (!response.ok) throw new Error(`${response.status} ${url}`);
    if (mark && !(await response.clone().text()).includes(mark)) continue;
    // A browser takes no answer for a page that came by way of another address.
    return response.redirected ? new Response(await response.blob(), { headers: response.headers }) : response;
  }
  throw new Error(`another build: ${url}`);
}

async function keepAll() {
  const responses = await Promise.all(list.files.map(fetchWhole));
  const store = await caches.open(list.store);
  await Promise.all(responses.map((response, place) => store.put(list.files[place].url, response)));
}

async function dropOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(list.stores) && name !== list.store).map((name) => caches.delete(name)));
}

// Nothing where it is not there, or where the browser gives no room.
async function kept(url) {
  try {
    return await (await caches.open(list.store)).match(url);
  } catch {
    return undefined;
  }
}

// `instead` is what the device has; asked for once the network fails, or takes too long.
async function networkFirst(request, instead) {
  const network = fetch(request);
  const late = new Promise((resolve) => setTimeout(resolve, patience)).then(instead);
  try {
    return (await Promise.race([network, late])) || (await network);
  } catch (error) {
    const response = await instead();
    if (response) return response;
    throw error;
  }
}

self.addEventListener("install", (event) => event.waitUntil(keepAll().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(dropOthers().then(() => self.clients.claim())));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const url = request.url.split("#")[0];
  const tree = request.mode === "navigate" && list.trees.find(({ folder }) => url.startsWith(folder));
  if (tree) return event.respondWith(networkFirst(request, () => kept(tree.shell)));
  const file = list.files.find((one) => one.url === url);
  if (!file) return undefined;
  if (isFromNameAlone(file)) return event.respondWith(kept(url).then((response) => response || fetch(request)));
  return event.respondWith(networkFirst(request, () => kept(url)));
});
