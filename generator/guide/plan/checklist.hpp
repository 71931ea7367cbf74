// A checklist: groups of things to do or to consider.
#pragma once

#include <string>
#include <vector>

#include "guide/icons.hpp"
#include "guide/plan/role.hpp"
#include "guide/reference.hpp"

namespace leidraad::guide {

struct ChecklistItem {
  std::string id;
  std::string text;
  std::string why;
  Doers who;
  PhaseReference phase;
  std::string when;  // ISO 8601 offset from where the checklist counts: "-P6W" is six weeks before
  std::string done_when;
  PageReference link;
};

struct ChecklistGroup {
  std::string id;
  std::string title;
  std::string intro;
  std::vector<ChecklistItem> items;
};

struct Checklist {
  std::string id;
  std::string title;
  std::string intro;
  Icon icon;
  std::string counted_from;  // what `when` counts from, as "de eerste sessie"; empty: the start of the phase
  std::vector<ChecklistGroup> groups;
  std::vector<SourceReference> sources;
};

}  // namespace leidraad::guide
