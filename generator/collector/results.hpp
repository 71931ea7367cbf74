// Results of a survey: figures about groups of people, never about fewer than the survey's minimum. The only
// source of what readers of results see; suppression.hpp says why nothing smaller can be computed from it.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <variant>

#include "collector/response.hpp"
#include "guide/survey_form.hpp"

namespace leidraad::collector {

// All that is kept of one survey. What it refers to must outlive it.
struct SurveyRecords {
  const guide::SurveyForm& form;              // of the version that the site shows now
  std::span<const guide::Survey> versions;    // all that were ever shown; the one of `form` may be among them
  std::span<const StoredResponse> responses;  // of all groups, also those that the reader may not see
  std::span<const Group> groups;
  std::span<const Round> rounds;
};

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
//   "group": {"id", "name"}, "round": {"id", "title"},       empty: all
//   "by": {"name", "text"},                                  only where the survey has results.by
//   "has_rounds_of_other_people": true,                      rounds are groups of people that may differ
//   "to_check": 7,           decoys filled in, left out of all figures; absent: fewer than the minimum, or
//   none "columns": [ {"kind": "all" | "group" | "round" | "value", "id", "title", "depth", "respondents":
//   12} ],
//        the first is what was asked for; then each group below it (depth 1 and on), each round, each answer
//        of the split. Without "respondents" it is hidden: fewer than the minimum.
//   "questions": [ {"name", "type", "page", "text", "row", "item", "unit", "options": [{"value", "text"}],
//        "left_out_versions": [1],              answers to these versions of the survey do not count here
//        "figures": [ null | {"answered", "counts": [for each option], "unknown", "mean", "deviation"} ] } ],
//        figures are in the order of the columns; null: hidden
//   "scores": [ {"id", "title", "method", "lowest", "highest", "figures": [ null | {"mean", "band"} ] } ]
// }
//
// A score of a group is the mean (or sum) of the means of its questions: it follows from what is published,
// and so cannot tell more. Means and deviations (of a sample) have at most two decimals.
[[nodiscard]] std::variant<nlohmann::ordered_json, ResultsRefusal> results_json(
    const SurveyRecords& records, const ResultsQuestion& question);

}  // namespace leidraad::collector
