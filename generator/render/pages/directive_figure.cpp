// Drawings.
#include <fmt/format.h>

#include "render/pages/directives.hpp"
#include "text/html.hpp"

namespace leidraad::render {

Html render_figure(const guide::Directive& directive, PageContext& context) {
  const guide::Attribute* source = directive.find("src");
  const guide::Attribute* alternative = directive.find("alt");
  if (source == nullptr || alternative == nullptr) return {};
  const auto media = context.guide().media.find(source->value);
  if (media == context.guide().media.end()) return {};
  Filling filling;
  std::string svg = media->second.svg;
  svg.insert(4, fmt::format(R"( role="img" aria-label="{}")",
                            text::html_escaped(alternative->value)));  // after "<svg"
  filling.html("SVG_HTML"_slot, {svg});
  constexpr int narrow = 480;  // wider drawings get the full width of the text
  if (media->second.width > narrow) filling.show("WIDE"_slot);
  if (const guide::Attribute* caption = directive.find("caption")) {
    filling.section("CAPTION"_slot).html("TEXT_HTML"_slot, {text::html_escaped(caption->value)});
  }
  return context.site().templates.expand("directives/figure.html", filling);
}

}  // namespace leidraad::render
