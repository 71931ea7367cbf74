// The simplest YAML there is, read without the YAML library: lines of `key: text` or `key: "text"`, empty
// ones, and comments on lines of their own.
//
// Nearly every page begins with such a map, and yaml-cpp needs more time for those three lines than cmark-gfm
// for half a page (a fifth of a whole build of ten thousand pages); the texts of the site are one of some
// hundred lines. Anything that could mean more than it
// seems is left to yaml-cpp; a test holds that both always give the same tree.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "load/yaml/yaml.hpp"

namespace leidraad::load {

// The map, or nothing where the text is not certain to be so simple; then yaml-cpp reads it, and what is
// wrong is reported.
[[nodiscard]] std::optional<YamlNode> read_plain_map(std::string_view text, std::uint32_t first_line);

}  // namespace leidraad::load
