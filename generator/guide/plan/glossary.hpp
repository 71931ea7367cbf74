// What explains the text: the terms of the glossary.
#pragma once

#include <string>
#include <vector>

#include "guide/reference.hpp"

namespace leidraad::guide {

struct Term {
  std::string id;
  std::string term;
  std::vector<std::string> forms;
  std::string definition;
  PageReference page;
  bool is_linked = true;
};

}  // namespace leidraad::guide
