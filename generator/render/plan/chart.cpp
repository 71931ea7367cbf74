// Charts: bars, bars made of parts, and always the figures as a table.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "guide/decimal_mark.hpp"
#include "render/pages/directives.hpp"

namespace leidraad::render {

namespace {

// A figure is written in its part of a bar where there is room for two digits on a phone.
constexpr double least_with_figure = 8;

// The looks of the parts go from one end of a scale to the other; fewer parts leave out the shades between.
std::string look_of(std::size_t part, std::size_t parts) {
  static constexpr std::array<std::array<int, guide::most_chart_parts>, guide::most_chart_parts> looks = {
      {{{1}}, {{1, 5}}, {{1, 3, 5}}, {{1, 2, 4, 5}}, {{1, 2, 3, 4, 5}}}};
  return std::to_string(looks.at(parts - 1).at(part));
}

std::string percent(double share) {
  return fmt::format("{:.2f}", share);
}

class ChartFiller {
public:
  ChartFiller(const guide::Chart& chart, PageContext& context) : chart_(chart), context_(context) {}

  void fill(Slots slots) const {
    slots.text("TITLE"_slot, chart_.title).text("SUMMARY"_slot, chart_.summary);
    if (chart_.parts.empty()) {
      fill_bars(slots.section("BARS"_slot));
    } else {
      slots.section("PARTS_UNIT"_slot)
          .text("TEXT"_slot, context_.site().wording.filled("chart-unit", {{"unit", chart_.unit}}));
      if (chart_.view == guide::ChartView::bars) fill_stack(slots.section("STACK"_slot));
      fill_figures(slots.section("FIGURES"_slot));
    }
    slots.optional("METHOD"_slot, "TEXT"_slot, chart_.method)
        .optional("PERIOD"_slot, "TEXT"_slot, chart_.period);
    slots.optional("NO_SUM"_slot, "TEXT"_slot, chart_.no_sum)
        .optional("CAVEAT"_slot, "TEXT"_slot, chart_.caveat);
    std::vector<std::string> sources;
    for (const guide::SourceReference& reference : chart_.sources) sources.push_back(reference.id);
    slots.html("REFERENCES_HTML"_slot, {context_.citation(sources)});
  }

private:
  void fill_bars(Slots slots) const {
    slots.text("TITLE"_slot, chart_.title).text("UNIT"_slot, chart_.unit);
    double largest = 0;
    for (const guide::ChartRow& row : chart_.rows) largest = std::max(largest, row.value.value_or(0));
    for (const guide::ChartRow& row : chart_.rows) {
      const double value = row.value.value_or(0);
      Slots line = slots.section("ROW"_slot);
      line.text("LABEL"_slot, row.label).optional("NOTE"_slot, "TEXT"_slot, row.note);
      if (chart_.view == guide::ChartView::table) {
        line.section("PLAIN"_slot).text("TEXT"_slot, guide::decimal(value));
        continue;
      }
      const double width = largest > 0 ? std::max(0.0, value) / largest * 100 : 0;
      line.section("BAR"_slot)
          .text("VALUE"_slot, guide::decimal(value))
          .text("WIDTH"_slot, fmt::format("{:.1f}", width));
    }
    if (chart_.total) slots.section("TOTAL"_slot).text("VALUE"_slot, guide::decimal(guide::sum_of(chart_)));
  }

  // What a bar from end to end stands for.
  double whole() const {
    double whole = chart_.total.value_or(0);
    for (const guide::ChartRow& row : chart_.rows) whole = std::max(whole, guide::sum_of(row));
    return whole;
  }

  void fill_stack(Slots slots) const {
    for (std::size_t part = 0; part < chart_.parts.size(); ++part) {
      slots.section("KEY"_slot)
          .text("LOOK"_slot, look_of(part, chart_.parts.size()))
          .text("LABEL"_slot, chart_.parts[part]);
    }
    const double all = whole();
    for (const guide::ChartRow& row : chart_.rows) {
      Slots line = slots.section("ROW"_slot);
      line.text("LABEL"_slot, row.label).optional("NOTE"_slot, "TEXT"_slot, row.note);
      double start = 0;
      for (std::size_t part = 0; part < row.values.size(); ++part) {
        const double value = row.values[part].known.value_or(0);
        const double share = all > 0 ? value / all * 100 : 0;
        if (share > 0)
          fill_part(line.section("PART"_slot), look_of(part, row.values.size()), start, share, value);
        start += share;
      }
    }
  }

  static void fill_part(Slots slots, const std::string& look, double start, double share, double value) {
    slots.text("LOOK"_slot, look).text("START"_slot, percent(start)).text("WIDTH"_slot, percent(share));
    if (share < least_with_figure) return;
    slots.section("FIGURE"_slot)
        .text("MIDDLE"_slot, percent(start + share / 2))
        .text("VALUE"_slot, guide::decimal(value));
  }

  void fill_figures(Slots slots) const {
    slots.text("TITLE"_slot, chart_.title);
    for (const std::string& part : chart_.parts) slots.section("HEADING"_slot).text("TEXT"_slot, part);
    if (chart_.total) slots.show("TOTAL_HEADING"_slot);
    for (const guide::ChartRow& row : chart_.rows) {
      Slots line = slots.section("ROW"_slot);
      line.text("LABEL"_slot, row.label).optional("NOTE"_slot, "TEXT"_slot, row.note);
      for (const guide::ChartFigure& figure : row.values) {
        Slots cell = line.section("CELL"_slot);
        if (figure.known)
          cell.section("KNOWN"_slot).text("VALUE"_slot, guide::decimal(*figure.known));
        else
          cell.show("UNKNOWN"_slot);
      }
      if (chart_.total) line.section("TOTAL"_slot).text("VALUE"_slot, guide::decimal(guide::sum_of(row)));
    }
  }

  const guide::Chart& chart_;
  PageContext& context_;
};

}  // namespace

Html render_chart(const guide::Directive& directive, PageContext& context) {
  const guide::Chart* chart = guide::find(context.guide().charts, directive.id);
  if (chart == nullptr) return {};
  Filling filling;
  ChartFiller(*chart, context).fill(filling);
  return context.site().templates.expand("directives/chart.html", filling);
}

}  // namespace leidraad::render
