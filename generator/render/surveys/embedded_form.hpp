// A survey's form in a page of the guide. Without script it posts, as the one on the survey's own page does.
#pragma once

#include <string>

#include "guide/surveys/form.hpp"
#include "render/assets.hpp"
#include "render/pages/context.hpp"

namespace leidraad::render {

struct EmbeddedForm {
  std::string id_prefix;      // before each id
  int title_level = 2;        // of the headings in the form, of steps where there are several
  std::string page_question;  // which the title of the page is filled in at; empty: none
  bool says_cannot =
      true;  // whether it tells who opened it from a disk where the form is to be found on paper
};

[[nodiscard]] Html render_embedded_form(const guide::SurveyForm& form, const EmbeddedForm& how,
                                        PageContext& context);
// The form at the foot of a page, folded. Its styles and script are loaded when somebody opens it, the styles only
// where the page does not link them by itself (`has_styles`).
[[nodiscard]] Html render_feedback(const guide::SurveyForm& form, const AssetAddresses& assets,
                                   bool has_styles, PageContext& context);

// The style sheet of forms.
inline constexpr const char* form_sheet = "survey.css";

}  // namespace leidraad::render
