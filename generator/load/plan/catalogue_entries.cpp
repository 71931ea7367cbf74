#include "load/plan/catalogue_entries.hpp"

#include <algorithm>
#include <set>

#include "guide/calendar.hpp"
#include "guide/plan/catalogue_pages.hpp"
#include "load/plan/catalogue.hpp"
#include "load/plan/web_link.hpp"

namespace leidraad::load {

namespace {

using guide::FieldType;

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

void read_choices(const YamlNode& node, const std::vector<std::string>& words, std::vector<std::string>& ids,
                  RecordReading& reading, const RecordKey& about) {
  read_each(node, [&](const YamlNode& item) {
    std::size_t index = 0;
    if (read_word(item, words, index, reading, about)) ids.push_back(words[index]);
  });
}

void read_date(const YamlNode& node, std::string& date, RecordReading& reading, const RecordKey& about) {
  std::string text;
  if (!read_text(node, text, reading, about)) return;
  if (guide::is_day_or_part(text)) {
    date = std::move(text);
  } else {
    reading.diagnostics.add("bad-partial-date"_code, reading.position(node), {text});
  }
}

// An entry that another one names.
struct NamedEntry {
  std::string id;
  guide::Position position;
};

// Reads the entries of one catalogue.
class EntryReader {
public:
  EntryReader(guide::Catalogue& catalogue, RecordReading& reading)
      : catalogue_(catalogue), reading_(reading) {
    for (const guide::CatalogueField& field : catalogue.fields) keys_.push_back(field.id);
  }

  void read(const YamlNode& node) {
    if (node.kind != YamlNode::Kind::map) {
      report_wrong_type(node, "entries", {"een groep sleutels", "a group of keys"}, reading_);
      return;
    }
    guide::CatalogueEntry entry;
    entry.values.resize(catalogue_.fields.size());
    entry.title_position = reading_.position(node);
    for (const YamlNode::Member& member : node.members) read_member(node, member, entry);
    require(node, "id", "een korte naam");
    require(node, "title", "de naam zoals lezers die zien");
    for (const guide::CatalogueField& field : catalogue_.fields) {
      if (field.is_required) require(node, field.id, field.label);
    }
    catalogue_.entries.push_back(std::move(entry));
  }

  void check_named_entries() {
    const std::vector<std::string> ids(ids_.begin(), ids_.end());
    for (const NamedEntry& named : named_) {
      if (ids_.contains(named.id)) continue;
      reading_.diagnostics
          .add("unknown-reference"_code, named.position,
               {named.id, Text{"onderdeel van deze catalogus", "entry of this catalogue"}})
          .suggestion = diagnostics::nearest(named.id, ids);
    }
  }

private:
  void read_member(const YamlNode& node, const YamlNode::Member& member, guide::CatalogueEntry& entry) {
    const auto key = std::find(keys_.begin(), keys_.end(), member.key);
    const auto index = static_cast<std::size_t>(key - keys_.begin());
    if (key == keys_.end()) {
      report_unknown_key(member, node, keys_, name_, reading_);
    } else if (index == 0) {
      if (read_text(member.value, entry.id, reading_, {"id", "", true, Format::id}) &&
          !ids_.insert(entry.id).second) {
        reading_.diagnostics.add("duplicate-id"_code, reading_.position(member.value),
                                 {entry.id, Text{"de onderdelen", "the entries"}});
      }
    } else if (index == 1) {
      entry.title_position = reading_.position(member.value);
      (void)read_plain_text(member.value, entry.title, reading_, {"title", ""});
    } else {
      read_value(member.value, catalogue_.fields[index - 2], entry.values[index - 2]);
    }
  }

  void read_value(const YamlNode& node, const guide::CatalogueField& field, guide::CatalogueValue& value) {
    const RecordKey about{field.id, field.label};
    if (field.is_required && node.kind == YamlNode::Kind::list && node.items.empty())
      reading_.diagnostics.add("empty-value"_code, reading_.position(node), {field.id});
    switch (field.type) {
      case FieldType::text:
        (void)read_plain_text(node, value.text, reading_, about);
        break;
      case FieldType::markup:
        (void)ValueReader<std::optional<guide::InlineText>>::read(node, value.markup, reading_, about);
        break;
      case FieldType::number:
        (void)ValueReader<std::optional<double>>::read(node, value.number, reading_, about);
        break;
      case FieldType::date:
        read_date(node, value.text, reading_, about);
        break;
      case FieldType::list:
        (void)ValueReader<std::vector<std::string>>::read(node, value.items, reading_, about);
        break;
      case FieldType::image:
        (void)ValueReader<std::optional<guide::CatalogueImage>>::read(node, value.image, reading_, about);
        break;
      case FieldType::link:
        read_each(node, [&](const YamlNode& item) {
          guide::WebLink link;
          if (ValueReader<guide::WebLink>::read(item, link, reading_, about)) value.links.push_back(link);
        });
        break;
      default:
        read_ids(node, field, value.ids, about);
    }
  }

