// A link to another website, with its text.
#pragma once

#include <string>

#include "guide/position.hpp"

namespace leidraad::guide {

struct WebLink {
  std::string text;
  std::string url;
  Position position;
};

}  // namespace leidraad::guide
