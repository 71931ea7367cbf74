#include "load/conservation/tracer.hpp"

namespace leidraad::load {

bool Tracer::enter_inline(cmark_node* node) {
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

bool Tracer::leave_inline(cmark_node* node) {
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

bool Tracer::take_text(std::string_view literal) {
  // Nearly every text stands in the source as it is shown.
  if (at_ + literal.size() <= limit_ && source_.substr(at_, literal.size()) == literal && is_plain(literal)) {
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

bool Tracer::is_plain(std::string_view literal) const {
  return std::none_of(special_.begin(), special_.end(),
                      [&](char special) { return literal.find(special) != std::string_view::npos; });
}

bool Tracer::take_entity(std::string_view literal, std::size_t& done) {
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

bool Tracer::take_break() {
  skip_blank();
  if (stands('\\')) trace_.shown[at_++] = traced::mark;
  if (!stands('\n')) return false;
  trace_.shown[at_++] = '\n';
  at_ = past_line_prefix(source_, at_, limit_);
  return true;
}

bool Tracer::take_code_span() {
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

bool Tracer::open_link(cmark_node* node) {
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

bool Tracer::close_link() {
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

void Tracer::take_label(const OpenLink& link, std::size_t text_end) {
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

bool Tracer::take_note_reference() {
  const std::size_t end = source_.find(']', at_);
  if (!stands('[') || end == std::string_view::npos || end >= limit_) return false;
  take_to(end + 1, traced::mark);
  return true;
}

bool Tracer::take_inline_html(cmark_node* node) {
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

}  // namespace leidraad::load
