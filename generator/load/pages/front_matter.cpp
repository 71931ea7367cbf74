#include "load/pages/front_matter.hpp"

#include <algorithm>

#include "load/yaml/record_fields.hpp"

namespace leidraad::load {

template <>
const std::vector<std::string>& words_of<guide::Layout>() {
  static const std::vector<std::string> words = {"page", "home", "wide"};
  return words;
}

template <>
const std::vector<std::string>& words_of<guide::InSearch>() {
  static const std::vector<std::string> words = {"usual", "last"};
  return words;
}

bool ValueReader<guide::Alias>::read(const YamlNode& node, guide::Alias& value, RecordReading& reading,
                                     const RecordKey& key) {
  std::string text;
  if (!read_text(node, text, reading, key)) return false;
  const bool is_address = text.ends_with(".html") && text.size() > 5 && text.size() < 200 &&
                          !text.starts_with('/') && !text.starts_with('.') &&
                          text.find("..") == std::string::npos && text.find("//") == std::string::npos &&
                          text.find("/.") == std::string::npos && !text.starts_with("_data/") &&
                          !text.starts_with("assets/") && std::all_of(text.begin(), text.end(), [](char c) {
                            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                   (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == '/';
                          });
  if (!is_address) {
    reading.diagnostics.add("bad-alias"_code, reading.position(node), {text});
    return false;
  }
  value = {text, reading.position(node)};
  return true;
}

ordered_json ValueReader<guide::Alias>::schema(const RecordKey& /*key*/) {
  return {{"type", "string"}, {"pattern", "^[A-Za-z0-9_-][A-Za-z0-9_./-]*\\.html$"}};
}

template <>
const Record<FrontMatter>& record_of<FrontMatter>() {
  static const auto record =
      Record<FrontMatter>("de kop van een pagina", "the front matter of a page")
          .required(key("title", "De titel van de pagina"), &FrontMatter::title)
          .required(key("description", "Waarover de pagina gaat, in een of twee zinnen"),
                    &FrontMatter::description)
          .optional(key("nav", "Korte titel voor menu's"), &FrontMatter::nav)
          .optional(number("order", "Plaats in de map", -999, 9999), &FrontMatter::order)
          .optional(key("phase", "Id van de fase waarbij de pagina hoort"), &FrontMatter::phase)
          .optional(key("drawing", about_drawing), &FrontMatter::drawing)
          .optional(key("who", "Id's van rollen uit data/roles.yaml voor wie de pagina is"),
                    &FrontMatter::who)
          .optional(key("layout", "Hoe de pagina eruitziet"), &FrontMatter::layout)
          .optional(key("keywords", "Andere woorden waarmee mensen deze pagina zoeken"),
                    &FrontMatter::keywords)
          .optional(key("search", "last: zet deze pagina achteraan in zoekresultaten"),
                    &FrontMatter::in_search)
          .optional(key("aliases", "Oude adressen die hierheen leiden"), &FrontMatter::aliases)
          .optional(key("toc", "false: toon geen inhoudsopgave"), &FrontMatter::toc);
  return record;
}

}  // namespace leidraad::load
