// Results of a survey: figures about groups of people, never about fewer than the survey's minimum. The only
// source of what readers of results see; suppression.hpp says why nothing smaller can be computed from it.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <variant>

#include "collector/results/survey_records.hpp"

namespace leidraad::collector {

enum class Split : std::uint8_t { none, by_answer };

struct ResultsQuestion {
  std::string scope;          // the group whose token asks; empty: may see all
  std::string group;          // this group and all below it; empty: all that may be seen
  std::string round;          // id; empty: all rounds together
  Split split = Split::none;  // by the survey's own `results.by`
};

// What was asked for that is not there. A group outside the scope is as unknown as one that never was.
enum class ResultsRefusal : std::uint8_t { group, round, split };

// {
//   "format": 1, "survey", "title", "version", "minimum_group",
//   "group": {"id", "name"},        name with those above it; empty: all
//   "round": {"id", "title"},       empty: all
//   "by": {"name", "text"},         only where the survey has results.by
//   "rounds_may_differ": true,      rounds are groups of people that may differ
//   "to_check": 7,                  decoys filled in, left out of all figures; absent: fewer than the
//                                   minimum, or none
//   "columns": [ {"kind": "all" | "group" | "round" | "value", "id", "title", "depth", "respondents": 12} ],
//   "questions": [ {
//     "name", "type", "page", "text", "row", "item", "unit",
//     "options": [ {"value", "text"} ],
//     "left_out_versions": [1],     answers to these versions of the survey do not count here
//     "figures": [ null | {"answered", "counts", "unknown", "mean", "deviation"} ]
//   } ],
//   "scores": [ {"id", "title", "method", "lowest", "highest",
//                "figures": [ null | {"mean", "band", "question"} ]} ]
// }
//
// The first column is what was asked for; then each group below it (depth 1 and on), each round (unless one
// was asked for), each answer of the split. A column without "respondents" is hidden: fewer than the minimum.
// Figures are in the order of the columns, counts in that of the options; null is hidden.
//
// A score of a group is the mean (or sum, or highest) of the means of its questions: it follows from what is
// published, and so cannot tell more. The mean of everyone's own highest would need each person's answers side
// by side, and would tell how they go together. It is never lower than the highest mean, which is why pages say
// that one person may be higher; "question" names whose mean the highest is, the first of equals. Means and
// deviations (of a sample) have at most two decimals.
[[nodiscard]] std::variant<nlohmann::ordered_json, ResultsRefusal> results_json(
    const SurveyRecords& records, const ResultsQuestion& question);

}  // namespace leidraad::collector
