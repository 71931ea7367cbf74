#include "load/pages/link_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <utility>

#include "guide/pages/link_target.hpp"
#include "load/conservation/citation_syntax.hpp"
#include "load/pages/markdown_tree.hpp"
#include "load/pages/prose_html.hpp"
#include "text/html.hpp"

namespace leidraad::load {

using diagnostics::Text;
using diagnostics::operator""_code;

namespace {

bool holds_citation(std::string_view text);

// Notes and citations are links themselves, and HTML knows no link in a link.
bool holds_reference(cmark_node* link) {
  for (cmark_node* child = cmark_node_first_child(link); child != nullptr; child = cmark_node_next(child)) {
    const cmark_node_type type = cmark_node_get_type(child);
    if (type == CMARK_NODE_FOOTNOTE_REFERENCE || holds_reference(child)) return true;
    if (type == CMARK_NODE_TEXT && holds_citation(literal_of(child))) return true;
  }
  return false;
}

bool holds_citation(std::string_view text) {
  for (std::size_t at = text.find("[@"); at != std::string_view::npos; at = text.find("[@", at + 2)) {
    const std::size_t end = text.find(']', at);
    if (end == std::string_view::npos) return false;
    if (is_citation(text.substr(at + 1, end - at - 1))) return true;
  }
  return false;
}

std::string url_of(cmark_node* node) {
  const char* url = cmark_node_get_url(node);
  return url == nullptr ? "" : url;
}

bool holds_image(cmark_node* link) {
  cmark_node* first = cmark_node_first_child(link);
  return first != nullptr && cmark_node_get_type(first) == CMARK_NODE_IMAGE;
}

}  // namespace

void LinkReader::read_link(cmark_node* node) {
  guide::Link link;
  link.target = url_of(node);
  link.text = plain_text(node);
  link.position = reading_.position_of_node(link.target.empty() ? "](" : link.target);
  link.holds_image = holds_image(node);
  // `[^een twee]` with an address of that name: a note, which takes no space in its name.
  if (link.text.starts_with('^') && link.text.find(' ') != std::string::npos) {
    reading_.diagnostics.add("unknown-note"_code, link.position, {link.text.substr(1)});
    return;
  }
  if (holds_reference(node)) {
    reading_.diagnostics.add(
        "broken-link"_code, link.position,
        {Text{"in de linktekst staat al een link", "there is a link in the link text already"}});
  }
  cmark_node_set_url(node, address_of(std::move(link)).c_str());
}

std::string LinkReader::address_of(guide::Link link) {
  std::string address = link.target;
  if (!guide::has_scheme(address)) {
    guide::ResolvedTarget resolved = guide::resolve_target(reading_.place.folder, address);
    link.path = std::move(resolved.path);
    link.anchor = std::move(resolved.anchor);
    link.is_outside = resolved.is_outside;
    if (!reading_.is_page) address.insert(0, root_mark);
    const std::size_t anchor = std::min(address.find('#'), address.size());
    if (anchor >= 3 && address.compare(anchor - 3, 3, ".md") == 0) address.replace(anchor - 3, 3, ".html");
  }
  reading_.prose.links.push_back(std::move(link));
  return address;
}

void LinkReader::read_image(cmark_node* node) {
  guide::Link link;
  link.is_image = true;
  link.target = url_of(node);
  link.text = plain_text(node);
  link.position = reading_.position_of_node(link.target.empty() ? "![" : link.target);
  const std::string alternative = link.text;
  const std::string address = address_of(std::move(link));
  std::string more;
  if (reading_.context.media != nullptr) {
    const auto media = reading_.context.media->find(reading_.prose.links.back().path);
    if (media != reading_.context.media->end() && media->second.width > 0)
      more = fmt::format(" width=\"{}\" height=\"{}\"", media->second.width, media->second.height);
  }
  const char* const title = cmark_node_get_title(node);
  if (title != nullptr && *title != '\0') more += fmt::format(" title=\"{}\"", text::html_escaped(title));
  const std::string place = fmt::format("{0}I{1}{0}", guide::hole, reading_.images.size());
  reading_.images.push_back(fmt::format(R"(<img src="{}" alt="{}"{} loading="lazy" decoding="async">)",
                                        text::html_escaped(address), text::html_escaped(alternative), more));
  [[maybe_unused]] const int is_placed = cmark_node_insert_before(node, text_node(place));
  assert(is_placed == 1);
  cmark_node_unlink(node);
}

}  // namespace leidraad::load
