// The pages of a catalogue: where they stand, and which choices have one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "guide/guide.hpp"

namespace leidraad::guide {

// Whether readers can choose by a field of this type.
[[nodiscard]] bool can_filter(FieldType type);
// Whether an entry's page gives the field a heading; others stand together in a box.
[[nodiscard]] bool is_section(const CatalogueField& field);
// The field that opens an entry's page and describes it: the first text. Nullptr where there is none.
[[nodiscard]] const CatalogueField* lead_of(const Catalogue& catalogue);
[[nodiscard]] const CatalogueValue& value_of(const Catalogue& catalogue, const CatalogueEntry& entry,
                                             const CatalogueField& field);

// How a choice is named to readers: the label, or the title of what it stands for.
[[nodiscard]] std::string label_of_choice(const Guide& guide, const CatalogueField& field,
                                          const std::string& id);

struct UsedChoice {
  std::string id;
  int count = 0;  // of entries
};
// The choices of a field that at least one of `entries` has, in the order of its own list.
[[nodiscard]] std::vector<UsedChoice> used_choices(const Guide& guide, const Catalogue& catalogue,
                                                   const CatalogueField& field,
                                                   const std::vector<const CatalogueEntry*>& entries);
[[nodiscard]] std::vector<const CatalogueEntry*> entries_of(const Catalogue& catalogue);

// What an entry's page leads on to: the entries that it names or, where it names none, at most three that share most
// choices of filters with it.
struct RelatedEntries {
  std::vector<const CatalogueEntry*> entries;
  const CatalogueField* named_by = nullptr;  // the field that names them
};
[[nodiscard]] RelatedEntries related_entries(const Catalogue& catalogue, const CatalogueEntry& entry);

// The files that links name, as if they were there: "verhalen/index.md" (which is), "verhalen/fietsbus.md",
// "verhalen/thema/samen.md". Only for a catalogue with pages.
[[nodiscard]] std::string index_file(const Catalogue& catalogue);
[[nodiscard]] std::string entry_file(const Catalogue& catalogue, const CatalogueEntry& entry);
[[nodiscard]] std::string choice_file(const Catalogue& catalogue, const CatalogueField& field,
                                      const std::string& id);
// "verhalen/fietsbus.html".
[[nodiscard]] std::string address_of_file(std::string_view file);

// What a link to an entry's page may point at: its headings.
[[nodiscard]] std::vector<std::string> anchors_of_entry_page(const Catalogue& catalogue,
                                                             const CatalogueEntry& entry);

}  // namespace leidraad::guide
