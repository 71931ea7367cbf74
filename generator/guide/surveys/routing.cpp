#include <algorithm>

#include "guide/surveys/answers.hpp"

namespace leidraad::guide {

namespace {

bool fulfils(const SurveyCondition& condition, const SurveyAnswer& answer) {
  if (condition.is_answered) return true;
  if (condition.least || condition.most) {
    return answer.number && (!condition.least || *answer.number >= *condition.least) &&
           (!condition.most || *answer.number <= *condition.most);
  }
  return std::any_of(answer.chosen.begin(), answer.chosen.end(), [&](const std::string& one) {
    return std::find(condition.is.begin(), condition.is.end(), one) != condition.is.end();
  });
}

}  // namespace

bool holds(const SurveyForm& form, const SurveyStep& step, const SurveyCondition& condition,
           const SurveyAnswers& answers) {
  const auto part_holds = [&](const SurveyCondition& part) { return holds(form, step, part, answers); };
  const auto& parts = condition.parts;
  switch (condition.kind) {
    case SurveyCondition::Kind::any:
      return std::any_of(parts.begin(), parts.end(), part_holds);
    case SurveyCondition::Kind::all:
      return std::all_of(parts.begin(), parts.end(), part_holds);
    case SurveyCondition::Kind::negation:
      return std::none_of(parts.begin(), parts.end(), part_holds);
    case SurveyCondition::Kind::question:
      break;
  }
  const SurveyField* field = form.field_seen_from(condition.question.id, step);
  if (field == nullptr) return false;
  const auto answer = answers.find(field->name);
  return answer != answers.end() && fulfils(condition, answer->second);
}

}  // namespace leidraad::guide
