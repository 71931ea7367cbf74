// What a byte of a Markdown source is. A byte outside ASCII counts as a letter.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace leidraad::load {

inline bool is_blank(char c) {
  return c == ' ' || c == '\t';
}
inline bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
inline bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}
inline bool is_word(char c) {
  return is_letter(c) || is_digit(c);
}
// A backslash before one of these is an escape.
inline bool is_ascii_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

// Some bytes out of all. The standard library's find_first_of() asks for each byte of the text anew which of
// the signs it is.
class ByteSet {
public:
  constexpr explicit ByteSet(std::string_view bytes) {
    for (const char byte : bytes) has_[static_cast<unsigned char>(byte)] = true;
  }

  [[nodiscard]] constexpr bool contains(char byte) const { return has_[static_cast<unsigned char>(byte)]; }

  // Where the next of them stands in `text`, at `from` or after it; npos where none does.
  [[nodiscard]] constexpr std::size_t find_in(std::string_view text, std::size_t from) const {
    const auto* const found = std::find_if(text.begin() + std::min(from, text.size()), text.end(),
                                           [&](char c) { return contains(c); });
    return found == text.end() ? std::string_view::npos : static_cast<std::size_t>(found - text.begin());
  }

private:
  std::array<bool, 256> has_{};
};

}  // namespace leidraad::load
