// The tasks of a phase, in data/phases.yaml.
#pragma once

#include "guide/plan/task.hpp"
#include "load/plan/role.hpp"
#include "load/yaml/record.hpp"

namespace leidraad::load {

template <>
const Record<guide::Task>& record_of<guide::Task>();

template <>
struct ValueReader<guide::TaskHelp> {
  static bool read(const YamlNode& node, guide::TaskHelp& value, RecordReading& reading,
                   const RecordKey& key);
  static ordered_json schema(const RecordKey& key);
};

}  // namespace leidraad::load
