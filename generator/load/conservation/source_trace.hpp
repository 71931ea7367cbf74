// What became of each byte of a page's source: shown as it stands, read as a mark, hidden in a comment, or
// nothing of it. cmark-gfm keeps no exact places of what it reads inside a paragraph, so its tree is laid
// beside the source, byte by byte. From it follow the places of links, what is left of marks in the text
// (leftover_marks.hpp) and what is lost (lost_text.hpp).
#pragma once

#include <cmark-gfm/cmark-gfm.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "load/conservation/link_syntax.hpp"

namespace leidraad::load {

// Instead of a byte of the source that is not shown as it stands. None of these can stand in a source.
namespace traced {
constexpr char nothing = '\0';       // nobody took it: where it belongs to a word, text is lost
constexpr char code = '\x05';        // shown, as code
constexpr char mark = '\x06';        // read as a mark
constexpr char escaped = '\x07';     // shown, as another character or without its backslash
constexpr char comment = '\x08';     // of a comment
constexpr char html = '\x0B';        // raw HTML
constexpr char label_open = '\x0E';  // the `[` of a link that is only a label: `[wet]`
constexpr char link_open = '\x0F';   // the `[` of another link
// Stands in a source for a comment that cmark-gfm would not have read as one; see comments.hpp.
constexpr char filler = '\x02';
}  // namespace traced

// Where something stands: offset and length in bytes.
struct Span {
  std::size_t start = 0;
  std::size_t length = 0;
};

// A text with marks: a paragraph, a heading, a cell of a table.
struct InlineBlock {
  enum class Kind : std::uint8_t { paragraph, item, task, heading, setext_heading, cell };
  std::size_t start = 0;
  std::size_t end = 0;
  Kind kind = Kind::paragraph;
};

// A block of code.
struct CodePlace {
  cmark_node* node = nullptr;
  std::size_t start = 0;  // of its first line
  std::size_t end = 0;    // of its last line
};

struct TracedDefinition {
  LinkDefinition definition;
  std::size_t start = 0;
};

// A table row with more than its table has columns: what stands after them.
struct SpareCells {
  Span place;
  unsigned columns = 0;
};

struct SourceTrace {
  std::string shown;  // as long as the source
  std::vector<InlineBlock> blocks;
  std::vector<CodePlace> code;
  std::vector<Span> html_blocks;              // raw HTML and comments, in order
  std::vector<TracedDefinition> definitions;  // of links, at the start of paragraphs
  std::vector<SpareCells> spare_cells;
  std::vector<Span> rows_without_bar;                // of a table with more columns than one
  std::vector<Span> misnumbered;                     // numbers of a list that are not those on the page
  std::vector<std::string> used_labels;              // sorted
  std::vector<std::string> note_labels;              // of the notes that are shown; sorted
  std::vector<std::pair<cmark_node*, Span>> places;  // of links, images, raw HTML and texts, in order
};

// The tree as cmark-gfm made it of `source`, before anything was changed in it.
[[nodiscard]] SourceTrace trace_source(std::string_view source, cmark_node* root,
                                       const std::vector<std::size_t>& line_starts);

}  // namespace leidraad::load
