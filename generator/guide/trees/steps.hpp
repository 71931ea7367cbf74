// How many questions a reader answers in a tree: those still to come at a question, and those of a whole
// route. Found by the proof, so what is told is true for everybody.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "guide/trees/routes.hpp"

namespace leidraad::guide {

// Questions after this one, until an outcome. What is known of the place need not be asked again, so
// questions about the place count for the most and not for the least.
struct Ahead {
  std::size_t least = 0;
  std::size_t most = 0;

  bool operator==(const Ahead&) const = default;
};

// For every question that can be met, by its id; of a closing question until the last one. Empty for a tree
// that was not gone through to the end.
[[nodiscard]] std::map<std::string, Ahead> questions_ahead(const TreeIndex& index, const TreeRoutes& routes);

// The distinct routes of a tree: a route is what a reader meets, one question after the other, from the start
// to an outcome. Different answers that lead to the same next question make one route.
struct RouteLengths {
  std::uint64_t count = 0;
  double steps = 0;                              // answers given on all of them together
  std::size_t longest = 0;                       // answers on the longest one
  std::map<std::string, std::uint64_t> through;  // on how many a question about the place is asked, by its id

  [[nodiscard]] double average() const { return count == 0 ? 0 : steps / static_cast<double>(count); }
};

// Nothing where there are more than can be told apart, or the tree was not gone through to the end.
[[nodiscard]] std::optional<RouteLengths> lengths_of(const TreeIndex& index, const TreeRoutes& routes);

}  // namespace leidraad::guide
