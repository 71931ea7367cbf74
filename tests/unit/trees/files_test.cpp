// Reading trees: one file, a file with branches, and the example of the manual.
#include "load/trees/files.hpp"

#include "check/check.hpp"
#include "guide/trees/walk.hpp"
#include "load/yaml/yaml.hpp"
#include "support.hpp"

namespace leidraad::test {

namespace {

struct Trees {
  guide::Guide guide;
  diagnostics::Diagnostics diagnostics;

  [[nodiscard]] std::vector<std::string> codes() const {
    std::vector<std::string> codes;
    for (const auto& one : diagnostics.all()) codes.emplace_back(one.code.entry().name);
    return codes;
  }
};

Trees read(const std::map<std::string, std::string>& files) {
  Trees trees;
  load::TreeSource source;
  source.yaml = [&](const std::string& name) {
    return load::parse_yaml(name, files.at(name), trees.diagnostics);
  };
  source.reading = [&](const std::string& name) {
    load::RecordReading reading{name, trees.diagnostics, trees.guide.mentions, trees.guide.page_mentions, {}};
    reading.inline_markdown = [](const std::string& text, const load::YamlNode& /*node*/) {
      guide::InlineText plain;
      plain.plain = text;
      return plain;
    };
    return reading;
  };
  source.is_faulty = [&](const std::string& name) { trees.guide.faulty_files.insert(name); };
  std::vector<std::string> names;
  for (const auto& [name, text] : files) names.push_back(name);
  trees.guide.trees = load::read_trees(names, source);
  return trees;
}

const char* const stem = R"(id: fiets
title: Fiets
summary: Wat is er met je fiets?
page: index.md
start: wat
who: {today: [jij]}
people: [{id: jij, title: jij}]
questions:
  - id: wat
    text: Wat is er?
    everyone-knows: true
    answers:
      - {id: lek, text: Een lekke band, next: plakken}
      - {id: rem, text: De rem, next: rem-hoe}
outcomes:
  - id: plakken
    title: Plak de band
    actions: {today: [Plak, {text: Koop plakkers, country: be, who: [jij]}]}
    measure-again: {after: P1D}
examples:
  - {id: lek, answers: {wat: lek}, outcome: plakken}
)";

const char* const branch = R"(id: rem
title: De rem
start: rem-hoe
inherits: {measure-again: {after: P2W, text: na twee weken}}
quantities: [{id: afstand, label: Remweg, unit: m, minimum: 0, maximum: 50, step: 0.5}]
thresholds:
  - {id: lang, label: Lange remweg, value: 6.5, unit: m, kind: signal, certainty: derived, checked: 2026-11-24, note: Eigen keuze}
questions:
  - id: rem-hoe
    text: Hoe lang is je remweg?
    measure: {quantity: afstand}
    scales: [{bands: [{below: lang, next: plakken}, {from: lang, zone: red, next: remmen}]}]
    answers: [{id: weet-niet, text: Weet ik niet, unknown: true, next: remmen}]
outcomes:
  - {id: remmen, title: Stel de rem bij, actions: {today: [Draai aan de schroef.]}}
examples:
  - {id: rem, answers: {wat: rem, rem-hoe: 6.5}, outcome: remmen}
)";

}  // namespace

TEST_CASE("a tree and its branch become one, and outcomes inherit from their branch") {
  Trees trees = read({{"data/trees/fiets.yaml", stem}, {"data/trees/fiets/rem.yaml", branch}});
  check::check_trees(trees.guide, trees.diagnostics);
  CHECK(trees.codes() == std::vector<std::string>{});
  REQUIRE(trees.guide.trees.size() == 1);
  const guide::Tree& tree = trees.guide.trees[0];
  CHECK(tree.questions[0].branch.empty());
  CHECK(tree.questions[1].branch == "rem");
  const guide::TreeIndex index(tree);
  CHECK(guide::measure_again_of(tree, *index.outcome("remmen"))->text == "na twee weken");
  CHECK(guide::measure_again_of(tree, *index.outcome("plakken"))->after == "P1D");
  const guide::Outcome& mend = *index.outcome("plakken");
  CHECK(mend.actions.today[0].text.plain == "Plak");
  CHECK(mend.actions.today[1].country == guide::Country::be);
  CHECK(tree.examples[1].answers[1].value == 6.5);
}

TEST_CASE(
    "a branch without a tree is told, and a file that cannot be read keeps the rest of its tree from being "
    "judged") {
  CHECK(read({{"data/trees/fiets/rem.yaml", branch}}).codes() ==
        std::vector<std::string>{"branch-without-tree"});
  Trees trees = read({{"data/trees/fiets.yaml", stem}, {"data/trees/fiets/rem.yaml", "id: rem\ntitle: [\n"}});
  check::check_trees(trees.guide, trees.diagnostics);
  CHECK(trees.codes() == std::vector<std::string>{"yaml-syntax"});
}

TEST_CASE("the example of the manual is sound") {
  const std::string manual = read_file(project / "data" / "trees" / "README.md");
  const std::string start = "```yaml\n# yaml-language-server";
  const std::size_t from = manual.find(start);
  REQUIRE(from != std::string::npos);
  const std::size_t begin = from + 8;
  Trees trees =
      read({{"data/trees/bandenspanning.yaml", manual.substr(begin, manual.find("```", begin) - begin)}});
  check::check_trees(trees.guide, trees.diagnostics);
  CHECK(trees.codes() == std::vector<std::string>{});
}

TEST_CASE("a tree of two hundred questions that all merge is proved in well under a second") {
  // A ratio would need a rival; the bound is a hundred times what it takes, so that only an explosion breaks
  // it.
  std::string text =
      "id: groot\ntitle: Groot\nsummary: Groot\npage: index.md\nstart: v0\nwho: {today: [jij]}\n"
      "people: [{id: jij, title: jij}]\noutcomes:\n  - {id: eind, title: Eind, final: true, actions: {today: "
      "[Rust]}}\n"
      "questions:\n";
  std::string answers = "examples:\n  - {id: een, outcome: eind, answers: {";
  for (int at = 0; at < 200; ++at) {
    const std::string id = "v" + std::to_string(at);
    const std::string next = at == 199 ? "eind" : "v" + std::to_string(at + 1);
    text += "  - {id: " + id +
            ", text: Vraag, everyone-knows: true, answers: [{id: ja, text: Ja, means: ja, next: " + next +
            "}, {id: nee, text: Nee, means: nee, next: " + next + "}]}\n";
    answers += (at > 0 ? ", " : "") + id + ": ja";
  }
  Trees trees = read({{"data/trees/groot.yaml", text + answers + "}}\n"}});
  check::check_trees(trees.guide, trees.diagnostics);
  CHECK(trees.codes() == std::vector<std::string>{});
}

}  // namespace leidraad::test
