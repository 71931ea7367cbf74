#include "load/yaml/name.hpp"

namespace leidraad::load {

bool ValueReader<guide::Name>::read(const YamlNode& node, guide::Name& value, Reading& reading, Field field) {
  field.format = Format::id;
  if (!read_text(node, value.id, reading, field)) return false;
  value.position = reading.position(node);
  return true;
}

ordered_json ValueReader<guide::Name>::schema(const Field& /*field*/) {
  return text_schema(Format::id);
}

}  // namespace leidraad::load
