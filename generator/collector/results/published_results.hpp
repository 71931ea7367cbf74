// Fetches published results from a collector into the data of a guide: `data/results/<survey>.json`.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"

namespace leidraad::collector {

struct ResultsRequest {
  std::string collector;  // address of the site that it belongs to, or its own: "https://example.org/"
  std::string token;      // may read
  std::vector<std::string> surveys;  // ids
  std::filesystem::path output;      // folder; made where it is missing
};

enum class ResultsOutcome : std::uint8_t { written, unchanged, not_there };

struct FetchedResults {
  std::string survey;
  ResultsOutcome outcome = ResultsOutcome::written;
};

// One after the other; a file is replaced in one step, and only if it changes. A survey that the collector
// does not know, or not to this token, is `not_there`. Stops at the first failure: `collector-address`,
// `collector-unreachable`, `collector-answer`, `write-failed`.
[[nodiscard]] diagnostics::Failure fetch_results(const ResultsRequest& request,
                                                 std::vector<FetchedResults>& fetched);

}  // namespace leidraad::collector
