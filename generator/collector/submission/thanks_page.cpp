#include "collector/submission/thanks_page.hpp"

#include <optional>
#include <vector>

#include "collector/problem_answer.hpp"
#include "guide/decimal_mark.hpp"

namespace leidraad::collector {

using templates::Slots;
using templates::operator""_slot;

namespace {

std::string in_digits(double value) {
  return guide::rounded(value, 1);
}

// What the site has on it, below the words that it may help.
void fill_help(Slots band, const guide::SurveyAdvice& advice, const SurveySnapshot& site) {
  std::vector<std::string> names;
  for (const auto& one : advice.trajectories) names.push_back("trajectories/" + one.id);
  for (const auto& one : advice.instruments) names.push_back("instruments/" + one.id);
  for (const auto& one : advice.checklists) names.push_back("checklists/" + one.id);
  for (const auto& one : advice.pages) names.push_back("pages/" + one.file);
  std::erase_if(names, [&](const std::string& name) { return !site.links.contains(name); });
  if (names.empty()) return;
  // Pages of the collector stand three folders deep.
  const std::string root = site.collector.empty() ? "../../../" : site.base_url;
  Slots help = band.section("HELP"_slot);
  for (const std::string& name : names) {
    const PageLink& link = site.links.at(name);
    help.section("LINK"_slot).text("HREF"_slot, root + link.address).text("TITLE"_slot, link.title);
  }
}

// In what words a value is told.
const char* words_for(guide::ScoreMethod method) {
  switch (method) {
    case guide::ScoreMethod::mean:
      break;
    case guide::ScoreMethod::sum:
      return "survey-script-feedback-sum";
    case guide::ScoreMethod::highest:
      return "survey-script-feedback-highest";
  }
  return "survey-script-feedback-score";
}

// As the page's script shows it (templates/assets/survey/thanks.js).
void fill_own_results(Slots page, const guide::SurveyForm& form, const guide::SurveyAnswers& answers,
                      const SurveySnapshot& site) {
  std::optional<Slots> own;
  for (const guide::ScoreResult& result : guide::scores_of(form, answers)) {
    if (!result.value) continue;
    const guide::ScoreRange range = guide::range_of(form, *result.score);
    if (!own) own = page.section("OWN_RESULTS"_slot);
    Slots score = own->section("SCORE"_slot);
    score.text("TITLE"_slot, result.score->title)
        .text("TEXT"_slot,
              site.texts.filled(words_for(result.score->method), {{"value", in_digits(*result.value)},
                                                                  {"lowest", in_digits(range.lowest)},
                                                                  {"highest", in_digits(range.highest)}}));
    if (result.band == nullptr) continue;
    Slots band = score.section("BAND"_slot);
    band.text("TEXT"_slot, result.band->text);
    fill_help(band, result.band->advice, site);
  }
}

}  // namespace

http::Response thanks_page(const CollectedSurvey& survey, const SurveyVersion& version,
                           const guide::SurveyAnswers& answers, const std::string& receipt,
                           const SurveySnapshot& site) {
  if (!survey.thanks_page) {
    const std::vector<std::string> paragraphs = {receipt, version.survey.thanks.next};
    return message_page(201, site.texts("collector-thanks-title"), paragraphs, site);
  }
  templates::Filling page;
  page.text("RECEIPT"_slot, receipt);
  fill_own_results(page, version.form, answers, site);
  return html_page(201, survey.thanks_page->filled(page), site);
}

}  // namespace leidraad::collector
