// One entry of the registry of diagnostics.
#pragma once

#include <cstdint>
#include <string_view>

namespace leidraad::diagnostics {

// error: the guide cannot be published. warning: it can (unless --strict). advice: perhaps it is meant so.
// failure: the machine let us down, not the editor.
enum class Severity : std::uint8_t { error, warning, advice, failure };

struct Text {
  std::string_view dutch;
  std::string_view english;
};

struct CodeEntry {
  std::string_view name;
  Severity severity;
  Text message;
  Text help;
};

}  // namespace leidraad::diagnostics
