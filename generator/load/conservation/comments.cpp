#include "load/conservation/comments.hpp"

#include <algorithm>

namespace leidraad::load {

using diagnostics::operator""_code;

namespace {

constexpr std::string_view comment_start = "<!--";
constexpr std::string_view comment_end = "-->";

// Behind the comment that starts at `start`, or nothing where it is not closed.
std::size_t end_of_comment(std::string_view text, std::size_t start) {
  const std::size_t end = text.find(comment_end, start + comment_start.size());
  return end == std::string_view::npos ? end : end + comment_end.size();
}

// Whether cmark-gfm sees the comment as we do and drops it whole, and nothing else with it.
bool is_dropped_as_meant(std::string_view text, const SourceTrace& trace, std::size_t start,
                         std::size_t end) {
  if (trace.shown[start] == traced::comment) return trace.shown[end - 1] == traced::comment;
  if (trace.shown[start] != traced::html || trace.shown[end - 1] != traced::html) return false;
  // In a block of HTML: all of its line must be comments.
  std::size_t at = end;
  while (at < text.size() && text[at] != '\n') {
    if (text.substr(at).starts_with(comment_start)) {
      at = end_of_comment(text, at);
      if (at == std::string_view::npos) return false;
    } else if (text[at] == ' ' || text[at] == '\t') {
      ++at;
    } else {
      return false;
    }
  }
  return true;
}

// Other HTML around it: the block is published as text, without its comments.
bool is_in_other_html(std::string_view text, const SourceTrace& trace, std::size_t start) {
  const auto after = std::upper_bound(trace.html_blocks.begin(), trace.html_blocks.end(), start,
                                      [](std::size_t at, const Span& block) { return at < block.start; });
  if (after == trace.html_blocks.begin()) return false;
  const Span& block = *(after - 1);
  if (start >= block.start + block.length) return false;
  return !text.substr(block.start).starts_with(comment_start);
}

}  // namespace

std::string without_odd_comments(const SourceText& source, std::string_view read, const SourceTrace& trace,
                                 diagnostics::Diagnostics* diagnostics) {
  std::string filled;
  for (std::size_t start = read.find(comment_start); start != std::string_view::npos;) {
    const char shown = trace.shown[start];
    if (shown == traced::code || shown == traced::escaped || shown == traced::mark) {
      start = read.find(comment_start, start + 1);
      continue;
    }
    const std::size_t end = end_of_comment(read, start);
    const std::size_t nested = read.find(comment_start, start + comment_start.size());
    if (end == std::string_view::npos || nested < end) {
      if (diagnostics != nullptr)
        diagnostics->add("unclosed-comment"_code, source.at_offset(start, comment_start.size()));
      // What follows is hidden or published by mistake; nothing more can be said of it.
      if (end == std::string_view::npos) return filled;
      start = read.find(comment_start, end);
      continue;
    }
    if (!is_dropped_as_meant(read, trace, start, end) && !is_in_other_html(read, trace, start)) {
      if (filled.empty()) filled = read;
      for (std::size_t at = start; at < end; ++at) {
        if (filled[at] != '\n') filled[at] = traced::filler;
      }
    }
    start = read.find(comment_start, end);
  }
  return filled;
}

std::string without_comments(std::string_view html) {
  std::string rest;
  for (std::size_t at = 0; at < html.size();) {
    const std::size_t start = std::min(html.find(comment_start, at), html.size());
    rest += html.substr(at, start - at);
    at = start == html.size() ? start : std::min(end_of_comment(html, start), html.size());
  }
  return rest;
}

}  // namespace leidraad::load
