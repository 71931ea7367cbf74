#include "load/conservation/source_trace.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm/buffer.h>
#include <cmark-gfm/houdini.h>
#include <cmark-gfm/node.h>

#include <algorithm>
#include <array>
#include <optional>

#include "load/conservation/source_bytes.hpp"
#include "load/pages/directive_blocks.hpp"
#include "load/pages/markdown_tree.hpp"

namespace leidraad::load {

namespace {

// cmark-gfm makes of an item with a box an item of its extension.
bool is_task(cmark_node* item) {
  return item->extension != nullptr;
}

cmark_node_type type_of(cmark_node* node) {
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

  void enter(cmark_node* node) {
    switch (type_of(node)) {
      case CMARK_NODE_PARAGRAPH:
        return open_paragraph(node);
      case CMARK_NODE_HEADING:
        return open_heading(node);
      case CMARK_NODE_CODE_BLOCK:
        return take_code(node);
      case CMARK_NODE_HTML_BLOCK:
        return take_html(node);
      case CMARK_NODE_FOOTNOTE_DEFINITION:
        return take_note(node);
      case CMARK_NODE_ITEM:
        return take_item(node);
      case CMARK_NODE_DOCUMENT:
      case CMARK_NODE_BLOCK_QUOTE:
      case CMARK_NODE_LIST:
      case CMARK_NODE_THEMATIC_BREAK:
        return;
      default:
        break;
    }
    if (CMARK_NODE_TYPE_INLINE_P(type_of(node))) {
      if (is_exact_ && !enter_inline(node)) is_exact_ = false;
    } else {
      enter_extension(node);
    }
  }

  void enter_extension(cmark_node* node) {
    if (is_leaf_directive(node) || is_container_directive(node)) {
      const std::size_t start = start_of(node);
      return take(start, line_end(start), traced::mark);
    }
    const TablePart part = table_part(node);
    if (part == TablePart::table) columns_ = cmark_gfm_extensions_get_table_columns(node);
    if (part == TablePart::row) open_row(node, is_header(node));
    if (part == TablePart::cell) open_cell();
  }

  enum class TablePart : std::uint8_t { none, table, row, cell };

  // The extension does not export the types of its nodes, only their names; each name is read once.
  TablePart table_part(cmark_node* node) {
    for (std::size_t index = 0; index < part_types_.size(); ++index) {
      if (part_types_[index] == type_of(node)) return static_cast<TablePart>(index);
    }
    const std::string_view name = cmark_node_get_type_string(node);
    const TablePart part = name == "table"                                 ? TablePart::table
                           : name == "table_header" || name == "table_row" ? TablePart::row
                           : name == "table_cell"                          ? TablePart::cell
                                                                           : TablePart::none;
    part_types_[static_cast<std::size_t>(part)] = type_of(node);
    return part;
  }
  static bool is_header(cmark_node* row) { return cmark_gfm_extensions_get_table_row_is_header(row) != 0; }

  void leave(cmark_node* node) {
    const cmark_node_type type = type_of(node);
    if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING) return close_block();
    if (CMARK_NODE_TYPE_INLINE_P(type)) {
      if (is_exact_ && !leave_inline(node)) is_exact_ = false;
      return;
    }
    if (node->extension == nullptr) return;
    const TablePart part = table_part(node);
    if (part == TablePart::row) close_row(!is_header(node));
    if (part == TablePart::cell) close_cell();
  }

  void open_block(std::size_t start, std::size_t limit, Kind kind) {
    at_ = start;
    limit_ = limit;
    is_exact_ = true;
    block_ = {start, start, kind};
    open_links_.clear();
  }

