#include "guide/plan/catalogue_pages.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace leidraad::guide {

namespace {

std::string interface_text(const Guide& guide, const std::string& key) {
  const auto found = guide.interface.find(key);
  return found == guide.interface.end() ? key : found->second;
}

template <class T>
std::string title_of(const std::vector<T>& records, const std::string& id) {
  const T* record = find(records, id);
  return record == nullptr ? id : record->title;
}

// The choices in the order in which readers know them; any other follow by id.
std::vector<std::string> order_of(const Guide& guide, const CatalogueField& field) {
  std::vector<std::string> order;
  for (const CatalogueChoice& choice : field.choices) order.push_back(choice.id);
  if (field.type == FieldType::boolean) order = {yes_id, no_id};
  if (field.type == FieldType::phase) {
    for (const Phase& phase : guide.phases) order.push_back(phase.id);
  }
  return order;
}

int shared_choices(const Catalogue& catalogue, const CatalogueEntry& one, const CatalogueEntry& other) {
  int shared = 0;
  for (const CatalogueField& field : catalogue.fields) {
    if (!field.is_filter || field.type != FieldType::choice) continue;
    const auto& ids = value_of(catalogue, one, field).ids;
    const std::set<std::string> others(value_of(catalogue, other, field).ids.begin(),
                                       value_of(catalogue, other, field).ids.end());
    shared += static_cast<int>(
        std::count_if(ids.begin(), ids.end(), [&](const std::string& id) { return others.contains(id); }));
  }
  return shared;
}

}  // namespace

bool can_filter(FieldType type) {
  return type == FieldType::choice || type == FieldType::boolean || type == FieldType::phase ||
         type == FieldType::trajectory || type == FieldType::source;
}

bool is_section(const CatalogueField& field) {
  return field.type == FieldType::markup || field.is_section;
}

const CatalogueField* lead_of(const Catalogue& catalogue) {
  for (const CatalogueField& field : catalogue.fields) {
    if (field.type == FieldType::text) return &field;
  }
  return nullptr;
}

const CatalogueValue& value_of(const Catalogue& catalogue, const CatalogueEntry& entry,
                               const CatalogueField& field) {
  return entry.values[static_cast<std::size_t>(&field - catalogue.fields.data())];
}

std::string label_of_choice(const Guide& guide, const CatalogueField& field, const std::string& id) {
  switch (field.type) {
    case FieldType::choice: {
      const CatalogueChoice* choice = find(field.choices, id);
      return choice == nullptr ? id : choice->label;
    }
    case FieldType::boolean:
      return interface_text(guide, id == yes_id ? "catalogue-yes" : "catalogue-no");
    case FieldType::phase: {
      const Phase* phase = find(guide.phases, id);
      return phase == nullptr ? id : std::to_string(phase->number) + " " + phase->title;
    }
    case FieldType::trajectory:
      return title_of(guide.trajectories, id);
    case FieldType::source:
      return title_of(guide.sources, id);
    default:
      return id;
  }
}

std::vector<UsedChoice> used_choices(const Guide& guide, const Catalogue& catalogue,
                                     const CatalogueField& field,
                                     const std::vector<const CatalogueEntry*>& entries) {
  std::map<std::string, int> counts;
  for (const CatalogueEntry* entry : entries) {
    const auto& ids = value_of(catalogue, *entry, field).ids;
    for (const std::string& id : std::set<std::string>(ids.begin(), ids.end())) ++counts[id];
  }
  std::vector<std::string> order = order_of(guide, field);
  for (const auto& [id, count] : counts) {
    if (std::find(order.begin(), order.end(), id) == order.end()) order.push_back(id);
  }
  std::vector<UsedChoice> used;
  for (const std::string& id : order) {
    if (const auto count = counts.find(id); count != counts.end()) used.push_back({id, count->second});
  }
  return used;
}

std::vector<const CatalogueEntry*> entries_of(const Catalogue& catalogue) {
  std::vector<const CatalogueEntry*> entries;
  entries.reserve(catalogue.entries.size());
  for (const CatalogueEntry& entry : catalogue.entries) entries.push_back(&entry);
  return entries;
}

RelatedEntries related_entries(const Catalogue& catalogue, const CatalogueEntry& entry) {
  constexpr std::size_t most = 3;
  RelatedEntries related;
  for (const CatalogueField& field : catalogue.fields) {
    if (field.type != FieldType::entry) continue;
    for (const std::string& id : value_of(catalogue, entry, field).ids) {
      const CatalogueEntry* other = find(catalogue.entries, id);
      if (other != nullptr && other != &entry) related.entries.push_back(other);
    }
    if (!related.entries.empty()) {
      related.named_by = &field;
      return related;
    }
  }
  std::vector<std::pair<int, const CatalogueEntry*>> ranked;
  for (const CatalogueEntry& other : catalogue.entries) {
    const int shared = &other == &entry ? 0 : shared_choices(catalogue, entry, other);
    if (shared > 0) ranked.emplace_back(shared, &other);
  }
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  ranked.resize(std::min(ranked.size(), most));
  for (const auto& [shared, other] : ranked) related.entries.push_back(other);
  return related;
}

std::string index_file(const Catalogue& catalogue) {
  return catalogue.pages->folder + "/index.md";
}

std::string entry_file(const Catalogue& catalogue, const CatalogueEntry& entry) {
  return catalogue.pages->folder + "/" + entry.id + ".md";
}

std::string choice_file(const Catalogue& catalogue, const CatalogueField& field, const std::string& id) {
  return catalogue.pages->folder + "/" + field.id + "/" + id + ".md";
}

std::string address_of_file(std::string_view file) {
  return std::string(file.substr(0, file.size() - 3)) + ".html";
}

std::vector<std::string> anchors_of_entry_page(const Catalogue& catalogue, const CatalogueEntry& entry) {
  std::vector<std::string> anchors;
  for (const CatalogueField& field : catalogue.fields) {
    if (is_section(field) && !value_of(catalogue, entry, field).empty()) anchors.push_back(field.id);
  }
  return anchors;
}

}  // namespace leidraad::guide
