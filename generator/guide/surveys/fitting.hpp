// What fits a field, in words for who gave something else: "Vul een getal in van 1 tot en met 60."
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "guide/surveys/form.hpp"

namespace leidraad::guide {

// An interface text with its `{name}`s filled in. Build and collector have their texts from different places.
using FilledText = std::function<std::string(const std::string& key,
                                             const std::vector<std::pair<std::string, std::string>>& values)>;

// One sentence, and a second one where "I do not know" stands apart from what one types. The keys start with
// "survey-fits-".
[[nodiscard]] std::string fitting_answer(const SurveyField& field, const FilledText& text);

}  // namespace leidraad::guide
