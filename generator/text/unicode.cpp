#include "text/unicode.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>

namespace leidraad::text {

namespace {

bool is_ascii_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

void append(std::string& text, utf8proc_int32_t character) {
  utf8proc_uint8_t bytes[4];
  const auto length = utf8proc_encode_char(character, bytes);
  text.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

// Bytes that are no UTF-8 stay as they are.
std::string mapped(std::string_view text, int options) {
  utf8proc_uint8_t* result = nullptr;
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                 static_cast<utf8proc_ssize_t>(text.size()), &result,
                                 static_cast<utf8proc_option_t>(options | UTF8PROC_STABLE));
  if (size < 0) return std::string(text);
  std::string made(reinterpret_cast<const char*>(result), static_cast<std::size_t>(size));
  std::free(result);
  return made;
}

}  // namespace

std::int32_t next_character(std::string_view text, std::size_t& offset) {
  const auto first = static_cast<unsigned char>(text[offset]);
  if (first < 0x80) {
    ++offset;
    return first;
  }
  utf8proc_int32_t character = 0;
  const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + offset,
                                       static_cast<utf8proc_ssize_t>(text.size() - offset), &character);
  offset += length > 0 ? static_cast<std::size_t>(length) : 1;
  return length > 0 ? character : 0xFFFD;
}

std::size_t next_outside_ascii(std::string_view text, std::size_t from) {
  // Eight bytes at once: nearly all of a text is ASCII.
  constexpr std::uint64_t highest_bits = 0x8080808080808080U;
  std::size_t at = from;
  for (std::uint64_t word = 0; at + sizeof word <= text.size(); at += sizeof word) {
    std::memcpy(&word, text.data() + at, sizeof word);
    if ((word & highest_bits) != 0) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at < text.size() ? at : std::string_view::npos;
}

bool is_utf8(std::string_view bytes) {
  const auto* data = reinterpret_cast<const utf8proc_uint8_t*>(bytes.data());
  for (std::size_t at = next_outside_ascii(bytes, 0); at < bytes.size(); at = next_outside_ascii(bytes, at)) {
    utf8proc_int32_t character = 0;
    const auto length =
        utf8proc_iterate(data + at, static_cast<utf8proc_ssize_t>(bytes.size() - at), &character);
    if (length <= 0) return false;
    at += static_cast<std::size_t>(length);
  }
  return true;
}

bool is_word_character(std::int32_t character) {
  if (character < 0x80) return is_ascii_word(static_cast<char>(character));
  switch (utf8proc_category(character)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
      return true;
    default:
      return false;
  }
}

bool is_invisible(std::int32_t character) {
  constexpr std::int32_t braille_blank = 0x2800;
  if (character == ' ') return false;
  if (character == braille_blank || utf8proc_get_property(character)->ignorable != 0) return true;
  switch (utf8proc_category(character)) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return true;
    default:
      return false;
  }
}

std::string composed(std::string_view text) {
  return mapped(text, UTF8PROC_COMPOSE);
}

std::string without_case(std::string_view text) {
  return mapped(text, UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD);
}

std::string lower_case(std::string_view text) {
  std::string lower;
  lower.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t end = std::min(next_outside_ascii(text, offset), text.size());
    lower.append(text, offset, end - offset);
    std::transform(lower.end() - static_cast<std::ptrdiff_t>(end - offset), lower.end(),
                   lower.end() - static_cast<std::ptrdiff_t>(end - offset), ascii_lower);
    offset = end;
    if (offset < text.size()) append(lower, utf8proc_tolower(next_character(text, offset)));
  }
  return lower;
}

std::string folded(std::string_view text) {
  std::string plain(text);
  if (next_outside_ascii(text, 0) != std::string_view::npos) {
    constexpr auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE |
                                                            UTF8PROC_COMPAT | UTF8PROC_STRIPMARK);
    utf8proc_uint8_t* mapped = nullptr;
    const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                     static_cast<utf8proc_ssize_t>(text.size()), &mapped, options);
    if (length >= 0) plain.assign(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length));
    std::free(mapped);  // NOLINT(cppcoreguidelines-no-malloc): utf8proc allocates it
  }
  return lower_case(plain);
}

std::string sort_key(std::string_view text) {
  std::string key = folded(text);
  key += '\0';
  key += text;
  return key;
}

std::string anchor_of(std::string_view heading) {
  std::string anchor;
  anchor.reserve(heading.size());
  for (std::size_t offset = 0; offset < heading.size();) {
    const char c = heading[offset];
    if (static_cast<unsigned char>(c) < 0x80) {
      if (c == ' ') anchor += '-';
      if (c == '-' || c == '_' || is_ascii_word(c)) anchor += ascii_lower(c);
      ++offset;
      continue;
    }
    const std::int32_t character = next_character(heading, offset);
    if (utf8proc_category(character) == UTF8PROC_CATEGORY_PC || is_word_character(character)) {
      append(anchor, utf8proc_tolower(character));
    }
  }
  return anchor;
}

bool shows_nothing(std::int32_t character) {
  // Letters and a symbol by category, blank by design (Unicode, Default_Ignorable_Code_Point; Braille).
  constexpr std::array<std::int32_t, 5> fillers = {0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0};
  if (std::find(fillers.begin(), fillers.end(), character) != fillers.end()) return true;
  switch (utf8proc_category(character)) {
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
      return true;
    default:
      return false;
  }
}

std::int32_t plain_form(std::int32_t character) {
  if (character < 0x80) return character;
  std::array<utf8proc_int32_t, 32> plain{};  // the longest form has 18 characters
  int last_class = 0;
  const auto count = utf8proc_decompose_char(
      character, plain.data(), plain.size(),
      static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT), &last_class);
  return count > 0 ? plain.front() : character;
}

}  // namespace leidraad::text
