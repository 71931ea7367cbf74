// A task of a phase: one thing to do, with who does it and what helps.
#pragma once

#include <string>

#include "guide/plan/role.hpp"
#include "guide/reference.hpp"

namespace leidraad::guide {

// What helps with a task: exactly one of these.
struct TaskHelp {
  PageReference page;
  Reference<Kind::survey> survey;
  Reference<Kind::tree> tree;
  Reference<Kind::checklist> checklist;
  Position position;
};

struct Task {
  std::string id;
  std::string text;
  Doers who;
  std::string takes;  // ISO 8601: "PT2H", "P3D"
  TaskHelp help;
  std::string when;  // ISO 8601 offset from the start of the phase: "P2W"
};

}  // namespace leidraad::guide
