// Ways that depend on what was answered before: walking them, counting them, and what the proof asks of them.
#include "load/trees/next.hpp"

#include "check/check.hpp"
#include "guide/trees/routes.hpp"
#include "guide/trees/steps.hpp"
#include "guide/trees/tips.hpp"
#include "guide/trees/walk.hpp"
#include "support.hpp"
#include "trees/tree_support.hpp"

namespace leidraad::test {

using guide::Next;
using guide::Onward;
using guide::Stop;
using guide::TreeIndex;
using guide::TreeRoutes;

namespace {

Onward way(std::vector<guide::Condition> conditions, const std::string& next) {
  return {std::move(conditions), name(next), {"data/trees/boom.yaml", 5, 1, 1}};
}

// The complaint, then the room, which every complaint asks for; then by the complaint.
guide::Tree rooms() {
  guide::Tree tree;
  tree.id = "boom";
  tree.title = "Boom";
  tree.start = name("klacht");
  guide::Question complaint =
      question("klacht", {answer("warm", "ruimte"), answer("koud", "ruimte"), answer("stil", "ruimte")});
  guide::Question room =
      question("ruimte", {answer("kamer", ""), answer("gang", ""), answer("zaal", "groen")});
  room.remembers = "ruimte";
  room.is_context = true;
  room.next = Next(
      {way({when("klacht", "warm")}, "rood"), way({when("klacht", "koud")}, "oranje"), way({}, "groen")});
  tree.questions = {complaint, room};
  for (const char* id : {"groen", "oranje", "rood"}) tree.outcomes.push_back(outcome(id));
  tree.people.push_back({"jij", "jij", "", "", {}});
  for (const auto& [id, given, room_given, end] :
       std::vector<std::tuple<std::string, std::string, std::string, std::string>>{
           {"een", "warm", "kamer", "rood"},
           {"twee", "koud", "gang", "oranje"},
           {"drie", "stil", "kamer", "groen"}}) {
    guide::Example example;
    example.id = id;
    example.answers = {{name("klacht"), given, {}}, {name("ruimte"), room_given, {}}};
    example.outcome = name(end);
    tree.examples.push_back(example);
  }
  load::complete_ways(tree);
  return tree;
}

std::vector<std::string> codes_in(const guide::Tree& tree) {
  diagnostics::Diagnostics found;
  check::check_tree(tree, found);
  std::vector<std::string> codes;
  for (const auto& one : found.all()) codes.emplace_back(one.code.entry().name);
  return codes;
}

}  // namespace

TEST_CASE("a list of ways leads by what was answered before, the last one is for the rest") {
  const guide::Tree tree = rooms();
  const TreeIndex index(tree);
  const auto end = [&](const char* complaint, const char* room) {
    return guide::walk(index, {{"klacht", {complaint, {}}}, {"ruimte", {room, {}}}}).outcome->id;
  };
  CHECK(end("warm", "kamer") == "rood");
  CHECK(end("koud", "gang") == "oranje");
  CHECK(end("stil", "gang") == "groen");
  CHECK(end("warm", "zaal") == "groen");  // an answer that says itself where it leads
}

TEST_CASE("a way is not guessed where nobody told what it asks for") {
  const guide::Tree tree = rooms();
  const TreeIndex index(tree);
  const guide::Walk walk = guide::walk(index, {{"ruimte", {"kamer", {}}}}, "ruimte");
  CHECK(walk.stop == Stop::impossible);
  CHECK(walk.steps.empty());
  CHECK(walk.facts.remembered.empty());
}

TEST_CASE("a condition may name a question, which then remembers its answer") {
  const guide::Tree tree = rooms();
  CHECK(tree.questions[0].remembers == "klacht");
  CHECK(codes_in(tree).empty());
}

TEST_CASE("answers share the list of their question") {
  const guide::Tree tree = rooms();
  const guide::Question& room = tree.questions[1];
  CHECK(room.answers[0].next.is_same_as(room.next));
  CHECK(room.answers[1].next.is_same_as(room.next));
  CHECK(room.answers[2].next.only()->id == "groen");
}

TEST_CASE("every place of a list is a turn, and one of them is taken") {
  const guide::Tree tree = rooms();
  const TreeIndex index(tree);
  CHECK(guide::all_turns(tree.questions[1]).size() == 7);
  const auto turns = guide::turns_for(tree.questions[1], {{{"klacht", "koud"}}, {}});
  REQUIRE(turns.size() == 3);
  CHECK(turns[0].next().id == "oranje");
  CHECK(turns[2].next().id == "groen");
  const TreeRoutes routes(index);
  CHECK(routes.paths() == 9);
  CHECK(guide::lengths_of(index, routes)->count == 3);
}

TEST_CASE("the proof asks of a list that exactly one place is meant, in every situation") {
  guide::Tree tree = rooms();
  tree.questions[1].answers[0].next = Next(
      {way({when("klacht", "warm")}, "rood"), way({when("klacht", "warm")}, "oranje"), way({}, "groen")});
  CHECK(codes_in(tree) == std::vector<std::string>{"two-ways"});

  tree = rooms();
  tree.questions[1].answers[0].next = Next({way({when("klacht", "warm")}, "rood")});
  CHECK(codes_in(tree) == std::vector<std::string>{"next-without-rest"});

  tree = rooms();
  tree.questions[1].answers[0].next = Next({way({}, "rood"), way({}, "groen")});
  CHECK(codes_in(tree) == std::vector<std::string>{"next-for-everybody"});

  tree = rooms();
  tree.start = name("ruimte");
  tree.questions[1].answers[2].next = name("klacht");
  for (auto& one : tree.questions[0].answers) one.next = name("groen");
  tree.examples.clear();
  CHECK(codes_in(tree).front() == "not-asked-before");

  tree = rooms();
  tree.questions[0].answers.pop_back();
  tree.examples.pop_back();
  CHECK(codes_in(tree).front() == "unused-way");
}

TEST_CASE("a question about the place that changes nothing is told") {
  guide::Tree tree = rooms();
  for (auto& one : tree.questions[1].answers) one.next = name("groen");
  for (auto& one : tree.questions[0].answers) one.next = name("ruimte");
  tree.questions[0].answers.push_back(answer("rood", "rood"));
  tree.questions[0].answers.push_back(answer("oranje", "oranje"));
  tree.examples.clear();
  const auto codes = codes_in(tree);
  CHECK(std::find(codes.begin(), codes.end(), "context-without-effect") != codes.end());
}

TEST_CASE("a tip goes along to the outcomes that can follow, and to no others") {
  guide::Tree tree = rooms();
  tree.outcomes.push_back(outcome("meten"));
  tree.questions[0].answers[0].tip = name("meten");
  const TreeIndex index(tree);
  const guide::Tips tips = guide::tips_of(index, TreeRoutes(index));
  CHECK(tips.at("rood").size() == 1);
  CHECK(tips.at("groen").size() == 1);  // by way of the hall
  CHECK_FALSE(tips.contains("oranje"));
  const guide::Walk walk = guide::walk(index, {{"klacht", {"warm", {}}}, {"ruimte", {"kamer", {}}}});
  REQUIRE(walk.tips.size() == 1);
  CHECK(walk.tips[0]->id == "meten");
}

}  // namespace leidraad::test
