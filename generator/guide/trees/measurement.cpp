#include "guide/trees/measurement.hpp"

#include <algorithm>
#include <cmath>

namespace leidraad::guide {

namespace {

// Where a value lies between two points of an axis.
struct Place {
  std::size_t lower = 0;
  std::size_t upper = 0;
  double share = 0;  // of the way from lower to upper
};

Place place_of(const std::vector<double>& at, double value) {
  if (value <= at.front()) return {0, 0, 0};
  if (value >= at.back()) return {at.size() - 1, at.size() - 1, 0};
  const auto above = static_cast<std::size_t>(std::upper_bound(at.begin(), at.end(), value) - at.begin());
  return {above - 1, above, (value - at[above - 1]) / (at[above] - at[above - 1])};
}

bool was_read(Certainty certainty) {
  return certainty == Certainty::seen || certainty == Certainty::quoted;
}

}  // namespace

std::string read_on(const Threshold& threshold) {
  if (threshold.kind == RuleKind::signal || !was_read(threshold.certainty)) return {};
  return threshold.checked;
}

std::string read_on(const Derivation& table) {
  return was_read(table.certainty) ? table.checked : std::string{};
}

// The page's script reckons in the same order of operations, so that both find the same double.
double derived_value(const Derivation& derivation, double row, double column, double step) {
  const Place in_rows = place_of(derivation.rows.at, row);
  const Place in_columns = place_of(derivation.columns.at, column);
  const auto along = [&](std::size_t index) {
    const std::vector<double>& values = derivation.values[index];
    return values[in_columns.lower] +
           (values[in_columns.upper] - values[in_columns.lower]) * in_columns.share;
  };
  const double lower = along(in_rows.lower);
  const double value = lower + (along(in_rows.upper) - lower) * in_rows.share;
  const double scale = std::pow(10, decimals_of(step));
  return std::floor(value * scale + 0.5) / scale;
}

int decimals_of(double step) {
  int decimals = 0;
  for (double scaled = step; decimals < 6 && std::abs(scaled - std::round(scaled)) > 1e-9; ++decimals) {
    scaled = step * std::pow(10, decimals + 1);
  }
  return decimals;
}

}  // namespace leidraad::guide
