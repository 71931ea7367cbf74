#include "preview/problem_box.hpp"

#include <cassert>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "templates/template_set.hpp"

namespace leidraad::preview {

using templates::Filling;
using templates::TemplateSet;
using templates::operator""_slot;

namespace {

// For the head of a page.
constexpr std::string_view head_template = R"html({{%AUTOESCAPE context="HTML"}}
{{#STYLE}}<link rel="stylesheet" href="{{HREF}}">{{/STYLE}}
{{#ASKS_AGAIN}}<noscript><meta http-equiv="refresh" content="3"></noscript>{{/ASKS_AGAIN}}
)html";

// For the end of its body; the box is the same as `show` in the script makes.
constexpr std::string_view box_template = R"html({{%AUTOESCAPE context="HTML"}}
{{#BOX}}<dialog id="leidraad-preview" open aria-label="Problemen in de gids"><pre tabindex="0">{{PROBLEMS:p}}</pre><form method="dialog"><button>Sluiten</button></form></dialog>{{/BOX}}
<script src="{{SCRIPT_SRC}}"></script>
)html";

constexpr std::string_view page_template = R"html({{%AUTOESCAPE context="HTML"}}
<!doctype html>
<html lang="nl"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{TITLE}}</title><link rel="icon" href="data:,">
{{HEAD_HTML:none}}
</head><body><main><h1>{{TITLE}}</h1><p>{{TEXT}}</p></main></body></html>
)html";

std::unique_ptr<const TemplateSet> read_templates() {
  auto set = std::make_unique<TemplateSet>(templates::WhiteSpace::stripped);
  [[maybe_unused]] const bool are_right =
      set->add("head", head_template) && set->add("box", box_template) && set->add("page", page_template);
  assert(are_right);
  set->close();
  return set;
}

std::string expanded(const char* name, const Filling& filling) {
  static const std::unique_ptr<const TemplateSet> set = read_templates();
  std::string html;
  set->expand(name, filling, html);
  return html;
}

// Without what HTML cannot hold.
std::string shown_text(const News& news) {
  std::string shown;
  for (const char c : news.problems) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_control = (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F;
    if (is_control)
      shown += "\xEF\xBF\xBD";
    else
      shown += c;
  }
  return shown;
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
  Filling box;
  box.text("SCRIPT_SRC"_slot, std::string(script_address) + "?" + std::to_string(news.version));
  if (!news.problems.empty()) {
    Filling head;
    head.show("ASKS_AGAIN"_slot).section("STYLE"_slot).text("HREF"_slot, style_address);
    insert_before(html, "</head>", expanded("head", head));
    box.section("BOX"_slot).text("PROBLEMS"_slot, shown_text(news));
  }
  insert_before(html, "</body>", expanded("box", box));
}

std::string page_without_site(const News& news) {
  const bool is_busy = news.problems.empty();
  Filling page;
  page.text("TITLE"_slot, is_busy ? "De gids wordt gemaakt" : "De gids kan nog niet worden getoond")
      .text("TEXT"_slot, is_busy ? "Wacht even. De gids verschijnt vanzelf."
                                 : "Los op wat hieronder staat. Daarna verschijnt de gids vanzelf.");
  if (is_busy) {
    Filling head;
    head.show("ASKS_AGAIN"_slot);
    page.html("HEAD_HTML"_slot, {expanded("head", head)});
  }
  std::string html = expanded("page", page);
  add_news(html, news);
  return html;
}

}  // namespace leidraad::preview
