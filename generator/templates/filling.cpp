#include "templates/filling.hpp"

#include <ctemplate/template_dictionary.h>

#include <cassert>
#include <utility>

namespace leidraad::templates {

namespace {

ctemplate::TemplateString in_template(std::string_view text) {
  return {text.data(), text.size()};
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

}  // namespace leidraad::templates