  void open_paragraph(cmark_node* node) {
    cmark_node* placed = node;
    // cmark-gfm cuts the lines above a table off, and forgets where they stand.
    if (cmark_node_get_start_line(node) == 0 && cmark_node_next(node) != nullptr)
      placed = cmark_node_next(node);
    Kind kind = Kind::paragraph;
    if (cmark_node* parent = cmark_node_parent(node);
        parent != nullptr && cmark_node_first_child(parent) == node) {
      if (type_of(parent) == CMARK_NODE_ITEM) kind = Kind::item;
      if (kind == Kind::item && is_task(parent)) kind = Kind::task;
    }
    open_block(start_of(placed), line_start(cmark_node_get_end_line(placed) + 1), kind);
    // The end that cmark-gfm tells is too early where definitions stand first.
    limit_ = std::max(limit_, line_end(at_));
    open_text();
  }

  // The text of a block that may start with definitions.
  void open_text() {
    if (at_ < source_.size() && source_[at_] == '[') {
      take_definitions(at_, source_.size());
      limit_ = std::max(limit_, line_end(at_));
    }
    block_.start = at_;
  }

  // Definitions of links stand before the text of a paragraph and are no part of it.
  void take_definitions(std::size_t from, std::size_t limit) {
    at_ = from;
    while (at_ < limit && source_[at_] == '[') {
      auto definition = link_definition_at(source_, at_, limit);
      if (!definition) return;
      const std::size_t start = at_;
      take_to(definition->end, traced::mark);
      trace_.definitions.push_back({std::move(*definition), start});
      at_ = past_line_prefix(source_, std::min(at_ + 1, limit), limit);
    }
  }

  void open_heading(cmark_node* node) {
    const bool is_setext = node->as.heading.setext;
    const std::size_t start = start_of(node);
    const std::size_t limit = is_setext ? line_start(cmark_node_get_end_line(node) + 1) : line_end(start);
    open_block(start, std::max(limit, line_end(start)), is_setext ? Kind::setext_heading : Kind::heading);
    if (is_setext) return open_text();
    while (stands('#')) trace_.shown[at_++] = traced::mark;
    skip_blank();
    block_.start = at_;
  }

  void close_block() {
    block_.end = is_exact_ ? at_ : limit_;
    if (!is_exact_) {
      // Not found again in the source: what cannot be told apart is not judged.
      for (std::size_t at = block_.start; at < limit_; ++at) {
        if (trace_.shown[at] == traced::nothing) trace_.shown[at] = traced::code;
      }
    } else {
      trace_.blocks.push_back(block_);
    }
    is_exact_ = false;
  }

  void take_code(cmark_node* node) {
    const std::size_t start = line_start(cmark_node_get_start_line(node));
    // Whether the line that closes it is there or not: cmark-gfm's last line is that one, or the last of all.
    const int last = std::max(cmark_node_get_start_line(node), cmark_node_get_end_line(node));
    const std::size_t end = std::min(source_.size(), line_start(last + 1));
    take(start_of(node), end, traced::code);
    trace_.code.push_back({node, start, end});
  }

  void take_html(cmark_node* node) {
    const std::string_view literal = literal_of(node);
    const std::size_t start = start_of(node);
    const auto lines = std::count(literal.begin(), literal.end(), '\n');
    const std::size_t end = line_start(cmark_node_get_start_line(node) + static_cast<int>(lines));
    const std::size_t last = std::min(source_.size(), std::max(end, line_end(start)));
    take(start, last, traced::html);
    trace_.html_blocks.push_back({start, last - start});
    trace_.places.emplace_back(node, Span{start, line_end(start) - start});
  }

  void take_note(cmark_node* node) {
    const std::size_t start = line_start(cmark_node_get_start_line(node));
    const std::size_t open = source_.find("[^", start);
    const std::size_t close = open == std::string_view::npos ? open : source_.find("]:", open);
    if (close == std::string_view::npos) return;
    take(open, close + 2, traced::mark);
    trace_.note_labels.emplace_back(source_.substr(open + 2, close - open - 2));
  }

