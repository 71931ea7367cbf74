#include "preview/problem_box.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "text/html.hpp"

namespace leidraad::preview {

namespace {

constexpr std::string_view asks_again = R"(<noscript><meta http-equiv="refresh" content="3"></noscript>)";

// The same as `show` in the script makes.
std::string box_of(const News& news) {
  if (news.problems.empty()) return {};
  std::string shown;
  for (const char c : news.problems) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_control = (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F;
    if (is_control)
      shown += "\xEF\xBF\xBD";  // HTML cannot hold it
    else
      shown += c;
  }
  return "<dialog id=\"leidraad-preview\" open aria-label=\"Problemen in de gids\"><pre tabindex=\"0\">" +
         text::html_escaped(shown) + "</pre><form method=\"dialog\"><button>Sluiten</button></form></dialog>";
}

void insert_before(std::string& html, std::string_view tag, std::string_view added) {
  const std::size_t place = tag == "</head>" ? html.find(tag) : html.rfind(tag);
  html.insert(place == std::string::npos ? html.size() : place, added);
}

}  // namespace

// Long polling, so that one request stands open and no protocol of our own is needed: the answer comes when
// there is something to say. A server that was gone for a while is another one, whose versions say nothing.
std::string_view script() {
  return R"js((function () {
  "use strict";
  var seen = document.currentScript.src.split("?")[1];
  var wasLost = false;
  function show(problems) {
    var old = document.getElementById("leidraad-preview");
    if (old) old.remove();
    if (!document.querySelector("link[href='/_leidraad/preview.css']")) {
      var style = document.createElement("link");
      style.rel = "stylesheet";
      style.href = "/_leidraad/preview.css";
      document.head.append(style);
    }
    var box = document.createElement("dialog");
    box.id = "leidraad-preview";
    box.setAttribute("aria-label", "Problemen in de gids");
    box.setAttribute("open", "");
    var text = document.createElement("pre");
    text.tabIndex = 0;
    text.setAttribute("role", "alert");
    text.textContent = problems;
    var form = document.createElement("form");
    form.method = "dialog";
    var close = document.createElement("button");
    close.textContent = "Sluiten";
    form.append(close);
    box.append(text, form);
    document.body.append(box);
  }
  function wait() {
    fetch("/_leidraad/wait?" + seen).then(function (answer) {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    }).then(function (news) {
      if (wasLost) return location.reload();
      if (news.version === Number(seen)) return wait();
      if (!news.problems) return location.reload();
      seen = String(news.version);
      show(news.problems);
      wait();
    }).catch(function () {
      wasLost = true;
      setTimeout(wait, 1000);
    });
  }
  wait();
})();
)js";
}

std::string_view style() {
  return R"css(#leidraad-preview {
  position: fixed;
  inset: auto 0 0 0;
  z-index: 2147483647;
  box-sizing: border-box;
  width: 100%;
  max-width: none;
  max-height: 60vh;
  margin: 0;
  padding: 1rem;
  overflow: auto;
  border: 0;
  border-top: 0.25rem solid #b00020;
  background: #fff;
  color: #1a1a1a;
}
#leidraad-preview pre {
  margin: 0 0 1rem;
  overflow: auto;
  background: none;
  color: inherit;
  font: 0.875rem/1.5 monospace;
  white-space: pre;
}
#leidraad-preview button {
  font: inherit;
}
@media print {
  #leidraad-preview {
    display: none;
  }
}
)css";
}

std::string as_json(const News& news) {
  const nlohmann::ordered_json json = {{"version", news.version}, {"problems", news.problems}};
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

void add_news(std::string& html, const News& news) {
  if (!news.problems.empty()) {
    insert_before(html, "</head>",
                  fmt::format("<link rel=\"stylesheet\" href=\"{}\">{}", style_address, asks_again));
  }
  insert_before(html, "</body>",
                fmt::format("{}<script src=\"{}?{}\"></script>", box_of(news), script_address, news.version));
}

std::string page_without_site(const News& news) {
  const bool is_busy = news.problems.empty();
  std::string html = fmt::format(
      "<!doctype html>\n<html lang=\"nl\"><head><meta charset=\"utf-8\">"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
      "<title>{0}</title><link rel=\"icon\" "
      "href=\"data:,\">{1}</head><body><main><h1>{0}</h1><p>{2}</p></main></body></html>\n",
      is_busy ? "De gids wordt gemaakt" : "De gids kan nog niet worden getoond", is_busy ? asks_again : "",
      is_busy ? "Wacht even. De gids verschijnt vanzelf."
              : "Los op wat hieronder staat. Daarna verschijnt de gids vanzelf.");
  add_news(html, news);
  return html;
}

}  // namespace leidraad::preview
