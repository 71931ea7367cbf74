#include "guide/plan/chart.hpp"

#include <cmath>

namespace leidraad::guide {

double sum_of(const ChartRow& row) {
  double sum = row.value.value_or(0);
  for (const ChartFigure& figure : row.values) sum += figure.known.value_or(0);
  return sum;
}

double sum_of(const Chart& chart) {
  double sum = 0;
  for (const ChartRow& row : chart.rows) sum += sum_of(row);
  return sum;
}

bool is_same_sum(double one, double other) {
  constexpr double rounding = 1e-6;  // 0.1 + 0.2 is not 0.3 to a computer
  return std::abs(one - other) < rounding;
}

}  // namespace leidraad::guide
