// What is told about surveys beside their mistakes.
#pragma once

#include <cstddef>
#include <string>

#include "diagnostics/diagnostic.hpp"
#include "guide/guide.hpp"
#include "guide/surveys/shape.hpp"

namespace leidraad::check {

// Checks one survey by itself.
void check_survey(const guide::Survey& survey, diagnostics::Diagnostics& diagnostics);

// Holds a survey against what was published of it (check/surveys/lock.cpp). A version that was never published may
// be anything.
void check_survey_lock(const guide::Survey& survey, const guide::SurveyLock& lock,
                       diagnostics::Diagnostics& diagnostics);

struct SurveyReport {
  std::string id;
  int version = 0;
  std::size_t questions = 0;
  int minutes = 0;         // that filling it in takes, upwards
  bool is_locked = false;  // this version
};
[[nodiscard]] SurveyReport report_on(const guide::Survey& survey, const guide::SurveyLock& lock);

// More than this tires people.
inline constexpr int most_minutes = 5;
[[nodiscard]] int minutes_needed(const guide::Survey& survey);

}  // namespace leidraad::check
