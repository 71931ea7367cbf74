#include "load/yaml/yaml.hpp"

#include <algorithm>
#include <ctime>
#include <limits>

#include "load/yaml/plain_map.hpp"
#include "support.hpp"

using namespace leidraad;
using namespace leidraad::test;
using load::YamlNode;

namespace {

struct Parsed {
  std::optional<YamlNode> root;
  diagnostics::Diagnostics diagnostics;
};

Parsed parse(std::string_view text, std::uint32_t first_line = 1) {
  Parsed parsed;
  parsed.root = load::parse_yaml("x.yaml", text, parsed.diagnostics, first_line);
  return parsed;
}

// The whole tree with all positions, to compare two readers.
std::string shown(const YamlNode& node) {
  std::string text = std::to_string(static_cast<int>(node.kind)) + (node.is_quoted ? "q" : "") + "@" +
                     std::to_string(node.line) + ":" + std::to_string(node.column) + "+" +
                     std::to_string(node.length) + "<" + node.text + ">";
  for (const YamlNode& item : node.items) text += "[" + shown(item) + "]";
  for (const YamlNode::Member& member : node.members) {
    text += "{" + member.key + "@" + std::to_string(member.line) + ":" + std::to_string(member.column) + "=" +
            shown(member.value) + "}";
  }
  return text;
}

}  // namespace

TEST_CASE("keys and values of YAML know their line and column") {
  const Parsed parsed = parse("a: één\nlijst:\n  - x\n  -   sleutel: \"waarde\"\n");
  REQUIRE(parsed.root);
  const auto* a = parsed.root->find("a");
  REQUIRE(a != nullptr);
  CHECK(a->line == 1);
  CHECK(a->column == 1);
  CHECK(a->value.column == 4);
  CHECK(a->value.text == "één");
  CHECK(a->value.length == 5);  // bytes
  const auto& items = parsed.root->find("lijst")->value.items;
  REQUIRE(items.size() == 2);
  CHECK(items[0].line == 3);
  CHECK(items[0].column == 5);
  const auto& member = items[1].members.at(0);
  CHECK(member.line == 4);
  CHECK(member.column == 7);
  CHECK(member.value.column == 16);
  CHECK(member.value.is_quoted);
  CHECK(member.value.length == 8);  // with its quotes
}

TEST_CASE("positions in a part of a file count from the line where the part starts") {
  const Parsed parsed = parse("a: 1\na: 2\n", 2);
  CHECK(found(parsed.diagnostics) == Strings{"3:1 duplicate-key"});
  REQUIRE(parsed.diagnostics.all()[0].notes.size() == 1);
  CHECK(parsed.diagnostics.all()[0].notes[0].position.line == 2);
}

TEST_CASE("a key without a value stands where the key stands") {
  const Parsed parsed = parse("a:\n\n\nb: 1\n");
  REQUIRE(parsed.root);
  const YamlNode& nothing = parsed.root->find("a")->value;
  CHECK(nothing.kind == YamlNode::Kind::null);
  CHECK(nothing.line == 1);
  CHECK(nothing.column == 1);
}

TEST_CASE("what makes YAML unsafe is refused where it stands") {
  CHECK(found(parse("a: 1\nb: {a: 1, a: 2}\n").diagnostics) == Strings{"2:11 duplicate-key"});
  CHECK(found(parse("a: &x 1\n").diagnostics) == Strings{"1:4 yaml-anchor"});
  CHECK(found(parse("&x a: 1\n").diagnostics) == Strings{"1:1 yaml-anchor"});
  CHECK(found(parse("a: &x\n").diagnostics) == Strings{"1:4 yaml-anchor"});
  CHECK(found(parse("a: *x\n").diagnostics) == Strings{"1:4 yaml-alias"});
  CHECK(found(parse("a: &x [*x]\n").diagnostics) == Strings{"1:4 yaml-anchor"});
  CHECK(found(parse("a: !!str 1\n").diagnostics) == Strings{"1:4 yaml-tag"});
  CHECK(found(parse("a: !<tag:x> [1]\n").diagnostics) == Strings{"1:4 yaml-tag"});
  CHECK(found(parse("a: 1\n---\nb: 1\n").diagnostics) == Strings{"2:1 multiple-documents"});
  CHECK(found(parse("a:\n\t- 1\n \tb: 2\n").diagnostics) ==
        Strings{"2:1 tab-indentation", "3:2 tab-indentation"});
  CHECK(found(parse("a: \"x\\x01\"\n").diagnostics) == Strings{"1:4 control-character"});
  CHECK(found(parse("? [a]\n: 1\n").diagnostics) == Strings{"1:3 yaml-syntax"});
}

