#include "collector/results/population.hpp"

#include <algorithm>

namespace leidraad::collector {

Population population_of(const SurveyRecords& records, const GroupTree& tree, Counted counted) {
  Population population;
  std::vector<Standing> standings;
  for (const StoredResponse& response : records.responses) {
    if (response.is_to_check != (counted == Counted::to_check)) continue;
    population.people.push_back(&response);
    standings.push_back({tree.place_of(response.group), number_of(records, response.round)});
  }
  population.atoms = atoms_of(tree, standings, minimum_of(records));
  return population;
}

std::size_t number_of(const SurveyRecords& records, const std::string& round) {
  if (round.empty()) return 0;
  const auto found = std::find_if(records.rounds.begin(), records.rounds.end(),
                                  [&](const Round& one) { return one.id == round; });
  return found == records.rounds.end() ? 0 : static_cast<std::size_t>(found - records.rounds.begin()) + 1;
}

std::size_t minimum_of(const SurveyRecords& records) {
  // A minimum that was raised later holds for all answers; one that was lowered holds for those given since,
  // but older ones were promised more: the highest ever promised counts.
  constexpr int lowest = 5;
  int minimum = std::max(lowest, records.form.survey().privacy.minimum_group);
  for (const guide::Survey& version : records.versions)
    minimum = std::max(minimum, version.privacy.minimum_group);
  // Also where the description no longer says so, and of a version that only another collector knows.
  minimum = std::max(minimum, records.highest_promise);
  return static_cast<std::size_t>(minimum);
}

}  // namespace leidraad::collector
