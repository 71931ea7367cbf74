// Characters inside words that are no letters: what search and readers make of them.
#pragma once

#include <cstdint>

namespace leidraad::text {

// An apostrophe, or one of the signs that people type for it: ' ’ ‘ ‛ ʼ ′ ´ ` ＇
[[nodiscard]] bool is_apostrophe(std::int32_t character);

// A character that no reader sees (Unicode's category Cf): a soft hyphen, a zero-width space.
[[nodiscard]] bool is_format_character(std::int32_t character);

}  // namespace leidraad::text
