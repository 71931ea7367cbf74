// The page after sending: the receipt, and what the answers add up to for who gave them.
#pragma once

#include <string>

#include "collector/survey_library.hpp"
#include "guide/surveys/scores.hpp"
#include "http/message.hpp"

namespace leidraad::collector {

// The same answers give the same page, so that who sends twice sees no difference. `version`: the one
// answered.
[[nodiscard]] http::Response thanks_page(const CollectedSurvey& survey, const SurveyVersion& version,
                                         const guide::SurveyAnswers& answers, const std::string& receipt,
                                         const SurveySnapshot& site);

}  // namespace leidraad::collector
