#include "load/site.hpp"

#include <algorithm>
#include <array>

#include "load/plan/default_theme.hpp"
#include "load/yaml/name.hpp"
#include "load/yaml/record_fields.hpp"

namespace leidraad::load {

template <>
const Record<guide::Site>& record_of<guide::Site>() {
  using guide::Site;
  static const auto record =
      Record<Site>("data/site.yaml", "data/site.yaml")
          .required(key("title", "De naam van de gids"), &Site::title)
          .optional(key("subtitle", "Een korte regel onder de naam"), &Site::subtitle)
          .required(key("description", "Waarover de gids gaat, in een of twee zinnen; voor zoekmachines"),
                    &Site::description)
          .optional(key("language", "Taal van de gids en naam van de map onder content/", Format::id),
                    &Site::language)
          .optional(key("publisher", "Wie de gids uitgeeft"), &Site::publisher)
          .optional(
              key("base-url", "Het webadres waar de gids staat; nodig voor sitemap en 404", Format::url),
              &Site::base_url)
          .optional(key("collector",
                        "Het webadres van de verzamelaar, die antwoorden op vragenlijsten bewaart; zonder "
                        "deze sleutel staat hij op het adres van de gids zelf",
                        Format::url),
                    &Site::collector)
          .optional(key("repository", "Waar de bronbestanden staan"), &Site::repository)
          .optional(key("feedback", "De vragenlijst onderaan elke pagina"), &Site::feedback)
          .optional(key("logo", "SVG-bestand vanaf de map van de taal"), &Site::logo)
          .required(key("menu", "De pagina's in het hoofdmenu, in volgorde"), &Site::menu)
          .optional(key("footer", "De pagina's onderaan elke pagina, in volgorde"), &Site::footer)
          .optional(key("funders", "Wie de gids mogelijk maakte"), &Site::funders)
          .optional(key("theme", "Kleuren en letter"), &Site::theme);
  return record;
}

template <>
const Record<guide::Repository>& record_of<guide::Repository>() {
  using guide::Repository;
  static const auto record =
      Record<Repository>("`repository`", "`repository`")
          .required(key("edit", "Adres om een bestand te bewerken, met {path} op de plaats van het pad",
                        Format::url),
                    &Repository::edit);
  return record;
}

template <>
const Record<guide::Feedback>& record_of<guide::Feedback>() {
  using guide::Feedback;
  static const auto record =
      Record<Feedback>("`feedback`", "`feedback`")
          .required(key("survey", "Id van de vragenlijst"), &Feedback::survey)
          .optional(
              key("page", "Id van een vraag van het type `text`: daar komt de titel van de pagina te staan"),
              &Feedback::page);
  return record;
}

template <>
const Record<guide::Theme>& record_of<guide::Theme>() {
  using guide::Theme;
  static const auto record = Record<Theme>("`theme`", "`theme`")
                                 .optional(key("font", "De letter, door de site zelf geleverd"), &Theme::font)
                                 .optional(key("light", "Kleuren op een lichte achtergrond"), &Theme::light)
                                 .optional(key("dark", "Kleuren op een donkere achtergrond"), &Theme::dark);
  return record;
}

template <>
const Record<guide::Font>& record_of<guide::Font>() {
  using guide::Font;
  static const auto record =
      Record<Font>("`font`", "`font`")
          .required(key("family", "Naam van de letter"), &Font::family)
          .required(key("regular", "WOFF2-bestand van de gewone letter, in templates/assets/"),
                    &Font::regular)
          .required(key("bold", "WOFF2-bestand van de vette letter, in templates/assets/"), &Font::bold)
          .optional(key("without", "Tekens die uit de letter van het toestel zelf komen, zoals `0`"),
                    &Font::without);
  return record;
}

bool ValueReader<guide::Colour>::read(const YamlNode& node, guide::Colour& value, RecordReading& reading,
                                      const RecordKey& key) {
  std::string text;
  if (!read_text(node, text, reading, key)) return false;
  const bool is_hex =
      text.size() == 7 && text[0] == '#' && std::all_of(text.begin() + 1, text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
      });
  if (!is_hex) {
    reading.diagnostics.add("bad-colour"_code, reading.position(node), {text});
    return false;
  }
  value = {text, reading.position(node)};
  return true;
}

ordered_json ValueReader<guide::Colour>::schema(const RecordKey& /*key*/) {
  return {{"type", "string"}, {"pattern", "^#[0-9a-fA-F]{6}$"}};
}

bool ValueReader<guide::Palette>::read(const YamlNode& node, guide::Palette& value, RecordReading& reading,
                                       const RecordKey& key) {
  if (node.kind != YamlNode::Kind::map) {
    report_wrong_type(node, key.name, {"een groep kleuren", "a group of colours"}, reading);
    return false;
  }
  const std::vector<std::string> tokens(guide::colour_tokens.begin(), guide::colour_tokens.end());
  std::vector<std::string> allowed = tokens;
  allowed.insert(allowed.end(), guide::phase_tokens.begin(), guide::phase_tokens.end());
  for (const YamlNode::Member& member : node.members) {
    if (std::find(allowed.begin(), allowed.end(), member.key) == allowed.end()) {
      report_unknown_key(member, node, allowed, {"een palet", "a palette"}, reading);
      continue;
    }
    guide::Colour colour;
    if (ValueReader<guide::Colour>::read(member.value, colour, reading, {member.key, ""})) {
      value.colours[member.key] = colour;
    }
  }
  for (const std::string& token : tokens) {
    if (node.find(token) == nullptr) {
      report_missing_key(node, {token, "een kleur zoals \"#1f6f5c\""}, tokens, {"een palet", "a palette"},
                         reading);
    }
  }
  return true;
}

ordered_json ValueReader<guide::Palette>::schema(const RecordKey& key) {
  ordered_json properties = ordered_json::object();
  ordered_json required = ordered_json::array();
  for (const auto token : guide::colour_tokens) {
    properties[std::string(token)] = ValueReader<guide::Colour>::schema(key);
    required.push_back(token);
  }
  for (const auto token : guide::phase_tokens)
    properties[std::string(token)] = ValueReader<guide::Colour>::schema(key);
  return {{"type", "object"},
          {"additionalProperties", false},
          {"properties", properties},
          {"required", required}};
}

void load_site(DataFolder& data) {
  const std::string name = "data/site.yaml";
  guide::Site& site = data.guide().site;
  if (!data.exists(name))
    data.report_missing(name, {"`title`, `description` en `menu`", "`title`, `description` and `menu`"});
  (void)data.load_file(name, record_of<guide::Site>(), site);
  fill_missing_palettes(site.theme);
  for (std::string* address : {&site.base_url, &site.collector}) {
    if (!address->empty() && !address->ends_with('/')) *address += '/';
  }
}

}  // namespace leidraad::load
