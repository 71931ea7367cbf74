// A role: who reads the guide with what to do in mind, as a manager or a coordinator.
#pragma once

#include <string>
#include <vector>

#include "guide/reference.hpp"

namespace leidraad::guide {

struct Role {
  std::string id;
  std::string title;
  std::string summary;  // what somebody in this role does in the whole
  PageReference page;   // that shows the path of this role
};

using RoleReference = Reference<Kind::role>;

// Who does something: roles of the guide, or the editor's own words where no role fits.
struct Doers {
  std::vector<RoleReference> roles;
  std::string words;  // empty where there are roles

  [[nodiscard]] bool include(const std::string& role) const {
    for (const RoleReference& one : roles) {
      if (one.id == role) return true;
    }
    return false;
  }
};

}  // namespace leidraad::guide
