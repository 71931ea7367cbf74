// What holds for the guide as a whole: data/site.yaml.
#pragma once

#include "guide/site.hpp"
#include "load/data_folder.hpp"
#include "load/yaml/record.hpp"

namespace leidraad::load {

template <>
const Record<guide::Site>& record_of<guide::Site>();
template <>
const Record<guide::Repository>& record_of<guide::Repository>();
template <>
const Record<guide::Feedback>& record_of<guide::Feedback>();
template <>
const Record<guide::Theme>& record_of<guide::Theme>();
template <>
const Record<guide::Font>& record_of<guide::Font>();

template <>
struct ValueReader<guide::Colour> {
  static bool read(const YamlNode& node, guide::Colour& value, RecordReading& reading, const RecordKey& key);
  static ordered_json schema(const RecordKey& key);
};
template <>
struct ValueReader<guide::Palette> {
  static bool read(const YamlNode& node, guide::Palette& value, RecordReading& reading, const RecordKey& key);
  static ordered_json schema(const RecordKey& key);
};

// Reads data/site.yaml. Addresses of whole sites end in "/" from here on, and no palette is missing.
void load_site(DataFolder& data);

}  // namespace leidraad::load
