// The answers to surveys as generator/guide understands them.
//
// usage: survey-cases table FOLDER           holds every case of the table against what comes out
//        survey-cases random SURVEYS SEED    random surveys with answers to them, one JSON object a line; the
//                                            tests beside this file have the page's script answer the same
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "guide/surveys/scores.hpp"
#include "interchange/survey_json.hpp"
#include "survey/random_survey.hpp"

namespace {

using nlohmann::ordered_json;
namespace fs = std::filesystem;
namespace guide = leidraad::guide;
namespace interchange = leidraad::interchange;
using leidraad::test::Chance;

constexpr std::size_t answers_per_survey = 20;

ordered_json shown_json(const guide::SurveyForm& form, const guide::SurveyValidation& validation) {
  ordered_json json = ordered_json::array();
  for (std::size_t place = 0; place < form.fields().size(); ++place) {
    if (validation.is_shown[place]) json.push_back(form.fields()[place].name);
  }
  return json;
}

// [field, code], and where there are any [field, code, values].
ordered_json problems_json(const guide::SurveyValidation& validation) {
  ordered_json json = ordered_json::array();
  for (const guide::SurveyProblem& problem : validation.problems) {
    json.push_back({problem.field, problem.code});
    ordered_json values = ordered_json::object();
    for (const auto& [name, value] : problem.values) values[name] = value;
    if (!values.empty()) json.back().push_back(values);
  }
  return json;
}

// By id: [answered, value, place of the band], as far as there are any.
ordered_json scores_json(const guide::SurveyForm& form, const guide::SurveyValidation& validation) {
  ordered_json json = ordered_json::object();
  for (const guide::ScoreResult& result : guide::scores_of(form, validation.answers)) {
    ordered_json& one = json[result.score->id] = ordered_json::array({result.answered});
    if (result.value) one.push_back(*result.value);
    if (result.band != nullptr) one.push_back(result.band - result.score->bands.data());
  }
  return json;
}

// By id: [lowest, highest] value that a score can have.
ordered_json ranges_json(const guide::SurveyForm& form) {
  ordered_json json = ordered_json::object();
  for (const guide::SurveyScore& score : form.survey().scores) {
    const guide::ScoreRange range = guide::range_of(form, score);
    json[score.id] = {range.lowest, range.highest};
  }
  return json;
}

ordered_json result_json(const guide::SurveyForm& form, const guide::RawAnswers& raw) {
  const guide::SurveyValidation validation = guide::validate(form, raw);
  return {{"shown", shown_json(form, validation)},
          {"problems", problems_json(validation)},
          {"answers", guide::raw_of(form, validation.answers)},
          {"empty", validation.is_empty},
          {"scores", scores_json(form, validation)}};
}

// ---- the table

class Table {
public:
  bool check(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) check_file(file);
    fmt::print("{} cases, {} differ\n", cases_, differences_);
    return cases_ > 0 && differences_ == 0;
  }

private:
  void check_file(const fs::path& file) {
    std::ifstream stream(file);
    const ordered_json table = ordered_json::parse(std::string(std::istreambuf_iterator<char>(stream), {}));
    const auto survey = interchange::survey_of(table.at("survey").dump());
    if (const auto* reason = std::get_if<std::string>(&survey)) {
      differ(file, "the survey", "a sound survey", *reason);
      return;
    }
    const guide::SurveyForm form(std::get<guide::Survey>(survey));
    const ordered_json ranges = ranges_json(form);
    if (!ranges.empty() && nlohmann::json(table.value("ranges", ordered_json())) != nlohmann::json(ranges))
      differ(file, "ranges", table.value("ranges", ordered_json()).dump(), ranges.dump());
    for (const ordered_json& one : table.at("cases")) {
      ++cases_;
      check_case(file, form, one);
    }
  }

