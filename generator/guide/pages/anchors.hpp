// Places on a page that a link can point at.
#pragma once

#include <string>
#include <vector>

#include "guide/guide.hpp"

namespace leidraad::guide {

// Element ids that directives give to what they show.
[[nodiscard]] inline std::string anchor_of_group(const Checklist& checklist, const ChecklistGroup& group) {
  return checklist.id + "-" + group.id;
}
[[nodiscard]] inline std::string anchor_of_entry(const Catalogue& catalogue, const CatalogueEntry& entry) {
  return catalogue.id + "-" + entry.id;
}

// All anchors of a page: its headings, and what its directives show.
[[nodiscard]] inline std::vector<std::string> anchors_on(const Page& page, const Guide& guide) {
  std::vector<std::string> anchors;
  for (const Heading& heading : page.body.headings) anchors.push_back(heading.anchor);
  for (const Directive& directive : page.body.directives) {
    if (directive.name == "glossary") {
      for (const Term& term : guide.terms) anchors.push_back(term.id);
    } else if (directive.name == "sources") {
      for (const Source& source : guide.sources) anchors.push_back(source.id);
    } else if (directive.name == "checklist") {
      const Checklist* checklist = find(guide.checklists, directive.id);
      if (checklist == nullptr) continue;
      for (const ChecklistGroup& group : checklist->groups)
        anchors.push_back(anchor_of_group(*checklist, group));
    } else if (directive.name == "catalogue") {
      const Catalogue* catalogue = find(guide.catalogues, directive.id);
      if (catalogue == nullptr) continue;
      for (const CatalogueEntry& entry : catalogue->entries)
        anchors.push_back(anchor_of_entry(*catalogue, entry));
    }
  }
  return anchors;
}

}  // namespace leidraad::guide
