#include "load/conservation/tracer.hpp"

namespace leidraad::load {

namespace {

// cmark-gfm makes of an item with a box an item of its extension.
bool is_task(cmark_node* item) {
  return item->extension != nullptr;
}

}  // namespace

void Tracer::enter(cmark_node* node) {
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

void Tracer::enter_extension(cmark_node* node) {
  if (is_leaf_directive(node) || is_container_directive(node)) {
    const std::size_t start = start_of(node);
    return take(start, line_end(start), traced::mark);
  }
  const TablePart part = table_part(node);
  if (part == TablePart::table) columns_ = cmark_gfm_extensions_get_table_columns(node);
  if (part == TablePart::row) open_row(node, is_header(node));
  if (part == TablePart::cell) open_cell();
}

Tracer::TablePart Tracer::table_part(cmark_node* node) {
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

bool Tracer::is_header(cmark_node* row) {
  return cmark_gfm_extensions_get_table_row_is_header(row) != 0;
}

void Tracer::leave(cmark_node* node) {
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

void Tracer::open_block(std::size_t start, std::size_t limit, Kind kind) {
  at_ = start;
  limit_ = limit;
  is_exact_ = true;
  block_ = {start, start, kind};
  open_links_.clear();
}

void Tracer::open_paragraph(cmark_node* node) {
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

void Tracer::open_text() {
  if (at_ < source_.size() && source_[at_] == '[') {
    take_definitions(at_, source_.size());
    limit_ = std::max(limit_, line_end(at_));
  }
  block_.start = at_;
}

void Tracer::take_definitions(std::size_t from, std::size_t limit) {
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

void Tracer::open_heading(cmark_node* node) {
  const bool is_setext = node->as.heading.setext;
  const std::size_t start = start_of(node);
  const std::size_t limit = is_setext ? line_start(cmark_node_get_end_line(node) + 1) : line_end(start);
  open_block(start, std::max(limit, line_end(start)), is_setext ? Kind::setext_heading : Kind::heading);
  if (is_setext) return open_text();
  while (stands('#')) trace_.shown[at_++] = traced::mark;
  skip_blank();
  block_.start = at_;
}

void Tracer::close_block() {
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

void Tracer::take_code(cmark_node* node) {
  const std::size_t start = line_start(cmark_node_get_start_line(node));
  // Whether the line that closes it is there or not: cmark-gfm's last line is that one, or the last of all.
  const int last = std::max(cmark_node_get_start_line(node), cmark_node_get_end_line(node));
  const std::size_t end = std::min(source_.size(), line_start(last + 1));
  take(start_of(node), end, traced::code);
  trace_.code.push_back({node, start, end});
}

void Tracer::take_html(cmark_node* node) {
  const std::string_view literal = literal_of(node);
  const std::size_t start = start_of(node);
  const auto lines = std::count(literal.begin(), literal.end(), '\n');
  const std::size_t end = line_start(cmark_node_get_start_line(node) + static_cast<int>(lines));
  const std::size_t last = std::min(source_.size(), std::max(end, line_end(start)));
  take(start, last, traced::html);
  trace_.html_blocks.push_back({start, last - start});
  trace_.places.emplace_back(node, Span{start, line_end(start) - start});
}

void Tracer::take_note(cmark_node* node) {
  const std::size_t start = line_start(cmark_node_get_start_line(node));
  const std::size_t open = source_.find("[^", start);
  const std::size_t close = open == std::string_view::npos ? open : source_.find("]:", open);
  if (close == std::string_view::npos) return;
  take(open, close + 2, traced::mark);
  trace_.note_labels.emplace_back(source_.substr(open + 2, close - open - 2));
}

void Tracer::take_item(cmark_node* node) {
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

void Tracer::count_item(cmark_node* node, std::uint64_t number, Span place) {
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

void Tracer::open_row(cmark_node* node, bool is_header) {
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

std::size_t Tracer::header_start(cmark_node* row, std::size_t start) const {
  cmark_node* before = cmark_node_previous(cmark_node_parent(row));
  if (before == nullptr || type_of(before) != CMARK_NODE_PARAGRAPH || cmark_node_get_start_line(before) != 0)
    return start;
  return past_line_prefix(source_, std::min(source_.size(), line_end(last_text_) + 1), source_.size());
}

std::size_t Tracer::next_bar(std::size_t from) const {
  for (std::size_t at = from; at < row_end_; ++at) {
    if (source_[at] == '\\') {
      ++at;
    } else if (source_[at] == '|') {
      return at;
    }
  }
  return row_end_;
}

void Tracer::open_cell() {
  const std::size_t start = std::min(at_, row_end_);
  open_block(start, next_bar(start), Kind::cell);
  skip_blank();
  block_.start = at_;
  ++cells_;
}

void Tracer::close_cell() {
  const std::size_t end = limit_;
  close_block();
  at_ = end;
  if (at_ < row_end_) {
    trace_.shown[at_] = traced::mark;
    ++at_;
  }
}

void Tracer::close_row(bool is_body) {
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

}  // namespace leidraad::load
