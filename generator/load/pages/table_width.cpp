#include "load/pages/table_width.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

#include "load/pages/markdown_tree.hpp"
#include "text/unicode.hpp"

namespace leidraad::load {

namespace {

// In tenths of the width of a small letter, with the sizes for paper of templates/assets/css/tokens/site.css; some
// room is left for letters that are wider than most.
constexpr int letter_width = 10;
constexpr int capital_width = 13;
constexpr int column_padding = 20;
constexpr int upright_sheet = 800;
constexpr int sheet_on_its_side = 1500;

int width_of(std::int32_t character) {
  if (character >= 'A' && character <= 'Z') return capital_width;
  constexpr std::int32_t first_of_east_asia = 0x1100;
  return character >= first_of_east_asia ? 2 * letter_width : letter_width;
}

// The longest piece that cannot be broken.
int longest_word(std::string_view text) {
  int longest = 0;
  int word = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const bool is_ascii = static_cast<unsigned char>(text[offset]) < 0x80;
    const std::int32_t character = is_ascii ? text[offset++] : text::next_character(text, offset);
    if (character == ' ' || character == '\n') {
      word = 0;
      continue;
    }
    word += width_of(character);
    longest = std::max(longest, word);
    if (character == '-') word = 0;
  }
  return longest;
}

}  // namespace

const char* paper_class_of(cmark_node* table) {
  std::vector<int> columns;
  for (cmark_node* row = cmark_node_first_child(table); row != nullptr; row = cmark_node_next(row)) {
    std::size_t place = 0;
    for (cmark_node* cell = cmark_node_first_child(row); cell != nullptr; cell = cmark_node_next(cell)) {
      if (place == columns.size()) columns.push_back(0);
      columns[place] = std::max(columns[place], longest_word(plain_text(cell)));
      ++place;
    }
  }
  const int width =
      std::accumulate(columns.begin(), columns.end(), static_cast<int>(columns.size()) * column_padding);
  if (width <= upright_sheet) return "";
  return width <= sheet_on_its_side ? " table-wide" : " table-wide table-widest";
}

}  // namespace leidraad::load
