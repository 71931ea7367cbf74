#include "collector/submission/thanks_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "collector/problem.hpp"
#include "text/html.hpp"

namespace leidraad::collector {

namespace {

using text::html_escaped;

// One decimal, with a comma; none where it is zero.
std::string in_digits(double value) {
  std::string text = fmt::format("{:.1f}", value);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

std::string links_of(const guide::SurveyAdvice& advice, const SurveySnapshot& site) {
  std::vector<std::string> names;
  for (const auto& one : advice.trajectories) names.push_back("trajectories/" + one.id);
  for (const auto& one : advice.instruments) names.push_back("instruments/" + one.id);
  for (const auto& one : advice.checklists) names.push_back("checklists/" + one.id);
  for (const auto& one : advice.pages) names.push_back("pages/" + one.file);
  // Pages of the collector stand three folders deep.
  const std::string root = site.collector.empty() ? "../../../" : site.base_url;
  std::string links;
  for (const std::string& name : names) {
    const auto link = site.links.find(name);
    if (link == site.links.end()) continue;
    links += "<li><a href=\"" + html_escaped(root + link->second.address) + "\">" +
             html_escaped(link->second.title) + "</a></li>";
  }
  if (links.empty()) return "";
  return "<p class=\"survey-helps\">" + html_escaped(site.texts("survey-script-feedback-help")) + "</p><ul>" +
         links + "</ul>";
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
std::string feedback(const guide::SurveyForm& form, const guide::SurveyAnswers& answers,
                     const SurveySnapshot& site) {
  std::string scores;
  for (const guide::ScoreResult& result : guide::scores_of(form, answers)) {
    if (!result.value) continue;
    const guide::ScoreRange range = guide::range_of(form, *result.score);
    const std::string words =
        site.texts.filled(words_for(result.score->method), {{"value", in_digits(*result.value)},
                                                            {"lowest", in_digits(range.lowest)},
                                                            {"highest", in_digits(range.highest)}});
    scores += "<div class=\"survey-feedback\"><h4>" + html_escaped(result.score->title) +
              "</h4><p class=\"survey-score\">" + html_escaped(words) + "</p>";
    if (result.band != nullptr)
      scores += "<p>" + html_escaped(result.band->text) + "</p>" + links_of(result.band->advice, site);
    scores += "</div>";
  }
  if (scores.empty()) return "";
  return "<h3>" + html_escaped(site.texts("survey-script-feedback")) + "</h3>" + scores;
}

}  // namespace

std::string thanks_page(const CollectedSurvey& survey, const SurveyVersion& version,
                        const guide::SurveyAnswers& answers, const std::string& receipt,
                        const SurveySnapshot& site) {
  if (!survey.thanks_page) {
    const std::vector<std::string> paragraphs = {receipt, version.survey.thanks.next};
    return message_page(201, site.texts("collector-thanks-title"), paragraphs, site).body;
  }
  return survey.thanks_page->filled([&](const PageHole& hole) -> std::string {
    if (hole.kind == 'R') return html_escaped(receipt);
    return hole.kind == 'F' ? feedback(version.form, answers, site) : std::string();
  });
}

}  // namespace leidraad::collector
