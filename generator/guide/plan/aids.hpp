// What there is to use in a phase: the surveys, checklists and decision trees that belong to it.
#pragma once

#include <vector>

#include "guide/guide.hpp"

namespace leidraad::guide {

struct Aids {
  std::vector<const Survey*> surveys;
  std::vector<const Checklist*> checklists;
  std::vector<const Tree*> trees;

  [[nodiscard]] bool empty() const { return surveys.empty() && checklists.empty() && trees.empty(); }
};

// What its tasks are done with, what says that it belongs to the phase, and checklists with an item of it. In the order of
// the guide.
[[nodiscard]] Aids aids_of(const Phase& phase, const Guide& guide);

}  // namespace leidraad::guide
