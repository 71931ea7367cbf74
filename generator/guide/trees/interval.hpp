// Parts of the number line, with ends that are told exactly.
#pragma once

#include <compare>

#include "guide/trees/index.hpp"

namespace leidraad::guide {

// A place between values: just before a value, or just after it. Ordered along the number line.
struct Cut {
  double value = 0;
  bool is_after = false;

  auto operator<=>(const Cut&) const = default;
};

// The values between two cuts.
struct Interval {
  Cut from;
  Cut to;

  [[nodiscard]] bool is_empty() const { return !(from < to); }
  [[nodiscard]] bool meets(const Interval& other) const { return from < other.to && other.from < to; }
  bool operator==(const Interval&) const = default;
};

// All that is possible for a quantity.
[[nodiscard]] inline Interval whole(const Quantity& quantity) {
  return {{quantity.minimum, false}, {quantity.maximum, true}};
}

// The values of a band; an end without a (known) threshold is the end of what is possible.
[[nodiscard]] inline Interval interval_of(const TreeIndex& index, const Quantity& quantity,
                                          const Band& band) {
  Interval interval = whole(quantity);
  if (const Threshold* lower = index.threshold(band.lower().id))
    interval.from = {lower->value, band.from.empty()};
  if (const Threshold* upper = index.threshold(band.upper().id))
    interval.to = {upper->value, !band.up_to.empty()};
  return interval;
}

}  // namespace leidraad::guide
