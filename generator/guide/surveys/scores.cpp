#include "guide/surveys/scores.hpp"

#include <algorithm>

namespace leidraad::guide {

namespace {

// A part of a score names a question, a grid or a row, whatever it is repeated for.
bool is_named(const SurveyField& field, const std::string& name) {
  const std::string& question = field.question->id;
  if (field.scale == nullptr || !name.starts_with(question)) return false;
  if (name.size() == question.size()) return true;
  return field.row != nullptr && name[question.size()] == '.' &&
         name.compare(question.size() + 1, std::string::npos, field.row->id) == 0;
}

// The fields that a score is made of, each with the part that names it; a field that two parts name, twice.
template <typename Visit>
void each_part(const SurveyForm& form, const SurveyScore& score, Visit visit) {
  for (const SurveyScore::Part& part : score.of) {
    for (const SurveyField& field : form.fields()) {
      if (is_named(field, part.field.id)) visit(part, field);
    }
  }
}

ScoreResult result_of(const SurveyForm& form, const SurveyAnswers& answers, const SurveyScore& score) {
  ScoreResult result;
  result.score = &score;
  double sum = 0;
  double highest = 0;
  int parts = 0;
  each_part(form, score, [&](const SurveyScore::Part& part, const SurveyField& field) {
    ++parts;
    const auto answer = answers.find(field.name);
    if (answer == answers.end() || !answer->second.number) return;
    const auto& points = field.scale->points;
    const double answered = *answer->second.number;
    const double point = part.is_reversed ? points.front().value + points.back().value - answered : answered;
    highest = result.answered == 0 ? point : std::max(highest, point);
    sum += point;
    ++result.answered;
  });
  const bool is_enough = result.answered > 0 && result.answered >= score.minimum_answered &&
                         (score.method != ScoreMethod::sum || result.answered == parts);
  if (!is_enough) return result;
  switch (score.method) {
    case ScoreMethod::mean:
      result.value = sum / result.answered;
      break;
    case ScoreMethod::sum:
      result.value = sum;
      break;
    case ScoreMethod::highest:
      result.value = highest;
      break;
  }
  result.band = band_of(score, *result.value);
  return result;
}

}  // namespace

std::vector<ScoreResult> scores_of(const SurveyForm& form, const SurveyAnswers& answers) {
  std::vector<ScoreResult> results;
  for (const SurveyScore& score : form.survey().scores) results.push_back(result_of(form, answers, score));
  return results;
}

ScoreRange range_of(const SurveyForm& form, const SurveyScore& score) {
  ScoreRange range;
  bool is_first = true;
  each_part(form, score, [&](const SurveyScore::Part&, const SurveyField& field) {
    const int low = field.scale->points.front().value;
    const int high = field.scale->points.back().value;
    const bool is_sum = score.method == ScoreMethod::sum;
    range.lowest = is_sum ? range.lowest + low : (is_first ? low : std::min(range.lowest, low));
    range.highest = is_sum ? range.highest + high : (is_first ? high : std::max(range.highest, high));
    is_first = false;
  });
  return range;
}

const SurveyScore::Band* band_of(const SurveyScore& score, double value) {
  const SurveyScore::Band* found = nullptr;
  for (const SurveyScore::Band& band : score.bands) {
    if (!band.from || value >= *band.from) found = &band;
  }
  return found;
}

}  // namespace leidraad::guide
