// A text that was read, held against the rules for the text of a page.
#pragma once

#include "check/check.hpp"

namespace leidraad::test {

inline void check_page_rules(const guide::Prose& prose, diagnostics::Diagnostics& diagnostics) {
  guide::Guide guide;
  guide.interface["vague-link-texts"] = "hier, lees meer";
  guide.pages.emplace_back().body = prose;
  // The files that are named are there.
  for (const guide::Directive& directive : prose.directives) {
    const guide::Attribute* source = directive.find("src");
    if (source != nullptr) guide.media[source->value].svg = "<svg></svg>";
  }
  check::check_headings(prose, diagnostics);
  check::check_links(guide, diagnostics);
  check::check_directives(guide, diagnostics);
}

}  // namespace leidraad::test