  // The mark of an item is no word; its number is, and a list counts on from its first one.
  void take_item(cmark_node* node) {
    std::size_t at = start_of(node);
    const std::size_t start = at;
    std::uint64_t number = 0;
    while (at < source_.size() && is_digit(source_[at]) && at - start < 9)
      number = number * 10 + static_cast<std::uint64_t>(source_[at++] - '0');
    if (at > start) {
      count_item(node, number, {start, at - start});
      take(start, at, traced::mark);
    }
    if (!is_task(node)) return;
    const std::size_t box = source_.find('[', at);
    if (box != std::string_view::npos && box < line_end(at))
      take(box, std::min(source_.size(), box + 3), traced::mark);
  }

  void count_item(cmark_node* node, std::uint64_t number, Span place) {
    cmark_node* list = cmark_node_parent(node);
    if (list == nullptr || type_of(list) != CMARK_NODE_LIST) return;
    const auto first = static_cast<std::uint64_t>(std::max(0, cmark_node_get_list_start(list)));
    if (cmark_node_previous(node) == nullptr) {
      counted_[list] = first;
      return;
    }
    std::uint64_t& shown = counted_[list];
    ++shown;
    if (number == first || number == shown) return;
    trace_.misnumbered.push_back(place);
    shown = number;  // those that count on from here are no second message
  }

  // --- tables

  void open_row(cmark_node* node, bool is_header) {
    std::size_t start = start_of(node);
    if (is_header) start = header_start(node, start);
    row_end_ = line_end(start);
    row_start_ = start;
    at_ = start;
    limit_ = row_end_;
    skip_blank();
    has_bar_ = next_bar(start) < row_end_;
    if (stands('|')) trace_.shown[at_++] = traced::mark;
    cells_ = 0;
  }

  // Lines above a table belong to the paragraph before it; cmark-gfm counts them to the table.
  std::size_t header_start(cmark_node* row, std::size_t start) const {
    cmark_node* before = cmark_node_previous(cmark_node_parent(row));
    if (before == nullptr || type_of(before) != CMARK_NODE_PARAGRAPH ||
        cmark_node_get_start_line(before) != 0)
      return start;
    return past_line_prefix(source_, std::min(source_.size(), line_end(last_text_) + 1), source_.size());
  }

  [[nodiscard]] std::size_t next_bar(std::size_t from) const {
    for (std::size_t at = from; at < row_end_; ++at) {
      if (source_[at] == '\\') {
        ++at;
      } else if (source_[at] == '|') {
        return at;
      }
    }
    return row_end_;
  }

  void open_cell() {
    const std::size_t start = std::min(at_, row_end_);
    open_block(start, next_bar(start), Kind::cell);
    skip_blank();
    block_.start = at_;
    ++cells_;
  }

  void close_cell() {
    const std::size_t end = limit_;
    close_block();
    at_ = end;
    if (at_ < row_end_) {
      trace_.shown[at_] = traced::mark;
      ++at_;
    }
  }

  void close_row(bool is_body) {
    std::size_t end = row_end_;
    while (end > at_ && (is_blank(source_[end - 1]))) --end;
    std::size_t start = at_;
    while (start < end && is_blank(source_[start])) ++start;
    const bool has_words = std::any_of(source_.begin() + static_cast<std::ptrdiff_t>(start),
                                       source_.begin() + static_cast<std::ptrdiff_t>(end),
                                       [](char c) { return !is_blank(c) && c != '|'; });
    if (start < end && has_words) trace_.spare_cells.push_back({{start, end - start}, columns_});
    take(start, end, traced::mark);
    if (is_body && !has_bar_ && columns_ > 1)
      trace_.rows_without_bar.push_back({row_start_, row_end_ - row_start_});
    last_text_ = row_end_;
    at_ = row_end_;
  }

  // --- inside a text; false where source and tree do not agree

