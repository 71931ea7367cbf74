#include "load/plan/catalogue_entries.hpp"

#include <algorithm>
#include <set>

#include "load/plan/catalogue.hpp"
#include "load/plan/web_link.hpp"

namespace leidraad::load {

namespace {

std::vector<std::string> ids_of(const std::vector<guide::CatalogueChoice>& choices) {
  std::vector<std::string> ids;
  ids.reserve(choices.size());
  for (const guide::CatalogueChoice& choice : choices) ids.push_back(choice.id);
  return ids;
}

// Reads one word or a list of words.
template <class ReadOne>
void read_each(const YamlNode& node, const ReadOne& read_one) {
  if (node.kind != YamlNode::Kind::list) {
    read_one(node);
    return;
  }
  for (const YamlNode& item : node.items) read_one(item);
}

template <guide::Kind K>
void read_references(const YamlNode& node, std::vector<std::string>& ids, RecordReading& reading,
                     const RecordKey& about) {
  read_each(node, [&](const YamlNode& item) {
    guide::Reference<K> reference;
    if (ValueReader<guide::Reference<K>>::read(item, reference, reading, about)) ids.push_back(reference.id);
  });
}

void read_value(const YamlNode& node, const guide::CatalogueField& field, guide::CatalogueValue& value,
                RecordReading& reading) {
  const RecordKey about{field.id, field.label};
  switch (field.type) {
    case guide::FieldType::text:
      (void)read_plain_text(node, value.text, reading, about);
      break;
    case guide::FieldType::markup:
      (void)ValueReader<std::optional<guide::InlineText>>::read(node, value.markup, reading, about);
      break;
    case guide::FieldType::number:
      (void)ValueReader<std::optional<double>>::read(node, value.number, reading, about);
      break;
    case guide::FieldType::link:
      (void)ValueReader<std::optional<guide::WebLink>>::read(node, value.link, reading, about);
      break;
    case guide::FieldType::phase:
      read_references<guide::Kind::phase>(node, value.ids, reading, about);
      break;
    case guide::FieldType::trajectory:
      read_references<guide::Kind::trajectory>(node, value.ids, reading, about);
      break;
    case guide::FieldType::source:
      read_references<guide::Kind::source>(node, value.ids, reading, about);
      break;
    case guide::FieldType::choice: {
      const std::vector<std::string> words = ids_of(field.choices);
      read_each(node, [&](const YamlNode& item) {
        std::size_t index = 0;
        if (read_word(item, words, index, reading, about)) value.ids.push_back(words[index]);
      });
      break;
    }
  }
}

void check_fields(const guide::Catalogue& catalogue, RecordReading& reading) {
  std::set<std::string> seen{"id", "title"};
  for (const guide::CatalogueField& field : catalogue.fields) {
    if (!seen.insert(field.id).second) {
      reading.diagnostics.add("duplicate-id"_code, field.position,
                              {field.id, Text{"de velden", "the fields"}});
    }
    if (field.type == guide::FieldType::choice && field.choices.empty()) {
      reading.diagnostics.add("missing-key"_code, field.position,
                              {"choices", Text{"een veld van het type `choice`", "a field of type `choice`"},
                               Text{"een lijst van id en label", "a list of id and label"}});
    }
  }
  if (catalogue.calculator &&
      std::none_of(catalogue.fields.begin(), catalogue.fields.end(), [&](const guide::CatalogueField& field) {
        return field.id == catalogue.calculator->sum && field.type == guide::FieldType::number;
      })) {
    reading.diagnostics.add(
        "unknown-reference"_code, catalogue.calculator->sum_position,
        {catalogue.calculator->sum, Text{"veld van het type `number`", "field of type `number`"}});
  }
}

}  // namespace

void read_entries(const YamlNode& root, guide::Catalogue& catalogue, RecordReading& reading) {
  check_fields(catalogue, reading);
  const YamlNode::Member* entries = root.find("entries");
  if (entries == nullptr) return;
  if (entries->value.kind != YamlNode::Kind::list) {
    report_wrong_type(entries->value, "entries", {"een lijst met streepjes", "a list with dashes"}, reading);
    return;
  }
  std::vector<std::string> keys{"id", "title"};
  for (const guide::CatalogueField& field : catalogue.fields) keys.push_back(field.id);
  const Text name{"een onderdeel van de catalogus", "an entry of the catalogue"};
  std::set<std::string> ids;
  for (const YamlNode& node : entries->value.items) {
    if (node.kind != YamlNode::Kind::map) {
      report_wrong_type(node, "entries", {"een groep sleutels", "a group of keys"}, reading);
      continue;
    }
    guide::CatalogueEntry entry;
    entry.values.resize(catalogue.fields.size());
    for (const YamlNode::Member& member : node.members) {
      const auto key = std::find(keys.begin(), keys.end(), member.key);
      const auto index = static_cast<std::size_t>(key - keys.begin());
      if (key == keys.end()) {
        report_unknown_key(member, node, keys, name, reading);
      } else if (index == 0) {
        if (read_text(member.value, entry.id, reading, {"id", "", true, Format::id}) &&
            !ids.insert(entry.id).second) {
          reading.diagnostics.add("duplicate-id"_code, reading.position(member.value),
                                  {entry.id, Text{"de onderdelen", "the entries"}});
        }
      } else if (index == 1) {
        (void)read_plain_text(member.value, entry.title, reading, {"title", ""});
      } else {
        read_value(member.value, catalogue.fields[index - 2], entry.values[index - 2], reading);
      }
    }
    const auto require = [&](const std::string& key, const std::string& about) {
      if (node.find(key) == nullptr) report_missing_key(node, {key, about}, keys, name, reading);
    };
    require("id", "een korte naam");
    require("title", "de naam zoals lezers die zien");
    for (const guide::CatalogueField& field : catalogue.fields) {
      if (field.is_required) require(field.id, field.label);
    }
    catalogue.entries.push_back(std::move(entry));
  }
}

}  // namespace leidraad::load
