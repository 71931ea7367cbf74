// Results as a page for a browser, without script: tables with bars, and a form that asks for a token and sends it
// to the page's own address. Its fields are `token`, and then `group`, `round` and `by` (the name of the question
// to split by) as in the query of the results. A token that was sent is never in a page.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

#include "collector/results/results.hpp"
#include "collector/submission/site_page_file.hpp"
#include "collector/submission/site_texts.hpp"

namespace leidraad::collector {

// Whether a token was sent that opens nothing.
enum class TokenSent : std::uint8_t { no, wrong };

// The form by itself.
[[nodiscard]] std::string results_form_page(const PageFile& page, TokenSent sent, const SiteTexts& texts);

// The results, and below them that form again with the groups, rounds and the split that can be chosen.
// `results` is what results_json gave, `question` what it was asked, `survey` its title.
[[nodiscard]] std::string results_page(const PageFile& page, const nlohmann::ordered_json& results,
                                       const ResultsQuestion& question, const std::string& survey,
                                       const SiteTexts& texts);

}  // namespace leidraad::collector
