// The short way to read simple maps gives the same tree as yaml-cpp, or nothing.
#include "load/yaml/plain_map.hpp"

#include <doctest/doctest.h>

#include <string>

#include "load/yaml/yaml.hpp"

namespace leidraad::load {
namespace {

std::optional<YamlNode> by_library(const std::string& text) {
  diagnostics::Diagnostics diagnostics;
  auto map = parse_yaml_by_library("x.yaml", text, diagnostics);
  CHECK(diagnostics.empty());
  return map;
}

void check_same(const std::string& text) {
  CAPTURE(text);
  const auto plain = read_plain_map(text, 1);
  const auto library = by_library(text);
  REQUIRE(plain);
  REQUIRE(library);
  CHECK(plain->line == library->line);
  CHECK(plain->column == library->column);
  CHECK(plain->length == library->length);
  REQUIRE(plain->members.size() == library->members.size());
  for (std::size_t index = 0; index < plain->members.size(); ++index) {
    const auto& one = plain->members[index];
    const auto& other = library->members[index];
    CHECK(one.key == other.key);
    CHECK(one.line == other.line);
    CHECK(one.column == other.column);
    CHECK(one.value.text == other.value.text);
    CHECK(one.value.is_quoted == other.value.is_quoted);
    CHECK(one.value.line == other.value.line);
    CHECK(one.value.column == other.value.column);
    CHECK(one.value.length == other.value.length);
    CHECK(one.value.text_place.line == other.value.text_place.line);
    CHECK(one.value.text_place.column == other.value.text_place.column);
    CHECK(one.value.text_place.is_exact == other.value.text_place.is_exact);
  }
}

TEST_CASE("a map of plain and quoted texts reads the same as with the library") {
  check_same("title: Fase 0\ndescription: Kort en goed.\n");
  check_same("title: \"Vraag: waarom?\"\ndescription: \"Een # en een 'woord'\"\n");
  check_same("title: Coördinatie é 12\norder: 3\n");
  check_same("title: a:b\nlink: https://voorbeeld.be/#x\n");
  check_same("month-1: januari\nmonth-12: december\nleeg: (geen)");
}

TEST_CASE("comments and empty lines between the keys read the same as with the library") {
  check_same("# opmerking\ntitle: x\n");
  check_same("\n# een\n\n#twee: 2\ntitle: x\n# drie\n\n\ndescription: \"y\"\n#vier\n");
  check_same("# met \\ en {accolades}\na: b\n#");
}

TEST_CASE("a map of some hundred keys reads the same as with the library") {
  std::string text;
  for (int number = 0; number < 300; ++number) {
    const std::string name = "sleutel-" + std::to_string(number);
    text += name + ": tekst " + name + "\n";
  }
  check_same(text);
  CHECK_FALSE(read_plain_map(text + "sleutel-7: nog eens\n", 1));
}

TEST_CASE("whatever may mean more is left to the library") {
  for (const char* text : {
           "title: Fase: nul\n",
           "title: tekst # opmerking\n",
           "title: |\n  regel\n",
           "title: [a, b]\n",
           "title: {a: b}\n",
           "title: &anker x\n",
           "title: *anker\n",
           "title: !soort x\n",
           "title:\n",
           "title: null\n",
           "title: ~\n",
           "title: 'x'\n",
           "title: \"a\\n\"\n",
           "title: \"a\" b\n",
           "title: x \n",
           "title: x:\n",
           " title: x\n",
           "title: a\n  b\n",
           "a: b\na: c\n",
           "- a\n",
           "---\n",
           "title: \"open\n",
           " # opmerking\ntitle: x\n",
           "title: x\n \n",
           "title: x\n# regel\r\n",
           "title: \x7F\n",
           "title: \xC3\n",
           "1: x\n",
           "# opmerking\n",
           "\n",
           "",
       }) {
    CAPTURE(text);
    CHECK_FALSE(read_plain_map(text, 1));
  }
}

TEST_CASE("a quoted text that is never closed is left to the library (found by fuzzing)") {
  CHECK_FALSE(read_plain_map("lpgh: \"#tainf\\\n", 1));
}

}  // namespace
}  // namespace leidraad::load
