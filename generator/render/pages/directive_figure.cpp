// Drawings and charts.
#include <fmt/format.h>

#include <algorithm>

#include "guide/decimal_mark.hpp"
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

Html render_chart(const guide::Directive& directive, PageContext& context) {
  const guide::Chart* chart = guide::find(context.guide().charts, directive.id);
  if (chart == nullptr) return {};
  Filling filling;
  filling.text("TITLE"_slot, chart->title)
      .text("SUMMARY"_slot, chart->summary)
      .text("UNIT"_slot, chart->unit);
  double largest = 0;
  for (const guide::ChartRow& row : chart->rows) largest = std::max(largest, row.value);
  for (const guide::ChartRow& row : chart->rows) {
    Slots slots = filling.section("ROW"_slot);
    const double width = largest > 0 ? std::max(0.0, row.value) / largest * 100 : 0;
    slots.text("LABEL"_slot, row.label)
        .text("VALUE"_slot, guide::decimal(row.value))
        .text("WIDTH"_slot, fmt::format("{:.1f}", width));
    slots.optional("NOTE"_slot, "TEXT"_slot, row.note);
  }
  filling.optional("METHOD"_slot, "TEXT"_slot, chart->method)
      .optional("PERIOD"_slot, "TEXT"_slot, chart->period);
  filling.optional("CAVEAT"_slot, "TEXT"_slot, chart->caveat);
  std::vector<std::string> sources;
  for (const guide::SourceReference& reference : chart->sources) sources.push_back(reference.id);
  filling.html("REFERENCES_HTML"_slot, {context.citation(sources)});
  return context.site().templates.expand("directives/chart.html", filling);
}

}  // namespace leidraad::render
