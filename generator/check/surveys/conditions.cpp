// Conditions look back at questions of earlier pages, and at answers that those can have.
#include <algorithm>

#include "check/surveys/checks.hpp"
#include "check/trees/checks.hpp"
#include "diagnostics/suggestion.hpp"

namespace leidraad::check {

using diagnostics::operator""_code;
using diagnostics::Text;
using guide::QuestionType;
using guide::SurveyCondition;
using guide::SurveyQuestion;

namespace {

bool has_points(QuestionType type) {
  return type == QuestionType::scale || type == QuestionType::grid;
}

// What `is` may name.
std::vector<std::string> answers_of(const guide::Survey& survey, const SurveyQuestion& question) {
  std::vector<std::string> answers;
  for (const guide::SurveyOption& option : question.options) answers.push_back(option.id);
  bool has_unknown = !question.unknown.empty();
  if (const guide::SurveyScale* scale = guide::scale_of(survey, question)) {
    for (const guide::SurveyScale::Point& point : scale->points)
      answers.push_back(std::to_string(point.value));
    has_unknown = !scale->unknown.empty();
  }
  if (!question.other.empty()) answers.emplace_back(guide::other_option);
  if (!question.none.empty()) answers.emplace_back(guide::none_option);
  if (has_unknown) answers.emplace_back(guide::unknown_option);
  return answers;
}

class ConditionChecker {
public:
  ConditionChecker(const SurveyNames& names, diagnostics::Diagnostics& diagnostics)
      : names_(names), survey_(names.survey()), diagnostics_(diagnostics) {}

  void check() {
    for (page_ = 0; page_ < survey_.pages.size(); ++page_) {
      const guide::SurveyPage& page = survey_.pages[page_];
      if (page.when) check(*page.when);
      for (const SurveyQuestion& question : page.questions) {
        if (question.when) check(*question.when);
      }
    }
  }

private:
  void check(const SurveyCondition& condition) {
    for (const SurveyCondition& part : condition.parts) check(part);
    if (condition.kind != SurveyCondition::Kind::question) return;
    const SurveyNames::Place place = names_.expect(condition.question, diagnostics_);
    if (place.question == nullptr) return;
    if (place.page >= page_) {
      diagnostics_.add("condition-looks-ahead"_code, condition.question.position, {place.question->id});
      return;
    }
    const guide::SurveyPage& page = survey_.pages[place.page];
    if (!page.for_each.empty() && page.for_each.id != survey_.pages[page_].for_each.id) {
      diagnostics_.add("condition-of-repeated-page"_code, condition.question.position,
                       {place.question->id, page.for_each.id});
      return;
    }
    if (place.question->type == QuestionType::grid && place.row == nullptr) {
      does_not_fit(condition, "question", *place.question,
                   {"noem een rij, zoals `vraag.rij`", "name a row, such as `question.row`"});
      return;
    }
    check_answers(condition, *place.question);
    check_bounds(condition, *place.question);
  }

  void does_not_fit(const SurveyCondition& condition, const char* test, const SurveyQuestion& question,
                    const Text& help) {
    diagnostics_.add("condition-does-not-fit"_code, condition.question.position,
                     {test, question.id, guide::name_of(question.type), help});
  }

  void check_answers(const SurveyCondition& condition, const SurveyQuestion& question) {
    if (condition.is.empty()) return;
    const std::vector<std::string> answers = answers_of(survey_, question);
    for (const std::string& value : condition.is) {
      if (std::find(answers.begin(), answers.end(), value) != answers.end()) continue;
      if (question.type == QuestionType::number) {
        does_not_fit(condition, "is", question,
                     {"vraag een getal met `at-least` en `at-most`",
                      "ask for a number with `at-least` and `at-most`"});
        return;
      }
      if (answers.empty()) {
        does_not_fit(condition, "is", question,
                     {"vraag met `answered: true` of er iets staat",
                      "ask with `answered: true` whether something stands there"});
        return;
      }
      diagnostics_
          .add("condition-value"_code, condition.position, {value, question.id, diagnostics::listed(answers)})
          .suggestion = diagnostics::nearest(value, answers);
    }
  }

  void check_bounds(const SurveyCondition& condition, const SurveyQuestion& question) {
    if (!condition.least && !condition.most) return;
    if (!has_points(question.type) && question.type != QuestionType::number) {
      does_not_fit(condition, condition.least ? "at-least" : "at-most", question,
                   {"noem antwoorden met `is`, of vraag met `answered: true` of er iets staat",
                    "name answers with `is`, or ask with `answered: true` whether something stands there"});
      return;
    }
    std::optional<double> lowest = question.minimum;
    std::optional<double> highest = question.maximum;
    const guide::SurveyScale* scale = guide::scale_of(survey_, question);
    if (scale != nullptr && !scale->points.empty()) {
      lowest = scale->points.front().value;
      highest = scale->points.back().value;
    }
    for (const auto& bound : {condition.least, condition.most}) {
      if (!bound || ((!lowest || *bound >= *lowest) && (!highest || *bound <= *highest))) continue;
      const Text open{"onbeperkt", "no limit"};
      diagnostics_.add("condition-range"_code, condition.position,
                       {number_argument(*bound), question.id,
                        lowest ? number_argument(*lowest) : diagnostics::Argument(open),
                        highest ? number_argument(*highest) : diagnostics::Argument(open)});
    }
  }

  const SurveyNames& names_;
  const guide::Survey& survey_;
  diagnostics::Diagnostics& diagnostics_;
  std::size_t page_ = 0;
};

}  // namespace

void check_survey_conditions(const SurveyNames& names, diagnostics::Diagnostics& diagnostics) {
  ConditionChecker(names, diagnostics).check();
}

}  // namespace leidraad::check
