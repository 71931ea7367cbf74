// What answers add up to.
#pragma once

#include <optional>
#include <vector>

#include "guide/surveys/answers.hpp"

namespace leidraad::guide {

struct ScoreResult {
  const SurveyScore* score = nullptr;
  std::optional<double> value;              // nothing where too few were answered
  int answered = 0;                         // parts with a point of the scale; "I do not know" is none
  const SurveyScore::Band* band = nullptr;  // nullptr without a value or without bands
};

// In the order of the survey. A reversed part counts as lowest + highest point - answer. A sum is only a sum
// of all its parts; a mean, and the highest, is that of the answered ones, from `minimum_answered` on. A
// repeated page counts with each of its items.
[[nodiscard]] std::vector<ScoreResult> scores_of(const SurveyForm& form, const SurveyAnswers& answers);

// The lowest and the highest value that a score can have: of a sum those of all its parts together, of other
// scores the ends of its scales.
struct ScoreRange {
  int lowest = 0;
  int highest = 0;
};
[[nodiscard]] ScoreRange range_of(const SurveyForm& form, const SurveyScore& score);

// The band of a value; nullptr where the score has no bands.
[[nodiscard]] const SurveyScore::Band* band_of(const SurveyScore& score, double value);

}  // namespace leidraad::guide
