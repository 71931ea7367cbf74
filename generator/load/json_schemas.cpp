#include "load/json_schemas.hpp"

#include "load/pages/front_matter.hpp"
#include "load/pages/search.hpp"
#include "load/records.hpp"
#include "load/site.hpp"
#include "load/surveys/survey.hpp"
#include "load/trees/tree.hpp"

namespace leidraad::load {

namespace {

std::string schema_text(const std::string& title, const ordered_json& schema) {
  ordered_json whole = {{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", title}};
  whole.update(schema);
  return whole.dump(2) + "\n";
}

ordered_json interface_schema(const std::vector<std::string>& keys) {
  ordered_json properties = ordered_json::object();
  for (const std::string& key : keys) properties[key] = text_schema(Format::text);
  return {{"type", "object"}, {"additionalProperties", false}, {"properties", std::move(properties)}};
}

// "data/phases.yaml" is described by phases.schema.json, a file of data/charts/ by chart.schema.json.
std::pair<std::string, std::string> schema_of(const KindSchema& kind) {
  const guide::KindFacts& facts = guide::facts_of(kind.kind);
  const std::string name = facts.is_folder() ? std::string(facts.name) : stem_of(std::string(facts.place));
  const std::string_view noun = facts.is_folder() ? facts.one.dutch : facts.many.dutch;
  return {name + ".schema.json", schema_text(capitalised(guide::without_article(noun)), kind.schema)};
}

}  // namespace

std::map<std::string, std::string> json_schemas(const std::vector<std::string>& interface_keys) {
  std::map<std::string, std::string> schemas = {
      {"site.schema.json", schema_text("De gids als geheel", record_of<guide::Site>().schema())},
      {"search.schema.json", schema_text("Zoeken", record_of<guide::Search>().schema())},
      {"tree-branch.schema.json", schema_text("Tak van een beslisboom", record_of<BranchFile>().schema())},
      {"page.schema.json", schema_text("Kop van een pagina", record_of<FrontMatter>().schema())},
      {"interface.schema.json", schema_text("Teksten van de site", interface_schema(interface_keys))},
  };
  for (const KindSchema& kind : schemas_of_kinds()) schemas.insert(schema_of(kind));
  return schemas;
}

}  // namespace leidraad::load
