// What an operator watches: how many requests, how they ended, whether the database answers. Numbers since
// the start; none names a survey or a group.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

namespace leidraad::collector {

// How a submission ended.
enum class SubmissionOutcome : std::uint8_t {
  stored,
  repeated,
  conflict,
  withdrawn,  // its key was withdrawn before
  refused,    // not readable, or answers that cannot be
  too_often,
  unavailable  // the database, or a version that is not here yet
};
inline constexpr const char* submission_outcome_names[] = {"stored",  "repeated",  "conflict",   "withdrawn",
                                                           "refused", "too_often", "unavailable"};

// How the collector stands at this moment.
struct CollectorState {
  std::size_t surveys = 0;
  std::size_t refused_surveys = 0;  // the site describes them with another meaning than their answers have
  bool is_clock_believed = true;
};

// Usable from any thread.
class Metrics {
public:
  void count(SubmissionOutcome outcome) { ++submissions_[static_cast<std::size_t>(outcome)]; }
  // `route`: place in the table of routes; one past the last for what is no route. `status`: of HTTP.
  void count_request(std::size_t route, unsigned status);
  void count_expired(std::size_t responses) { expired_ += responses; }
  void count_storage_failure() { ++storage_failures_; }

  // Prometheus text exposition format 0.0.4.
  [[nodiscard]] std::string text(const CollectorState& state) const;

private:
  static constexpr std::size_t most_routes = 32;
  static constexpr std::size_t status_classes = 6;
  using Counter = std::atomic<std::uint64_t>;

  std::array<Counter, std::size(submission_outcome_names)> submissions_{};
  std::array<std::array<Counter, status_classes>, most_routes> requests_{};
  Counter expired_ = 0;
  Counter storage_failures_ = 0;
};

}  // namespace leidraad::collector
