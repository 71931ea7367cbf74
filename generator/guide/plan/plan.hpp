// The parts of an implementation plan: phases to go through, levels to work on, what is on offer.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "guide/reference.hpp"

namespace leidraad::guide {

struct Phase {
  std::string id;
  int number = 0;
  std::string title;
  std::string question;
  std::string summary;
  PageReference page;
  std::vector<std::string> done_when;
};

// A level of an organisation at which one can act, from the inside (the person) to the outside (the
// organisation).
struct Level {
  std::string id;
  std::string title;
  std::string summary;
  std::vector<std::string> examples;
};

struct Levels {
  std::string title;
  std::string description;
  std::vector<Level> levels;
};

struct WebLink {
  std::string text;
  std::string url;
  Position position;
};

struct ChecklistPart {
  Reference<Kind::checklist> id;
  std::string group;  // empty: the whole checklist
  Position group_position;
};

// A development programme that people follow together.
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
  std::vector<SourceReference> sources;
  int order = 0;
};

// A tool that helps to measure or to act.
struct Instrument {
  std::string id;
  std::string title;
  std::string abbreviation;
  std::string summary;
  std::string use_when;
  std::string gives;
  std::vector<std::string> needs;
  std::vector<ContactReference> contacts;
  std::optional<WebLink> material;
  PageReference page;
  std::vector<SourceReference> sources;
  int order = 0;
};

struct Contact {
  std::string id;
  std::string name;
  std::string organisation;
  std::string about;
  std::vector<std::string> email;
  std::optional<WebLink> website;
};

}  // namespace leidraad::guide
