#include "load/pages/prose_reading.hpp"

#include <algorithm>

namespace leidraad::load {

guide::Position ProseReading::position_of_node(std::string_view needle) {
  if (node_place.length == 0) return position_of(needle);
  return source.at_offset(node_place.start, node_place.length);
}

guide::Position ProseReading::position_of(std::string_view needle) {
  const std::size_t block = source.start_of_line(block_line);
  const std::size_t from = std::max(block, searched_to);
  // Only so far on: a text without end must not be searched anew for each of its links.
  constexpr std::size_t farthest = 4096;
  std::size_t found = text.substr(0, std::min(text.size(), from + farthest)).find(needle, from);
  if (found == std::string_view::npos) {
    found = text.substr(0, std::min(text.size(), block + farthest)).find(needle, block);
  }
  if (found == std::string_view::npos) return source.at_offset(block, 1);
  searched_to = found + needle.size();
  return source.at_offset(found, needle.size());
}

}  // namespace leidraad::load
