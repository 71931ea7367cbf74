// A tool that helps to measure or to act.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "guide/icons.hpp"
#include "guide/plan/web_link.hpp"
#include "guide/reference.hpp"

namespace leidraad::guide {

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
  Icon icon;
  MediaReference drawing;
  std::vector<SourceReference> sources;
  int order = 0;
};

}  // namespace leidraad::guide
