#include <regex>
#include <set>

#include "guide/pages/directives.hpp"
#include "load/pages/directive_syntax.hpp"
#include "render/pages/directives.hpp"
#include "support.hpp"

using namespace leidraad;
using namespace leidraad::test;
using load::DirectiveFault;

namespace {

guide::Directive directive(std::string_view line) {
  auto parsed = load::parse_directive(line, {"x.md", 7, 3, 0});
  REQUIRE(std::holds_alternative<guide::Directive>(parsed));
  return std::get<guide::Directive>(std::move(parsed));
}

std::string fault(std::string_view line) {
  const auto parsed = load::parse_directive(line, {"x.md", 7, 3, 0});
  const auto* wrong = std::get_if<DirectiveFault>(&parsed);
  return wrong == nullptr ? std::string{}
                          : std::to_string(wrong->offset) + " " + std::string(wrong->what.english);
}

}  // namespace

TEST_CASE("a directive has a name, a label, an id and attributes, each with its place") {
  const guide::Directive one =
      directive("::figure[Een label]{#id src=\"a b.svg\" alt='\"x\"' show=list plain}");
  CHECK(one.name == "figure");
  CHECK(one.label == "Een label");
  CHECK(one.id == "id");
  CHECK(!one.is_container);
  CHECK(one.position == guide::Position{"x.md", 7, 5, 6});
  CHECK(one.id_position == guide::Position{"x.md", 7, 24, 2});
  REQUIRE(one.attributes.size() == 4);
  CHECK(one.find("src")->value == "a b.svg");
  CHECK(one.find("alt")->value == "\"x\"");
  CHECK(one.find("show")->value == "list");
  CHECK(one.find("plain")->value.empty());
  CHECK(one.find("plain")->position.column == 61);
  CHECK(one.find("other") == nullptr);
  CHECK(directive("::::tip").is_container);
  CHECK(directive("::a-z").name == "a-z");
  CHECK(directive("::x{}").attributes.empty());
  CHECK(directive("::x{a=1 }  ").attributes.size() == 1);
}

TEST_CASE("what is wrong with a directive is told where it stands") {
  CHECK(fault("::Tip") == "2 a lower-case name must follow the colons");
  CHECK(fault(":: tip") == "2 a lower-case name must follow the colons");
  CHECK(fault("::tip[x") == "5 a `[` is not closed by `]`");
  CHECK(fault("::tip{#") == "6 an id must follow `#`");
  CHECK(fault("::tip{#x") == "7 a `{` is not closed by `}`");
  CHECK(fault("::tip{a=}") == "8 a value must follow `=`");
  CHECK(fault("::tip{a=\"b}") == "8 a quote is not closed");
  CHECK(fault("::tip{=b}") == "6 `#id`, `key=value` or a word must stand here");
  CHECK(fault("::tip en meer") == "6 nothing may follow the directive on its line");
  CHECK(fault("::tip{a}b") == "8 nothing may follow the directive on its line");
}

TEST_CASE("every directive of the registry is rendered, and nothing else is") {
  std::set<std::string> registered;
  for (const guide::DirectiveRule& rule : guide::directive_registry) {
    CAPTURE(rule.name);
    CHECK(registered.insert(std::string(rule.name)).second);
    CHECK(render::is_container_known(rule.name) == rule.is_container);
    CHECK(render::directive_renderers().contains(rule.name) != rule.is_container);
    const guide::Directive example = directive(rule.example);
    CHECK(example.name == rule.name);
    CHECK(example.is_container == rule.is_container);
    CHECK(!(rule.needs_id && example.id.empty()));
    for (const guide::AttributeRule& attribute : rule.attributes)
      CHECK(!(attribute.is_required && example.find(std::string(attribute.name)) == nullptr));
  }
  for (const auto& [name, renderer] : render::directive_renderers())
    CHECK(registered.contains(std::string(name)));
}

TEST_CASE("the tiny guide uses every directive, so that a golden case shows each of them") {
  std::string all;
  for (const auto& [name, text] : tree_of(tiny_guide / "content")) all += text;
  for (const guide::DirectiveRule& rule : guide::directive_registry) {
    CAPTURE(rule.name);
    const std::regex written((rule.is_container ? "\n:::+" : "\n::") + std::string(rule.name) + "[\\[{\n]");
    CHECK(std::regex_search(all, written));
  }
}
