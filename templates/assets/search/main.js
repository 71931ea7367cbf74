// Search, loaded by site.js at its first use, after the index. Bundled by script/build-assets into search.js.
import { createEngine } from "./engine.js";
import { startPage } from "./page.js";
import { startPanel } from "./panel.js";

if (window.leidraadSearch) {
  const engine = createEngine(window.leidraadSearch);
  const page = document.querySelector(".search-page");
  const form = document.querySelector(".site-search");
  if (page) startPage(page, engine);
  if (form) startPanel(form, engine);
}
