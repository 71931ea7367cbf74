// Where answers and bands lead: `next: warm`, or a list of places with a condition each.
#pragma once

#include "guide/trees/tree.hpp"
#include "load/yaml/name.hpp"

namespace leidraad::load {

// `next: warm`, or `next: [{when: {work: heavy}, next: hot}, {next: warm}]`
template <>
struct ValueReader<guide::Next> {
  static bool read(const YamlNode& node, guide::Next& value, RecordReading& reading, const RecordKey& key);
  static ordered_json schema(const RecordKey& key);
};
template <>
const Record<guide::Onward>& record_of<guide::Onward>();

// Once all files of a tree are read: a condition may name a question, which then remembers its answer; and an
// answer that does not say where it leads goes where its question says.
void complete_ways(guide::Tree& tree);

}  // namespace leidraad::load
