// The file that remembers the published shapes of surveys: data/surveys/lock.json. `leidraad lock` writes it.
//
//   {"format": 1, "surveys": {SURVEY: {VERSION: {QUESTION: {"meaning": {…}, "wording": {…}}}}}}
//
// Keys are sorted, so equal locks are equal files, and a change reads well in git.
#pragma once

#include <optional>
#include <string>

#include "diagnostics/diagnostic.hpp"
#include "guide/surveys/shape.hpp"
#include "load/data_folder.hpp"

namespace leidraad::load {

inline constexpr const char* survey_lock_file = "data/surveys/lock.json";

// Nothing, and a diagnostic, where the text is no such file.
[[nodiscard]] std::optional<guide::SurveyLock> read_survey_lock(const std::string& name,
                                                                const std::string& text,
                                                                diagnostics::Diagnostics& diagnostics);

// Reads the lock of a guide, where there is one.
void load_survey_lock(DataFolder& data);

[[nodiscard]] std::string survey_lock_text(const guide::SurveyLock& lock);

}  // namespace leidraad::load
