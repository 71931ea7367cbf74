#include "guide/icons.hpp"

#include <algorithm>

namespace leidraad::guide {

namespace {

// The line that holds the place `at`.
std::string_view line_around(std::string_view lines, std::size_t at) {
  const std::size_t before = at == 0 ? std::string_view::npos : lines.rfind('\n', at - 1);
  const std::size_t start = before == std::string_view::npos ? 0 : before + 1;
  return lines.substr(start, lines.find('\n', start) - start);
}

}  // namespace

std::string_view IconSet::path_of(std::string_view name) const {
  std::string_view left = lines_;
  while (!left.empty()) {
    const std::string_view line = line_around(left, left.size() / 2);
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos) return {};
    const int order = name.compare(line.substr(0, space));
    if (order == 0) return line.substr(space + 1);
    const auto start = static_cast<std::size_t>(line.data() - left.data());
    left = order < 0 ? left.substr(0, start) : left.substr(std::min(start + line.size() + 1, left.size()));
  }
  return {};
}

std::vector<std::string> IconSet::names() const {
  std::vector<std::string> names;
  for (std::size_t start = 0; start < lines_.size();) {
    const std::string_view line = lines_.substr(start, lines_.find('\n', start) - start);
    if (const std::size_t space = line.find(' '); space != std::string_view::npos)
      names.emplace_back(line.substr(0, space));
    start += line.size() + 1;
  }
  return names;
}

}  // namespace leidraad::guide
