// A phase to go through.
#pragma once

#include <string>
#include <vector>

#include "guide/icons.hpp"
#include "guide/plan/task.hpp"
#include "guide/reference.hpp"

namespace leidraad::guide {

struct Phase {
  std::string id;
  int number = 0;
  std::string title;
  std::string question;
  std::string summary;
  PageReference page;
  Icon icon;
  MediaReference drawing;
  std::vector<std::string> done_when;
  std::vector<Task> tasks;
};

}  // namespace leidraad::guide
