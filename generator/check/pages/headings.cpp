#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "check/check.hpp"

namespace leidraad::check {

using diagnostics::operator""_code;

void check_headings(const guide::Prose& prose, diagnostics::Diagnostics& diagnostics) {
  std::set<std::string_view> anchors;
  int last = 1;
  for (const guide::Heading& heading : prose.headings) {
    if (heading.text.find_first_not_of(' ') == std::string::npos) {
      diagnostics.add("empty-heading"_code, heading.position);
    } else if (heading.level == 1) {
      diagnostics.add("second-title"_code, heading.position);
    } else if (heading.level > last + 1) {
      diagnostics.add("skipped-heading"_code, heading.position,
                      {std::to_string(heading.level), std::to_string(last), std::to_string(last + 1)});
    }
    last = std::max(heading.level, 2);
    // Those that are made of a text are never equal; one that was written may be.
    if (!anchors.insert(heading.anchor).second)
      diagnostics.add("duplicate-anchor"_code, heading.position, {heading.anchor});
  }
}

}  // namespace leidraad::check
