// A survey as JSON: `_data/surveys/<id>.json` of a site. The generator writes it; the collector, which runs
// without the guide's sources, and the page's script read it. One description, so neither can know something
// else.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <variant>

#include "guide/survey.hpp"

namespace leidraad::interchange {

inline constexpr int survey_format = 1;

// Every part of a survey under the key that it has in YAML (is_optional is `optional`, has_random_options is
// `random-options`, …); what is empty or absent is left out. Positions are not in it. Inline texts are plain.
[[nodiscard]] nlohmann::ordered_json survey_json(const guide::Survey& survey);

// The survey again, or why this is none (in English, for the log of a program). Never throws; `text` may be
// anything.
[[nodiscard]] std::variant<guide::Survey, std::string> survey_of(std::string_view text);

}  // namespace leidraad::interchange
