#include "load/interface.hpp"

#include <set>
#include <vector>

#include "diagnostics/suggestion.hpp"

namespace leidraad::load {

void load_interface(DataFolder& data, const std::string& default_texts) {
  const std::string name = "data/i18n/" + data.guide().site.language + ".yaml";
  data.expect(name);
  auto& texts = data.guide().interface;
  if (const auto defaults = parse_yaml("nl.yaml", default_texts, data.diagnostics())) {
    for (const auto& member : defaults->members) texts[member.key] = member.value.text;
  }
  const bool is_dutch = data.guide().site.language == "nl" || data.guide().site.language.starts_with("nl-");
  if (!data.exists(name)) {
    if (!is_dutch)
      data.report_missing(
          name, {"alle teksten van de site in deze taal", "all texts of the site in this language"});
    return;
  }
  const auto own = data.yaml_of(name);
  if (!own) return;
  RecordReading reading = data.reading_of(name);
  if (own->kind != YamlNode::Kind::map) {
    report_wrong_type(*own, name, {"een groep sleutels", "a group of keys"}, reading);
    return;
  }
  std::vector<std::string> absent;
  for (const auto& [key, text] : texts) {
    if (own->find(key) == nullptr) absent.push_back(key);
  }
  std::set<std::string> misspelt;
  for (const auto& member : own->members) {
    if (texts.find(member.key) == texts.end()) {
      auto& unknown = data.diagnostics().add(
          "unknown-interface-text"_code,
          {name, member.line, member.column, static_cast<std::uint32_t>(member.key.size())}, {member.key});
      unknown.suggestion = diagnostics::nearest(member.key, absent);
      misspelt.insert(unknown.suggestion);
      continue;
    }
    (void)read_text(member.value, texts[member.key], reading, {member.key, ""});
  }
  if (is_dutch) return;  // the texts that come with the program are in Dutch
  for (const std::string& key : absent) {
    if (!misspelt.contains(key)) data.diagnostics().add("missing-interface-text"_code, {name}, {key});
  }
}

}  // namespace leidraad::load
