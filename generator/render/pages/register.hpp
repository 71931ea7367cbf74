// An alphabetical register: letters in order, each with its words in order.
#pragma once

#include <map>
#include <string>

#include "text/unicode.hpp"

namespace leidraad::render {

// The letter under which a word stands: its first letter without diacritics, in capitals; "0-9" for anything
// else.
inline std::string letter_for(const std::string& word) {
  const std::string folded = text::folded(word);
  std::size_t offset = 0;
  while (offset < folded.size()) {
    const char c = folded[offset];
    if (c >= 'a' && c <= 'z') return std::string(1, static_cast<char>(c - 'a' + 'A'));
    if (c >= '0' && c <= '9') return "0-9";
    (void)text::next_character(folded, offset);
  }
  return "0-9";
}

// By letter, and there by text::sort_key.
template <class T>
using Register = std::map<std::string, std::map<std::string, T>>;

}  // namespace leidraad::render