TEST_CASE("a tab inside a text is no indentation") {
  CHECK(parse("a: x\ty\n").root->find("a")->value.text == "x\ty");
}

TEST_CASE("nesting has an end, in maps and in lists") {
  std::string lists(load::deepest_yaml - 1, '[');
  lists += std::string(load::deepest_yaml - 1, ']');
  CHECK(parse("a: " + lists + "\n").diagnostics.empty());
  CHECK(found(parse("a: [" + lists + "]\n").diagnostics) == Strings{"1:35 nested-too-deep"});
  std::string maps;
  for (int depth = 0; depth < 200; ++depth) maps += "{a: ";
  CHECK(found(parse(maps).diagnostics).at(0).ends_with("nested-too-deep"));
  std::string dashes;
  for (int depth = 0; depth < 5000; ++depth) dashes += "- ";
  CHECK(found(parse(dashes + "x\n").diagnostics).at(0).ends_with("nested-too-deep"));
}

TEST_CASE("a quote that is never closed is a mistake, also at the end of a file") {
  for (const char* text : {"a: \"b\n", "a: 'b\n", "a: \"b\nc: d\n", "a: \"b\\\"\n", "a: [\"b\n", "a: \"b"}) {
    CAPTURE(text);
    const Parsed parsed = parse(text);
    CHECK(!parsed.root);
    REQUIRE(parsed.diagnostics.all().size() == 1);
    CHECK(message(parsed.diagnostics.all()[0]).find("aanhalingsteken wordt niet gesloten") !=
          std::string::npos);
  }
  CHECK(parse("a: \"b\\\\\"\nb: 'it''s'\nc: \"two\n  lines\"\nd: it's\n").diagnostics.empty());
}

TEST_CASE("mistakes in the structure are told in Dutch with the place") {
  const auto says = [](std::string_view text) {
    const Parsed parsed = parse(text);
    return parsed.diagnostics.empty()
               ? std::string{}
               : found(parsed.diagnostics)[0] + " " + message(parsed.diagnostics.all()[0]);
  };
  CHECK(says("a: b: c\n") ==
        "1:5 yaml-syntax de YAML is hier niet te lezen: een dubbele punt waar geen sleutel kan staan; zet "
        "tekst met een "
        "dubbele punt tussen aanhalingstekens");
  CHECK(says("a: [1, 2\n").ends_with("een `[` wordt niet gesloten met `]`"));
  CHECK(says("a: {b: 1\n").ends_with("een `{` wordt niet gesloten met `}`"));
  CHECK(says("a: \"\\q\"\n").ends_with("na een omgekeerde schuine streep staat een teken dat daar niet kan"));
  CHECK(says("a: @b\n").ends_with("dit teken kan hier niet staan; zet de tekst tussen aanhalingstekens"));
}

