#include "load/plan/role.hpp"

#include "load/yaml/record_fields.hpp"

namespace leidraad::load {

template <>
const Record<guide::Role>& record_of<guide::Role>() {
  using guide::Role;
  static const auto record =
      Record<Role>("een rol", "a role")
          .required(key("id", about_id, Format::id), &Role::id)
          .required(key("title", about_title), &Role::title)
          .required(key("summary", "Wat iemand in deze rol doet, in een of twee zinnen"), &Role::summary)
          .required(key("page", about_page), &Role::page);
  return record;
}

bool ValueReader<guide::Doers>::read(const YamlNode& node, guide::Doers& value, RecordReading& reading,
                                     const RecordKey& key) {
  if (node.kind == YamlNode::Kind::list && node.items.empty()) {
    reading.diagnostics.add("empty-value"_code, reading.position(node), {key.name});
    return false;
  }
  if (node.kind == YamlNode::Kind::list)
    return ValueReader<std::vector<guide::RoleReference>>::read(node, value.roles, reading, key);
  if (node.kind == YamlNode::Kind::map) {
    report_wrong_type(node, key.name, {"een lijst van rollen, of een tekst", "a list of roles, or a text"},
                      reading);
    return false;
  }
  return read_plain_text(node, value.words, reading, key);
}

ordered_json ValueReader<guide::Doers>::schema(const RecordKey& key) {
  return {
      {"anyOf", {text_schema(Format::text), ValueReader<std::vector<guide::RoleReference>>::schema(key)}}};
}

}  // namespace leidraad::load
