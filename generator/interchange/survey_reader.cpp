// survey_of: from JSON to a survey. What stands where is read here; what names point at is looked after by
// survey_references.cpp.
#include <array>
#include <cstdint>

#include "guide/calendar.hpp"
#include "guide/surveys/limits.hpp"
#include "interchange/json_object.hpp"
#include "interchange/survey_json.hpp"
#include "interchange/survey_references.hpp"

namespace leidraad::interchange {

namespace {

using Json = nlohmann::json;

namespace limits = guide::survey_limits;

constexpr std::size_t largest_file = 2'000'000;
constexpr int deepest_json = 40;

class SurveyReader {
public:
  explicit SurveyReader(FirstProblem& problem) : problem_(problem) {}

  guide::Survey survey(const Json& json) {
    JsonObject object(json, "", problem_);
    guide::Survey survey;
    object.whole("format", survey_format, survey_format, Presence::required);
    survey.id = object.id("id", Presence::required);
    survey.version = object.whole("version", 1, guide::survey_limits::number, Presence::required).value_or(1);
    survey.title = object.text("title", Presence::required);
    survey.short_title = object.text("short-title", Presence::optional);
    survey.summary = object.text("summary", Presence::optional);
    survey.page.file = object.text("page", Presence::optional);
    survey.phase.id = object.id("phase", Presence::optional);
    survey.intro = paragraphs(object, "intro");
    if (const auto* found = object.value("privacy", Presence::required)) survey.privacy = privacy(*found);
    survey.scales = all(object, "scales", Presence::optional, limits::others, &SurveyReader::scale);
    survey.lists = all(object, "lists", Presence::optional, limits::others, &SurveyReader::list);
    survey.pages = all(object, "pages", Presence::required, limits::pages, &SurveyReader::page);
    survey.scores = all(object, "scores", Presence::optional, limits::others, &SurveyReader::score);
    if (const auto* found = object.value("thanks", Presence::optional)) survey.thanks = thanks(*found);
    if (const auto* found = object.value("results", Presence::optional)) {
      JsonObject results(*found, object.place("results"), problem_);
      survey.results_by.id = results.id("by", Presence::required);
      results.finish();
    }
    object.finish();
    return survey;
  }

private:
  // Every element of a list, read by one of the functions below.
  template <class T>
  std::vector<T> all(JsonObject& object, const char* key, Presence presence, std::size_t most,
                     T (SurveyReader::*read)(const Json&, const std::string&)) {
    std::vector<T> many;
    for (const Json* element : object.list(key, presence, most))
      many.push_back((this->*read)(*element, object.place(key, many.size())));
    return many;
  }

  static std::vector<guide::InlineText> paragraphs(JsonObject& object, const char* key) {
    std::vector<guide::InlineText> many;
    for (std::string& text : object.texts(key, limits::others)) {
      many.emplace_back();
      many.back().plain = std::move(text);
    }
    return many;
  }

  guide::SurveyPrivacy privacy(const Json& json) {
    JsonObject object(json, "privacy", problem_);
    guide::SurveyPrivacy one;
    one.purpose = object.text("purpose", Presence::required);
    one.controller = object.text("controller", Presence::required);
    one.contact = object.text("contact", Presence::required);
    one.retention = object.text("retention", Presence::required);
    if (!is_duration(one.retention)) object.report("retention", "expected a duration such as P1Y");
    one.minimum_group =
        object.whole("minimum-group", 5, guide::survey_limits::number, Presence::required).value_or(5);
    object.finish();
    return one;
  }

  static bool is_duration(std::string_view text) {
    constexpr std::size_t most_digits = 4;
    const auto length = guide::duration_of(text, most_digits);
    return length && length->count > 0 && text[1] != '0';
  }

  guide::SurveyThanks thanks(const Json& json) {
    JsonObject object(json, "thanks", problem_);
    guide::SurveyThanks one;
    one.text = paragraphs(object, "text");
    one.next = object.text("next", Presence::optional);
    object.finish();
    return one;
  }

  guide::SurveyOption option(const Json& json, const std::string& where) {
    JsonObject object(json, where, problem_);
    guide::SurveyOption one;
    one.id = object.id("id", Presence::required);
    one.text = object.text("text", Presence::required);
    object.finish();
    return one;
  }

  guide::SurveyScale::Point point(const Json& json, const std::string& where) {
    JsonObject object(json, where, problem_);
    guide::SurveyScale::Point one;
    one.value = object.whole("value", -limits::point, limits::point, Presence::required).value_or(0);
    one.text = object.text("text", Presence::optional);
    object.finish();
    return one;
  }

