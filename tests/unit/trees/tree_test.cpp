// Walking a tree, counting its ways, and the report of the proof.
#include "check/trees/report.hpp"
#include "guide/trees/routes.hpp"
#include "guide/trees/walk.hpp"
#include "support.hpp"
#include "trees/tree_support.hpp"

namespace leidraad::test {

using guide::Answers;
using guide::Given;
using guide::Stop;
using guide::TreeIndex;
using guide::TreeRoutes;

namespace {

// Country, then warmth with a scale for each country; in Belgium humidity decides above 26.
guide::Tree climate() {
  guide::Tree tree;
  tree.id = "klimaat";
  tree.start = name("land");
  tree.closing = name("wie");
  guide::Question land = question("land", {answer("be", "warmte"), answer("nl", "warmte")});
  land.remembers = guide::country_name;
  guide::Question warmth = question("warmte", {answer("niet-gemeten", "oranje")});
  warmth.answers[0].advice = name("meten");
  warmth.measure = guide::Measure{name("temperatuur"), {}, {}};
  warmth.scales = {scale({"t26"}, {"groen", "vocht"}), scale({"t24", "t28"}, {"groen", "oranje", "rood"})};
  warmth.scales[0].when = {when("country", "be")};
  warmth.scales[1].when = {when("country", "nl")};
  guide::Question humidity = question("vocht", {});
  humidity.measure = guide::Measure{name("vocht"), name("wbgt"), {}};
  humidity.scales = {scale({"w26"}, {"oranje", "rood"})};
  guide::Question who = question("wie", {answer("team", "klaar"), answer("terug", "")});
  who.answers[1].back = guide::Back::outcome;
  tree.questions = {land, warmth, humidity, who};
  for (const char* id : {"groen", "oranje", "rood", "meten", "klaar"}) tree.outcomes.push_back(outcome(id));
  tree.outcomes.back().is_final = true;
  tree.thresholds = {threshold("t24", 24), threshold("t26", 26), threshold("t28", 28), threshold("w26", 26)};
  guide::Quantity wbgt = quantity("wbgt", 0, 60, 0.1);
  wbgt.derived = guide::Derivation{{name("temperatuur"), {20, 30, 40}},
                                   {name("vocht"), {0, 50, 100}},
                                   {{12, 16, 20}, {19, 24.9, 30}, {26, 34, 40}},
                                   {},
                                   "",
                                   {},
                                   "",
                                   {}};
  tree.quantities = {quantity("temperatuur", 20, 40, 0.1), quantity("vocht", 0, 100, 1), wbgt};
  return tree;
}

guide::Walk go(const TreeIndex& index, const Answers& answers) {
  return guide::walk(index, answers);
}

const Given be{"be", {}};
const Given nl{"nl", {}};

Given measured(double value) {
  return {"", value};
}

}  // namespace

TEST_CASE("a walk follows the scale of the country, and a value on a threshold belongs to the band from it") {
  const guide::Tree tree = climate();
  const TreeIndex index(tree);
  CHECK(go(index, {{"land", nl}, {"warmte", measured(23.9)}}).outcome->id == "groen");
  CHECK(go(index, {{"land", nl}, {"warmte", measured(24)}}).outcome->id == "oranje");
  CHECK(go(index, {{"land", nl}, {"warmte", measured(27.9)}}).outcome->id == "oranje");
  CHECK(go(index, {{"land", nl}, {"warmte", measured(28)}}).outcome->id == "rood");
  CHECK(go(index, {{"land", be}, {"warmte", measured(25.9)}}).outcome->id == "groen");
}

TEST_CASE("a value measured earlier and one measured here give the derived value that the bands divide") {
  const guide::Tree tree = climate();
  const TreeIndex index(tree);
  const guide::Walk warm = go(index, {{"land", be}, {"warmte", measured(30)}, {"vocht", measured(50)}});
  REQUIRE(warm.outcome != nullptr);
  CHECK(warm.outcome->id == "oranje");
  CHECK(warm.steps.back().compared == doctest::Approx(24.9));
  // Halfway between the points of the table in both directions: (24.9 + 30 + 34 + 40) / 4 = 32.2, rounded to
  // the step.
  const guide::Walk hot = go(index, {{"land", be}, {"warmte", measured(35)}, {"vocht", measured(75)}});
  CHECK(hot.steps.back().compared == doctest::Approx(32.2));
  CHECK(hot.outcome->id == "rood");
}

TEST_CASE("a walk stops where nothing is answered, or where the answer is none any more") {
  const guide::Tree tree = climate();
  const TreeIndex index(tree);
  const guide::Walk none = go(index, {});
  CHECK(none.stop == Stop::unanswered);
  CHECK(none.question->id == "land");
  const guide::Walk stale = go(index, {{"land", Given{"fr", {}}}});
  CHECK(stale.stop == Stop::impossible);
  const guide::Walk too_hot = go(index, {{"land", nl}, {"warmte", measured(80)}});
  CHECK(too_hot.stop == Stop::impossible);
  CHECK(too_hot.question->id == "warmte");
  const guide::Walk not_a_number = go(index, {{"land", nl}, {"warmte", measured(std::nan(""))}});
  CHECK(not_a_number.stop == Stop::impossible);
  CHECK(go(index, {{"land", measured(3)}}).stop == Stop::impossible);
}

TEST_CASE(
    "advice on the way is remembered, and closing questions follow an outcome only where they are answered") {
  const guide::Tree tree = climate();
  const TreeIndex index(tree);
  Answers answers = {{"land", nl}, {"warmte", Given{"niet-gemeten", {}}}};
  const guide::Walk first = go(index, answers);
  CHECK(first.outcome->id == "oranje");
  REQUIRE(first.advised.size() == 1);
  CHECK(first.advised[0]->id == "meten");
  answers["wie"] = Given{"team", {}};
  const guide::Walk closed = go(index, answers);
  CHECK(closed.outcome->id == "klaar");
  CHECK(closed.first_outcome->id == "oranje");
  CHECK(closed.steps_to_outcome == 2);
  answers["wie"] = Given{"terug", {}};
  const guide::Walk back = go(index, answers);
  CHECK(back.back == guide::Back::outcome);
  CHECK(back.outcome->id == "oranje");
}

TEST_CASE("a walk can start in the middle, without what was asked before") {
  const guide::Tree tree = climate();
  const TreeIndex index(tree);
  const guide::Walk walk = guide::walk(index, {{"warmte", Given{"niet-gemeten", {}}}}, "warmte");
  CHECK(walk.outcome->id == "oranje");
  // Without a country no scale fits a measured value.
  CHECK(guide::walk(index, {{"warmte", measured(25)}}, "warmte").stop == Stop::impossible);
}

TEST_CASE("an example takes over the answers of the one it is like, and its own go first") {
  guide::Tree tree = climate();
  guide::Example first;
  first.id = "eerste";
  first.answers = {{name("land"), "be", {}}, {name("warmte"), "", 22.0}};
  guide::Example second;
  second.id = "tweede";
  second.like = name("eerste");
  second.answers = {{name("warmte"), "", 30.0}, {name("vocht"), "", 50.0}};
  tree.examples = {first, second};
  const TreeIndex index(tree);
  const Answers answers = guide::answers_of(index, tree.examples[1]);
  CHECK(answers.at("land").answer == "be");
  CHECK(answers.at("warmte").value == 30.0);
  tree.examples[0].like = name("tweede");  // a circle ends
  CHECK(guide::answers_of(TreeIndex(tree), tree.examples[0]).size() == 3);
}

TEST_CASE("ways are counted for each country, with every band a way of its own") {
  const guide::Tree tree = climate();
  const TreeIndex index(tree);
  const TreeRoutes routes(index);
  // Belgium: not measured, green, and two by humidity. The Netherlands: not measured and three bands.
  CHECK(routes.paths_by_country().at("be") == 4);
  CHECK(routes.paths_by_country().at("nl") == 4);
  CHECK(routes.paths() == 8);
  CHECK(routes.longest() == 3);
  CHECK(routes.arrivals().at("rood").by_country.at("be") == 1);
  CHECK(routes.is_closing(tree.questions[3]));
  CHECK_FALSE(routes.situations(tree.outcomes[4]).empty());  // reached through the closing question
  CHECK_FALSE(routes.situations(tree.outcomes[3]).empty());  // passed on the way
}

TEST_CASE("the ways through sixty-four forks that join again are counted at once, up to the largest number") {
  guide::Tree tree;
  tree.start = name("v0");
  for (int at = 0; at < 70; ++at) {
    const std::string next = at == 69 ? "eind" : "v" + std::to_string(at + 1);
    tree.questions.push_back(question("v" + std::to_string(at), {answer("ja", next), answer("nee", next)}));
  }
  tree.outcomes = {outcome("eind")};
  const TreeIndex index(tree);
  const TreeRoutes routes(index);
  CHECK(routes.paths() == std::numeric_limits<std::uint64_t>::max());
  CHECK(routes.longest() == 70);
}

TEST_CASE("a cycle is told as the loop that it is") {
  guide::Tree tree;
  tree.start = name("a");
  tree.questions = {question("a", {answer("ja", "b")}),
                    question("b", {answer("ja", "c"), answer("nee", "eind")}),
                    question("c", {answer("ja", "b")})};
  tree.outcomes = {outcome("eind")};
  const TreeIndex index(tree);
  CHECK(TreeRoutes(index).cycle() == std::vector<std::string>{"b", "c", "b"});
}

TEST_CASE("the report counts the ways that end elsewhere than before, and shows one of each kind") {
  const guide::Tree before = climate();
  guide::Tree now = climate();
  now.questions[1].scales[1].bands[1].next = name("rood");  // 24 to 28 in the Netherlands
  const check::TreeReport report = check::report_on(now, &before);
  CHECK(report.paths == 8);
  CHECK(report.changed_paths == 1);
  REQUIRE(report.changes.size() == 1);
  CHECK(report.changes[0].now == "rood");
  CHECK(report.changes[0].before == "oranje");
  CHECK(report.changes[0].steps == std::vector<std::string>{"land=nl", "warmte=24…28"});
  CHECK(check::report_on(before, &before).changed_paths == 0);
  CHECK_FALSE(check::report_on(now, nullptr).is_compared);
}

TEST_CASE(
    "a threshold that moves changes the ways whose band it enters, and a new question in between changes "
    "none") {
  const guide::Tree before = climate();
  guide::Tree moved = climate();
  moved.thresholds[0].value = 25;  // the Dutch green band now holds what was orange too
  const check::TreeReport report = check::report_on(moved, &before);
  CHECK(report.changed_paths == 1);
  CHECK(report.changes[0].now == "groen");
  CHECK(report.changes[0].before == "oranje");

  guide::Tree longer = climate();
  longer.questions[0].answers[0].next = name("extra");
  longer.questions.push_back(question("extra", {answer("ja", "warmte"), answer("nee", "warmte")}));
  const check::TreeReport same = check::report_on(longer, &before);
  CHECK(same.paths == 12);
  CHECK(same.changed_paths == 0);
}

TEST_CASE("an answer that is new ends where nothing ended before") {
  const guide::Tree before = climate();
  guide::Tree now = climate();
  now.questions[1].answers.push_back(answer("weet-niet", "groen"));
  const check::TreeReport report = check::report_on(now, &before);
  CHECK(report.changed_paths == 2);
  CHECK(report.changes[0].before == "warmte");
}

TEST_CASE("ways past a question or outcome are listed, no more than asked for") {
  const guide::Tree tree = climate();
  CHECK(check::paths_of(tree, "", 100).size() == 8);
  CHECK(check::paths_of(tree, "", 3).size() == 3);
  CHECK(check::paths_of(tree, "vocht", 100).size() == 2);
  CHECK(check::paths_of(tree, "meten", 100).size() == 2);
  CHECK(check::paths_of(tree, "bestaat-niet", 100).empty());
}

TEST_CASE("probes tell where a threshold and its neighbours lead") {
  const std::vector<check::Probe> probes = check::probes_of(climate());
  REQUIRE(probes.size() == 4);
  CHECK(probes[1].threshold == "t24");
  REQUIRE(probes[1].landings.size() == 3);
  CHECK(probes[1].landings[0].next == "groen");
  CHECK(probes[1].landings[1].next == "oranje");
  CHECK(probes[1].landings[2].next == "oranje");
}

TEST_CASE("a derived value outside its table is that of the edge, and halves are rounded up") {
  guide::Derivation table{{name("a"), {0, 10}}, {name("b"), {0, 10}}, {{0, 1}, {2, 3}}, {}, "", {}, "", {}};
  CHECK(guide::derived_value(table, -5, -5, 0.1) == 0);
  CHECK(guide::derived_value(table, 99, 99, 0.1) == 3);
  CHECK(guide::derived_value(table, 0, 5, 1) == 1);
  CHECK(guide::derived_value(table, 5, 0, 0.1) == 1);
  CHECK(guide::decimals_of(1) == 0);
  CHECK(guide::decimals_of(0.1) == 1);
  CHECK(guide::decimals_of(0.25) == 2);
  CHECK(guide::decimals_of(5) == 0);
}

TEST_CASE("a number has a day on which it was read only where somebody read it") {
  guide::Threshold law;
  law.kind = guide::RuleKind::law;
  law.certainty = guide::Certainty::seen;
  law.checked = "2026-11-24";
  CHECK(guide::read_on(law) == "2026-11-24");
  law.certainty = guide::Certainty::quoted;
  CHECK(guide::read_on(law) == "2026-11-24");
  law.certainty = guide::Certainty::unverified;
  CHECK(guide::read_on(law).empty());
  law.certainty = guide::Certainty::seen;
  law.kind = guide::RuleKind::signal;
  CHECK(guide::read_on(law).empty());
  guide::Derivation table;
  table.checked = "2026-11-24";
  table.certainty = guide::Certainty::derived;
  CHECK(guide::read_on(table).empty());
  table.certainty = guide::Certainty::quoted;
  CHECK(guide::read_on(table) == "2026-11-24");
}

}  // namespace leidraad::test
