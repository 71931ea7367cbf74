#include "render/trees/text_lines.hpp"

#include <array>
#include <cstdint>

#include "text/unicode.hpp"

namespace leidraad::render {

namespace {

// Advance widths of Arial for U+0020 to U+007E, in thousandths of the font size (from its metrics, as
// published by Adobe for Helvetica, which it matches).
constexpr std::array<int, 95> ascii_widths = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,  278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,  611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,  556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,  500, 334, 260, 334, 584};
constexpr double latin_width = 0.6;  // letters with a mark, signs
constexpr double wide_width = 1.0;   // everything after Latin, Greek and Cyrillic
constexpr std::int32_t first_wide = 0x0600;
constexpr std::int32_t no_break_character = 0xA0;
constexpr double bold_is_wider = 1.07;
constexpr double air = 1.04;

double width_of(std::int32_t character) {
  constexpr std::int32_t first = 0x20;
  if (character == no_break_character) character = first;
  if (character >= first && character < first + static_cast<std::int32_t>(ascii_widths.size()))
    return ascii_widths[static_cast<std::size_t>(character - first)] / 1000.0;
  return character < first_wide ? latin_width : wide_width;
}

// The words of a text, without the spaces between them.
std::vector<std::string_view> words_of(std::string_view text) {
  constexpr std::string_view spaces = " \t\r\n";
  std::vector<std::string_view> words;
  for (std::size_t at = text.find_first_not_of(spaces); at != std::string_view::npos;) {
    const std::size_t end = text.find_first_of(spaces, at);
    words.push_back(text.substr(at, end - at));
    at = text.find_first_not_of(spaces, end);
  }
  return words;
}

// How many bytes of a word fit; at least one character.
std::size_t fitting(std::string_view word, double width, double size, Face face) {
  std::size_t end = 0;
  while (end < word.size()) {
    std::size_t next = end;
    static_cast<void>(text::next_character(word, next));
    if (end > 0 && width_of(word.substr(0, next), size, face) > width) break;
    end = next;
  }
  return end;
}

}  // namespace

double width_of(std::string_view text, double size, Face face) {
  double width = 0;
  for (std::size_t at = 0; at < text.size();) width += width_of(text::next_character(text, at));
  return width * size * air * (face == Face::bold ? bold_is_wider : 1);
}

std::vector<std::string> lines_of(std::string_view text, double width, double size, Face face) {
  std::vector<std::string> lines(1);
  for (std::string_view word : words_of(text)) {
    const std::string joined =
        lines.back().empty() ? std::string(word) : lines.back() + " " + std::string(word);
    if (width_of(joined, size, face) <= width) {
      lines.back() = joined;
      continue;
    }
    if (!lines.back().empty()) lines.emplace_back();
    while (width_of(word, size, face) > width) {
      const std::size_t end = fitting(word, width, size, face);
      lines.back() = word.substr(0, end);
      word.remove_prefix(end);
      if (word.empty()) break;
      lines.emplace_back();
    }
    if (!word.empty()) lines.back() = word;
  }
  return lines;
}

}  // namespace leidraad::render
