// The page with the form, and what stands after sending.
#include "guide/surveys/address.hpp"
#include "render/surveys/pages.hpp"
#include "render/surveys/words.hpp"

namespace leidraad::render {

namespace {

// Below the root of who receives answers. A page of the collector knows the way to itself.
std::string action(const std::string& path, FormUse use, const PageContext& context) {
  if (use == FormUse::served) return "../../../" + path;
  return guide::collector_root(context.guide().site, context.root()) + path;
}

void fill_start(Filling& filling, const guide::Survey& survey, PageContext& context) {
  const Wording& wording = context.site().wording;
  filling.text("TITLE"_slot, survey.title).text("SUMMARY"_slot, survey.summary);
  filling.text("TIME"_slot, time_in_words(survey, wording));
  filling.text("SITE_TITLE"_slot, context.guide().site.title);
  if (!survey.intro.empty()) {
    Slots intro = filling.section("INTRO"_slot);
    for (const guide::InlineText& paragraph : survey.intro)
      intro.section("PARAGRAPH"_slot).html("TEXT_HTML"_slot, context.filled(paragraph));
  }
  filling.text("CONTROLLER"_slot, survey.privacy.controller)
      .text("PURPOSE"_slot, survey.privacy.purpose)
      .text("CONTACT"_slot, survey.privacy.contact)
      .text("SMALL_GROUPS"_slot, small_groups_in_words(survey, wording));
  filling.text("RETENTION"_slot, wording.filled("survey-retention-text",
                                                {{"time", wording.duration(survey.privacy.retention)}}));
}

}  // namespace

Html render_survey_page(const guide::SurveyForm& form, const AssetAddresses& assets, FormUse use,
                        PageContext& context) {
  const guide::Survey& survey = form.survey();
  Filling filling;
  filling.text("ID"_slot, survey.id).number("VERSION"_slot, survey.version);
  fill_start(filling, survey, context);
  filling.text("ACTION"_slot, action(guide::responses_path(survey), use, context))
      .text("WITHDRAW_ACTION"_slot, action(guide::withdraw_path, use, context));
  // Who only looks at the start does not pay for what fills in.
  filling.text("RULES_SRC"_slot, context.root() + guide::survey_data_address(survey, "js"))
      .text("SCRIPT_SRC"_slot, context.root() + assets.survey_form_script);
  std::string steps;
  for (const guide::SurveyStep& step : form.steps())
    steps += render_survey_step(form, step, use, context).text;
  filling.html("STEPS_HTML"_slot, {steps});
  const auto beside = [&](const char* name) { return context.root() + guide::survey_address(survey, name); };
  filling.text("PAPER_HREF"_slot, beside("papier"))
      .text("POSTER_HREF"_slot, beside("poster"))
      .text("EMBED_HREF"_slot, beside("insluiten"));
  if (use == FormUse::served) {
    filling.show("SERVED"_slot);
  } else {
    filling.show("KEYLESS"_slot);  // for the key that collector/submission/form_key.hpp finds
  }
  // For the script, which may also have sent what a page of the collector shows.
  filling.section("FRESH"_slot)
      .html("THANKS_HTML"_slot, render_survey_thanks(survey, FormUse::fresh, context));
  return context.site().templates.expand("survey/page.html", filling);
}

Html render_survey_thanks(const guide::Survey& survey, FormUse use, PageContext& context) {
  Filling filling;
  for (const guide::InlineText& paragraph : survey.thanks.text)
    filling.section("TEXT"_slot).html("TEXT_HTML"_slot, context.filled(paragraph));
  filling.optional("NEXT"_slot, "TEXT"_slot, survey.thanks.next);
  filling.text("WITHDRAW_ACTION"_slot, action(guide::withdraw_path, use, context));
  if (use == FormUse::served) filling.show("SERVED"_slot);
  return context.site().templates.expand("survey/thanks.html", filling);
}

}  // namespace leidraad::render
