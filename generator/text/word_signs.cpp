#include "text/word_signs.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>

namespace leidraad::text {

bool is_apostrophe(std::int32_t character) {
  constexpr std::array<std::int32_t, 9> signs = {0x27,   0x60,   0xB4,   0x2BC, 0x2018,
                                                 0x2019, 0x201B, 0x2032, 0xFF07};
  return std::find(signs.begin(), signs.end(), character) != signs.end();
}

bool is_format_character(std::int32_t character) {
  return character >= 0x80 && utf8proc_category(character) == UTF8PROC_CATEGORY_CF;
}

}  // namespace leidraad::text
