// The people of a survey as suppression sees them: the same for results and exports, so that both tell the
// same.
#pragma once

#include <cstddef>
#include <vector>

#include "collector/results/suppression.hpp"
#include "collector/results/survey_records.hpp"

namespace leidraad::collector {

// Responses, and the groups of them that may be shown. Rounds are numbered: 0 is no (known) round, 1 is the
// first of the records.
struct Population {
  std::vector<const StoredResponse*> people;
  std::vector<Atom> atoms;
};

enum class Counted : std::uint8_t { sound, to_check };

// The people whose decoy field was left empty, or those to check: each apart, so that leaving the latter out
// of figures tells nothing about them.
[[nodiscard]] Population population_of(const SurveyRecords& records, const GroupTree& tree, Counted counted);

// The place of a round in the numbering.
[[nodiscard]] std::size_t number_of(const SurveyRecords& records, const std::string& round);

// The minimum group as the arithmetic wants it: the highest that any version of the survey ever promised,
// since answers of all versions stand in one figure; never below five, whatever a description says.
[[nodiscard]] std::size_t minimum_of(const SurveyRecords& records);

}  // namespace leidraad::collector
