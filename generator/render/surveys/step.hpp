// The screens of a survey's form. They post without script: names of inputs are the names of fields.
#pragma once

#include <cstdint>

#include "guide/surveys/form.hpp"
#include "render/pages/context.hpp"

namespace leidraad::render {

// Who fills in what was answered before: nobody, or the collector (templates/prepared_page.hpp).
enum class FormUse : std::uint8_t { fresh, served };

// One screen as a `<section class="survey-step" data-step="…">`. Each question stands in an element with
// `data-question` (its name on this step) and each field in one with `data-field` and the id "field-<name>".
// What is asked of some only says of whom, in a line `.survey-when` that script takes away.
[[nodiscard]] Html render_survey_step(const guide::SurveyForm& form, const guide::SurveyStep& step,
                                      FormUse use, const PageContext& context);

}  // namespace leidraad::render
