// A survey as JSON: `_data/surveys/<id>.json` of a site. The generator writes it; the collector, which runs
// without the guide's sources, and the page's script read it. One description, so neither can know something
// else.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <variant>

#include "guide/surveys/survey.hpp"

namespace leidraad::interchange {

inline constexpr int survey_format = 1;

// `format`, and every part of a survey under the key that it has in YAML (has_random_options is `random`,
// most is `max`, …); what is empty or absent is left out. Positions are not in it. Inline texts are plain.
// The conditions of the survey must be whole: a negation has its one part.
[[nodiscard]] nlohmann::ordered_json survey_json(const guide::Survey& survey);

// The survey again, or why this is none (in English, for the log of a program). `text` may be anything: what
// is given back is sound, so that a form can be made of it and answers can be held against it. Refused are
// unknown keys, control characters, unbounded sizes, names that stand twice or point nowhere, and conditions
// that do not look back to an earlier page.
[[nodiscard]] std::variant<guide::Survey, std::string> survey_of(std::string_view text);

}  // namespace leidraad::interchange
