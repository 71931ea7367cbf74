// The HTML templates: ctemplate with auto-escape, behind a door that lets raw HTML through under one kind of
// name only.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "diagnostics/diagnostic.hpp"
#include "render/slot.hpp"

namespace ctemplate {
class TemplateCache;
class TemplateDictionary;
}  // namespace ctemplate

namespace leidraad::render {

// HTML that is safe to write as it is. Text becomes Html only through a template, the Markdown library or
// text::html_escaped.
struct Html {
  std::string text;
};

// What a template is filled with. Sections are shown as often as `section` is called. Cheap to copy; it
// points into the dictionary of a Filling, which must live longer.
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
  friend class Templates;
  explicit Filling(std::unique_ptr<ctemplate::TemplateDictionary> dictionary);
  std::unique_ptr<ctemplate::TemplateDictionary> dictionary_;
};

// All templates of a guide, compiled. After construction it is only read, from any thread.
class Templates {
public:
  // `files` by name ("page.html", "directives/chart.html"). A template that cannot be compiled, or that lets
  // raw HTML through under a name that does not end in `_HTML`, becomes a diagnostic.
  Templates(const std::map<std::string, std::string>& files, diagnostics::Diagnostics& diagnostics);
  ~Templates();
  Templates(const Templates&) = delete;
  Templates& operator=(const Templates&) = delete;

  [[nodiscard]] Html expand(const std::string& name, const Filling& filling) const;
  // Appends to `output`, for large results.
  void expand(const std::string& name, const Filling& filling, std::string& output) const;

  // Interface texts are known to every template as T_KEY. Process-wide: set before rendering starts, never
  // during it.
  static void set_interface(const std::map<std::string, std::string>& texts);

private:
  std::unique_ptr<ctemplate::TemplateCache> cache_;
};

}  // namespace leidraad::render