  bool enter_inline(cmark_node* node) {
    switch (type_of(node)) {
      case CMARK_NODE_TEXT: {
        const std::size_t start = at_;
        const bool is_found = take_text(literal_of(node));
        if (is_found) trace_.places.emplace_back(node, Span{start, at_ - start});
        last_text_ = at_;
        return is_found;
      }
      case CMARK_NODE_SOFTBREAK:
      case CMARK_NODE_LINEBREAK:
        return take_break();
      case CMARK_NODE_CODE:
        return take_code_span();
      case CMARK_NODE_EMPH:
        return take_mark("*_", 1);
      case CMARK_NODE_STRONG:
        return take_mark("*_", 2);
      case CMARK_NODE_LINK:
      case CMARK_NODE_IMAGE:
        return open_link(node);
      case CMARK_NODE_HTML_INLINE:
        return take_inline_html(node);
      case CMARK_NODE_FOOTNOTE_REFERENCE:
        return take_note_reference();
      default:
        return take_mark("~", 2);  // struck through
    }
  }

  bool leave_inline(cmark_node* node) {
    switch (type_of(node)) {
      case CMARK_NODE_EMPH:
        return take_mark("*_", 1);
      case CMARK_NODE_STRONG:
        return take_mark("*_", 2);
      case CMARK_NODE_LINK:
      case CMARK_NODE_IMAGE:
        return close_link();
      case CMARK_NODE_TEXT:
      case CMARK_NODE_SOFTBREAK:
      case CMARK_NODE_LINEBREAK:
      case CMARK_NODE_CODE:
      case CMARK_NODE_HTML_INLINE:
      case CMARK_NODE_FOOTNOTE_REFERENCE:
        return true;
      default:
        return take_mark("~", 2);
    }
  }

  bool take_text(std::string_view literal) {
    // Nearly every text stands in the source as it is shown.
    if (at_ + literal.size() <= limit_ && source_.substr(at_, literal.size()) == literal &&
        is_plain(literal)) {
      literal.copy(trace_.shown.data() + at_, literal.size());
      at_ += literal.size();
      return true;
    }
    std::size_t done = 0;
    while (done < literal.size()) {
      if (at_ >= limit_) return false;
      const char c = source_[at_];
      if (c == '\\' && at_ + 1 < limit_ && is_ascii_punctuation(source_[at_ + 1])) {
        if (literal[done] != source_[at_ + 1]) return false;
        take_to(at_ + 2, traced::escaped);
        ++done;
      } else if (c == '&' && take_entity(literal, done)) {
        continue;
      } else if (c == literal[done]) {
        trace_.shown[at_] = c == traced::filler ? traced::comment : c;
        ++at_;
        ++done;
      } else {
        return false;
      }
    }
    return true;
  }

  // Without what may mean something else than itself. Most sources have none of it.
  [[nodiscard]] bool is_plain(std::string_view literal) const {
    return std::none_of(special_.begin(), special_.end(),
                        [&](char special) { return literal.find(special) != std::string_view::npos; });
  }

  bool take_entity(std::string_view literal, std::size_t& done) {
    const std::size_t rest = std::min<std::size_t>(limit_ - at_ - 1, 64);
    cmark_strbuf decoded;
    cmark_strbuf_init(PageMemory::allocator(), &decoded, 0);
    const auto length =
        houdini_unescape_ent(&decoded, reinterpret_cast<const unsigned char*>(source_.data()) + at_ + 1,
                             static_cast<bufsize_t>(rest));
    const std::string_view meant(reinterpret_cast<const char*>(decoded.ptr),
                                 static_cast<std::size_t>(decoded.size));
    const bool is_meant = length > 0 && literal.substr(done).starts_with(meant);
    if (is_meant) {
      done += meant.size();
      take_to(at_ + 1 + static_cast<std::size_t>(length), traced::escaped);
    }
    cmark_strbuf_free(&decoded);
    return is_meant;
  }

