// The figures of a chart belong together, and add up to what it says or why they do not.
#include <fmt/format.h>

#include <algorithm>

#include "check/check.hpp"

namespace leidraad::check {

using diagnostics::operator""_code;
using diagnostics::Text;

namespace {

class ChartChecker {
public:
  ChartChecker(const guide::Chart& chart, diagnostics::Diagnostics& diagnostics)
      : chart_(chart), diagnostics_(diagnostics) {}

  void check() {
    const std::size_t parts = chart_.parts.size();
    const bool has_bars = chart_.view == guide::ChartView::bars;
    if (has_bars && (parts == 1 || parts > guide::most_chart_parts))
      diagnostics_.add("chart-parts"_code, chart_.position,
                       {std::to_string(parts), std::to_string(guide::most_chart_parts)});
    for (const guide::ChartRow& row : chart_.rows) check_row(row);
    // Sums of rows that are not what they should be would only tell the same again.
    if (is_sound_) check_sums();
  }

private:
  void check_row(const guide::ChartRow& row) {
    const bool has_parts = !chart_.parts.empty();
    if (has_parts ? row.value || row.values.empty() : !row.value || !row.values.empty()) {
      is_sound_ = false;
      const Text wanted = has_parts ? Text{"`values` en geen `value`", "`values` and no `value`"}
                                    : Text{"`value` en geen `values`", "`value` and no `values`"};
      diagnostics_.add("chart-row"_code, row.position, {wanted, row.label});
      return;
    }
    if (row.values.size() != chart_.parts.size()) {
      is_sound_ = false;
      diagnostics_.add("chart-values"_code, row.position,
                       {row.label, std::to_string(row.values.size()), std::to_string(chart_.parts.size())});
    }
    if (chart_.view == guide::ChartView::table) return;
    double lowest = row.value.value_or(0);
    for (const guide::ChartFigure& figure : row.values) lowest = std::min(lowest, figure.known.value_or(0));
    if (lowest < 0)
      diagnostics_.add("chart-negative"_code, row.position, {row.label, fmt::format("{}", lowest)});
  }

  void check_sums() {
    if (!chart_.total) {
      if (chart_.no_sum.empty()) diagnostics_.add("chart-without-total"_code, chart_.position);
      return;
    }
    bool all_hold = true;
    if (chart_.parts.empty()) {
      all_hold = holds(chart_.title, guide::sum_of(chart_), chart_.position);
    } else {
      for (const guide::ChartRow& row : chart_.rows)
        all_hold = holds(row.label, guide::sum_of(row), row.position) && all_hold;
    }
    const bool tells_all =
        std::none_of(chart_.rows.begin(), chart_.rows.end(), [](const guide::ChartRow& row) {
          return std::any_of(row.values.begin(), row.values.end(),
                             [](const auto& figure) { return !figure.known; });
        });
    if (all_hold && tells_all && !chart_.no_sum.empty())
      diagnostics_.add("needless-no-sum"_code, chart_.position, {fmt::format("{}", *chart_.total)});
  }

  bool holds(const std::string& name, double sum, const guide::Position& position) {
    if (guide::is_same_sum(sum, *chart_.total)) return true;
    if (chart_.no_sum.empty())
      diagnostics_.add("chart-total"_code, position,
                       {name, fmt::format("{:.10g}", sum), fmt::format("{:.10g}", *chart_.total)});
    return false;
  }

  const guide::Chart& chart_;
  diagnostics::Diagnostics& diagnostics_;
  bool is_sound_ = true;
};

}  // namespace

void check_charts(const guide::Guide& guide, diagnostics::Diagnostics& diagnostics) {
  for (const guide::Chart& chart : guide.charts) {
    // Of a file with a mistake parts may be missing.
    if (!guide.faulty_files.contains(guide::file_of(guide::Kind::chart, chart.id)))
      ChartChecker(chart, diagnostics).check();
  }
}

}  // namespace leidraad::check
