// A development programme that people follow together.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "guide/icons.hpp"
#include "guide/plan/web_link.hpp"
#include "guide/reference.hpp"

namespace leidraad::guide {

// The checklist that belongs to a trajectory, or one group of it.
struct ChecklistPart {
  Reference<Kind::checklist> id;
  std::string group;  // empty: the whole checklist
  Position group_position;
};

struct Trajectory {
  std::string id;
  std::string title;
  std::string abbreviation;
  std::string summary;
  std::string audience;
  LevelReference level;
  std::string goal;
  std::vector<std::string> form;
  std::string led_by;
  bool self_run = false;  // an organisation can run it without a partner
  std::string self_run_note;
  std::vector<std::string> conditions;
  std::string participants;
  std::optional<ChecklistPart> checklist;
  std::vector<ContactReference> contacts;
  std::optional<WebLink> material;
  PageReference page;
  Icon icon;
  MediaReference drawing;
  std::vector<SourceReference> sources;
  int order = 0;
};

}  // namespace leidraad::guide
