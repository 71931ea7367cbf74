// The page of who wants to withdraw answers with a receipt that nobody knows.
#pragma once

#include <string>

#include "collector/problem_answer.hpp"

namespace leidraad::collector {

// Says so, with what may be the reason, and the form again with what was typed. It stands at
// /api/responses/withdraw/unknown: its form leads one step up.
[[nodiscard]] http::Response unknown_receipt_page(const std::string& typed, const SurveySnapshot& site);

}  // namespace leidraad::collector
