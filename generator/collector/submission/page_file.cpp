#include "collector/submission/page_file.hpp"

namespace leidraad::collector {

namespace {

constexpr char hole_start = '\x02';
constexpr char hole_end = '\x03';
constexpr char part_end = '\x1f';

std::string_view cut_part(std::string_view& rest) {
  const std::size_t end = rest.find(part_end);
  const std::string_view part = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  return part;
}

}  // namespace

std::variant<PageFile, std::string> PageFile::parse(std::string_view text) {
  PageFile page;
  for (std::size_t at = 0;;) {
    const std::size_t start = text.find(hole_start, at);
    page.pieces_.emplace_back(text.substr(at, start == std::string_view::npos ? start : start - at));
    if (start == std::string_view::npos) return page;
    const std::size_t end = text.find(hole_end, start);
    if (end == std::string_view::npos) return "a hole at byte " + std::to_string(start) + " has no end";
    std::string_view inside = text.substr(start + 1, end - start - 1);
    const std::string_view kind = cut_part(inside);
    if (kind.size() != 1 || inside.find(hole_start) != std::string_view::npos)
      return "a hole at byte " + std::to_string(start) + " has no kind of one letter";
    const std::string_view name = cut_part(inside);
    page.holes_.push_back({kind.front(), std::string(name), std::string(inside)});
    at = end + 1;
  }
}

std::string PageFile::filled(const Fill& fill) const {
  std::string text = pieces_.front();
  for (std::size_t place = 0; place < holes_.size(); ++place) {
    text += fill(holes_[place]);
    text += pieces_[place + 1];
  }
  return text;
}

}  // namespace leidraad::collector
