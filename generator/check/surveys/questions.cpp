// Each question by itself: which keys its type needs and knows, and whether their values can be.
#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "check/surveys/checks.hpp"
#include "check/trees/checks.hpp"
#include "diagnostics/suggestion.hpp"

namespace leidraad::check {

using diagnostics::operator""_code;
using guide::QuestionType;
using guide::SurveyQuestion;

guide::Position position_of(const SurveyQuestion& question, const std::string& key) {
  for (const guide::Name& one : question.written) {
    if (one.id == key) return one.position;
  }
  return question.position;
}

namespace {

// A key that not every question has: the types that know it, and whether those need it.
struct TypeKey {
  const char* key;
  std::vector<QuestionType> types;
  bool is_needed = false;
};

const std::vector<TypeKey>& type_keys() {
  using enum QuestionType;
  static const std::vector<TypeKey> keys = {
      {"options", {choice, choices}, true},
      {"random", {choice, choices, grid}},
      {"other", {choice, choices}},
      {"none", {choices}},
      {"unknown", {choice, choices, number, date}},
      {"max", {choices}},
      {"scale", {guide::QuestionType::scale, grid}, true},
      {"rows", {grid}, true},
      {"one-per-screen", {grid}},
      {"minimum", {number}},
      {"maximum", {number}},
      {"decimals", {number}},
      {"unit", {number}},
      {"longest", {text, long_text}},
  };
  return keys;
}

std::string listed(const std::vector<QuestionType>& types) {
  std::vector<std::string> names;
  for (const QuestionType type : types) names.emplace_back(guide::name_of(type));
  return diagnostics::listed(names);
}

class SurveyQuestionChecker {
public:
  SurveyQuestionChecker(const SurveyQuestion& question, diagnostics::Diagnostics& diagnostics)
      : question_(question), diagnostics_(diagnostics) {}

  void check() {
    for (const TypeKey& key : type_keys()) check_key(key);
    switch (question_.type) {
      case QuestionType::choice:
      case QuestionType::choices:
        check_options();
        break;
      case QuestionType::grid:
        check_rows();
        break;
      case QuestionType::number:
        check_number();
        break;
      case QuestionType::text:
      case QuestionType::long_text:
        check_longest();
        break;
      case QuestionType::scale:
      case QuestionType::date:
        break;
    }
  }

private:
  [[nodiscard]] bool has(const std::string& key) const {
    return std::any_of(question_.written.begin(), question_.written.end(),
                       [&](const guide::Name& one) { return one.id == key; });
  }

  void check_key(const TypeKey& key) {
    const bool fits = std::find(key.types.begin(), key.types.end(), question_.type) != key.types.end();
    const char* type = guide::name_of(question_.type);
    if (!fits && has(key.key))
      diagnostics_.add("question-key"_code, position_of(question_, key.key),
                       {key.key, type, listed(key.types)});
    if (fits && key.is_needed && !has(key.key))
      diagnostics_.add("question-key-missing"_code, question_.position, {question_.id, type, key.key});
  }

  void check_options() {
    std::set<std::string> texts;
    for (const guide::SurveyOption& option : question_.options)
      check_text(option.text, option.position, texts);
    std::size_t count = question_.options.size();
    for (const auto& [key, text] :
         {std::pair{"other", question_.other}, {"none", question_.none}, {"unknown", question_.unknown}}) {
      if (text.empty()) continue;
      check_text(text, position_of(question_, key), texts);
      if (key != std::string(guide::unknown_option)) ++count;
    }
    // One box to tick is a question; one thing to choose is none.
    const std::size_t least = question_.type == QuestionType::choice ? 2 : 1;
    if (has("options") && count < least)
      diagnostics_.add("too-few-options"_code, position_of(question_, "options"),
                       {question_.id, std::to_string(count)});
    check_most(question_.options.size() + (question_.other.empty() ? 0 : 1));
  }

  // "None" and "unknown" exclude all others, so they do not count.
  void check_most(std::size_t options) {
    if (!question_.most || question_.type != QuestionType::choices) return;
    const auto most = static_cast<std::size_t>(*question_.most);
    if (most > options)
      diagnostics_.add("max-out-of-range"_code, position_of(question_, "max"),
                       {std::to_string(most), question_.id, std::to_string(options)});
  }

  void check_text(const std::string& text, const guide::Position& position, std::set<std::string>& seen) {
    if (!seen.insert(text).second)
      diagnostics_.add("duplicate-option-text"_code, position, {text, question_.id});
  }

  void check_rows() {
    std::set<std::string> texts;
    for (const guide::SurveyOption& row : question_.rows) check_text(row.text, row.position, texts);
    if (has("rows") && question_.rows.empty())
      diagnostics_.add("question-key-missing"_code, position_of(question_, "rows"),
                       {question_.id, guide::name_of(question_.type), "rows"});
  }

  void check_number() {
    if (question_.minimum && question_.maximum && *question_.minimum > *question_.maximum)
      diagnostics_.add(
          "survey-number-range"_code, position_of(question_, "minimum"),
          {question_.id, number_argument(*question_.minimum), number_argument(*question_.maximum)});
    check_decimals("minimum", question_.minimum);
    check_decimals("maximum", question_.maximum);
  }

  void check_decimals(const char* key, const std::optional<double>& bound) {
    if (!bound) return;
    const double whole = *bound * std::pow(10, question_.decimals);
    constexpr double rounding = 1e-6;
    if (std::abs(whole - std::round(whole)) > rounding)
      diagnostics_.add("survey-number-decimals"_code, position_of(question_, key),
                       {number_argument(*bound), question_.id, std::to_string(question_.decimals)});
  }

  void check_longest() {
    const int most = question_.type == QuestionType::text ? guide::most_of_text : guide::most_of_long_text;
    if (guide::longest_of(question_) > most)
      diagnostics_.add("longest-out-of-range"_code, position_of(question_, "longest"),
                       {std::to_string(guide::longest_of(question_)), guide::name_of(question_.type),
                        std::to_string(most)});
  }

  const SurveyQuestion& question_;
  diagnostics::Diagnostics& diagnostics_;
};

void check_scale(const guide::SurveyScale& scale, diagnostics::Diagnostics& diagnostics) {
  if (scale.points.size() < 2) diagnostics.add("survey-scale-short"_code, scale.position, {scale.id});
  std::set<std::string> texts;
  for (std::size_t at = 0; at < scale.points.size(); ++at) {
    const guide::SurveyScale::Point& point = scale.points[at];
    if (at > 0 && point.value <= scale.points[at - 1].value)
      diagnostics.add("survey-scale-order"_code, scale.position,
                      {scale.id, std::to_string(point.value), std::to_string(scale.points[at - 1].value)});
    if (!texts.insert(point.text).second || point.text == scale.unknown)
      diagnostics.add("duplicate-option-text"_code, scale.position, {point.text, scale.id});
  }
}

}  // namespace

void check_survey_questions(const SurveyNames& names, diagnostics::Diagnostics& diagnostics) {
  for (const guide::SurveyScale& scale : names.survey().scales) check_scale(scale, diagnostics);
  for (const guide::SurveyPage& page : names.survey().pages) {
    for (const SurveyQuestion& question : page.questions)
      SurveyQuestionChecker(question, diagnostics).check();
  }
}

}  // namespace leidraad::check
