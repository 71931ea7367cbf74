// Which page of a tree an address names: pages of a tree lie in one folder, and a host may hide the ending.

// The folder of a page, as the address bar has it.
export const folderOf = (url) => url.origin + url.pathname.replace(/[^/]*$/, "");

// "index" for the start page, however it was called.
export const nameOf = (url) => url.pathname.split("/").pop().replace(/\.html$/, "") || "index";

// The name that the page itself has.
export const nameOfRoot = (root) => root.dataset.node || "index";

// Without network the worker hands out one page for all: the address says which one was asked for.
export const isStandIn = (root) => Boolean(navigator.serviceWorker?.controller) && nameOf(window.location) !== nameOfRoot(root);
