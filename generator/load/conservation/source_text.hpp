// A Markdown text with the place in its file: offsets to positions.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "guide/position.hpp"
#include "load/pages/markdown.hpp"

namespace leidraad::load {

class SourceText {
public:
  SourceText(std::string_view text, const MarkdownPlace& place) : text_(text), place_(place) {
    constexpr std::size_t bytes_a_line = 24;  // more or less; they are not moved so often then
    line_starts_.reserve(text.size() / bytes_a_line + 1);
    line_starts_.push_back(0);
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
      line_starts_.push_back(at + 1);
    }
  }

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] const std::vector<std::size_t>& line_starts() const { return line_starts_; }

  // Where line `line` (from 1) of the text starts, in bytes.
  [[nodiscard]] std::size_t start_of_line(int line) const {
    const auto index = static_cast<std::size_t>(std::max(1, line)) - 1;
    return index < line_starts_.size() ? line_starts_[index] : text_.size();
  }

  // Line and column count from 1, column and length in bytes.
  [[nodiscard]] guide::Position at_line(int line, std::size_t column, std::size_t length) const {
    if (place_.whole_length > 0)
      return {place_.file, place_.first_line, place_.first_column, place_.whole_length};
    const std::uint32_t shift = line == 1 ? place_.first_column - 1 : place_.indentation;
    return {place_.file, place_.first_line + static_cast<std::uint32_t>(std::max(1, line)) - 1,
            static_cast<std::uint32_t>(column) + shift, static_cast<std::uint32_t>(length)};
  }

  // Of a stretch that goes on over more lines, the part on its first one.
  [[nodiscard]] guide::Position at_offset(std::size_t offset, std::size_t length) const {
    const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
    const auto line = static_cast<int>(after - line_starts_.begin());
    const std::size_t end = std::min(text_.find('\n', offset), text_.size());
    return at_line(line, offset - *(after - 1) + 1,
                   std::max<std::size_t>(1, std::min(length, end - std::min(end, offset))));
  }

private:
  std::string_view text_;
  const MarkdownPlace& place_;
  std::vector<std::size_t> line_starts_;
};

}  // namespace leidraad::load
