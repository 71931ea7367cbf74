// Search costs nothing until someone uses it: the index and the search code come with the first focus on a search
// field, on the search page with the first letter, or at once when its address holds a query. They are classic scripts
// (file:// has no fetch).
// search.js attaches itself to the fields when it runs.
let loading = false;

function load(source, onError) {
  const script = document.createElement("script");
  script.src = source;
  script.async = false; // keeps the order: index before code
  script.addEventListener("error", onError);
  document.head.append(script);
}

function loadSearch(status) {
  if (loading) return;
  loading = true;
  const { searchIndex, searchSrc } = document.body.dataset;
  const form = document.querySelector(".search-form") || document.querySelector(".site-search");
  if (status) status.textContent = form.dataset.loading;
  const fail = () => {
    if (status) status.textContent = form.dataset.failed;
  };
  load(searchIndex, fail);
  load(searchSrc, fail);
}

export function startSearchLoader() {
  const status = document.querySelector(".search-page [data-status]");
  const query = new URLSearchParams(window.location.search).get("q");
  const field = document.querySelector(".search-form input");
  if (field && query) {
    field.value = query;
    loadSearch(status);
  } else if (field) {
    field.focus(); // who comes to the search page comes to type; what is loaded waits for that
  }
  for (const form of document.querySelectorAll(".site-search, .search-form")) {
    for (const use of ["focusin", "input", "pointerdown"]) form.addEventListener(use, () => loadSearch(status), { once: true });
  }
}
