#include "render/icons.hpp"

#include <fmt/format.h>

#include "text/html.hpp"

namespace leidraad::render {

Html icon(const guide::IconSet& icons, std::string_view name) {
  const std::string_view path = icons.path_of(name);
  if (path.empty()) return {};
  return {fmt::format(R"(<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>)",
                      text::html_escaped(path))};
}

Html icon_or(const guide::IconSet& icons, const guide::Icon& named, std::string_view otherwise) {
  return icon(icons, named.empty() ? otherwise : std::string_view(named.name));
}

}  // namespace leidraad::render
