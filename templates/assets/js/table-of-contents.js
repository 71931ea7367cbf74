import { targetOf } from "./target.js";

// Marks in the table of contents beside the text which part is being read.
export function startTableOfContents() {
  const links = new Map();
  for (const link of document.querySelectorAll(".toc a")) {
    const heading = targetOf(link.hash);
    if (heading) links.set(heading, link);
  }
  if (!links.size || !("IntersectionObserver" in window)) return;
  let current = null;
  const observer = new IntersectionObserver(
    (entries) => {
      const seen = entries.find((entry) => entry.isIntersecting);
      if (!seen) return;
      if (current) current.removeAttribute("aria-current");
      current = links.get(seen.target);
      current.setAttribute("aria-current", "true");
    },
    { rootMargin: "0px 0px -70% 0px" },
  );
  for (const heading of links.keys()) observer.observe(heading);
}
