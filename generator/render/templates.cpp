#include "render/templates.hpp"

#include <utility>

#include "render/collector_markers.hpp"

namespace leidraad::render {

using diagnostics::operator""_code;

namespace {

using diagnostics::Text;

std::string template_key(const std::string& interface_key) {
  std::string key = "T_";
  for (const char c : interface_key)
    key += c == '-' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return key;
}

// A name that lets through what it should escape, as it stands in the template.
std::string unsafe_marker(const std::string& text) {
  if (const std::string name = templates::first_unsafe_name(text, "{{", "}}"); !name.empty())
    return "{{" + name + ":none}}";
  if (const std::string name = templates::first_unsafe_name(text, "[[", "]]"); !name.empty())
    return "[[" + name + ":none]]";
  return {};
}

}  // namespace

Templates::Templates(const std::map<std::string, std::string>& files, diagnostics::Diagnostics& diagnostics)
    : set_(templates::WhiteSpace::stripped) {
  for (const auto& [name, text] : files) {
    const std::string file = "templates/" + name;
    if (text.find(templates::escapes_by_itself) == std::string::npos) {
      diagnostics.add("template-error"_code, {file, 1, 1, 1},
                      {Text{"de regel {{%AUTOESCAPE context=\"HTML\"}} ontbreekt",
                            "the line {{%AUTOESCAPE context=\"HTML\"}} is missing"}});
      continue;
    }
    if (std::string unsafe = unsafe_marker(text); !unsafe.empty()) {
      diagnostics.add("template-error"_code, {file}, {std::move(unsafe)});
      continue;
    }
    const CollectorMarkers marked(text, files);
    if (marked.fault()) {
      diagnostics.add("template-error"_code, {file}, {*marked.fault()});
      continue;
    }
    if (!set_.add(name, marked.text())) {
      diagnostics.add("template-error"_code, {file}, {Text{"het is niet te lezen", "it cannot be parsed"}});
    }
  }
  set_.close();
}

Html Templates::expand(const std::string& name, const Filling& filling) const {
  Html html;
  expand(name, filling, html.text);
  return html;
}

void Templates::expand(const std::string& name, const Filling& filling, std::string& output) const {
  set_.expand(name, filling, output);
}

void Templates::set_interface(const std::map<std::string, std::string>& texts) {
  for (const auto& [key, text] : texts) templates::set_everywhere(template_key(key), text);
}

}  // namespace leidraad::render
