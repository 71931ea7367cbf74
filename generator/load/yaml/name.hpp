// A name inside a tree or a survey, with its place.
#pragma once

#include "guide/trees/measurement.hpp"
#include "load/yaml/record.hpp"

namespace leidraad::load {

template <>
struct ValueReader<guide::Name> {
  static bool read(const YamlNode& node, guide::Name& value, RecordReading& reading, RecordKey key);
  static ordered_json schema(const RecordKey& key);
};

}  // namespace leidraad::load
