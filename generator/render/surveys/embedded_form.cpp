#include "render/surveys/embedded_form.hpp"

#include "guide/surveys/address.hpp"
#include "render/surveys/pages.hpp"
#include "text/unicode.hpp"

namespace leidraad::render {

namespace {

// A title that a question has no room for would be a mistake that nobody typed.
std::string first_characters(const std::string& text, int most) {
  std::size_t end = 0;
  for (int count = 0; count < most && end < text.size(); ++count) (void)text::next_character(text, end);
  std::string first = text.substr(0, end);
  first.erase(first.find_last_not_of(' ') + 1);
  return first;
}

FormPlace place_of(const guide::SurveyForm& form, const EmbeddedForm& how, const PageContext& context) {
  FormPlace place;
  place.id_prefix = how.id_prefix;
  place.title_level = form.steps().size() > 1 ? how.title_level : 0;
  place.given_question = how.page_question;
  const guide::SurveyField* field = form.field(how.page_question);
  if (field != nullptr)
    place.given_text = first_characters(context.page().title, guide::longest_of(*field->question));
  return place;
}

}  // namespace

Html render_embedded_form(const guide::SurveyForm& form, const EmbeddedForm& how, PageContext& context) {
  const guide::Survey& survey = form.survey();
  const FormPlace place = place_of(form, how, context);
  std::string steps;
  for (const guide::SurveyStep& step : form.steps())
    steps += render_survey_step(form, step, FormUse::fresh, context, place).text;
  Filling filling;
  filling.text("ID"_slot, survey.id)
      .text("PREFIX"_slot, how.id_prefix)
      .number("LEVEL"_slot, how.title_level)
      .number("VERSION"_slot, survey.version);
  filling.text("ACTION"_slot,
               guide::collector_root(context.guide().site, context.root()) + guide::responses_path(survey));
  filling.text("RULES_SRC"_slot, context.root() + guide::survey_data_address(survey, "js"))
      .text("SURVEY_HREF"_slot, context.root() + guide::survey_address(survey));
  filling.html("STEPS_HTML"_slot, {steps}).text("CONTROLLER"_slot, survey.privacy.controller);
  filling.html("THANKS_HTML"_slot, render_survey_thanks(survey, FormUse::fresh, context));
  if (how.says_cannot) filling.show("CANNOT"_slot);
  return context.site().templates.expand("survey/embedded-form.html", filling);
}

Html render_feedback(const guide::SurveyForm& form, const AssetAddresses& assets, bool has_styles,
                     PageContext& context) {
  EmbeddedForm how;
  how.id_prefix = "feedback-";
  how.page_question = context.guide().site.feedback->page.id;
  how.says_cannot = false;  // there it is not shown at all
  Filling filling;
  filling.text("SCRIPT_SRC"_slot, context.root() + assets.survey_embedded_script);
  const auto sheet = assets.sheets.find(form_sheet);
  if (!has_styles && sheet != assets.sheets.end())
    filling.section("SHEET"_slot).text("HREF"_slot, context.root() + sheet->second);
  filling.html("FORM_HTML"_slot, render_embedded_form(form, how, context));
  return context.site().templates.expand("feedback.html", filling);
}

}  // namespace leidraad::render
