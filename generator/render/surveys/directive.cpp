// The cards that lead from a page to surveys, and the form itself where a page has it.
#include <algorithm>

#include "guide/surveys/address.hpp"
#include "guide/surveys/embedded.hpp"
#include "render/icons.hpp"
#include "render/pages/card.hpp"
#include "render/pages/directives.hpp"
#include "render/surveys/embedded_form.hpp"
#include "render/surveys/words.hpp"

namespace leidraad::render {

namespace {

void fill_card(Slots card, const guide::Survey& survey, const PageContext& context) {
  const Wording& wording = context.site().wording;
  card.text("SUMMARY"_slot, survey.summary)
      .text("HREF"_slot, context.root() + guide::survey_address(survey))
      .text("TIME"_slot, time_in_words(survey, wording));
}

// The surveys of one phase, or those without; nothing where there are none.
void fill_group(Filling& filling, const std::string& heading,
                const std::vector<const guide::Survey*>& surveys, const guide::Directive& directive,
                const PageContext& context) {
  if (surveys.empty()) return;
  Slots group = filling.section("GROUP"_slot);
  if (!heading.empty())
    group.html("GROUP_TITLE_HTML"_slot, heading_in(directive, context, "surveys-group", heading));
  for (const guide::Survey* survey : surveys) {
    CardTitle title{survey->title, context.root() + guide::survey_address(*survey)};
    title.icon = icon_or(context.guide().icons, survey->icon, "message-2-question");
    Slots card = group.section("CARD"_slot);
    card.html("TITLE_HTML"_slot, heading.empty() ? card_title(directive, context, title)
                                                 : card_title_below(directive, context, title));
    fill_card(card, *survey, context);
  }
}

// "form2-" for the second form of the page.
std::string id_prefix(const guide::Directive& directive, const PageContext& context) {
  const std::vector<guide::Directive>& all = context.page().body.directives;
  const auto place = std::count_if(all.data(), &directive + 1, guide::is_embedded);
  return "form" + std::to_string(place) + "-";
}

Html render_embedded(const guide::Directive& directive, const guide::Survey& survey, PageContext& context) {
  const guide::Attribute* question = directive.find("page");
  EmbeddedForm how;
  how.id_prefix = id_prefix(directive, context);
  how.title_level = std::min(heading_level_in(directive, context) + 1, deepest_heading);
  if (question != nullptr) how.page_question = question->value;
  Filling filling;
  filling.html("TITLE_HTML"_slot, heading_in(directive, context, "survey-card-title", survey.title))
      .text("SUMMARY"_slot, survey.summary)
      .html("FORM_HTML"_slot, render_embedded_form(guide::SurveyForm(survey), how, context));
  return context.site().templates.expand("directives/survey-embedded.html", filling);
}

}  // namespace

Html render_survey(const guide::Directive& directive, PageContext& context) {
  const guide::Survey* survey = guide::find(context.guide().surveys, directive.id);
  if (survey == nullptr) return {};
  if (guide::is_embedded(directive)) return render_embedded(directive, *survey, context);
  Filling filling;
  filling.html("TITLE_HTML"_slot, heading_in(directive, context, "survey-card-title", survey->title));
  fill_card(filling, *survey, context);
  return context.site().templates.expand("directives/survey.html", filling);
}

Html render_surveys(const guide::Directive& directive, PageContext& context) {
  Filling filling;
  std::vector<const guide::Survey*> without;
  for (const guide::Survey& survey : context.guide().surveys) {
    if (guide::find(context.guide().phases, survey.phase.id) == nullptr) without.push_back(&survey);
  }
  bool has_phases = false;
  for (const guide::Phase& phase : context.guide().phases) {
    std::vector<const guide::Survey*> here;
    for (const guide::Survey& survey : context.guide().surveys) {
      if (survey.phase.id == phase.id) here.push_back(&survey);
    }
    has_phases = has_phases || !here.empty();
    fill_group(filling, context.word("phase") + ": " + phase.title, here, directive, context);
  }
  fill_group(filling, has_phases ? context.word("survey-any-phase") : "", without, directive, context);
  return context.site().templates.expand("directives/surveys.html", filling);
}

}  // namespace leidraad::render
