#include "load/pages/search.hpp"

#include "guide/pages/link_target.hpp"
#include "load/yaml/record_fields.hpp"

namespace leidraad::load {

bool ValueReader<guide::SearchPhrase>::read(const YamlNode& node, guide::SearchPhrase& value,
                                            RecordReading& reading, const RecordKey& key) {
  if (!read_plain_text(node, value.text, reading, key)) return false;
  value.position = reading.position(node);
  return true;
}

ordered_json ValueReader<guide::SearchPhrase>::schema(const RecordKey& /*key*/) {
  return text_schema(Format::text);
}

bool ValueReader<guide::SynonymGroup>::read(const YamlNode& node, guide::SynonymGroup& value,
                                            RecordReading& reading, const RecordKey& key) {
  if (!ValueReader<std::vector<guide::SearchPhrase>>::read(node, value.phrases, reading, key)) return false;
  if (node.items.size() >= 2) return true;
  reading.diagnostics.add("too-few-synonyms"_code, reading.position(node));
  return false;
}

ordered_json ValueReader<guide::SynonymGroup>::schema(const RecordKey& /*key*/) {
  return {{"type", "array"}, {"minItems", 2}, {"items", text_schema(Format::text)}};
}

bool ValueReader<guide::Link>::read(const YamlNode& node, guide::Link& value, RecordReading& reading,
                                    const RecordKey& key) {
  if (!read_text(node, value.target, reading, key)) return false;
  const guide::ResolvedTarget resolved = guide::resolve_target("", value.target);
  value.path = resolved.path;
  value.anchor = resolved.anchor;
  value.is_outside = resolved.is_outside;
  value.text = value.target;
  value.position = reading.position(node);
  // What is wrong with an address of the site is told where links are checked; anything else would be no page at all.
  if (value.path.ends_with(".md") || value.path.ends_with(".html")) return true;
  reading.diagnostics.add("missing-page"_code, value.position, {value.target});
  return false;
}

ordered_json ValueReader<guide::Link>::schema(const RecordKey& /*key*/) {
  return {{"type", "string"}, {"pattern", "\\.md(#.+)?$"}};
}

namespace {

const Record<guide::SearchExample>& record_of_example() {
  using guide::SearchExample;
  static const auto record =
      Record<SearchExample>("een voorbeeld", "an example")
          .required(key("ask", "Wat iemand in het zoekveld typt"), &SearchExample::ask)
          .optional(
              key("finds",
                  "De pagina die bij de eerste drie moet staan, vanaf de map van de taal; met #kop voor een "
                  "stuk ervan"),
              &SearchExample::finds)
          .optional(key("survey", "Of de id van de vragenlijst die bij de eerste drie moet staan"),
                    &SearchExample::survey)
          .optional(key("tree", "Of de id van de beslisboom die bij de eerste drie moet staan"),
                    &SearchExample::tree)
          .located(&SearchExample::position);
  return record;
}

}  // namespace

bool ValueReader<guide::SearchExample>::read(const YamlNode& node, guide::SearchExample& value,
                                             RecordReading& reading, const RecordKey& key) {
  if (!record_of_example().read(node, value, reading, key.name) || value.ask.text.empty()) return false;
  const auto given = [&](const char* name) { return node.find(name) == nullptr ? 0 : 1; };
  const int targets = given("finds") + given("survey") + given("tree");
  if (targets == 1) return true;
  if (targets == 0 && node.members.size() > 1) return false;  // a key that is misspelt, which has been told
  reading.diagnostics.add("search-example-form"_code, reading.position(node),
                          {value.ask.text, std::to_string(targets)});
  return false;
}

ordered_json ValueReader<guide::SearchExample>::schema(const RecordKey& /*key*/) {
  ordered_json schema = record_of_example().schema();
  schema["minProperties"] = 2;
  schema["maxProperties"] = 2;
  return schema;
}

template <>
const Record<guide::Search>& record_of<guide::Search>() {
  using guide::Search;
  static const auto record =
      Record<Search>("data/search.yaml", "data/search.yaml")
          .optional(key("synonyms",
                        "Woorden die in deze gids hetzelfde betekenen: per regel een groep tussen haken, van "
                        "een of "
                        "enkele woorden"),
                    &Search::synonyms)
          .optional(key("examples", "Wat mensen zoeken, en welke pagina dan bij de eerste drie moet staan"),
                    &Search::examples);
  return record;
}

void load_search(DataFolder& data) {
  (void)data.load_file("data/search.yaml", record_of<guide::Search>(), data.guide().search);
}

}  // namespace leidraad::load
