// Figures to compare, shown as bars and as a table.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "guide/position.hpp"
#include "guide/reference.hpp"

namespace leidraad::guide {

// A figure of a chart with parts. None: the source does not tell it.
struct ChartFigure {
  std::optional<double> known;
};

struct ChartRow {
  std::string label;
  std::optional<double> value;      // of a chart without parts
  std::vector<ChartFigure> values;  // one for each part, in their order
  std::string note;
  Position position;
};

// `bars`: one bar a row, or with parts one that is made of them. `table`: the figures only.
enum class ChartView : std::uint8_t { bars, table };

struct Chart {
  std::string id;
  std::string title;
  std::string summary;  // says in words what the bars show
  std::string unit;
  ChartView view = ChartView::bars;
  std::vector<std::string> parts;  // from one end to the other, as the points of a scale
  std::vector<ChartRow> rows;
  std::optional<double> total;  // of all rows; with parts, of each row
  std::string no_sum;           // why the figures do not add up (to `total`)
  std::string method;
  std::string period;
  std::string caveat;
  std::vector<SourceReference> sources;
  Position position;
};

// Most parts of a bar that readers can still tell apart.
constexpr std::size_t most_chart_parts = 5;

// What the figures of a row add up to, as far as they are known.
[[nodiscard]] double sum_of(const ChartRow& row);
[[nodiscard]] double sum_of(const Chart& chart);
// Whether two sums of figures with decimals are the same.
[[nodiscard]] bool is_same_sum(double one, double other);

}  // namespace leidraad::guide
