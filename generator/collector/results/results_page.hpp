// Results as HTML for a browser, without script: tables with bars. The styles are those of the site.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "collector/results/results.hpp"
#include "interchange/results_charts.hpp"

namespace leidraad::collector {

using Texts = interchange::InterfaceTexts;

// The form that asks for a token and sends it to the page's own address: fields `token`, and then `group`,
// `round` and `by` (the name of the question to split by) as in the query of the results. For the hole `M` of
// a message page.
[[nodiscard]] std::string results_form_html(const Texts& texts);

// The results, and below them that form again with the groups, rounds and the split that can be chosen.
// `results` is what results_json gave, `question` what it was asked. The token is never in it.
[[nodiscard]] std::string results_html(const nlohmann::ordered_json& results, const ResultsQuestion& question,
                                       const Texts& texts);

}  // namespace leidraad::collector
