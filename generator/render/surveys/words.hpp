// What a survey says of itself in words: how long it takes, how long answers are kept, for whom a question
// is.
#pragma once

#include <functional>
#include <string>

#include "guide/surveys/form.hpp"
#include "render/wording.hpp"

namespace leidraad::render {

// In whole minutes, rounded up; at least one.
[[nodiscard]] int minutes_needed(const guide::Survey& survey);
// "Ongeveer 4 minuten".
[[nodiscard]] std::string time_in_words(const guide::Survey& survey, const Wording& wording);

// How a condition names a question: its text on the page, its number on paper.
using FieldName = std::function<std::string(const guide::SurveyField&)>;
// "Alleen als je bij “Werk je in het weekend?” koos voor “Ja”.", for who stands at `step`.
[[nodiscard]] std::string condition_in_words(const guide::SurveyForm& form, const guide::SurveyStep& step,
                                             const guide::SurveyCondition& condition,
                                             const FieldName& name_of_field, const Wording& wording);
// The name of a field as the page shows it: the question's text, for a row of a grid that of the row.
[[nodiscard]] std::string text_of(const guide::SurveyField& field);
// The text of an option or point: a label of the survey, or of "other", "none", "unknown".
[[nodiscard]] std::string option_text(const guide::SurveyField& field, const std::string& option);

}  // namespace leidraad::render
