#include "interchange/results_slots.hpp"

#include <charconv>
#include <string>

namespace leidraad::interchange {

using templates::Slots;
using templates::operator""_slot;

namespace {

// As SVG writes a width: one decimal, with a point.
std::string width_of(double share) {
  char digits[16];
  const auto end = std::to_chars(digits, digits + sizeof digits, share, std::chars_format::fixed, 1);
  return {digits, end.ptr};
}

void fill_row(Slots slots, const ResultsChart::Row& row) {
  slots.text("LABEL"_slot, row.label).optional("NOTE"_slot, "TEXT"_slot, row.note);
  if (!row.share) {
    slots.section("PLAIN"_slot).text("TEXT"_slot, row.value);
    return;
  }
  slots.section("BAR"_slot).text("WIDTH"_slot, width_of(*row.share)).text("VALUE"_slot, row.value);
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

void fill_results(Slots slots, const ResultsView& view, PageTitles titles) {
  slots.optional("EXAMPLE"_slot, "TEXT"_slot, view.example);
  for (const std::string& paragraph : view.paragraphs)
    slots.section("PARAGRAPH"_slot).text("TEXT"_slot, paragraph);
  std::string page;
  for (const ResultsChart& chart : view.charts) {
    Slots filled = slots.section("CHART"_slot);
    if (titles == PageTitles::shown && chart.page != page)
      filled.section("PAGE"_slot).text("TEXT"_slot, chart.page);
    page = chart.page;
    fill_chart(filled, chart);
  }
}

}  // namespace leidraad::interchange
