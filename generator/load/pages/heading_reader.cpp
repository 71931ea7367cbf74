#include "load/pages/heading_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "load/conservation/citation_syntax.hpp"
#include "load/pages/markdown_tree.hpp"
#include "text/unicode.hpp"

namespace leidraad::load {

namespace {

// A comment, or the spaces around one.
bool is_nothing_behind(cmark_node* node) {
  const cmark_node_type type = cmark_node_get_type(node);
  return type == CMARK_NODE_HTML_INLINE
             ? literal_of(node).starts_with("<!--")
             : type == CMARK_NODE_TEXT && literal_of(node).find_first_not_of(' ') == std::string_view::npos;
}

// Takes `{#id}` off the end of the heading's last text.
std::string take_explicit_anchor(cmark_node* heading) {
  cmark_node* last = cmark_node_last_child(heading);
  while (last != nullptr && is_nothing_behind(last)) last = cmark_node_previous(last);
  if (last == nullptr || cmark_node_get_type(last) != CMARK_NODE_TEXT) return {};
  std::string text(literal_of(last));
  // Spaces are left at the end where a comment stood behind them.
  text.erase(text.find_last_not_of(' ') + 1);
  cmark_node_set_literal(last, text.c_str());
  const std::size_t start = text.rfind("{#");
  if (start == std::string::npos || !text.ends_with('}')) return {};
  std::string anchor = text.substr(start + 2, text.size() - start - 3);
  if (!is_source_id(anchor)) return {};
  std::string rest = text.substr(0, start);
  while (!rest.empty() && rest.back() == ' ') rest.pop_back();
  cmark_node_set_literal(last, rest.c_str());
  return anchor;
}

// From the heading to the end of its line.
guide::Position position_of(cmark_node* node, const ProseReading& reading) {
  const int line = cmark_node_get_start_line(node);
  const std::size_t start = reading.source.start_of_line(line);
  const std::size_t length = std::min(reading.text.find('\n', start), reading.text.size()) - start;
  const auto column = static_cast<std::size_t>(std::max(1, cmark_node_get_start_column(node)));
  return reading.source.at_line(line, column, length >= column ? length - column + 1 : 1);
}

}  // namespace

std::string HeadingReader::unique_anchor(const std::string& wanted) {
  const std::string base = wanted.empty() ? "kop" : wanted;
  std::string anchor = base;
  // Counted on from the last one, so that many equal headings are not all tried again.
  for (int& number = repetitions_[base]; !anchors_.insert(anchor).second;)
    anchor = fmt::format("{}-{}", base, ++number);
  return anchor;
}

void HeadingReader::read(cmark_node* node) {
  std::string anchor = take_explicit_anchor(node);
  std::string text = plain_text(node);
  text.erase(text.find_last_not_of(' ') + 1);  // those before a comment
  if (anchor.empty())
    anchor = unique_anchor(text::anchor_of(text));
  else
    anchors_.insert(anchor);
  last_anchor_ = anchor;
  reading_.prose.headings.push_back(
      {cmark_node_get_heading_level(node), std::move(anchor), std::move(text), position_of(node, reading_)});
}

}  // namespace leidraad::load
