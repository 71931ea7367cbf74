// Somebody to ask.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "guide/plan/web_link.hpp"

namespace leidraad::guide {

struct Contact {
  std::string id;
  std::string name;
  std::string organisation;
  std::string about;
  std::vector<std::string> email;
  std::optional<WebLink> website;
};

}  // namespace leidraad::guide
