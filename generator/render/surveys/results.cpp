// Published results of a survey, as charts.
#include <fmt/format.h>

#include "interchange/results_charts.hpp"
#include "render/pages/directives.hpp"

namespace leidraad::render {

namespace {

using interchange::ResultsChart;

void fill_row(Slots slots, const ResultsChart::Row& row) {
  slots.text("LABEL"_slot, row.label).optional("NOTE"_slot, "TEXT"_slot, row.note);
  if (!row.share) {
    slots.section("PLAIN"_slot).text("TEXT"_slot, row.value);
    return;
  }
  slots.section("BAR"_slot)
      .text("WIDTH"_slot, fmt::format("{:.1f}", *row.share))
      .text("VALUE"_slot, row.value);
}

void fill_comparison(Slots slots, const ResultsChart& chart) {
  slots.text("TITLE"_slot, chart.title);
  for (const std::string& heading : chart.headings) slots.section("HEADING"_slot).text("TEXT"_slot, heading);
  for (const ResultsChart::ComparisonRow& row : chart.comparison) {
    Slots line = slots.section("ROW"_slot);
    line.text("LABEL"_slot, row.label);
    for (const std::string& cell : row.cells) line.section("CELL"_slot).text("TEXT"_slot, cell);
    if (row.hidden.empty()) continue;
    line.section("HIDDEN"_slot)
        .text("TEXT"_slot, row.hidden)
        .number("COLUMNS"_slot, static_cast<long long>(chart.headings.size()) - 1);
  }
}

void fill_chart(Slots slots, const ResultsChart& chart) {
  slots.text("TITLE"_slot, chart.title).text("SUMMARY"_slot, chart.summary);
  slots.optional("CAVEAT"_slot, "TEXT"_slot, chart.caveat);
  if (!chart.rows.empty()) {
    Slots table = slots.section("TABLE"_slot);
    table.text("TITLE"_slot, chart.title)
        .text("LABEL_HEADING"_slot, chart.label_heading)
        .text("VALUE_HEADING"_slot, chart.value_heading);
    for (const ResultsChart::Row& row : chart.rows) fill_row(table.section("ROW"_slot), row);
  }
  if (!chart.comparison.empty()) fill_comparison(slots.section("COMPARISON"_slot), chart);
}

}  // namespace

Html render_results(const guide::Directive& directive, PageContext& context) {
  const guide::SurveyResults* results = guide::find(context.guide().survey_results, directive.id);
  const auto word = [&](const std::string& key) { return context.word(key); };
  Filling filling;
  if (results == nullptr) {
    filling.section("PARAGRAPH"_slot).text("TEXT"_slot, word("collector-results-none"));
  } else {
    const interchange::ResultsView view = interchange::view_of(*results, word);
    filling.optional("EXAMPLE"_slot, "TEXT"_slot, view.example);
    for (const std::string& paragraph : view.paragraphs)
      filling.section("PARAGRAPH"_slot).text("TEXT"_slot, paragraph);
    for (const ResultsChart& chart : view.charts) fill_chart(filling.section("CHART"_slot), chart);
  }
  return context.site().templates.expand("directives/results.html", filling);
}

}  // namespace leidraad::render
