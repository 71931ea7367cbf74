// What the proof of a decision tree found, in numbers, and what changed since the last commit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "guide/guide.hpp"
#include "guide/trees/routes.hpp"
#include "guide/trees/steps.hpp"

namespace leidraad::check {

// Some ways through the tree that end elsewhere than they did.
struct TreeChange {
  std::uint64_t paths = 0;
  std::string now;                 // id of the outcome
  std::string before;              // id of the outcome, or of the question at which those answers ended
  bool was_unfinished = false;     // it was a question
  std::vector<std::string> steps;  // one such way: "danger=no", "temperature=26…28"
};

struct TreeReport {
  std::string id;
  std::size_t questions = 0;
  std::size_t outcomes = 0;
  std::size_t examples = 0;
  std::size_t thresholds = 0;
  std::uint64_t paths = 0;                          // the largest value means "at least"
  std::map<std::string, std::uint64_t> by_country;  // "be", "nl"
  std::size_t longest = 0;                          // questions on the longest way
  std::optional<guide::RouteLengths> routes;        // nothing where there are too many to count
  bool is_compared = false;                         // with the last commit
  std::uint64_t changed_paths = 0;
  std::vector<TreeChange> changes;  // most paths first, then by id
};

// Reports on a sound tree; `before` is the same tree in the last commit, or nullptr.
[[nodiscard]] TreeReport report_on(const guide::Tree& tree, const guide::Tree* before);

// One way through a tree, and where it ends.
struct TreePath {
  std::vector<std::string> steps;
  std::string outcome;
};

// The first `most` ways through a sound tree that pass the node with this id (all ways where it is empty), in
// the order of the questions' answers.
[[nodiscard]] std::vector<TreePath> paths_of(const guide::Tree& tree, const std::string& node,
                                             std::size_t most);

// Where a threshold and the values just beside it lead.
struct Probe {
  std::string question;
  std::string scale;      // the remembered answers that choose it, in words
  std::string threshold;  // id
  struct Landing {
    double value = 0;
    std::string zone;  // or empty
    std::string next;
  };
  std::vector<Landing> landings;  // just below, at, just above; fewer at the ends of what is possible
};

// Every threshold of every scale of a sound tree, tried by walking: for the eyes of an expert.
[[nodiscard]] std::vector<Probe> probes_of(const guide::Tree& tree);

}  // namespace leidraad::check
