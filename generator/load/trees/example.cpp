#include <algorithm>
#include <regex>

#include "load/trees/tree.hpp"
#include "load/yaml/record_fields.hpp"

namespace leidraad::load {

namespace {

// "30.5": digits, with a point where there are decimals.
std::optional<double> plain_number(const std::string& text) {
  static const std::regex pattern("-?[0-9]{1,12}(\\.[0-9]{1,6})?");
  if (text.size() > 20 || !std::regex_match(text, pattern)) return std::nullopt;
  double number = 0;
  (void)std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// What an example gives to a question: a number that was measured, or the id of an answer.
bool read_given(const YamlNode::Member& member, guide::Example::Given& given, RecordReading& reading) {
  const bool is_scalar = member.value.kind == YamlNode::Kind::scalar;
  if (is_scalar) given.value = plain_number(member.value.text);
  if (given.value) return true;
  std::string with_point = member.value.text;
  std::replace(with_point.begin(), with_point.end(), ',', '.');
  if (is_scalar && plain_number(with_point)) {
    reading.diagnostics.add("number-with-comma"_code, reading.position(member.value),
                            {member.value.text, with_point});
    return false;
  }
  return read_text(member.value, given.answer, reading, {member.key, "", false, Format::id});
}

}  // namespace

bool ValueReader<std::vector<guide::Example::Given>>::read(const YamlNode& node,
                                                           std::vector<guide::Example::Given>& value,
                                                           RecordReading& reading, const RecordKey& key) {
  if (node.kind != YamlNode::Kind::map) {
    report_wrong_type(node, key.name,
                      {"een groep zoals {vraag: antwoord}", "a group such as {question: answer}"}, reading);
    return false;
  }
  for (const YamlNode::Member& member : node.members) {
    guide::Example::Given given;
    given.question = {member.key, reading.position_of_key(member)};
    if (!read_given(member, given, reading)) continue;
    value.push_back(std::move(given));
  }
  return true;
}

ordered_json ValueReader<std::vector<guide::Example::Given>>::schema(const RecordKey& /*key*/) {
  return {{"type", "object"}, {"additionalProperties", {{"type", {"string", "number"}}}}};
}

template <>
const Record<guide::Example>& record_of<guide::Example>() {
  using guide::Example;
  static const auto record =
      Record<Example>("een voorbeeld", "an example")
          .required(key("id", about_id, Format::id), &Example::id)
          .optional(key("title", "Het voorbeeld in woorden"), &Example::title)
          .optional(key("like", "Id van het voorbeeld waarvan de antwoorden ook gelden"), &Example::like)
          .required(key("answers", "Per vraag het antwoord of het gemeten getal"), &Example::answers)
          .required(key("outcome", "Het advies waar je moet uitkomen"), &Example::outcome)
          .located(&Example::position);
  return record;
}

}  // namespace leidraad::load
