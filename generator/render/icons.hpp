// Icons as they stand in a page: drawn in the colour of the text beside them, and silent for who hears the page.
#pragma once

#include <string_view>

#include "guide/icons.hpp"
#include "render/templates.hpp"

namespace leidraad::render {

// Nothing where the set has no icon of that name.
[[nodiscard]] Html icon(const guide::IconSet& icons, std::string_view name);
// The icon that a record names, or else this one.
[[nodiscard]] Html icon_or(const guide::IconSet& icons, const guide::Icon& named, std::string_view otherwise);

}  // namespace leidraad::render
