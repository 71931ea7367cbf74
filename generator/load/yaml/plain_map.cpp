#include "load/yaml/plain_map.hpp"

#include <algorithm>

namespace leidraad::load {

namespace {

bool is_key_character(char c) {
  return (c >= 'a' && c <= 'z') || c == '-';
}

// A plain scalar starts with a letter, a digit or a character outside ASCII; all signs with a meaning are
// excluded.
bool starts_plainly(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >=
             0xC3;  // U+00C0 and up: no byte order mark or line separator of its own
}

// Whether all of the text stands for itself: no comment, no nested map, no null, no odd white space.
bool is_plain(std::string_view value) {
  if (value.empty() || !starts_plainly(value.front()) || value.back() == ' ' || value.back() == ':')
    return false;
  if (value == "null" || value == "Null" || value == "NULL") return false;
  return value.find(": ") == std::string_view::npos && value.find(" #") == std::string_view::npos &&
         value.find_first_of("\t\r") == std::string_view::npos;
}

// "…" with nothing inside that needs to be unescaped.
bool is_simply_quoted(std::string_view value) {
  return value.size() > 2 && value.front() == '"' && value.back() == '"' &&
         value.find_first_of("\"\\\t\r", 1) == value.size() - 1;
}

std::uint32_t size_of(std::string_view text) {
  return static_cast<std::uint32_t>(text.size());
}

}  // namespace

std::optional<YamlNode> read_plain_map(std::string_view text, std::uint32_t first_line) {
  // Keys are compared with all before them; a map with more is no simple one.
  constexpr std::size_t most = 32;
  YamlNode map;
  map.kind = YamlNode::Kind::map;
  map.line = first_line;
  map.column = 1;
  map.length = 1;
  for (std::uint32_t number = first_line; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const auto key_end =
        static_cast<std::size_t>(std::find_if_not(line.begin(), line.end(), is_key_character) - line.begin());
    if (key_end == 0 || line.front() == '-' || line.substr(key_end, 2) != ": ") return std::nullopt;
    const std::string_view key = line.substr(0, key_end);
    const std::string_view value = line.substr(key_end + 2);
    const bool is_quoted = is_simply_quoted(value);
    if ((!is_quoted && !is_plain(value)) || key == "null" || map.members.size() == most ||
        map.find(key) != nullptr) {
      return std::nullopt;
    }
    YamlNode scalar;
    scalar.kind = YamlNode::Kind::scalar;
    scalar.is_quoted = is_quoted;
    scalar.text = is_quoted ? value.substr(1, value.size() - 2) : value;
    scalar.line = number;
    scalar.column = size_of(key) + 3;
    scalar.length = size_of(value);
    scalar.text_place = {scalar.line, scalar.column + (is_quoted ? 1U : 0U), 0, true};
    map.members.push_back({std::string(key), number, 1, std::move(scalar)});
  }
  if (map.members.empty()) return std::nullopt;
  return map;
}

}  // namespace leidraad::load
