// The HTML templates of a guide: compiled once, with auto-escape.
#pragma once

#include <map>
#include <string>

#include "diagnostics/diagnostic.hpp"
#include "templates/filling.hpp"
#include "templates/template_set.hpp"

namespace leidraad::render {

using templates::Filling;
using templates::Html;
using templates::Slot;
using templates::Slots;
using templates::operator""_slot;

// All templates of a guide, compiled. After construction it is only read, from any thread.
class Templates {
public:
  // `files` by name ("page.html", "directives/chart.html"). A template that cannot be compiled, or that lets
  // raw HTML through under a name that does not end in `_HTML`, becomes a diagnostic.
  Templates(const std::map<std::string, std::string>& files, diagnostics::Diagnostics& diagnostics);

  [[nodiscard]] Html expand(const std::string& name, const Filling& filling) const;
  // Appends to `output`, for large results.
  void expand(const std::string& name, const Filling& filling, std::string& output) const;

  // Interface texts are known to every template as T_KEY. Process-wide: set before rendering starts, never
  // during it.
  static void set_interface(const std::map<std::string, std::string>& texts);

private:
  templates::TemplateSet set_;
};

}  // namespace leidraad::render
