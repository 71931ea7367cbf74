// A survey as JSON and back, and what is refused as a survey.
#include "load/guide_loader.hpp"
#include "support.hpp"
#include "surveys/example.hpp"

using namespace leidraad;
using namespace leidraad::test;
using nlohmann::ordered_json;

namespace {

std::string reason_of(std::string_view text) {
  std::variant<guide::Survey, std::string> survey = interchange::survey_of(text);
  return std::holds_alternative<std::string>(survey) ? std::get<std::string>(survey) : "";
}

// The example with the value at a place replaced, such as "/pages/0/id".
std::string reason_with(const std::string& place, const ordered_json& value) {
  ordered_json json = ordered_json::parse(survey_with_everything);
  json[ordered_json::json_pointer(place)] = value;
  return reason_of(json.dump());
}

std::string reason_without(const std::string& place, const std::string& key) {
  ordered_json json = ordered_json::parse(survey_with_everything);
  json[ordered_json::json_pointer(place)].erase(key);
  return reason_of(json.dump());
}

}  // namespace

TEST_SUITE("survey JSON") {
  TEST_CASE("a survey that uses everything comes back the same, key by key") {
    const guide::Survey survey = survey_from(survey_with_everything);
    const nlohmann::json again = nlohmann::json::parse(interchange::survey_json(survey).dump());
    CHECK(nlohmann::json::diff(nlohmann::json::parse(survey_with_everything), again).dump() == "[]");
  }

  TEST_CASE("every part arrives in its place") {
    const guide::Survey survey = survey_from(survey_with_everything);
    CHECK(survey.version == 3);
    CHECK(survey.privacy.minimum_group == 7);
    CHECK(survey.scales[0].points[2].value == 3);
    CHECK(survey.lists[0].items[0].about == "To sit at.");
    CHECK(survey.pages[0].has_random_order);
    CHECK(survey.pages[0].questions[1].most == 2);
    CHECK(survey.pages[0].questions[0].has_random_options);
    CHECK(survey.pages[1].when->kind == guide::SurveyCondition::Kind::negation);
    CHECK(survey.pages[1].questions[0].maximum == 60.5);
    CHECK(survey.pages[1].questions[3].has_random_rows);
    CHECK(survey.pages[2].for_each.id == "ideas");
    CHECK(survey.scores[0].of[2].is_reversed);
    CHECK(survey.scores[0].method == guide::ScoreMethod::mean);
    CHECK(survey.scores[1].method == guide::ScoreMethod::sum);
    CHECK(survey.scores[2].method == guide::ScoreMethod::highest);
    CHECK(survey.scores[0].bands[0].advice.pages[0].file == "index.md");
    CHECK(survey.intro[1].plain == "Second.");
    CHECK(survey.results_by.id == "works");
  }

  TEST_CASE("what is no JSON object of this form is refused with a reason") {
    CHECK(reason_of("") == "is no JSON, or nested too deep");
    CHECK(reason_of("{") == "is no JSON, or nested too deep");
    CHECK(reason_of("{} {}") == "is no JSON, or nested too deep");
    CHECK(reason_of("[]") == "expected an object");
    CHECK(reason_of("{}") == "format: is missing");
    CHECK(reason_of("{\"format\": \"\xFF\"}") == "is no JSON, or nested too deep");
    CHECK(reason_of(std::string(100'000, '[')) == "is no JSON, or nested too deep");
    CHECK(reason_of(std::string(2'000'001, ' ')) == "is larger than 2000000 bytes");
  }

  TEST_CASE("each key has its kind and its bounds") {
    CHECK(reason_with("/format", 2) == "format: expected a whole number from 1 to 1");
    CHECK(reason_with("/version", "1") == "version: expected a whole number from 1 to 1000000");
    CHECK(has(reason_with("/version", 18446744073709551615ULL), "version: expected"));
    CHECK(has(reason_with("/version", 1.5), "version: expected"));
    CHECK(reason_with("/id", "../etc") == "id: expected small letters, digits and dashes");
    CHECK(reason_with("/title", 3) == "title: expected a text");
    CHECK(reason_with("/title", "") == "title: is empty");
    CHECK(reason_with("/title", std::string(20'001, 'a')) == "title: is longer than 20000 bytes");
    CHECK(reason_with("/title", "a\x02V") == "title: holds a control character");
    CHECK(reason_with("/pages", ordered_json::array()) == "pages: is empty");
    CHECK(reason_with("/pages/0/questions/0/type", "radio") ==
          "pages[0].questions[0].type: is none of the values that are known here");
    CHECK(reason_with("/pages/0/questions/0/optional", 1) ==
          "pages[0].questions[0].optional: expected true or false");
    CHECK(has(reason_with("/pages/0/questions/0/colour", "red"), "unknown key"));
    CHECK(has(reason_with("/pages/0/questions/0/scale", "agree"), "unknown key"));
    CHECK(reason_with("/pages/1/questions/0/minimum", 100) ==
          "pages[1].questions[0].minimum: is more than the maximum");
    CHECK(has(reason_with("/pages/1/questions/0/maximum", 1e300), "fifteen digits"));
    CHECK(has(reason_with("/pages/1/questions/0/minimum", 1e-7), "fifteen digits"));
    CHECK(has(reason_with("/pages/3/questions/0/longest", 1'001), "from 1 to 1000"));
    CHECK(has(reason_with("/pages/1/questions/0/decimals", 7), "from 0 to 6"));
    CHECK(has(reason_with("/privacy/minimum-group", 4), "from 5"));
    for (const char* retention : {"P0Y", "1Y", "PY", "P1H", "P12345D", "P-1D", "P1Y6M"})
      CHECK(has(reason_with("/privacy/retention", retention), "such as P1Y"));
    CHECK(reason_without("/privacy", "purpose") == "privacy.purpose: is missing");
    CHECK(reason_without("/pages/0/questions/0", "options") == "pages[0].questions[0].options: is missing");
    CHECK(reason_without("", "privacy") == "privacy: is missing");
  }

  TEST_CASE("names stand once") {
    CHECK(reason_with("/pages/1/questions/0/id", "works") == "pages: question `works` stands here twice");
    CHECK(reason_with("/pages/1/id", "you") == "pages: `you` stands here twice");
    CHECK(reason_with("/scales/1/id", "agree") == "scales: `agree` stands here twice");
    CHECK(reason_with("/lists/0/items/1/id", "desk") == "list `ideas`: `desk` stands here twice");
    CHECK(has(reason_with("/pages/0/questions/0/options/1/id", "yes"), "`yes` stands here twice"));
    CHECK(has(reason_with("/pages/1/questions/3/rows/1/id", "rest"), "`rest` stands here twice"));
    for (const char* reserved : {"other", "none", "unknown"})
      CHECK(has(reason_with("/pages/0/questions/0/options/1/id", reserved), "may not be called"));
  }

  TEST_CASE("names point at something") {
    CHECK(has(reason_with("/pages/1/questions/2/scale", "gone"), "there is no scale `gone`"));
    CHECK(has(reason_with("/pages/2/for-each", "gone"), "there is no list `gone`"));
    CHECK(has(reason_with("/scores/0/method", "lowest"), "none of the values"));
    CHECK(has(reason_with("/scores/0/of/0", "works"), "there is no question `works` with a scale"));
    CHECK(has(reason_with("/scores/0/of/0", "feel.gone"), "there is no question `feel.gone`"));
    CHECK(has(reason_with("/scores/0/of/0", "feel."), "there is no question `feel.`"));
    CHECK(has(reason_with("/results/by", "tasks"), "there is no choice `tasks`"));
    CHECK(has(reason_with("/scales/0/points/1/value", 3), "ascending"));
    CHECK(has(reason_with("/scores/0/bands/1/from", nullptr), "fifteen digits"));
    CHECK(has(reason_with("/scores/0/bands/0/from", 1), "the first has no `from`"));
    CHECK(has(reason_without("/scores/0/bands/1", "from"), "the first has no `from`"));
  }

  TEST_CASE("conditions look back to an earlier page") {
    const auto with = [](const ordered_json& condition) { return reason_with("/pages/1/when", condition); };
    CHECK(with({{"question", "works"}, {"answered", true}}) == "");
    CHECK(has(with({{"question", "gone"}, {"is", "yes"}}), "there is no question `gone`"));
    CHECK(has(with({{"question", "hours"}, {"at-least", 1}}), "stands on no earlier page"));
    CHECK(has(with({{"question", "free"}, {"answered", true}}), "stands on no earlier page"));
    CHECK(has(with({{"question", "works"}, {"at-least", 1}}), "has no number to compare"));
    CHECK(has(with({{"question", "works"}}), "expected one of"));
    CHECK(has(with({{"question", "works"}, {"is", "yes"}, {"answered", true}}), "expected one of"));
    CHECK(has(with({{"not", {{"question", "gone"}, {"is", "yes"}}}}), "there is no question `gone`"));
    CHECK(has(with({{"any", ordered_json::array()}}), "is empty"));
    CHECK(has(with("works"), "expected an object"));
    // A grid is answered by its rows; a repeated question only its own repetition can see.
    CHECK(
        has(reason_with("/pages/4/questions/0/when", {{"question", "feel"}, {"answered", true}}), "`feel`"));
    CHECK(has(reason_with("/pages/4/questions/0/when", {{"question", "known"}, {"answered", true}}),
              "`known`"));
    CHECK(reason_with("/pages/3/questions/0/when", {{"question", "known"}, {"is", "1"}}) == "");
  }

  TEST_CASE("what would take long or much is refused") {
    ordered_json condition = {{"question", "works"}, {"is", "yes"}};
    for (int depth = 0; depth < 8; ++depth) condition = {{"not", condition}};
    CHECK(has(reason_with("/pages/1/when", condition), "is nested too deep"));
    ordered_json items = ordered_json::array();
    for (int item = 0; item < 400; ++item)
      items.push_back({{"id", "i" + std::to_string(item)}, {"text", "x"}});
    CHECK(reason_with("/lists/0/items", items) == "");
    ordered_json json = ordered_json::parse(survey_with_everything);
    json["lists"][0]["items"] = items;
    for (int question = 0; question < 5; ++question)
      json["pages"][2]["questions"].push_back(
          {{"id", "q" + std::to_string(question)}, {"type", "text"}, {"text", "x"}});
    CHECK(reason_of(json.dump()) == "pages: has more than 2000 fields");
  }

  TEST_CASE("every survey of the guides here is one that the collector takes") {
    for (const fs::path& folder : {project, tiny_guide}) {
      load::LoadOptions options;
      options.asks_git = false;
      const load::LoadResult loaded = load::load_guide(folder, options);
      CHECK(loaded.guide.surveys.empty() == !fs::exists(folder / "data" / "surveys"));
      for (const guide::Survey& survey : loaded.guide.surveys) {
        CAPTURE(survey.id);
        CHECK(reason_of(interchange::survey_json(survey).dump()) == "");
      }
    }
  }
}