TEST_CASE("the quick reader of front matter gives what the YAML library gives, or nothing") {
  const char* const texts[] = {
      "title: Een titel\ndescription: Een zin.\n",
      "title: \"Een titel: met meer\"\norder: 3\n",
      "title: 'Een titel'\n",
      "title: Een titel # en uitleg\n",
      "title: Een #titel\n",
      "title:   Een titel   \n",
      "title: één café\nnav: ü\n",
      "title: a:b\n",
      "title: a: b\n",
      "title: a :b\n",
      "title:\n",
      "title: \n",
      "title: ~\n",
      "title: null\n",
      "title: true\norder: -3\n",
      "title: - a\n",
      "title: -a\n",
      "title: ?a\n",
      "title: [a]\n",
      "title: {a: b}\n",
      "title: &a b\n",
      "title: *a\n",
      "title: !a b\n",
      "title: |\n  a\n  b\n",
      "title: >\n  a\n",
      "title: a\n  b\n",
      "title: \"a\n  b\"\n",
      "title: \"a\\n\"\n",
      "title: \"\"\n",
      "title: \"a\" b\n",
      "title: \"a\" # b\n",
      "title: \"a\"   \n",
      "title: %a\n",
      "title: @a\n",
      "title: `a`\n",
      "title: a\ntitle: b\n",
      "title: a\n\ndescription: b\n",
      "title: a\n# uitleg\ndescription: b\n",
      " title: a\n",
      "title: a\n  nav: b\n",
      "title : a\n",
      "\"title\": a\n",
      "title:a\n",
      "title: a\nkeywords:\n  - b\n",
      "title: a\r\n",
      "title: a\tb\n",
      "title: a\t\n",
      "title:\ta\n",
      "title: a, b\n",
      "title: it's\n",
      "title: 'it''s'\n",
      "title: a\"b\n",
      "title: \"a\"b\"\n",
      "title: ...\n",
      "title: ---\n",
      "...\n",
      "--- a\n",
      "title: .5\n",
      "title: =\n",
      "title: <<\n",
      "<<: a\n",
      "1: a\n",
      "-: a\n",
      "- a: b\n",
      "?: a\n",
      "title: a\nb\n",
      "title: \xE2\x80\xA8x\n",
      "title: x \xC2\xA0\n",
      "",
      "\n",
      "title: a",
      "title: \"a",
      "title: 'a",
      "a-b_c: d\n",
      "title: a]\n",
      "title: a}\n",
      "title: ]a\n",
      "title: ,a\n",
  };
  std::size_t quick = 0;
  for (const char* text : texts) {
    CAPTURE(text);
    const auto plain = load::read_plain_map(text, 2);
    if (!plain) continue;
    ++quick;
    const Parsed parsed = parse(text, 2);
    REQUIRE(parsed.root);
    CHECK(parsed.diagnostics.empty());
    CHECK(shown(*plain) == shown(*parsed.root));
  }
  CHECK(quick >= 3);
}

// --- text that would be lost as a comment

namespace {

struct Lost {
  const char* text;
  std::string found;       // as found() writes it; several are joined
  std::string suggestion;  // of the first
};

}  // namespace

TEST_CASE("a # that is no comment is told at its place, with a value that works") {
  const Lost cases[] = {
      {"a: Prijs van optie #2 en meer.\nb: c\n", "x.yaml:1:20", "\"Prijs van optie #2 en meer.\""},
      {"a: Optie #2\n", "x.yaml:1:10", "\"Optie #2\""},
      {"a: Zeg \"ja\" #2\n", "x.yaml:1:13", "'Zeg \"ja\" #2'"},
      {"a: Zo'n \"ja\" #2\n", "x.yaml:1:14", "'Zo''n \"ja\" #2'"},
      {"a: C:\\map #2\n", "x.yaml:1:11", "'C:\\map #2'"},
      {"a: x\t#2\n", "x.yaml:1:6", "'x\t#2'"},
      {"a: een\n  twee #3 vier\n  vijf\nb: c\n", "x.yaml:2:8", "\"een twee #3 vier vijf\""},
      {"a: een\n  #twee\nb: c\n", "x.yaml:2:3", "\"een #twee\""},
      {"a: \"x\"#b\n", "x.yaml:1:7", "'\"x\"#b'"},
      {"a: 'x'# b\n", "x.yaml:1:7", "\"'x'# b\""},
      {"a: \"x\" #2\n", "x.yaml:1:8", "'\"x\" #2'"},
      {"a:\n  - een #1\n  - twee\n", "x.yaml:2:9", "\"een #1\""},
      {"a: [een #1, twee]\n", "x.yaml:1:9", "\"een #1\""},
      {"a: >#b\n  c\n", "x.yaml:1:5", "> # b"},
      {"a: #2\nb: c\n", "x.yaml:1:4", "\"#2\""},
      {"a: #b0c0d0\n", "x.yaml:1:4", "\"#b0c0d0\""},
      {"a:\n  - #2\n  - b\n", "x.yaml:2:5", "\"#2\""},
  };
  for (const Lost& one : cases) {
    CAPTURE(one.text);
    const Parsed parsed = parse(one.text);
    CHECK_FALSE(parsed.root);
    REQUIRE(parsed.diagnostics.all().size() == 1);
    const diagnostics::Diagnostic& told = parsed.diagnostics.all().front();
    CHECK(told.code.entry().name == "text-after-hash");
    CHECK("x.yaml:" + std::to_string(told.position.line) + ":" + std::to_string(told.position.column) ==
          one.found);
    CHECK(told.suggestion == one.suggestion);
    // Pasted, it is read as what was meant.
    const Parsed pasted =
        parse("a: " + told.suggestion + "\n" + (told.suggestion.front() == '>' ? "  c\n" : ""));
    REQUIRE(pasted.root);
    CHECK(pasted.diagnostics.empty());
  }
}

