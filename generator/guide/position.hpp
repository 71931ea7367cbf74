// Where something stands in the source of a guide.
#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace leidraad::guide {

// A place in one source file. `file` is relative to the source folder, with forward slashes
// ("data/phases.yaml"). Lines and columns count from 1; columns and `length` count bytes here and become
// characters only where a diagnostic is shown. A line of 0 means "the file as a whole".
struct Position {
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t length = 0;

  auto operator<=>(const Position&) const = default;
};

}  // namespace leidraad::guide
