// Results as HTML for a browser, without script: tables with bars.
#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <string>

namespace leidraad::collector {

// An interface text by its key ("collector-results-hidden").
using Texts = std::function<std::string(const std::string& key)>;

// The paragraphs and tables for the hole `M` of a message page. `results` is what results_json gave.
[[nodiscard]] std::string results_html(const nlohmann::ordered_json& results, const Texts& texts);

}  // namespace leidraad::collector
