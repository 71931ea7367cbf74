// What helps search: data/search.yaml.
#pragma once

#include "guide/pages/search.hpp"
#include "load/data_folder.hpp"
#include "load/yaml/record.hpp"

namespace leidraad::load {

template <>
struct ValueReader<guide::SearchPhrase> {
  static bool read(const YamlNode& node, guide::SearchPhrase& value, RecordReading& reading,
                   const RecordKey& key);
  static ordered_json schema(const RecordKey& key);
};
template <>
struct ValueReader<guide::SynonymGroup> {
  static bool read(const YamlNode& node, guide::SynonymGroup& value, RecordReading& reading,
                   const RecordKey& key);
  static ordered_json schema(const RecordKey& key);
};
// A page and perhaps one of its headings, as a link in the data: "tips.md#hoe".
template <>
struct ValueReader<guide::Link> {
  static bool read(const YamlNode& node, guide::Link& value, RecordReading& reading, const RecordKey& key);
  static ordered_json schema(const RecordKey& key);
};
template <>
struct ValueReader<guide::SearchExample> {
  static bool read(const YamlNode& node, guide::SearchExample& value, RecordReading& reading,
                   const RecordKey& key);
  static ordered_json schema(const RecordKey& key);
};
template <>
const Record<guide::Search>& record_of<guide::Search>();

// Reads data/search.yaml, where a guide has one.
void load_search(DataFolder& data);

}  // namespace leidraad::load
