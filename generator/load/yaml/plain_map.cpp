#include "load/yaml/plain_map.hpp"

#include <algorithm>
#include <vector>

#include "text/unicode.hpp"

namespace leidraad::load {

namespace {

bool is_key_start(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_key_character(char c) {
  return is_key_start(c) || (c >= '0' && c <= '9') || c == '-';
}

// A plain scalar starts with a letter, a digit, a parenthesis or a character outside ASCII; all signs with a
// meaning are excluded.
bool starts_plainly(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '(' ||
         static_cast<unsigned char>(c) >=
             0xC3;  // U+00C0 and up: no byte order mark or line separator of its own
}

// Text of whole lines: no white space but spaces, no control characters, nothing but UTF-8.
bool is_plain_text(std::string_view text) {
  const bool has_control = std::any_of(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7F;
  });
  return !has_control && text::is_utf8(text);
}

// Whether all of the text stands for itself: no comment, no nested map, no null.
bool is_plain(std::string_view value) {
  if (value.empty() || !starts_plainly(value.front()) || value.back() == ' ' || value.back() == ':')
    return false;
  if (value == "null" || value == "Null" || value == "NULL") return false;
  return value.find(": ") == std::string_view::npos && value.find(" #") == std::string_view::npos;
}

// "…" with nothing inside that needs to be unescaped.
bool is_simply_quoted(std::string_view value) {
  return value.size() > 2 && value.front() == '"' && value.back() == '"' &&
         value.find('"', 1) == value.size() - 1 && value.find('\\') == std::string_view::npos;
}

std::uint32_t size_of(std::string_view text) {
  return static_cast<std::uint32_t>(text.size());
}

bool is_each_once(std::vector<std::string_view> keys) {
  std::sort(keys.begin(), keys.end());
  return std::adjacent_find(keys.begin(), keys.end()) == keys.end();
}

}  // namespace

std::optional<YamlNode> read_plain_map(std::string_view text, std::uint32_t first_line) {
  constexpr std::size_t longest_key = 128;  // yaml-cpp takes none of more than a thousand
  if (!is_plain_text(text)) return std::nullopt;
  YamlNode map;
  map.kind = YamlNode::Kind::map;
  std::vector<std::string_view> keys;
  for (std::uint32_t number = first_line; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.front() == '#') continue;
    const auto key_end =
        static_cast<std::size_t>(std::find_if_not(line.begin(), line.end(), is_key_character) - line.begin());
    if (!is_key_start(line.front()) || key_end > longest_key || line.substr(key_end, 2) != ": ")
      return std::nullopt;
    const std::string_view key = line.substr(0, key_end);
    const std::string_view value = line.substr(key_end + 2);
    const bool is_quoted = is_simply_quoted(value);
    if ((!is_quoted && !is_plain(value)) || key == "null") return std::nullopt;
    YamlNode scalar;
    scalar.kind = YamlNode::Kind::scalar;
    scalar.is_quoted = is_quoted;
    scalar.text = is_quoted ? value.substr(1, value.size() - 2) : value;
    scalar.line = number;
    scalar.column = size_of(key) + 3;
    scalar.length = size_of(value);
    scalar.text_place = {scalar.line, scalar.column + (is_quoted ? 1U : 0U), 0, true};
    map.members.push_back({std::string(key), number, 1, std::move(scalar)});
    keys.push_back(key);
  }
  if (map.members.empty() || !is_each_once(std::move(keys))) return std::nullopt;
  map.line = map.members.front().line;
  map.column = 1;
  map.length = 1;
  return map;
}

}  // namespace leidraad::load
