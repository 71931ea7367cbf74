// The screens of a survey's form. They post without script: names of inputs are the names of fields.
#pragma once

#include <cstdint>
#include <string>

#include "guide/surveys/form.hpp"
#include "render/pages/context.hpp"

namespace leidraad::render {

// Who fills in what was answered before: nobody, or the collector (templates/prepared_page.hpp).
enum class FormUse : std::uint8_t { fresh, served };

// What differs where a form stands in a page of the guide.
struct FormPlace {
  std::string id_prefix;  // before each id, so that several forms can stand in one page
  int title_level = 2;    // of the headings that steps have; 0: they have none
  // What a question of type `text` holds from the start.
  std::string given_question;
  std::string given_text;
};

// One screen as a `<section class="survey-step" data-step="…">`. Each question stands in an element with
// `data-question` (its name on this step) and each field in one with `data-field` and the id "field-<name>", after the prefix of the place.
// What is asked of some only says of whom, in a line `.survey-when` that script takes away.
[[nodiscard]] Html render_survey_step(const guide::SurveyForm& form, const guide::SurveyStep& step,
                                      FormUse use, const PageContext& context, const FormPlace& place = {});

}  // namespace leidraad::render