  bool take_break() {
    skip_blank();
    if (stands('\\')) trace_.shown[at_++] = traced::mark;
    if (!stands('\n')) return false;
    trace_.shown[at_++] = '\n';
    at_ = past_line_prefix(source_, at_, limit_);
    return true;
  }

  bool take_code_span() {
    const std::size_t start = at_;
    while (stands('`')) ++at_;
    const std::size_t length = at_ - start;
    if (length == 0) return false;
    for (std::size_t at = at_; at < limit_;) {
      if (source_[at] != '`') {
        ++at;
        continue;
      }
      std::size_t end = at;
      while (end < limit_ && source_[end] == '`') ++end;
      if (end - at == length) {
        take(start, end, traced::code);
        last_text_ = at_ = end;
        return true;
      }
      at = end;
    }
    return false;
  }

  struct OpenLink {
    std::size_t place = 0;  // in trace_.places
    std::size_t start = 0;
    char kind = '\0';  // '[', '<' or none: an address by itself
  };

  bool open_link(cmark_node* node) {
    OpenLink link{trace_.places.size(), at_, '\0'};
    if (type_of(node) == CMARK_NODE_IMAGE && !take_mark("!", 1)) return false;
    if (stands('[') || stands('<')) {
      link.kind = source_[at_];
      trace_.shown[at_++] = link.kind == '[' ? traced::link_open : traced::mark;
    }
    trace_.places.emplace_back(node, Span{link.start, 1});
    open_links_.push_back(link);
    return true;
  }

  bool close_link() {
    if (open_links_.empty()) return false;
    const OpenLink link = open_links_.back();
    open_links_.pop_back();
    Span& place = trace_.places[link.place].second;
    if (link.kind == '\0') {
      place.length = std::max<std::size_t>(1, at_ - link.start);
      return true;
    }
    if (!take_mark(link.kind == '<' ? ">" : "]", 1)) return false;
    const std::size_t text_end = at_;
    if (link.kind == '[') {
      if (const auto tail = link_tail_at(source_, at_, limit_)) {
        take_to(tail->end, traced::mark);
        place = {tail->address, tail->address_length};
        if (tail->address_length == 0) place = {text_end - 1, 2};
        return true;
      }
      take_label(link, text_end);
    }
    place.length = at_ - link.start;
    if (link.kind == '<') place = {link.start + 1, at_ - link.start - 2};
    return true;
  }

  // `[text][label]`, `[label][]` or `[label]`.
  void take_label(const OpenLink& link, std::size_t text_end) {
    const auto label = link_label_at(source_, text_end, limit_);
    if (label) take_to(label->end, traced::mark);
    if (label && !label->name.empty()) {
      trace_.used_labels.push_back(label->name);
      return;
    }
    const std::size_t open = source_[link.start] == '!' ? link.start + 1 : link.start;
    if (!label) trace_.shown[open] = traced::label_open;
    if (const auto own = link_label_at(source_, open, limit_)) trace_.used_labels.push_back(own->name);
  }

  bool take_note_reference() {
    const std::size_t end = source_.find(']', at_);
    if (!stands('[') || end == std::string_view::npos || end >= limit_) return false;
    take_to(end + 1, traced::mark);
    return true;
  }

  bool take_inline_html(cmark_node* node) {
    const std::string_view literal = literal_of(node);
    const std::size_t start = at_;
    for (const char c : literal) {
      if (!stands(c)) return false;
      ++at_;
      if (c == '\n') at_ = past_line_prefix(source_, at_, limit_);
    }
    take(start, at_, literal.starts_with("<!--") ? traced::comment : traced::html);
    trace_.places.emplace_back(node, Span{start, std::min(at_, line_end(start)) - start});
    return true;
  }

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

}  // namespace

SourceTrace trace_source(std::string_view source, cmark_node* root,
                         const std::vector<std::size_t>& line_starts) {
  return Tracer(source, line_starts).trace(root);
}

}  // namespace leidraad::load
