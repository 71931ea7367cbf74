// How a decision tree says things: numbers with their unit, kinds of rules, who acts.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "guide/trees/index.hpp"
#include "render/pages/context.hpp"

namespace leidraad::render {

// "26 °C": a decimal comma, and a space that does not break.
[[nodiscard]] std::string amount(double value, const std::string& unit);

// "meer dan 26 tot en met 28 °C".
[[nodiscard]] std::string range_in_words(const guide::TreeIndex& index, const guide::Band& band,
                                         const Wording& wording);
// "België, halfzwaar werk"; empty where there is no condition.
[[nodiscard]] std::string condition_in_words(const guide::TreeIndex& index,
                                             const std::vector<guide::Condition>& when,
                                             const Wording& wording);
// What the last place of a list of `question` is for, where the others look at one name only: the answers with
// which one can come here and that they leave. Empty where that cannot be said so, or not in a few words.
[[nodiscard]] std::vector<guide::Condition> rest_of(const guide::TreeIndex& index,
                                                    const guide::Question& question, const guide::Next& next);
// The one country that a scale is for.
[[nodiscard]] std::optional<guide::Country> country_of(const guide::Scale& scale);

[[nodiscard]] std::string country_in_words(guide::Country country, const Wording& wording);
[[nodiscard]] std::string zone_in_words(guide::Zone zone, const Wording& wording);
[[nodiscard]] std::string kind_in_words(guide::RuleKind kind, const Wording& wording);
[[nodiscard]] std::string certainty_in_words(guide::Certainty certainty, const Wording& wording);
// How hard a rule asks: only a law says "this must".
enum class RuleWeight : std::uint8_t { must, should, good_to_know };
[[nodiscard]] RuleWeight weight_of(guide::RuleKind kind);
[[nodiscard]] const char* name_of(RuleWeight weight);

// People by name, one after the other. Who has another name in each country stands there with both, each
// marked with its country, so that the page's script can leave one out; where `country` is given, with that
// one only.
[[nodiscard]] Html people_html(const guide::TreeIndex& index, const std::vector<guide::Name>& people,
                               const std::optional<guide::Country>& country, const PageContext& context);

}  // namespace leidraad::render