  guide::SurveyScale scale(const Json& json, const std::string& where) {
    JsonObject object(json, where, problem_);
    guide::SurveyScale one;
    one.id = object.id("id", Presence::required);
    one.points = all(object, "points", Presence::required, limits::points, &SurveyReader::point);
    one.unknown = object.text("unknown", Presence::optional);
    object.finish();
    return one;
  }

  guide::SurveyList::Item item(const Json& json, const std::string& where) {
    JsonObject object(json, where, problem_);
    guide::SurveyList::Item one;
    one.id = object.id("id", Presence::required);
    one.text = object.text("text", Presence::required);
    one.about = object.text("about", Presence::optional);
    object.finish();
    return one;
  }

  guide::SurveyList list(const Json& json, const std::string& where) {
    JsonObject object(json, where, problem_);
    guide::SurveyList one;
    one.id = object.id("id", Presence::required);
    one.items = all(object, "items", Presence::required, limits::options, &SurveyReader::item);
    object.finish();
    return one;
  }

  std::optional<guide::SurveyCondition> when(JsonObject& object) {
    const Json* found = object.value("when", Presence::optional);
    if (found == nullptr) return std::nullopt;
    return condition(*found, object.place("when"), 1);
  }

  guide::SurveyCondition condition(const Json& json, const std::string& where, std::size_t depth) {
    using Kind = guide::SurveyCondition::Kind;
    JsonObject object(json, where, problem_);
    guide::SurveyCondition one;
    if (depth > limits::condition_depth) {
      problem_.report(where, "is nested too deep");
      return one;
    }
    for (const auto& [key, kind] : {std::pair("any", Kind::any), std::pair("all", Kind::all)}) {
      if (!json.is_object() || !json.contains(key)) continue;
      one.kind = kind;
      for (const auto* part : object.list(key, Presence::required, limits::parts))
        one.parts.push_back(condition(*part, object.place(key, one.parts.size()), depth + 1));
      object.finish();
      return one;
    }
    if (json.is_object() && json.contains("not")) {
      one.kind = Kind::negation;
      one.parts.push_back(
          condition(*object.value("not", Presence::required), object.place("not"), depth + 1));
    } else {
      read_comparison(object, one);
    }
    object.finish();
    return one;
  }

  static void read_comparison(JsonObject& object, guide::SurveyCondition& one) {
    one.question.id = object.text("question", Presence::required);
    const Json* is = object.value("is", Presence::optional);
    if (is != nullptr && is->is_array()) {
      one.is = object.texts("is", limits::options);
    } else if (is != nullptr) {
      one.is = {object.text("is", Presence::required)};
    }
    one.least = object.number("at-least");
    one.most = object.number("at-most");
    one.is_answered = object.flag("answered");
    const int ways = (one.is.empty() ? 0 : 1) + (one.least || one.most ? 1 : 0) + (one.is_answered ? 1 : 0);
    if (ways != 1)
      object.report("question", "expected one of `is`, `at-least` or `at-most`, `answered` beside it");
  }

  guide::SurveyPage page(const Json& json, const std::string& where) {
    JsonObject object(json, where, problem_);
    guide::SurveyPage one;
    one.id = object.id("id", Presence::required);
    one.title = object.text("title", Presence::optional);
    one.intro = object.text("intro", Presence::optional);
    one.when = when(object);
    one.for_each.id = object.id("for-each", Presence::optional);
    one.has_random_order = object.flag("random");
    one.questions = all(object, "questions", Presence::required, limits::questions, &SurveyReader::question);
    object.finish();
    return one;
  }

  guide::SurveyQuestion question(const Json& json, const std::string& where) {
    JsonObject object(json, where, problem_);
    guide::SurveyQuestion one;
    one.id = object.id("id", Presence::required);
    one.type = static_cast<guide::QuestionType>(
        object.choice("type", {"choice", "choices", "scale", "grid", "number", "text", "long-text", "date"}));
    one.text = object.text("text", Presence::required);
    one.help = object.text("help", Presence::optional);
    one.is_optional = object.flag("optional");
    one.when = when(object);
    read_kind(object, one);
    object.finish();
    return one;
  }

