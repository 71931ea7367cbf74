#include "check/check.hpp"
#include "support.hpp"

using namespace leidraad;
using namespace leidraad::test;

namespace {

guide::Chart chart_of(std::vector<std::vector<std::optional<double>>> rows, std::optional<double> total,
                      std::string no_sum = {}) {
  guide::Chart chart;
  chart.id = "fietsen";
  chart.parts.resize(rows.empty() ? 0 : rows.front().size());
  for (const auto& figures : rows) {
    guide::ChartRow row;
    row.label = "Rij " + std::to_string(chart.rows.size() + 1);
    for (const auto& figure : figures) row.values.push_back({figure});
    chart.rows.push_back(row);
  }
  chart.total = total;
  chart.no_sum = std::move(no_sum);
  return chart;
}

std::vector<std::string> said_of(const guide::Chart& chart) {
  guide::Guide guide;
  guide.charts.push_back(chart);
  diagnostics::Diagnostics diagnostics;
  check::check_charts(guide, diagnostics);
  std::vector<std::string> codes;
  for (const auto& one : diagnostics.all()) codes.emplace_back(one.code.entry().name);
  return codes;
}

using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("a sum is of what is known, and decimals do not spoil it") {
  const guide::Chart chart = chart_of({{0.1, 0.2, std::nullopt}}, 0.3);
  CHECK(guide::is_same_sum(guide::sum_of(chart.rows.front()), 0.3));
  CHECK_FALSE(guide::is_same_sum(99.99, 100));
  CHECK(guide::sum_of(chart_of({}, 1)) == 0);
}

TEST_CASE("each row adds up to the total, or the chart says why not") {
  CHECK(said_of(chart_of({{50, 50}, {99.5, 0.5}}, 100)).empty());
  CHECK(said_of(chart_of({{50, 50}, {50, 49}, {1, 1}}, 100)) == Codes{"chart-total", "chart-total"});
  CHECK(said_of(chart_of({{50, 50}, {50, 49}}, 100, "Afgerond.")).empty());
  CHECK(said_of(chart_of({{50, 50}}, std::nullopt)) == Codes{"chart-without-total"});
  CHECK(said_of(chart_of({{50, 50}}, std::nullopt, "Twee keuzes.")).empty());
}

TEST_CASE("a reason that is not needed is told, and one for a figure that is not known is needed") {
  CHECK(said_of(chart_of({{50, 50}}, 100, "Afgerond.")) == Codes{"needless-no-sum"});
  CHECK(said_of(chart_of({{50, 50, std::nullopt}}, 100, "Klein.")).empty());
  CHECK(said_of(chart_of({{50, 49, std::nullopt}}, 100)) == Codes{"chart-total"});
}

TEST_CASE("without parts all rows together make the total") {
  guide::Chart chart;
  chart.id = "fietsen";
  for (const double value : {17.0, 7.0}) {
    guide::ChartRow row;
    row.value = value;
    chart.rows.push_back(row);
  }
  chart.total = 24;
  CHECK(said_of(chart).empty());
  chart.total = 25;
  CHECK(said_of(chart) == Codes{"chart-total"});
}

TEST_CASE("a bar has two to five parts, a table has as many as it likes") {
  const guide::Chart five = chart_of({{20, 20, 20, 20, 20}}, 100);
  CHECK(said_of(five).empty());
  guide::Chart six = chart_of({{20, 20, 20, 20, 10, 10}}, 100);
  CHECK(said_of(six) == Codes{"chart-parts"});
  six.view = guide::ChartView::table;
  CHECK(said_of(six).empty());
  CHECK(said_of(chart_of({{100}}, 100)) == Codes{"chart-parts"});
}

TEST_CASE("sums are not told of rows that are wrong themselves") {
  guide::Chart chart = chart_of({{50, 50}, {50, 49}}, 100);
  chart.rows.front().values.pop_back();
  CHECK(said_of(chart) == Codes{"chart-values"});
  chart.rows.front().value = 100;
  CHECK(said_of(chart) == Codes{"chart-row"});
}

TEST_CASE("nothing is shorter than no bar") {
  CHECK(said_of(chart_of({{-1, 101}}, 100)) == Codes{"chart-negative"});
  guide::Chart table = chart_of({{-1, 101}}, 100);
  table.view = guide::ChartView::table;
  CHECK(said_of(table).empty());
}
