// How many questions are still to come, and how long the routes of a tree are.
#include "guide/trees/steps.hpp"

#include "support.hpp"
#include "trees/tree_support.hpp"

namespace leidraad::test {

using guide::Ahead;
using guide::TreeIndex;
using guide::TreeRoutes;

namespace {

// Complaint; then, for a complaint about warmth, the country, and in Belgium one question more.
guide::Tree complaints() {
  guide::Tree tree;
  tree.id = "klacht";
  tree.start = name("klacht");
  guide::Question land = question("land", {answer("be", "warmte"), answer("nl", "warmte")});
  land.remembers = guide::country_name;
  land.is_context = true;
  guide::Question warmth = question("warmte", {answer("weet-niet", "oranje")});
  warmth.measure = guide::Measure{name("temperatuur"), {}, {}};
  warmth.scales = {scale({"t26"}, {"groen", "wie"}), scale({"t26"}, {"groen", "rood"})};
  warmth.scales[0].when = {when("country", "be")};
  warmth.scales[1].when = {when("country", "nl")};
  tree.questions = {
      question("klacht", {answer("warm", "land"), answer("heet", "land"), answer("niets", "groen")}), land,
      warmth, question("wie", {answer("ik", "oranje"), answer("allen", "rood")})};
  for (const char* id : {"groen", "oranje", "rood"}) tree.outcomes.push_back(outcome(id));
  tree.thresholds = {threshold("t26", 26)};
  tree.quantities = {quantity("temperatuur", 20, 40, 0.1)};
  return tree;
}

}  // namespace

TEST_CASE("questions still to come are counted for the shortest and the longest way on") {
  const guide::Tree tree = complaints();
  const TreeIndex index(tree);
  const auto ahead = guide::questions_ahead(index, TreeRoutes(index));
  // The country counts for the most only: who told it before is not asked.
  CHECK(ahead.at("klacht") == Ahead{0, 3});
  CHECK(ahead.at("land") == Ahead{1, 2});
  CHECK(ahead.at("warmte") == Ahead{0, 1});
  CHECK(ahead.at("wie") == Ahead{0, 0});
}

TEST_CASE("routes are told apart by the questions that are met, not by the answers") {
  const guide::Tree tree = complaints();
  const TreeIndex index(tree);
  const auto lengths = guide::lengths_of(index, TreeRoutes(index));
  REQUIRE(lengths);
  // niets; and over the country to green, orange or red at once, or by the last question to orange or red.
  CHECK(lengths->count == 6);
  CHECK(lengths->steps == 1 + 3 * 3 + 2 * 4);
  CHECK(lengths->longest == 4);
  CHECK(lengths->average() == doctest::Approx(3));
  CHECK(lengths->through.at("land") == 5);
}

TEST_CASE("a tree with a cycle has no lengths") {
  guide::Tree tree = complaints();
  tree.questions.back().answers.back().next = name("warmte");
  const TreeIndex index(tree);
  const TreeRoutes routes(index);
  CHECK(guide::questions_ahead(index, routes).empty());
  CHECK_FALSE(guide::lengths_of(index, routes));
}

TEST_CASE("the longest route is as long as the longest way") {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    const guide::Tree tree = TreeGrower(seed, 2 + seed % 12).tree();
    const TreeIndex index(tree);
    const TreeRoutes routes(index);
    const auto lengths = guide::lengths_of(index, routes);
    REQUIRE(lengths);
    CHECK(lengths->longest == routes.longest());
    CHECK(lengths->count <= routes.paths());
    CHECK(guide::questions_ahead(index, routes).at(tree.start.id).most + 1 == routes.longest());
  }
}

}  // namespace leidraad::test
