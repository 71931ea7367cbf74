// How a citation of sources is written: `[@id]`, `[@one; @two]`.
#pragma once

#include <algorithm>
#include <string_view>

namespace leidraad::load {

inline bool is_citation_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

inline bool is_source_id(std::string_view id) {
  return !id.empty() && std::all_of(id.begin(), id.end(), is_citation_character);
}

// Takes the next `@id` off what stands between the brackets; its id with the `@`, or nothing where it is
// none.
inline std::string_view next_cited(std::string_view& inside) {
  const std::size_t separator = std::min(inside.find(';'), inside.size());
  std::string_view item = inside.substr(0, separator);
  inside.remove_prefix(std::min(separator + 1, inside.size()));
  while (!item.empty() && item.front() == ' ') item.remove_prefix(1);
  while (!item.empty() && item.back() == ' ') item.remove_suffix(1);
  return item.starts_with('@') && is_source_id(item.substr(1)) ? item : std::string_view{};
}

inline bool is_citation(std::string_view inside) {
  if (inside.empty()) return false;
  while (!inside.empty()) {
    if (next_cited(inside).empty()) return false;
  }
  return true;
}

}  // namespace leidraad::load