TEST_CASE("each lost text of a file is told, on its line of the file") {
  const Parsed parsed = parse("a: x #1\nb: y\nc: z #2\n\nd:\n  - q #3\n", 11);
  REQUIRE(parsed.diagnostics.all().size() == 3);
  CHECK(parsed.diagnostics.all()[0].position.line == 11);
  CHECK(parsed.diagnostics.all()[1].position.line == 13);
  CHECK(parsed.diagnostics.all()[2].position.line == 16);
}

TEST_CASE("what people write as a comment is none of our business") {
  for (const char* text : {
           "a: x # uitleg\n",
           "a: x  # uitleg\n",
           "a: twee woorden # uitleg\n",
           "a: x #\n",
           "a: x ####\nb: c\n",
           "a: x ## kop\n",
           "# een\n#twee\na: x\n#drie\nb: y\n",
           "a: \"x\" # uitleg\n",
           "a: \"x #2\"\n",
           "a: 'x #2'\n",
           "a: x#2\n",
           "a: https://example.org/#kop\n",
           "a: | # uitleg\n  #1\n  #twee\n",
           "a: >-\n  een #2\n  #drie\n",
           "a: # uitleg\n  b: c\n",
           "a: #uitleg\n  b: c\n",
           "a: [x, y] # uitleg\n",
           "a: [x, # uitleg\n  y]\n",
           "a:\n  - b\n  #- c\n  - d\n",
           "a:\n  - id: b\n    #title: c\n    text: d\n",
           "a:\n  b: c\n  #d: e\nf: g\n",
           "a: x # uitleg met een #2 erin\n",
       }) {
    CAPTURE(text);
    const Parsed parsed = parse(text);
    CHECK(parsed.root);
    CHECK(parsed.diagnostics.empty());
  }
}

TEST_CASE("a lone exclamation mark and a line with a percent sign are told, and not dropped") {
  CHECK(found(parse("a: ! Let op\n").diagnostics) == Strings{"1:4 yaml-tag"});
  CHECK(found(parse("%a: 5\nb: 1\n").diagnostics) == Strings{"1:1 yaml-syntax"});
  CHECK(found(parse("# x\n\n%YAML 1.1\n---\na: 1\n").diagnostics) == Strings{"3:1 yaml-syntax"});
  CHECK(parse("a: |\n  %b\n").root);
}

// A ratio in one run, of processor time: four times the keys may take eight times as long, where the square
// takes sixteen.
TEST_CASE("a map with very many keys is read in linear time") {
  const auto text_of = [](int keys) {
    std::string text;
    for (int key = 0; key < keys; ++key) text += "sleutel-" + std::to_string(key) + ": w\n";
    return text;
  };
  const auto time_of = [](const std::string& text) {
    auto least = std::numeric_limits<std::clock_t>::max();
    for (int time = 0; time < 3; ++time) {
      const std::clock_t start = std::clock();
      CHECK((load::read_plain_map(text, 1) || parse(text).root));
      least = std::min(least, std::clock() - start);
    }
    return static_cast<double>(least);
  };
  CHECK(time_of(text_of(20'000)) < 8 * time_of(text_of(5'000)));
}

TEST_CASE("a key that stands twice is found in a large map too, with its first place") {
  std::string text;
  for (int key = 0; key < 100; ++key) text += "k" + std::to_string(key) + ": w\n";
  const Parsed parsed = parse(text + "k40: x\nk99: y\n");
  REQUIRE(parsed.diagnostics.all().size() == 2);
  CHECK(parsed.diagnostics.all()[0].notes.front().position.line == 41);
  CHECK(parsed.diagnostics.all()[1].notes.front().position.line == 100);
}
