#include "interchange/survey_results.hpp"

#include "interchange/json_object.hpp"

namespace leidraad::interchange {

namespace {

using Json = nlohmann::json;
using guide::SurveyResults;

constexpr std::size_t largest_results_file = 50'000'000;
constexpr std::size_t most_columns = 20'000;
constexpr std::size_t most_result_questions = 20'000;
constexpr std::size_t most_result_options = 1'000;
constexpr int most_people = 1'000'000'000;
constexpr int largest_count = 100'000'000;

class ResultsReader {
public:
  explicit ResultsReader(FirstProblem& problem) : problem_(problem) {}

  SurveyResults results(const Json& json) {
    JsonObject object(json, "", problem_);
    SurveyResults results;
    object.whole("format", results_format, results_format, Presence::required);
    results.id = object.id("survey", Presence::required);
    results.title = object.text("title", Presence::required);
    results.version = object.whole("version", 1, largest_count, Presence::required).value_or(1);
    results.minimum_group = object.whole("minimum_group", 1, most_people, Presence::required).value_or(1);
    results.group = part(object, "group", "id", "name", Presence::required);
    results.round = part(object, "round", "id", "title", Presence::required);
    results.by = part(object, "by", "name", "text", Presence::optional);
    (void)object.flag("rounds_may_differ");
    results.is_example = object.flag("example");
    results.to_check = object.whole("to_check", 1, most_people);
    for (const Json* element : object.list("columns", Presence::required, most_columns))
      results.columns.push_back(column(*element, object.place("columns", results.columns.size())));
    column_count_ = results.columns.size();
    for (const Json* element : object.list("questions", Presence::required, most_result_questions))
      results.questions.push_back(question(*element, object.place("questions", results.questions.size())));
    for (const Json* element : object.list("scores", Presence::optional, most_result_questions))
      results.scores.push_back(score(*element, object.place("scores", results.scores.size())));
    object.finish();
    if (problem_.is_none() && results.columns.front().kind != SurveyResults::Column::Kind::all)
      object.report("columns", "expected the column of all first");
    return results;
  }

private:
  // The text of a small object that also has an id.
  std::string part(JsonObject& object, const char* key, const char* id, const char* text, Presence presence) {
    const Json* found = object.value(key, presence);
    if (found == nullptr) return {};
    JsonObject inner(*found, object.place(key), problem_);
    (void)inner.text(id, Presence::optional);
    std::string value = inner.text(text, Presence::optional);
    inner.finish();
    return value;
  }

  SurveyResults::Column column(const Json& json, const std::string& where) {
    JsonObject object(json, where, problem_);
    SurveyResults::Column one;
    one.kind =
        static_cast<SurveyResults::Column::Kind>(object.choice("kind", {"all", "group", "round", "value"}));
    one.id = object.text("id", Presence::optional);
    one.title = object.text("title", Presence::optional);
    one.depth = object.whole("depth", 1, largest_count).value_or(0);
    one.respondents = object.whole("respondents", 1, most_people);
    object.finish();
    return one;
  }

  SurveyResults::Question question(const Json& json, const std::string& where) {
    JsonObject object(json, where, problem_);
    SurveyResults::Question one;
    one.name = object.text("name", Presence::required);
    one.type = static_cast<guide::QuestionType>(
        object.choice("type", {"choice", "choices", "scale", "grid", "number", "text", "long-text", "date"}));
    one.page = object.text("page", Presence::optional);
    one.text = object.text("text", Presence::required);
    one.row = object.text("row", Presence::optional);
    one.item = object.text("item", Presence::optional);
    one.unit = object.text("unit", Presence::optional);
    for (const Json* element : object.list("options", Presence::optional, most_result_options)) {
      JsonObject option(*element, object.place("options", one.options.size()), problem_);
      one.options.push_back(
          {option.text("value", Presence::required), option.text("text", Presence::optional)});
      option.finish();
    }
    one.left_out_versions = wholes(object, "left_out_versions", 1);
    for (const Json* element : figures(object)) {
      const std::string place = object.place("figures", one.figures.size());
      one.figures.push_back(element->is_null() ? std::nullopt
                                               : std::optional(figure(*element, place, one.options.size())));
    }
    object.finish();
    return one;
  }

  SurveyResults::Figure figure(const Json& json, const std::string& where, std::size_t options) {
    JsonObject object(json, where, problem_);
    SurveyResults::Figure one;
    one.answered = object.whole("answered", 0, most_people, Presence::required).value_or(0);
    one.counts = wholes(object, "counts", 0);
    if (one.counts.size() != options) object.report("counts", "expected one number for each option");
    one.unknown = object.whole("unknown", 0, most_people).value_or(0);
    one.mean = object.number("mean");
    one.deviation = object.number("deviation");
    object.finish();
    return one;
  }

  SurveyResults::Score score(const Json& json, const std::string& where) {
    JsonObject object(json, where, problem_);
    SurveyResults::Score one;
    one.id = object.id("id", Presence::required);
    one.title = object.text("title", Presence::required);
    one.method = static_cast<guide::ScoreMethod>(object.choice("method", {"mean", "sum", "highest"}));
    one.lowest = object.whole("lowest", -largest_count, largest_count, Presence::required).value_or(0);
    one.highest = object.whole("highest", -largest_count, largest_count, Presence::required).value_or(0);
    for (const Json* element : figures(object)) {
      if (element->is_null()) {
        one.figures.emplace_back();
        continue;
      }
      JsonObject inner(*element, object.place("figures", one.figures.size()), problem_);
      one.figures.push_back(SurveyResults::Score::Figure{inner.number("mean").value_or(0),
                                                         inner.text("band", Presence::optional),
                                                         inner.text("question", Presence::optional)});
      inner.finish();
    }
    object.finish();
    return one;
  }

  std::vector<const Json*> figures(JsonObject& object) {
    std::vector<const Json*> elements = object.list("figures", Presence::required, most_columns);
    if (elements.size() != column_count_) object.report("figures", "expected one for each column");
    return elements;
  }

  std::vector<int> wholes(JsonObject& object, const char* key, int lowest) {
    std::vector<int> numbers;
    for (const Json* element : object.list(key, Presence::optional, most_result_options)) {
      const bool is_whole = element->is_number_unsigned() && element->get<std::uint64_t>() <= most_people;
      if (!is_whole || element->get<int>() < lowest) {
        problem_.report(object.place(key, numbers.size()), "expected a whole number");
        return {};
      }
      numbers.push_back(element->get<int>());
    }
    return numbers;
  }

  FirstProblem& problem_;
  std::size_t column_count_ = 0;
};

}  // namespace

std::variant<SurveyResults, std::string> survey_results_of(std::string_view text) {
  if (text.size() > largest_results_file)
    return "is larger than " + std::to_string(largest_results_file) + " bytes";
  const Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded()) return std::string("is no JSON");
  FirstProblem problem;
  SurveyResults results = ResultsReader(problem).results(json);
  if (!problem.is_none()) return problem.text();
  return results;
}

}  // namespace leidraad::interchange