  // The keys of one type; those of another are unknown here.
  void read_kind(JsonObject& object, guide::SurveyQuestion& one) {
    using guide::QuestionType;
    switch (one.type) {
      case QuestionType::choices:
        one.none = object.text("none", Presence::optional);
        one.most = object.whole("max", 1, 1'000);
        [[fallthrough]];
      case QuestionType::choice:
        one.options = all(object, "options", Presence::required, limits::options, &SurveyReader::option);
        one.has_random_options = object.flag("random");
        one.other = object.text("other", Presence::optional);
        one.unknown = object.text("unknown", Presence::optional);
        break;
      case QuestionType::grid:
        one.rows = all(object, "rows", Presence::required, limits::options, &SurveyReader::option);
        one.has_random_rows = object.flag("random");
        one.is_one_per_screen = object.flag("one-per-screen");
        [[fallthrough]];
      case QuestionType::scale:
        one.scale.id = object.id("scale", Presence::required);
        break;
      case QuestionType::number:
        read_number(object, one);
        break;
      case QuestionType::text:
        one.longest = object.whole("longest", 1, guide::most_of_text);
        break;
      case QuestionType::long_text:
        one.longest = object.whole("longest", 1, guide::most_of_long_text);
        break;
      case QuestionType::date:
        one.unknown = object.text("unknown", Presence::optional);
        break;
    }
  }

  static void read_number(JsonObject& object, guide::SurveyQuestion& one) {
    one.minimum = object.number("minimum");
    one.maximum = object.number("maximum");
    if (one.minimum && one.maximum && *one.minimum > *one.maximum)
      object.report("minimum", "is more than the maximum");
    one.decimals = object.whole("decimals", 0, guide::most_decimals).value_or(0);
    one.unit = object.text("unit", Presence::optional);
    one.unknown = object.text("unknown", Presence::optional);
  }

  guide::SurveyScore::Part part(const Json& json, const std::string& where) {
    guide::SurveyScore::Part one;
    if (const auto* name = json.get_ptr<const Json::string_t*>()) {
      one.field.id = *name;
      return one;
    }
    JsonObject object(json, where, problem_);
    one.field.id = object.text("field", Presence::required);
    one.is_reversed = object.flag("reversed");
    object.finish();
    return one;
  }

  guide::SurveyScore::Band band(const Json& json, const std::string& where) {
    JsonObject object(json, where, problem_);
    guide::SurveyScore::Band one;
    one.from = object.number("from");
    one.text = object.text("text", Presence::required);
    for (std::string& id : object.texts("trajectories", limits::others))
      one.advice.trajectories.push_back({std::move(id), {}});
    for (std::string& id : object.texts("instruments", limits::others))
      one.advice.instruments.push_back({std::move(id), {}});
    for (std::string& id : object.texts("checklists", limits::others))
      one.advice.checklists.push_back({std::move(id), {}});
    for (std::string& file : object.texts("pages", limits::others))
      one.advice.pages.push_back({std::move(file), {}});
    object.finish();
    return one;
  }

  guide::SurveyScore score(const Json& json, const std::string& where) {
    JsonObject object(json, where, problem_);
    guide::SurveyScore one;
    one.id = object.id("id", Presence::required);
    one.title = object.text("title", Presence::required);
    one.method = static_cast<guide::ScoreMethod>(object.choice("method", {"mean", "sum", "highest"}));
    one.of = all(object, "of", Presence::required, limits::others, &SurveyReader::part);
    one.minimum_answered =
        object.whole("minimum-answered", 1, guide::survey_limits::number, Presence::required).value_or(1);
    one.bands = all(object, "bands", Presence::optional, limits::others, &SurveyReader::band);
    object.finish();
    return one;
  }

  FirstProblem& problem_;
};

// The whole text as JSON of bounded depth; discarded where it is none.
Json parsed(std::string_view text) {
  bool is_too_deep = false;
  const Json::parser_callback_t watch = [&](int depth, Json::parse_event_t event, const Json& /*part*/) {
    const bool opens =
        event == Json::parse_event_t::object_start || event == Json::parse_event_t::array_start;
    if (opens && depth > deepest_json) is_too_deep = true;
    return !is_too_deep;
  };
  Json parsed = Json::parse(text, watch, false);
  return is_too_deep ? Json(Json::value_t::discarded) : parsed;
}

}  // namespace

std::variant<guide::Survey, std::string> survey_of(std::string_view text) {
  if (text.size() > largest_file) return "is larger than " + std::to_string(largest_file) + " bytes";
  const Json json = parsed(text);
  if (json.is_discarded()) return "is no JSON, or nested too deep";
  FirstProblem problem;
  guide::Survey survey = SurveyReader(problem).survey(json);
  if (problem.is_none()) check_references(survey, problem);
  if (!problem.is_none()) return problem.text();
  return survey;
}

}  // namespace leidraad::interchange
