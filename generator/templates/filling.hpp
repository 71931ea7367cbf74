// What a template is filled with: a door to ctemplate's dictionaries that lets raw HTML through under one kind
// of name only.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "templates/slot.hpp"

namespace ctemplate {
class TemplateDictionary;
}  // namespace ctemplate

namespace leidraad::templates {

// HTML that is safe to write as it is. Text becomes Html only through a template, the Markdown library or
// text::html_escaped.
struct Html {
  std::string text;
};

// Sections are shown as often as `section` is called. Cheap to copy; it points into the dictionary of a
// Filling, which must live longer.
//
// A template looks for what a section lacks in the sections around it: names that both could have must differ.
class Slots {
public:
  explicit Slots(ctemplate::TemplateDictionary* dictionary) : dictionary_(dictionary) {}

  // Plain text (or an address): the template escapes it for where it stands. Copied.
  Slots& text(const Slot& name, std::string_view value);
  Slots& number(const Slot& name, long long value);
  // Raw HTML; the name must end in `_HTML`. Copied.
  Slots& html(const Slot& name, const Html& value);
  Slots section(const Slot& name);
  // Shows a section once, without content of its own.
  Slots& show(const Slot& name);
  // Shows `section` with one text in it, where there is one.
  Slots& optional(const Slot& section_name, const Slot& name, std::string_view value);

private:
  ctemplate::TemplateDictionary* dictionary_;
};

// One dictionary to fill and expand.
class Filling : public Slots {
public:
  Filling();
  ~Filling();
  Filling(const Filling&) = delete;
  Filling& operator=(const Filling&) = delete;

private:
  friend class TemplateSet;
  explicit Filling(std::unique_ptr<ctemplate::TemplateDictionary> dictionary);
  std::unique_ptr<ctemplate::TemplateDictionary> dictionary_;
};

}  // namespace leidraad::templates
