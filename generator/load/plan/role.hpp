// The roles: data/roles.yaml; and who does something, wherever that is written.
#pragma once

#include "guide/plan/role.hpp"
#include "load/yaml/record.hpp"

namespace leidraad::load {

template <>
const Record<guide::Role>& record_of<guide::Role>();

// A list of ids of roles, or a text that is shown as it stands.
template <>
struct ValueReader<guide::Doers> {
  static bool read(const YamlNode& node, guide::Doers& value, RecordReading& reading, const RecordKey& key);
  static ordered_json schema(const RecordKey& key);
};

}  // namespace leidraad::load
