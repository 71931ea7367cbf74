#include "load/conservation/link_syntax.hpp"

#include <algorithm>

#include "load/conservation/source_bytes.hpp"
#include "text/unicode.hpp"

namespace leidraad::load {

namespace {

constexpr std::size_t longest_written_label = 1000;

bool is_escape(std::string_view source, std::size_t at, std::size_t limit) {
  return source[at] == '\\' && at + 1 < limit && is_ascii_punctuation(source[at + 1]);
}

// Past spaces and at most one line end.
std::size_t past_space(std::string_view source, std::size_t at, std::size_t limit) {
  bool has_newline = false;
  while (at < limit) {
    if (source[at] == ' ' || source[at] == '\t') {
      ++at;
    } else if (source[at] == '\n' && !has_newline) {
      has_newline = true;
      at = past_line_prefix(source, at + 1, limit);
    } else {
      break;
    }
  }
  return at;
}

struct Address {
  std::size_t start = 0;
  std::size_t length = 0;
  std::size_t end = 0;
};

std::optional<Address> address_at(std::string_view source, std::size_t at, std::size_t limit) {
  if (at < limit && source[at] == '<') {
    for (std::size_t end = at + 1; end < limit; ++end) {
      if (source[end] == '\n' || source[end] == '<') return std::nullopt;
      if (source[end] == '>') return Address{at + 1, end - at - 1, end + 1};
      if (is_escape(source, end, limit)) ++end;
    }
    return std::nullopt;
  }
  int depth = 0;
  std::size_t end = at;
  for (; end < limit; ++end) {
    const char c = source[end];
    if (is_escape(source, end, limit)) {
      ++end;
      continue;
    }
    if (c == '(' && ++depth > 32) return std::nullopt;
    if (c == ')' && depth-- == 0) break;
    if (c == ' ' || static_cast<unsigned char>(c) < 0x20) break;
  }
  end = std::min(end, limit);
  return Address{at, end - at, end};
}

// Behind the title that starts at `at`, or nothing where none is closed.
std::optional<std::size_t> title_end(std::string_view source, std::size_t at, std::size_t limit) {
  if (at >= limit) return std::nullopt;
  const char close = source[at] == '(' ? ')' : source[at];
  if (close != '"' && close != '\'' && close != ')') return std::nullopt;
  // A quote that nobody closes must not be looked for to the end of the page, each time anew.
  constexpr std::size_t longest_title = 4000;
  limit = std::min(limit, at + longest_title);
  for (std::size_t end = at + 1; end < limit; ++end) {
    if (is_escape(source, end, limit)) {
      ++end;
    } else if (source[end] == close) {
      return end + 1;
    }
  }
  return std::nullopt;
}

}  // namespace

std::size_t past_line_prefix(std::string_view source, std::size_t at, std::size_t limit) {
  while (at < limit && (source[at] == ' ' || source[at] == '\t' || source[at] == '>')) ++at;
  return at;
}

std::optional<LinkTail> link_tail_at(std::string_view source, std::size_t start, std::size_t limit) {
  if (start >= limit || source[start] != '(') return std::nullopt;
  const std::size_t at = past_space(source, start + 1, limit);
  const auto address = address_at(source, at, limit);
  if (!address) return std::nullopt;
  std::size_t end = past_space(source, address->end, limit);
  if (end > address->end) {
    if (const auto title = title_end(source, end, limit)) end = past_space(source, *title, limit);
  }
  if (end >= limit || source[end] != ')') return std::nullopt;
  return LinkTail{end + 1, address->start, address->length};
}

std::optional<LinkLabel> link_label_at(std::string_view source, std::size_t start, std::size_t limit) {
  if (start >= limit || source[start] != '[') return std::nullopt;
  limit = std::min(limit, start + longest_written_label + 2);
  LinkLabel label;
  bool has_space = false;
  for (std::size_t at = start + 1; at < limit; ++at) {
    const char c = source[at];
    if (c == '[') return std::nullopt;
    if (c == ']') {
      label.end = at + 1;
      label.name = text::lower_case(label.name);
      return label;
    }
    if (c == ' ' || c == '\t' || c == '\n') {
      has_space = !label.name.empty();
      if (c == '\n') at = past_line_prefix(source, at + 1, limit) - 1;
      continue;
    }
    if (has_space) label.name += ' ';
    has_space = false;
    label.name += c;
    if (is_escape(source, at, limit)) label.name += source[++at];
  }
  return std::nullopt;
}

std::optional<LinkDefinition> link_definition_at(std::string_view source, std::size_t start,
                                                 std::size_t limit) {
  auto label = link_label_at(source, start, limit);
  if (!label || label->name.empty() || label->name.front() == '^') return std::nullopt;
  if (label->end >= limit || source[label->end] != ':') return std::nullopt;
  const std::size_t at = past_space(source, label->end + 1, limit);
  const auto address = address_at(source, at, limit);
  if (!address || address->end == at) return std::nullopt;
  const auto line_end = [&](std::size_t from) -> std::optional<std::size_t> {
    while (from < limit && (source[from] == ' ' || source[from] == '\t')) ++from;
    if (from < limit && source[from] != '\n') return std::nullopt;
    return from;
  };
  const std::string_view written = source.substr(address->start, address->length);
  const std::size_t behind = past_space(source, address->end, limit);
  if (behind > address->end) {
    if (const auto title = title_end(source, behind, limit)) {
      if (const auto end = line_end(*title)) return LinkDefinition{std::move(*label), written, *end};
    }
  }
  if (const auto end = line_end(address->end)) return LinkDefinition{std::move(*label), written, *end};
  return std::nullopt;
}

}  // namespace leidraad::load
