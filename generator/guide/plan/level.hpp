// The levels of an organisation at which one can act, and the model that tells them apart.
#pragma once

#include <string>
#include <vector>

namespace leidraad::guide {

// A level of an organisation at which one can act, from the inside (the person) to the outside (the
// organisation).
struct Level {
  std::string id;
  std::string title;
  std::string summary;
  std::vector<std::string> examples;
};

// What the levels are together, by the name that its makers gave it.
struct LevelModel {
  std::string title;
  std::string description;
};

}  // namespace leidraad::guide
