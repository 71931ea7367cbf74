// Results of a survey as the collector publishes them (collector/results/results.hpp tells the form). Pages of the
// collector and the site's build read them here.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "guide/surveys/results.hpp"

namespace leidraad::interchange {

inline constexpr int results_format = 1;

// The results, or why these are none (in English). Never throws; `text` may be anything.
[[nodiscard]] std::variant<guide::SurveyResults, std::string> survey_results_of(std::string_view text);

}  // namespace leidraad::interchange
