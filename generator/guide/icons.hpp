// Small signs that stand before a name, by their name in the set that comes with the program. They say nothing that the
// text beside them does not say.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "guide/position.hpp"

namespace leidraad::guide {

// The icon that a record names.
struct Icon {
  std::string name;
  Position position;

  [[nodiscard]] bool empty() const { return name.empty(); }
};

// The set: a line for each icon, "name path", sorted by name, on a field of 24 by 24. Reads a text that outlives it; what
// nobody asks for costs nothing.
class IconSet {
public:
  IconSet() = default;
  explicit IconSet(std::string_view lines) : lines_(lines) {}

  // The path to draw (`d` of SVG); empty where the set has no such icon.
  [[nodiscard]] std::string_view path_of(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> names() const;

private:
  std::string_view lines_;
};

}  // namespace leidraad::guide
