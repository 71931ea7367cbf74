// The walk that lays cmark-gfm's tree beside the source (source_trace.hpp): blocks here and in tracer_blocks.cpp, what
// stands inside a text in tracer_inlines.cpp.
#pragma once

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm/buffer.h>
#include <cmark-gfm/houdini.h>
#include <cmark-gfm/node.h>

#include <algorithm>
#include <array>
#include <optional>

#include "load/conservation/source_bytes.hpp"
#include "load/conservation/source_trace.hpp"
#include "load/pages/directive_blocks.hpp"
#include "load/pages/markdown_tree.hpp"

namespace leidraad::load {

inline cmark_node_type type_of(cmark_node* node) {
  return static_cast<cmark_node_type>(node->type);
}

class Tracer {
public:
  Tracer(std::string_view source, const std::vector<std::size_t>& line_starts)
      : source_(source), line_starts_(line_starts) {
    trace_.shown.assign(source.size(), traced::nothing);
    constexpr std::size_t bytes_a_place = 32;  // more or less; they are not moved so often then
    trace_.places.reserve(source.size() / bytes_a_place);
    trace_.blocks.reserve(source.size() / bytes_a_place);
    for (const char special : {'\\', '&', traced::filler}) {
      if (source.find(special) != std::string_view::npos) special_ += special;
    }
  }

  SourceTrace trace(cmark_node* root) {
    for_each_node(
        root, [&](cmark_node* node) { enter(node); }, [&](cmark_node* node) { leave(node); });
    std::sort(trace_.used_labels.begin(), trace_.used_labels.end());
    std::sort(trace_.note_labels.begin(), trace_.note_labels.end());
    return std::move(trace_);
  }

private:
  using Kind = InlineBlock::Kind;

  // --- the source

  [[nodiscard]] std::size_t line_start(int line) const {
    const auto index = static_cast<std::size_t>(std::max(1, line)) - 1;
    return index < line_starts_.size() ? line_starts_[index] : source_.size();
  }
  [[nodiscard]] std::size_t line_end(std::size_t from) const {
    return std::min(source_.find('\n', from), source_.size());
  }
  [[nodiscard]] std::size_t start_of(cmark_node* node) const {
    const int column = std::max(1, cmark_node_get_start_column(node));
    return std::min(source_.size(),
                    line_start(cmark_node_get_start_line(node)) + static_cast<std::size_t>(column) - 1);
  }
  [[nodiscard]] bool stands(char c) const { return at_ < limit_ && source_[at_] == c; }

  void take(std::size_t from, std::size_t to, char as) {
    if (from < to)
      std::fill(trace_.shown.begin() + static_cast<std::ptrdiff_t>(from),
                trace_.shown.begin() + static_cast<std::ptrdiff_t>(to), as);
  }
  void take_to(std::size_t to, char as) {
    take(at_, to, as);
    at_ = to;
  }
  void skip_blank() {
    while (at_ < limit_ && is_blank(source_[at_])) ++at_;
  }
  bool take_mark(std::string_view of, std::size_t count) {
    for (std::size_t index = 0; index < count; ++index) {
      if (at_ >= limit_ || of.find(source_[at_]) == std::string_view::npos) return false;
      trace_.shown[at_++] = traced::mark;
    }
    return true;
  }

  // --- blocks

  void enter(cmark_node* node);
  void enter_extension(cmark_node* node);

  enum class TablePart : std::uint8_t { none, table, row, cell };

  // The extension does not export the types of its nodes, only their names; each name is read once.
  TablePart table_part(cmark_node* node);
  static bool is_header(cmark_node* row);
  void leave(cmark_node* node);
  void open_block(std::size_t start, std::size_t limit, Kind kind);
  void open_paragraph(cmark_node* node);
  // The text of a block that may start with definitions.
  void open_text();

  // Definitions of links stand before the text of a paragraph and are no part of it.
  void take_definitions(std::size_t from, std::size_t limit);
  void open_heading(cmark_node* node);
  void close_block();
  void take_code(cmark_node* node);
  void take_html(cmark_node* node);
  void take_note(cmark_node* node);

  // The mark of an item is no word; its number is, and a list counts on from its first one.
  void take_item(cmark_node* node);
  void count_item(cmark_node* node, std::uint64_t number, Span place);

  // --- tables

  void open_row(cmark_node* node, bool is_header);

  // Lines above a table belong to the paragraph before it; cmark-gfm counts them to the table.
  std::size_t header_start(cmark_node* row, std::size_t start) const;
  [[nodiscard]] std::size_t next_bar(std::size_t from) const;
  void open_cell();
  void close_cell();
  void close_row(bool is_body);

  // --- inside a text; false where source and tree do not agree

  bool enter_inline(cmark_node* node);
  bool leave_inline(cmark_node* node);
  bool take_text(std::string_view literal);

  // Without what may mean something else than itself. Most sources have none of it.
  [[nodiscard]] bool is_plain(std::string_view literal) const;
  bool take_entity(std::string_view literal, std::size_t& done);
  bool take_break();
  bool take_code_span();

  struct OpenLink {
    std::size_t place = 0;  // in trace_.places
    std::size_t start = 0;
    char kind = '\0';  // '[', '<' or none: an address by itself
  };
  bool open_link(cmark_node* node);
  bool close_link();

  // `[text][label]`, `[label][]` or `[label]`.
  void take_label(const OpenLink& link, std::size_t text_end);
  bool take_note_reference();
  bool take_inline_html(cmark_node* node);

  std::string_view source_;
  std::string special_;  // what the source holds of the bytes that may mean something else than themselves
  const std::vector<std::size_t>& line_starts_;
  SourceTrace trace_;
  InlineBlock block_;
  std::size_t at_ = 0;
  std::size_t limit_ = 0;
  bool is_exact_ = false;
  std::vector<OpenLink> open_links_;
  std::map<cmark_node*, std::uint64_t> counted_;  // the number of the last item of a list on the page
  std::size_t last_text_ = 0;
  std::size_t row_start_ = 0;
  std::size_t row_end_ = 0;
  std::array<cmark_node_type, 4> part_types_{};  // by TablePart, as far as they are known
  unsigned columns_ = 0;
  unsigned cells_ = 0;
  bool has_bar_ = false;
};

}  // namespace leidraad::load
