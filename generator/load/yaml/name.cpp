#include "load/yaml/name.hpp"

namespace leidraad::load {

bool ValueReader<guide::Name>::read(const YamlNode& node, guide::Name& value, RecordReading& reading,
                                    RecordKey key) {
  key.format = Format::id;
  if (!read_text(node, value.id, reading, key)) return false;
  value.position = reading.position(node);
  return true;
}

ordered_json ValueReader<guide::Name>::schema(const RecordKey& /*key*/) {
  return text_schema(Format::id);
}

}  // namespace leidraad::load
