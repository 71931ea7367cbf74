// Which style sheets a page links beside site.css: those of the things that it shows, and no others.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace leidraad::render {

// A directive by its name (with an attribute after a space, where that shows something else), or a layout as "layout-" and its name, with the style sheet that it needs. What is not on
// the list is drawn by site.css.
struct StyledThing {
  std::string_view name;
  std::string_view sheet;  // a file of templates/assets/css/
};

// One sheet after the other, in the order in which a page links them.
[[nodiscard]] std::span<const StyledThing> styled_things();

// The sheets of what a page shows, each once.
[[nodiscard]] std::vector<std::string_view> style_sheets_of(const std::vector<std::string_view>& things);

}  // namespace leidraad::render
