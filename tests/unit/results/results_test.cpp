// What readers of results see: figures per group and round, and never of fewer people than was promised.
#include <random>

#include "collector/results/population.hpp"
#include "collector/results/suppression.hpp"
#include "results/results_support.hpp"

using namespace leidraad;
using namespace leidraad::collector;
using namespace leidraad::test;

namespace {

using Json = nlohmann::ordered_json;

const Json* with(const Json& list, const char* key, const std::string& value) {
  for (const Json& one : list) {
    if (one.value(key, "") == value) return &one;
  }
  return nullptr;
}

std::size_t place_of(const Json& results, const std::string& kind, const std::string& id) {
  const Json& columns = results["columns"];
  for (std::size_t place = 0; place < columns.size(); ++place) {
    if (columns[place]["kind"] == kind && columns[place]["id"] == id) return place;
  }
  FAIL("no column " << kind << " " << id);
  return 0;
}

// The figure of a question in a column.
Json figure(const Json& results, const std::string& question, const std::string& kind = "all",
            const std::string& id = "") {
  const Json* found = with(results["questions"], "name", question);
  REQUIRE(found != nullptr);
  return (*found)["figures"][place_of(results, kind, id)];
}

Json column(const Json& results, const std::string& kind, const std::string& id) {
  return results["columns"][place_of(results, kind, id)];
}

}  // namespace