  // What a case leaves out: everything is shown, nothing is wrong, and all is stored as it came.
  void check_case(const fs::path& file, const guide::SurveyForm& form, const ordered_json& one) {
    const std::string name = one.at("name");
    const guide::RawAnswers raw = one.at("raw").get<guide::RawAnswers>();
    const ordered_json result = result_json(form, raw);
    ordered_json all = ordered_json::array();
    for (const guide::SurveyField& field : form.fields()) all.push_back(field.name);
    const std::pair<const char*, ordered_json> usual[] = {{"shown", all},
                                                          {"problems", ordered_json::array()},
                                                          {"answers", raw},
                                                          {"empty", false},
                                                          {"scores", result["scores"]}};
    for (const auto& [key, value] : usual) {
      const ordered_json& expected = one.contains(key) ? one[key] : value;
      if (nlohmann::json::parse(expected.dump()) != nlohmann::json::parse(result[key].dump()))
        differ(file, name + ", " + key, expected.dump(), result[key].dump());
    }
    const guide::SurveyValidation again = guide::validate(form, result["answers"].get<guide::RawAnswers>());
    if (ordered_json(guide::raw_of(form, again.answers)) != result["answers"])
      differ(file, name, "the stored form to be stable", guide::raw_of(form, again.answers).begin()->first);
  }

  void differ(const fs::path& file, const std::string& what, const std::string& expected,
              const std::string& seen) {
    ++differences_;
    fmt::print("{}: {}\n  expected {}\n  seen     {}\n", file.filename().string(), what, expected, seen);
  }

  std::size_t cases_ = 0;
  std::size_t differences_ = 0;
};

// ---- random surveys

ordered_json form_json(const guide::SurveyForm& form) {
  ordered_json json = ordered_json::object();
  for (const guide::SurveyStep& step : form.steps()) {
    ordered_json& names = json[step.name] = ordered_json::array();
    for (std::size_t place = 0; place < step.field_count; ++place)
      names.push_back(form.fields()[step.first_field + place].name);
  }
  return json;
}

// The conditions of every page and question, as they hold at the end.
ordered_json holds_json(const guide::SurveyForm& form, const guide::SurveyAnswers& answers) {
  ordered_json json = ordered_json::object();
  for (const guide::SurveyStep& step : form.steps()) {
    if (step.page->when) json[step.name] = guide::holds(form, step, *step.page->when, answers);
  }
  for (const guide::SurveyField& field : form.fields()) {
    if (!field.question->when) continue;
    json[field.name] = guide::holds(form, form.steps()[field.step], *field.question->when, answers);
  }
  return json;
}

bool print_random(Chance& chance) {
  const guide::Survey made = leidraad::test::random_survey(chance);
  const ordered_json json = interchange::survey_json(made);
  const auto read = interchange::survey_of(json.dump());
  if (const auto* reason = std::get_if<std::string>(&read)) {
    fmt::print(stderr, "survey-cases: a random survey was refused: {}\n{}\n", *reason, json.dump(1));
    return false;
  }
  const auto& survey = std::get<guide::Survey>(read);
  if (interchange::survey_json(survey) != json) {
    fmt::print(stderr, "survey-cases: a random survey came back as another\n{}\n", json.dump(1));
    return false;
  }
  const guide::SurveyForm form(survey);
  ordered_json cases = ordered_json::array();
  for (std::size_t set = 0; set < answers_per_survey; ++set) {
    const guide::RawAnswers raw = leidraad::test::random_answers(form, chance);
    ordered_json one = result_json(form, raw);
    one["raw"] = raw;
    one["holds"] = holds_json(form, guide::validate(form, raw).answers);
    cases.push_back(std::move(one));
  }
  fmt::print(
      "{}\n",
      ordered_json(
          {{"survey", json}, {"form", form_json(form)}, {"ranges", ranges_json(form)}, {"cases", cases}})
          .dump());
  return true;
}

}  // namespace

int main(int count, char** arguments) {
  const std::string what = count > 1 ? arguments[1] : "";
  if (what == "table" && count == 3) return Table().check(arguments[2]) ? 0 : 1;
  if (what != "random" || count != 4) {
    fmt::print(stderr, "usage: survey-cases table FOLDER\n       survey-cases random SURVEYS SEED\n");
    return 2;
  }
  Chance chance(std::strtoull(arguments[3], nullptr, 10));
  for (int survey = std::atoi(arguments[2]); survey > 0; --survey) {
    if (!print_random(chance)) return 1;
  }
  return 0;
}
