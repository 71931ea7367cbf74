// Drawings.
#include <fmt/format.h>

#include "render/pages/directives.hpp"
#include "text/html.hpp"

namespace leidraad::render {

Html drawing(const guide::MediaFile& media, const std::string& alternative, const std::string* caption,
             const PageContext& context) {
  Filling filling;
  std::string svg = media.svg;
  svg.insert(4,
             fmt::format(R"( role="img" aria-label="{}")", text::html_escaped(alternative)));  // after "<svg"
  filling.html("SVG_HTML"_slot, {svg});
  constexpr int narrow = 480;  // wider drawings get the full width of the text
  if (media.width > narrow) filling.show("WIDE"_slot);
  if (caption != nullptr)
    filling.section("CAPTION"_slot).html("TEXT_HTML"_slot, {text::html_escaped(*caption)});
  return context.site().templates.expand("directives/figure.html", filling);
}

Html decoration(const guide::MediaFile& media, std::string_view html_class) {
  std::string svg = media.svg;
  svg.insert(4, fmt::format(R"( class="{}" aria-hidden="true")", html_class));  // after "<svg"
  return {svg};
}

Html render_figure(const guide::Directive& directive, PageContext& context) {
  const guide::Attribute* source = directive.find("src");
  const guide::Attribute* alternative = directive.find("alt");
  if (source == nullptr || alternative == nullptr) return {};
  const auto media = context.guide().media.find(source->value);
  if (media == context.guide().media.end()) return {};
  const guide::Attribute* caption = directive.find("caption");
  return drawing(media->second, alternative->value, caption == nullptr ? nullptr : &caption->value, context);
}

}  // namespace leidraad::render