TEST_SUITE("results") {
  TEST_CASE("a team of five is shown; hidden people add nothing to the whole") {
    WorkRecords work;
    work.add(5, "a", {{"druk", {"3"}}});
    work.add(2, "b", {{"druk", {"1"}}});
    work.add(1, "h", {{"druk", {"1"}}});
    const Json results = results_of(work);
    CHECK(column(results, "group", "a")["respondents"] == 5);
    CHECK(column(results, "group", "h")["respondents"] == 5);
    CHECK(column(results, "all", "")["respondents"] == 5);
    CHECK(figure(results, "druk") == figure(results, "druk", "group", "a"));
  }

  TEST_CASE("a hidden group is named, with no number at all") {
    WorkRecords work;
    work.add(5, "a", {{"druk", {"3"}}});
    work.add(4, "b", {{"druk", {"1"}}});
    const Json results = results_of(work);
    CHECK(column(results, "group", "b") ==
          Json{{"kind", "group"}, {"id", "b"}, {"title", "Team B"}, {"depth", 2}});
    CHECK(figure(results, "druk", "group", "b").is_null());
    // An empty group looks just the same.
    CHECK(column(results, "group", "z") ==
          Json{{"kind", "group"}, {"id", "z"}, {"title", "Zuid"}, {"depth", 1}});
    CHECK(results["minimum_group"] == 5);
  }

  TEST_CASE("answers are counted by option, with other, none and unknown") {
    WorkRecords work;
    work.add(3, "a", {{"dienst", {"dag"}}, {"taken", {"zorg", "koken"}}, {"druk", {"unknown"}}});
    work.add(2, "a",
             {{"dienst", {"other"}}, {"dienst.other", {"Weekend"}}, {"taken", {"none"}}, {"druk", {"2"}}});
    work.add(1, "a", {});
    const Json results = results_of(work);
    const Json* dienst = with(results["questions"], "name", "dienst");
    REQUIRE(dienst != nullptr);
    CHECK(
        (*dienst)["options"].dump() ==
        R"([{"value":"dag","text":"Overdag"},{"value":"nacht","text":"’s Nachts"},{"value":"other","text":"Anders, namelijk"}])");
    CHECK(figure(results, "dienst") == Json{{"answered", 5}, {"counts", {3, 0, 2}}});
    CHECK(figure(results, "taken") == Json{{"answered", 5}, {"counts", {3, 3, 2}}});
    CHECK(figure(results, "druk") ==
          Json{{"answered", 5}, {"counts", {0, 2, 0, 3}}, {"mean", 2.0}, {"deviation", 0.0}});
    CHECK(column(results, "all", "")["respondents"] == 6);
  }

  TEST_CASE("numbers have a mean and a deviation of who gave one; texts only how many") {
    WorkRecords work;
    for (const char* hours : {"-2.5", "10", "20", "30", "36"})
      work.add(1, "a", {{"uren", {hours}}, {"verhaal", {"Mijn geheim"}}});
    work.add(1, "a", {{"uren", {"unknown"}}, {"sinds", {"2020-02-29"}}});
    const Json results = results_of(work);
    CHECK(figure(results, "uren") ==
          Json{{"answered", 5}, {"unknown", 1}, {"mean", 18.7}, {"deviation", 15.44}});
    CHECK(figure(results, "verhaal") == Json{{"answered", 5}});
    CHECK(results.dump().find("geheim") == std::string::npos);
    CHECK(figure(results, "sinds").is_null());
  }

  TEST_CASE("a mean is never that of one person beside four who do not know") {
    WorkRecords work;
    work.add(1, "a", {{"uren", {"12"}}});
    work.add(4, "a", {{"uren", {"unknown"}}});
    CHECK(figure(results_of(work), "uren").is_null());
  }

  TEST_CASE("rows of a grid and repeated pages are fields of their own, with their words filled in") {
    WorkRecords work;
    work.add(5, "a", {{"gevoel.rust", {"1"}}, {"goed@loket", {"3"}}});
    const Json results = results_of(work);
    CHECK((*with(results["questions"], "name", "gevoel.rust"))["row"] == "Ik heb rust.");
    const Json& repeated = *with(results["questions"], "name", "goed@loket");
    CHECK(repeated["text"] == "Is Een loket goed?");
    CHECK(repeated["page"] == "Een loket");
    CHECK(repeated["item"] == "Een loket");
    CHECK(figure(results, "goed@loket")["mean"] == 3.0);
  }

  TEST_CASE("the score of a group follows from what is shown of its questions") {
    WorkRecords work;
    work.add(5, "a", {{"druk", {"3"}}, {"gevoel.rust", {"1"}}});
    work.add(5, "b", {{"druk", {"1"}}});
    const Json results = results_of(work);
    const Json& score = results["scores"][0];
    CHECK(score["lowest"] == 1);
    CHECK(score["highest"] == 3);
    CHECK(score["figures"][place_of(results, "group", "a")] == Json{{"mean", 3.0}, {"band", "Zwaar."}});
    CHECK(score["figures"][place_of(results, "group", "b")].is_null());
    // 10 answered one question, five the other: (2 + 3) / 2.
    CHECK(score["figures"][0] == Json{{"mean", 2.5}, {"band", "Zwaar."}});
  }

  TEST_CASE("a score cannot be used to see who left one of its questions open") {
    WorkRecords work;
    work.add(5, "a", {{"druk", {"3"}}, {"gevoel.rust", {"1"}}});
    work.add(1, "a", {{"druk", {"1"}}});
    const double mean_of_pressure = figure(results_of(work), "druk")["mean"];
    CHECK(mean_of_pressure == doctest::Approx(16.0 / 6).epsilon(0.01));
    // Of the five who answered both the mean would be 3, and that would tell what the sixth said.
    CHECK(results_of(work)["scores"][0]["figures"][0]["mean"] ==
          doctest::Approx((16.0 / 6 + 3) / 2).epsilon(0.01));
  }

  TEST_CASE("the highest of a group is the highest mean, with the question that has it") {
    WorkRecords work;
    work.add(5, "a", {{"druk", {"1"}}, {"gevoel.rust", {"1"}}});
    work.add(5, "b", {{"druk", {"3"}}});
    const Json results = results_of(work);
    const Json& score = results["scores"][1];
    CHECK(score["method"] == "highest");
    CHECK(score["lowest"] == 1);
    CHECK(score["highest"] == 3);
    // No rest at all counts as 3.
    CHECK(score["figures"][place_of(results, "group", "a")] ==
          Json{{"mean", 3.0}, {"band", "Ergens zwaar."}, {"question", "gevoel.rust"}});
    CHECK(score["figures"][place_of(results, "group", "b")] ==
          Json{{"mean", 3.0}, {"band", "Ergens zwaar."}, {"question", "druk"}});
    CHECK(score["figures"][place_of(results, "group", "z")].is_null());
    // A mean names no question.
    CHECK_FALSE(results["scores"][0]["figures"][0].contains("question"));
  }

  TEST_CASE("the highest of a group does not tell how the answers of one person go together") {
    // Two groups in which each question was answered alike: in one by people whom both trouble, in the other by
    // people whom either troubles. Everyone's own highest would be 2 in the one and 3 in the other.
    WorkRecords together;
    WorkRecords apart;
    together.add(3, "a", {{"druk", {"3"}}, {"gevoel.rust", {"1"}}});
    together.add(3, "a", {{"druk", {"1"}}, {"gevoel.rust", {"3"}}});
    apart.add(3, "a", {{"druk", {"3"}}, {"gevoel.rust", {"3"}}});
    apart.add(3, "a", {{"druk", {"1"}}, {"gevoel.rust", {"1"}}});
    const Json shown = results_of(together)["scores"][1]["figures"];
    CHECK(shown[0] == Json{{"mean", 2.0}, {"band", "Draaglijk."}, {"question", "druk"}});
    CHECK(shown == results_of(apart)["scores"][1]["figures"]);
  }

  TEST_CASE("a question of too few people has no part in the highest of a group") {
    WorkRecords work;
    work.add(4, "a", {{"druk", {"1"}}, {"gevoel.rust", {"1"}}});
    work.add(1, "a", {{"druk", {"1"}}});
    const Json results = results_of(work);
    CHECK(figure(results, "gevoel.rust").is_null());
    CHECK(results["scores"][1]["figures"][0] ==
          Json{{"mean", 1.0}, {"band", "Draaglijk."}, {"question", "druk"}});
  }

  TEST_CASE("rounds stand beside each other; together they are what each of them shows") {
    WorkRecords work;
    work.add(6, "a", {{"druk", {"1"}}}, "voorjaar");
    work.add(5, "a", {{"druk", {"3"}}}, "najaar");
    work.add(4, "a", {{"druk", {"3"}}}, "");
    const Json results = results_of(work);
    CHECK(column(results, "round", "voorjaar")["respondents"] == 6);
    CHECK(column(results, "round", "najaar")["respondents"] == 5);
    CHECK(column(results, "all", "")["respondents"] == 11);
    CHECK(figure(results, "druk", "round", "najaar")["mean"] == 3.0);
    CHECK(results["rounds_may_differ"] == true);
    const Json autumn = results_of(work, {"", "", "najaar", Split::none});
    CHECK(column(autumn, "all", "")["respondents"] == 5);
    CHECK(autumn["round"] == Json{{"id", "najaar"}, {"title", "Najaar"}});
    for (const Json& one : autumn["columns"]) CHECK(one["kind"] != "round");
  }

  TEST_CASE("a reader of one group sees the same figures of it as a reader of all, and nothing else") {
    WorkRecords work;
    work.add(5, "a", {{"druk", {"3"}}});
    work.add(3, "b", {{"druk", {"1"}}});
    work.add(3, "h", {{"druk", {"1"}}});
    work.add(7, "z", {{"druk", {"2"}}});
    const Json all = results_of(work);
    const Json house = results_of(work, {"h", "", "", Split::none});
    CHECK(house["group"] == Json{{"id", "h"}, {"name", "Huis"}});
    CHECK(figure(house, "druk") == figure(all, "druk", "group", "h"));
    CHECK(figure(house, "druk")["answered"] == 11);
    CHECK(house.dump().find("Zuid") == std::string::npos);
    // Team B is not shown to its own reader either: the house less team A and managers would be it.
    CHECK(figure(results_of(work, {"b", "", "", Split::none}), "druk").is_null());
    CHECK(results_of(work, {"h", "a", "", Split::none})["group"]["name"] == "Huis / Team A");
  }

  TEST_CASE("what is not there and what may not be seen are refused alike") {
    WorkRecords work;
    const auto refusal = [&](const ResultsQuestion& question) {
      return std::get<ResultsRefusal>(results_json(work.records(), question));
    };
    CHECK(refusal({"h", "z", "", Split::none}) == ResultsRefusal::group);
    CHECK(refusal({"a", "h", "", Split::none}) == ResultsRefusal::group);
    CHECK(refusal({"", "nowhere", "", Split::none}) == ResultsRefusal::group);
    CHECK(refusal({"gone", "", "", Split::none}) == ResultsRefusal::group);
    CHECK(refusal({"", "", "never", Split::none}) == ResultsRefusal::round);
    work.survey.results_by = {};
    CHECK(refusal({"", "", "", Split::by_answer}) == ResultsRefusal::split);
  }

  TEST_CASE("results are split by the answers of the survey's own question") {
    WorkRecords work;
    work.add(6, "a", {{"dienst", {"dag"}}, {"druk", {"1"}}});
    work.add(5, "a", {{"dienst", {"nacht"}}, {"druk", {"3"}}});
    const Json results = results_of(work, {"", "", "", Split::by_answer});
    CHECK(results["by"] == Json{{"name", "dienst"}, {"text", "Wanneer werk je?"}});
    CHECK(column(results, "value", "dag") ==
          Json{{"kind", "value"}, {"id", "dag"}, {"title", "Overdag"}, {"respondents", 6}});
    CHECK(figure(results, "druk", "value", "nacht")["mean"] == 3.0);
    CHECK_FALSE(column(results, "value", "other").contains("respondents"));
    const Json whole = results_of(work);
    for (const Json& one : whole["columns"]) CHECK(one["kind"] != "value");
  }

  TEST_CASE("who filled in the decoy is left out, and counted only with the minimum of others") {
    WorkRecords work;
    work.add(5, "a", {{"druk", {"1"}}});
    const auto decoy = [&](std::size_t count) {
      for (; count > 0; --count)
        work.responses.push_back({"werk", 2, "a", "voorjaar", true, {{"druk", {"3"}}}});
    };
    decoy(4);
    CHECK_FALSE(results_of(work).contains("to_check"));
    CHECK(figure(results_of(work), "druk")["mean"] == 1.0);
    decoy(1);
    CHECK(results_of(work)["to_check"] == 5);
    CHECK_FALSE(results_of(work, {"b", "", "", Split::none}).contains("to_check"));
  }

  TEST_CASE("answers to another version count where that version asked the same") {
    WorkRecords work;
    guide::Survey older = work.survey;
    older.version = 1;
    older.pages[0].questions[0].options[0].id = "ochtend";
    work.versions = {older};
    work.add(5, "a", {{"dienst", {"dag"}}, {"druk", {"1"}}});
    for (int person = 0; person < 5; ++person)
      work.responses.push_back({"werk", 1, "a", "voorjaar", false, {{"dienst", {"nacht"}}, {"druk", {"3"}}}});
    const Json results = results_of(work);
    CHECK(figure(results, "dienst") == Json{{"answered", 5}, {"counts", {5, 0, 0}}});
    CHECK((*with(results["questions"], "name", "dienst"))["left_out_versions"] == Json{1});
    CHECK(figure(results, "druk")["answered"] == 10);
    CHECK_FALSE(with(results["questions"], "name", "druk")->contains("left_out_versions"));
  }

  TEST_CASE("answers to a version that nobody knows any more are respondents without answers") {
    WorkRecords work;
    for (int person = 0; person < 5; ++person)
      work.responses.push_back({"werk", 9, "a", "voorjaar", false, {{"druk", {"3"}}}});
    CHECK(column(results_of(work), "all", "")["respondents"] == 5);
    CHECK(figure(results_of(work), "druk").is_null());
  }

  TEST_CASE("the largest minimum that was ever promised is kept") {
    WorkRecords work;
    guide::Survey older = work.survey;
    older.version = 1;
    older.privacy.minimum_group = 8;
    work.versions = {older};
    work.add(7, "a", {{"druk", {"3"}}});
    CHECK(results_of(work)["minimum_group"] == 8);
    CHECK_FALSE(column(results_of(work), "all", "").contains("respondents"));
  }

  TEST_CASE("without any answer everything is hidden and nothing fails") {
    const WorkRecords work;
    const Json results = results_of(work, {"", "", "", Split::by_answer});
    for (const Json& one : results["columns"]) CHECK_FALSE(one.contains("respondents"));
    for (const Json& question : results["questions"]) {
      for (const Json& one : question["figures"]) CHECK(one.is_null());
    }
  }

  // The attack in suppression_test.cpp is on sets of people; this holds the figures to those sets.
  TEST_CASE("each figure is that of the people whom suppression lets be published") {
    for (unsigned seed = 0; seed < 60; ++seed) {
      CAPTURE(seed);
      std::mt19937 random(seed);
      WorkRecords work;
      for (const char* group : {"", "h", "a", "b", "z"}) {
        for (const char* round : {"", "voorjaar", "najaar"}) {
          for (auto left = random() % 10; left > 0; --left) {
            guide::RawAnswers answers;
            if (random() % 3 > 0) answers["druk"] = {std::to_string(1 + random() % 3)};
            if (random() % 5 > 0) answers["dienst"] = {random() % 2 == 0 ? "dag" : "nacht"};
            work.add(1, group, answers, round);
          }
        }
      }
      const Json results = results_of(work, {"", "", "", Split::by_answer});
      const SurveyRecords records = work.records();
      const GroupTree tree(records.groups);
      const Population population = population_of(records, tree, Counted::sound);
      std::vector<bool> has_answered;
      std::vector<int> values;
      for (const StoredResponse* person : population.people) {
        has_answered.push_back(person->answers.contains("druk"));
        const auto& by = answers_in(*person, "dienst");
        values.push_back(by.empty() ? 3 : by.front() == "dag" ? 0 : 1);
      }
      const auto atoms = atoms_of(tree, population.atoms, has_answered, 5);
      const auto columns = columns_of(tree, atoms, values, has_answered, 5);
      const auto check = [&](const Json& found, const std::vector<std::size_t>& people) {
        std::size_t answered = 0;
        for (const std::size_t person : people) answered += has_answered[person] ? 1U : 0U;
        REQUIRE(found.is_null() == people.empty());
        if (!found.is_null()) CHECK(found["answered"] == answered);
      };
      check(figure(results, "druk"), published(tree, atoms, 0));
      for (const char* id : {"h", "a", "b", "z"})
        check(figure(results, "druk", "group", id), published(tree, atoms, tree.place_of(id)));
      check(figure(results, "druk", "round", "voorjaar"), published(tree, atoms, 0, 1));
      check(figure(results, "druk", "value", "dag"), published(tree, columns, 0, 0));
      check(figure(results, "druk", "value", "nacht"), published(tree, columns, 1, 0));
    }
  }
}
