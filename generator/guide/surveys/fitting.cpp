#include "guide/surveys/fitting.hpp"

#include "guide/decimal_mark.hpp"
#include "guide/surveys/typed_text.hpp"

namespace leidraad::guide {

namespace {

std::string shown(double number) {
  return with_decimal_mark(number_text(number));
}

std::string fitting_number(const SurveyQuestion& question, const FilledText& text) {
  std::vector<std::pair<std::string, std::string>> bounds;
  if (question.minimum) bounds.emplace_back("minimum", shown(*question.minimum));
  if (question.maximum) bounds.emplace_back("maximum", shown(*question.maximum));
  const char* key = question.minimum && question.maximum ? "survey-fits-number-between"
                    : question.minimum                   ? "survey-fits-number-least"
                    : question.maximum                   ? "survey-fits-number-most"
                                                         : "survey-fits-number";
  return text(key, bounds);
}

std::string fitting_value(const SurveyField& field, const FilledText& text) {
  const SurveyQuestion& question = *field.question;
  switch (question.type) {
    case QuestionType::choice:
    case QuestionType::scale:
    case QuestionType::grid:
      return text("survey-fits-choice", {});
    case QuestionType::choices:
      if (question.most == 1) return text("survey-fits-choice", {});
      return question.most ? text("survey-fits-choices-most", {{"most", std::to_string(*question.most)}})
                           : text("survey-fits-choices", {});
    case QuestionType::number:
      return fitting_number(question, text);
    case QuestionType::date:
      return text("survey-fits-date", {});
    case QuestionType::text:
    case QuestionType::long_text:
      break;
  }
  return text("survey-fits-text", {{"most", std::to_string(longest_of(question))}});
}

}  // namespace

std::string fitting_answer(const SurveyField& field, const FilledText& text) {
  const SurveyQuestion& question = *field.question;
  std::string sentences = fitting_value(field, text);
  const bool is_typed = question.type == QuestionType::number || question.type == QuestionType::date;
  if (is_typed && !question.unknown.empty())
    sentences += " " + text("survey-fits-or", {{"answer", question.unknown}});
  return sentences;
}

}  // namespace leidraad::guide
