#include "render/templates.hpp"

#include <regex>
#include <set>

#include "defaults/defaults.hpp"
#include "support.hpp"

using namespace leidraad;
using namespace leidraad::test;
using templates::operator""_slot;

TEST_CASE("every template escapes by itself, and lets HTML through under a name in _HTML only") {
  static const std::regex raw("[\\{\\[]{2}([A-Za-z0-9_]+)[^}\\]]*:none[\\}\\]]{2}");
  std::size_t templates = 0;
  for (const fs::path& folder : {project / "templates", tiny_guide / "templates"}) {
    for (const auto& file : tree_of(folder)) {
      const auto& [name, text] = file;
      if (!name.ends_with(".html")) continue;
      CAPTURE(file.first);
      ++templates;
      CHECK(text.starts_with("{{%AUTOESCAPE context=\"HTML\"}}"));
      for (std::sregex_iterator at(text.begin(), text.end(), raw); at != std::sregex_iterator(); ++at) {
        CHECK(at->str(1).ends_with("_HTML"));
      }
      // No script or style of its own: the Content-Security-Policy forbids both.
      CHECK(!std::regex_search(
          text, std::regex("<script(?![^>]* src=)|<style| style=| on[a-z]+=", std::regex::icase)));
    }
  }
  CHECK(templates > 15);
}

TEST_CASE("every text that a template asks for exists in the interface") {
  const std::string interface = "\n" + std::string(defaults::files().at("i18n/nl.yaml"));
  static const std::regex asked("\\{\\{T_([A-Z0-9_]+)");
  for (const auto& one : defaults::files()) {
    const auto& [name, content] = one;
    if (!name.ends_with(".html")) continue;
    const std::string text(content);
    for (std::sregex_iterator at(text.begin(), text.end(), asked); at != std::sregex_iterator(); ++at) {
      std::string key = at->str(1);
      for (char& c : key) c = c == '_' ? '-' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      CAPTURE(one.first);
      CAPTURE(key);
      CHECK(interface.find("\n" + key + ":") != std::string::npos);
    }
  }
}

TEST_CASE("every text that the collector asks for exists in the interface") {
  const std::string interface = "\n" + std::string(defaults::files().at("i18n/nl.yaml"));
  // Whole keys; a code of a diagnostic looks the same but for its end.
  static const std::regex asked("\"(collector-[a-z0-9-]*[a-z0-9])\"(?!_code)");
  std::size_t keys = 0;
  for (const auto& file : tree_of(project / "generator" / "collector")) {
    const auto& [name, text] = file;
    for (std::sregex_iterator at(text.begin(), text.end(), asked); at != std::sregex_iterator(); ++at) {
      const std::string key = at->str(1);
      CAPTURE(file.first);
      CAPTURE(key);
      CHECK(interface.find("\n" + key + ":") != std::string::npos);
      ++keys;
    }
  }
  CHECK(keys > 5);
}

TEST_CASE("a template without escaping, or with a raw name, is refused") {
  const auto faults = [](const std::string& text) {
    diagnostics::Diagnostics diagnostics;
    const render::Templates templates({{"x.html", text}}, diagnostics);
    return diagnostics.all().size();
  };
  const std::string start = "{{%AUTOESCAPE context=\"HTML\"}}";
  CHECK(faults(start + "<p>{{A}}{{B_HTML:none}}</p>") == 0);
  CHECK(faults("<p>{{A}}</p>") == 1);
  CHECK(faults(start + "{{A:none}}") == 1);
  CHECK(faults(start + "{{A:h:none}}") == 1);
  CHECK(faults(start + "[[A_HTML:none]]") == 0);
  CHECK(faults(start + "[[A:none]]") == 1);
}

TEST_CASE("what is left to the collector becomes its markers, also between attributes") {
  diagnostics::Diagnostics diagnostics;
  const std::string start = "{{%AUTOESCAPE context=\"HTML\"}}";
  const render::Templates templates(
      {{"x.html", start + "<p title=\"[[T:p]]\"[[#A]] hidden[[/A]]>{{B}}[[[#A]][[>y.html]][[/A]] [[a]]</p>"},
       {"y.html", start + "{{! [[NOT]] }}{{#ROW}}<b>{{B}}</b>{{C:p}}{{/ROW}}{{T_PHASE}}"}},
      diagnostics);
  REQUIRE(diagnostics.empty());
  render::Templates::set_interface({{"phase", "Fase"}});
  render::Filling filling;
  filling.text("B"_slot, "[[B]]\x02");
  CHECK(templates.expand("x.html", filling).text ==
        "<p title=\"\x02T:p\x03\"\x02#A\x03 hidden\x02/A\x03>[[B]]\x02[\x02#A\x03"
        "\x02#ROW\x03<b>\x02"
        "B\x03</b>\x02"
        "C:p\x03\x02/ROW\x03"
        "Fase\x02/A\x03 [[a]]</p>");
}

TEST_CASE("markers for the collector that do not match are told") {
  const auto told = [](const std::string& text) {
    diagnostics::Diagnostics diagnostics;
    const render::Templates templates({{"x.html", "{{%AUTOESCAPE context=\"HTML\"}}" + text}}, diagnostics);
    return diagnostics.empty() ? "" : diagnostics.all().front().arguments.front().english;
  };
  CHECK(told("[[#A]][[#B]][[/B]][[/A]]").empty());
  CHECK(told("[[#A]]") == "[[#A]] and [[/A]] do not match");
  CHECK(told("[[/A]]") == "[[#A]] and [[/A]] do not match");
  CHECK(told("[[#A]][[#B]][[/A]][[/B]]") == "[[#A]] and [[/A]] do not match");
  CHECK(told("[[>y.html]]") == "there is no template y.html");
}
