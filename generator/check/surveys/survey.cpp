#include "check/surveys/survey.hpp"

#include "check/check.hpp"
#include "check/surveys/checks.hpp"

namespace leidraad::check {

using diagnostics::operator""_code;

int minutes_needed(const guide::Survey& survey) {
  constexpr int seconds_in_minute = 60;
  return (guide::seconds_needed(survey) + seconds_in_minute - 1) / seconds_in_minute;
}

void check_survey(const guide::Survey& survey, diagnostics::Diagnostics& diagnostics) {
  const SurveyNames names(survey);
  if (!check_survey_size(names, diagnostics)) return;
  diagnostics::Diagnostics found;
  check_survey_names(names, found);
  check_survey_questions(names, found);
  check_survey_conditions(names, found);
  check_survey_scores(names, found);
  // What nobody sees follows from all the rest.
  if (!found.has_errors()) check_survey_reach(guide::SurveyForm(survey), found);
  if (const int minutes = minutes_needed(survey); minutes > most_minutes)
    found.add("survey-takes-long"_code, survey.position, {std::to_string(minutes)});
  diagnostics.merge(std::move(found));
}

void check_surveys(const guide::Guide& guide, diagnostics::Diagnostics& diagnostics) {
  const guide::Site& site = guide.site;
  if (!site.collector.empty() && site.base_url.empty())
    diagnostics.add("collector-without-base-url"_code, {"data/site.yaml"}, {site.collector});
  for (const guide::Survey& survey : guide.surveys) {
    // What is missing may stand in what could not be read.
    if (guide.faulty_files.contains(survey.position.file)) continue;
    check_survey(survey, diagnostics);
    check_survey_lock(survey, guide.survey_lock, diagnostics);
  }
}

SurveyReport report_on(const guide::Survey& survey, const guide::SurveyLock& lock) {
  SurveyReport report;
  report.id = survey.id;
  report.version = survey.version;
  for (const guide::SurveyPage& page : survey.pages) report.questions += page.questions.size();
  report.minutes = minutes_needed(survey);
  const auto versions = lock.find(survey.id);
  report.is_locked = versions != lock.end() && versions->second.contains(survey.version);
  return report;
}

}  // namespace leidraad::check