  void read_ids(const YamlNode& node, const guide::CatalogueField& field, std::vector<std::string>& ids,
                const RecordKey& about) {
    switch (field.type) {
      case FieldType::phase:
        read_references<guide::Kind::phase>(node, ids, reading_, about);
        break;
      case FieldType::trajectory:
        read_references<guide::Kind::trajectory>(node, ids, reading_, about);
        break;
      case FieldType::source:
        read_references<guide::Kind::source>(node, ids, reading_, about);
        break;
      case FieldType::choice:
        read_choices(node, ids_of(field.choices), ids, reading_, about);
        break;
      case FieldType::boolean: {
        bool is_so = false;
        if (read_boolean(node, is_so, reading_, about))
          ids.emplace_back(is_so ? guide::yes_id : guide::no_id);
        break;
      }
      case FieldType::entry:
        read_each(node, [&](const YamlNode& item) {
          NamedEntry named{{}, reading_.position(item)};
          if (!read_text(item, named.id, reading_, {field.id, field.label, false, Format::id})) return;
          ids.push_back(named.id);
          named_.push_back(std::move(named));
        });
        break;
      default:
        break;
    }
  }

  void require(const YamlNode& node, const std::string& key, const std::string& about) {
    if (node.find(key) == nullptr) report_missing_key(node, {key, about}, keys_, name_, reading_);
  }

  guide::Catalogue& catalogue_;
  RecordReading& reading_;
  std::vector<std::string> keys_{"id", "title"};
  const Text name_{"een onderdeel van de catalogus", "an entry of the catalogue"};
  std::set<std::string> ids_;
  std::vector<NamedEntry> named_;
};

// Says that an option cannot stand at a field of its type; `fits` tells of a type whether it can.
template <class Fits>
void refuse_option(const char* option, const guide::CatalogueField& field, const Fits& fits,
                   RecordReading& reading) {
  const std::vector<std::string>& words = words_of<FieldType>();
  std::vector<std::string> types;
  for (std::size_t type = 0; type < words.size(); ++type) {
    if (fits(static_cast<FieldType>(type))) types.push_back(words[type]);
  }
  reading.diagnostics.add(
      "field-option"_code, field.position,
      {option, words[static_cast<std::size_t>(field.type)], diagnostics::listed(types, words.size())});
}

bool can_total(FieldType type) {
  return type == FieldType::number;
}
bool can_choose(FieldType type) {
  return type == FieldType::choice;
}
bool can_be_section(FieldType type) {
  return type == FieldType::markup || type == FieldType::text || type == FieldType::list ||
         type == FieldType::link;
}

void check_options(const guide::CatalogueField& field, RecordReading& reading) {
  const auto check = [&](const char* option, bool is_there, bool (*fits)(FieldType)) {
    if (is_there && !fits(field.type)) refuse_option(option, field, fits, reading);
  };
  check("filter", field.is_filter, guide::can_filter);
  check("total", field.has_total, can_total);
  check("choices", !field.choices.empty(), can_choose);
  check("section", field.is_section, can_be_section);
}

void check_fields(const YamlNode& root, const guide::Catalogue& catalogue, RecordReading& reading) {
  std::set<std::string> seen{"id", "title"};
  for (const guide::CatalogueField& field : catalogue.fields) {
    if (!seen.insert(field.id).second) {
      reading.diagnostics.add("duplicate-id"_code, field.position,
                              {field.id, Text{"de velden", "the fields"}});
    }
    if (field.type == FieldType::choice && field.choices.empty()) {
      reading.diagnostics.add("missing-key"_code, field.position,
                              {"choices", Text{"een veld van het type `choice`", "a field of type `choice`"},
                               Text{"een lijst van id en label", "a list of id and label"}});
    }
    check_options(field, reading);
    if (field.is_compared && root.find("pages") == nullptr)
      reading.diagnostics.add("compare-without-pages"_code, field.position);
  }
  if (catalogue.calculator &&
      std::none_of(catalogue.fields.begin(), catalogue.fields.end(), [&](const guide::CatalogueField& field) {
        return field.id == catalogue.calculator->sum && field.type == FieldType::number;
      })) {
    reading.diagnostics.add(
        "unknown-reference"_code, catalogue.calculator->sum_position,
        {catalogue.calculator->sum, Text{"veld van het type `number`", "field of type `number`"}});
  }
}

}  // namespace

void read_entries(const YamlNode& root, guide::Catalogue& catalogue, RecordReading& reading) {
  check_fields(root, catalogue, reading);
  const YamlNode::Member* entries = root.find("entries");
  if (entries == nullptr) return;
  if (entries->value.kind != YamlNode::Kind::list) {
    report_wrong_type(entries->value, "entries", {"een lijst met streepjes", "a list with dashes"}, reading);
    return;
  }
  EntryReader reader(catalogue, reading);
  for (const YamlNode& node : entries->value.items) reader.read(node);
  reader.check_named_entries();
}

}  // namespace leidraad::load
