// Classic scripts and styles that are only loaded when they are needed; file:// has no other way.
export function loadScript(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.addEventListener("load", resolve);
    script.addEventListener("error", reject);
    script.src = address;
    document.head.append(script);
  });
}

// Behind the first sheet, where it would stand if the page linked it: what a guide adds comes last. Fulfilled also where it
// does not load: a page without it can be read.
export function loadStyles(address) {
  return new Promise((resolve) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.addEventListener("load", resolve);
    link.addEventListener("error", resolve);
    link.href = address;
    document.querySelector("link[rel=stylesheet]").after(link);
  });
}

// What the page's next step needs, once the page stands there and rests: <… data-load="a.js b.js">. Asked for at once, run in
// this order.
export function loadForLater() {
  const later = document.querySelector("[data-load]");
  if (!later) return;
  const load = () => {
    for (const address of later.dataset.load.split(" ")) {
      const script = document.createElement("script");
      script.async = false;
      script.src = address;
      document.head.append(script);
    }
  };
  const atRest = window.requestIdleCallback || setTimeout;
  window.addEventListener("load", () => atRest(load));
}
