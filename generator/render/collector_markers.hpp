// What a template leaves to the collector: `[[NAME]]`, `[[#NAME]] … [[/NAME]]`, as `{{NAME}}` is left to the
// build. In the page that the build writes they are the markers of templates/prepared_page.hpp.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "diagnostics/diagnostic.hpp"

namespace leidraad::render {

// A template with slots in the place of such markers. The value of each is the marker itself, and known to every
// template: text of the build could not stand everywhere where a marker may, such as between attributes.
//
// `[[>directives/results.html]]` is all of that template, filled by the collector: its slots are markers, but
// for the texts of the interface, which stand fast.
class CollectorMarkers {
public:
  // `files`: all templates by name.
  CollectorMarkers(const std::string& text, const std::map<std::string, std::string>& files);

  [[nodiscard]] const std::string& text() const { return text_; }
  // What is wrong with the markers: sections that do not match, a template that is not there.
  [[nodiscard]] const std::optional<diagnostics::Argument>& fault() const { return fault_; }

private:
  void include_others(const std::map<std::string, std::string>& files);
  void replace_markers();

  std::string text_;
  std::optional<diagnostics::Argument> fault_;
};

}  // namespace leidraad::render
