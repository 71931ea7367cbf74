#include "render/pages/card.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "render/pages/directives.hpp"
#include "text/html.hpp"

namespace leidraad::render {

namespace {

Html title_at(int level, const CardTitle& card) {
  std::string inner = card.icon.text;
  if (!card.prefix.empty())
    inner += fmt::format(R"(<span class="visually-hidden">{}</span>)", text::html_escaped(card.prefix));
  inner += text::html_escaped(card.title);
  if (!card.href.empty()) inner = fmt::format(R"(<a href="{}">{}</a>)", text::html_escaped(card.href), inner);
  if (!card.tag.empty())
    inner += fmt::format(R"( <span class="tag">{}</span>)", text::html_escaped(card.tag));
  return {fmt::format(R"(<h{0} class="card-title">{1}</h{0}>)", level, inner)};
}

}  // namespace

Html card_title(const guide::Directive& directive, const PageContext& context, const CardTitle& card) {
  return title_at(heading_level_in(directive, context), card);
}

Html card_title_below(const guide::Directive& directive, const PageContext& context, const CardTitle& card) {
  return title_at(std::min(heading_level_in(directive, context) + 1, deepest_heading), card);
}

Html card_drawing(const guide::MediaReference& drawing, const PageContext& context) {
  const auto media = context.guide().media.find(drawing.file);
  return media == context.guide().media.end() || media->second.svg.empty()
             ? Html{}
             : decoration(media->second, "card-drawing");
}

// A tight list is what editors write: its items start with their link. Another one stays as it is.
Html with_card_titles(const guide::Directive& directive, const PageContext& context, const Html& content) {
  constexpr std::string_view start = "<li><a ";
  constexpr std::string_view link_end = "</a>";
  const int level = heading_level_in(directive, context);
  const std::string& html = content.text;
  Html result;
  std::size_t done = 0;
  for (std::size_t at = html.find(start); at != std::string::npos; at = html.find(start, done)) {
    const std::size_t link = at + start.size() - 3;  // of "<a "
    const std::size_t end = html.find(link_end, link);
    if (end == std::string::npos) break;
    result.text += html.substr(done, link - done);
    done = end + link_end.size();
    result.text +=
        fmt::format(R"(<h{0} class="card-title">{1}</h{0}>)", level, html.substr(link, done - link));
  }
  result.text += html.substr(done);
  return result;
}

}  // namespace leidraad::render
