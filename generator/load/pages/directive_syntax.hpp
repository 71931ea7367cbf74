// The text of one directive, after the generic-directives proposal for CommonMark:
//   ::name[label]{#id key=value key="two words" flag}      leaf, alone on a line
//   :::name[label]{…}  …  :::                              container; outer ones have more colons
#pragma once

#include <string_view>
#include <variant>

#include "diagnostics/diagnostic.hpp"
#include "guide/pages/markup.hpp"

namespace leidraad::load {

// What is wrong with a directive, and where in the line (in bytes from its first colon).
struct DirectiveFault {
  diagnostics::Text what;
  std::size_t offset = 0;
};

// Parses a line that starts with two colons or more. `position` is that of the first colon.
[[nodiscard]] std::variant<guide::Directive, DirectiveFault> parse_directive(std::string_view line,
                                                                             const guide::Position& position);

// The number of colons at the start of a line.
[[nodiscard]] std::size_t colons_at_start(std::string_view line);

}  // namespace leidraad::load
