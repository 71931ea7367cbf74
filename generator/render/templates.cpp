#include "render/templates.hpp"

#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary.h>
#include <ctemplate/template_emitter.h>

#include <cassert>
#include <utility>

namespace leidraad::render {

using diagnostics::operator""_code;

namespace {

ctemplate::TemplateString in_template(std::string_view text) {
  return {text.data(), text.size()};
}

// The names that a template writes without escaping.
std::string first_unsafe_name(std::string_view text) {
  for (std::size_t at = text.find(":none}}"); at != std::string_view::npos;
       at = text.find(":none}}", at + 1)) {
    const std::size_t start = text.rfind("{{", at);
    if (start == std::string_view::npos) continue;
    const std::string_view name = text.substr(start + 2, at - start - 2);
    if (!name.ends_with("_HTML")) return std::string(name);
  }
  return {};
}

std::string template_key(const std::string& interface_key) {
  std::string key = "T_";
  for (const char c : interface_key)
    key += c == '-' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return key;
}

}  // namespace

Slots& Slots::text(const Slot& name, std::string_view value) {
  dictionary_->SetValue(name, in_template(value));
  return *this;
}

Slots& Slots::number(const Slot& name, long long value) {
  dictionary_->SetIntValue(name, static_cast<long>(value));
  return *this;
}

Slots& Slots::html(const Slot& name, const Html& value) {
  assert(
      std::string_view(name.do_not_use_directly_.ptr_, name.do_not_use_directly_.length_).ends_with("_HTML"));
  dictionary_->SetValue(name, in_template(value.text));
  return *this;
}

Slots Slots::section(const Slot& name) {
  return Slots(dictionary_->AddSectionDictionary(name));
}

Slots& Slots::show(const Slot& name) {
  dictionary_->ShowSection(name);
  return *this;
}

Slots& Slots::optional(const Slot& section_name, const Slot& name, std::string_view value) {
  if (!value.empty()) section(section_name).text(name, value);
  return *this;
}

Filling::Filling() : Filling(std::make_unique<ctemplate::TemplateDictionary>("")) {}
Filling::Filling(std::unique_ptr<ctemplate::TemplateDictionary> dictionary)
    : Slots(dictionary.get()), dictionary_(std::move(dictionary)) {}
Filling::~Filling() = default;

Templates::Templates(const std::map<std::string, std::string>& files, diagnostics::Diagnostics& diagnostics)
    : cache_(std::make_unique<ctemplate::TemplateCache>()) {
  for (const auto& [name, text] : files) {
    const std::string file = "templates/" + name;
    if (text.find("{{%AUTOESCAPE context=\"HTML\"}}") == std::string::npos) {
      diagnostics.add("template-error"_code, {file, 1, 1, 1},
                      {diagnostics::Text{"de regel {{%AUTOESCAPE context=\"HTML\"}} ontbreekt",
                                         "the line {{%AUTOESCAPE context=\"HTML\"}} is missing"}});
      continue;
    }
    if (const std::string unsafe = first_unsafe_name(text); !unsafe.empty()) {
      diagnostics.add("template-error"_code, {file}, {"{{" + unsafe + ":none}}"});
      continue;
    }
    if (!cache_->StringToTemplateCache(name, in_template(text), ctemplate::STRIP_WHITESPACE)) {
      diagnostics.add("template-error"_code, {file},
                      {diagnostics::Text{"het is niet te lezen", "it cannot be parsed"}});
    }
  }
  cache_->Freeze();  // from here on it is only read
}

Templates::~Templates() = default;

Html Templates::expand(const std::string& name, const Filling& filling) const {
  Html html;
  expand(name, filling, html.text);
  return html;
}

void Templates::expand(const std::string& name, const Filling& filling, std::string& output) const {
  ctemplate::StringEmitter emitter(&output);
  [[maybe_unused]] const bool is_known =
      cache_->ExpandNoLoad(name, ctemplate::STRIP_WHITESPACE, filling.dictionary_.get(), nullptr, &emitter);
  assert(is_known);
}

void Templates::set_interface(const std::map<std::string, std::string>& texts) {
  // The library never gives back a global text that is replaced, and the preview builds again and again.
  static std::map<std::string, std::string> present;
  for (const auto& [key, text] : texts) {
    const auto [known, is_new] = present.try_emplace(key, text);
    if (!is_new && known->second == text) continue;
    known->second = text;
    ctemplate::TemplateDictionary::SetGlobalValue(template_key(key), text);
  }
}

}  // namespace leidraad::render
