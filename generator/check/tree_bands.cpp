// Bands must hold every value of their quantity exactly once.
#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "check/tree_checks.hpp"

namespace leidraad::check {

using diagnostics::operator""_code;

namespace {

// An end of an interval: a value, and whether things begin at it or just after it. Ordered along the number
// line.
struct Cut {
  double value = 0;
  bool is_after = false;  // just after the value

  auto operator<=>(const Cut&) const = default;
};

struct Interval {
  Cut from;
  Cut to;
  const guide::Band* band = nullptr;
};

// "van 26 tot en met 28": the values between two cuts.
std::string told(const Cut& from, const Cut& to) {
  if (from.value == to.value && !from.is_after && to.is_after) return "precies " + check::told(from.value);
  return (from.is_after ? "meer dan " : "vanaf ") + check::told(from.value) +
         (to.is_after ? " tot en met " : " tot ") + check::told(to.value);
}

std::string told_in_english(const Cut& from, const Cut& to) {
  if (from.value == to.value && !from.is_after && to.is_after) return "exactly " + check::told(from.value);
  return (from.is_after ? "more than " : "from ") + check::told(from.value) +
         (to.is_after ? " up to " : " to below ") + check::told(to.value);
}

diagnostics::Argument interval_argument(const Cut& from, const Cut& to) {
  diagnostics::Argument argument(told(from, to));
  argument.english = told_in_english(from, to);
  return argument;
}

class BandChecker {
public:
  BandChecker(const guide::TreeIndex& index, const guide::Quantity& quantity,
              diagnostics::Diagnostics& diagnostics)
      : index_(index), quantity_(quantity), diagnostics_(diagnostics) {}

  void check(const guide::Scale& scale) {
    std::vector<Interval> intervals;
    for (const guide::Band& band : scale.bands) {
      check_ends(scale, band);
      if (auto interval = interval_of(band)) intervals.push_back(*interval);
    }
    if (intervals.size() != scale.bands.size()) return;  // said already
    if (intervals.empty()) {
      diagnostics_.add("band-gap"_code, scale.position,
                       {interval_argument(lowest(), highest()), quantity_.unit});
      return;
    }
    std::stable_sort(intervals.begin(), intervals.end(),
                     [](const Interval& a, const Interval& b) { return a.from < b.from; });
    check_cover(intervals);
  }

private:
  [[nodiscard]] Cut lowest() const { return {quantity_.minimum, false}; }
  [[nodiscard]] Cut highest() const { return {quantity_.maximum, true}; }

  std::optional<Interval> interval_of(const guide::Band& band) {
    Cut from = lowest();
    Cut to = highest();
    if (const auto* lower = index_.threshold(band.lower().id)) from = {lower->value, band.from.empty()};
    if (const auto* upper = index_.threshold(band.upper().id)) to = {upper->value, !band.up_to.empty()};
    if (from < lowest() || highest() < to || from > highest() || to < lowest()) {
      diagnostics_.add("band-outside"_code, band.position,
                       {interval_argument(from, to), check::told(quantity_.minimum),
                        check::told(quantity_.maximum), quantity_.unit});
      return std::nullopt;
    }
    if (!(from < to)) {
      diagnostics_.add("band-empty"_code, band.position, {check::told(from.value), check::told(to.value)});
      return std::nullopt;
    }
    return Interval{from, to, &band};
  }

  void check_ends(const guide::Scale& scale, const guide::Band& band) {
    if ((!band.from.empty() && !band.above.empty()) || (!band.below.empty() && !band.up_to.empty()))
      diagnostics_.add("band-two-ends"_code, band.position);
    for (const guide::Name* end : {&band.from, &band.above, &band.below, &band.up_to}) {
      const guide::Threshold* threshold = index_.threshold(end->id);
      if (threshold == nullptr) continue;
      if (threshold->unit != quantity_.unit) {
        diagnostics_.add("threshold-unit"_code, end->position,
                         {threshold->id, threshold->unit, quantity_.id, quantity_.unit});
      }
      if (threshold->country) check_country(scale, *end, *threshold);
    }
  }

  // A threshold of one country must not decide in the other.
  void check_country(const guide::Scale& scale, const guide::Name& end, const guide::Threshold& threshold) {
    const std::string country = guide::name_of(*threshold.country);
    for (const guide::Condition& condition : scale.when) {
      if (condition.name.id != guide::country_name) continue;
      if (condition.values.size() == 1 && condition.values.front().id == country) return;
    }
    diagnostics_.add("threshold-country"_code, end.position, {threshold.id, country});
  }

  void check_cover(const std::vector<Interval>& intervals) {
    Cut reached = lowest();
    const guide::Band* before = nullptr;
    for (const Interval& interval : intervals) {
      if (reached < interval.from) report("band-gap"_code, reached, interval.from, *interval.band, before);
      if (interval.from < reached)
        report("band-overlap"_code, interval.from, std::min(reached, interval.to), *interval.band, before);
      if (reached < interval.to) {
        reached = interval.to;
        before = interval.band;
      }
    }
    if (reached < highest()) report("band-gap"_code, reached, highest(), *before, nullptr);
  }

  void report(diagnostics::Code code, const Cut& from, const Cut& to, const guide::Band& band,
              const guide::Band* other) {
    diagnostics::Diagnostic& found =
        diagnostics_.add(code, band.position, {interval_argument(from, to), quantity_.unit});
    if (other != nullptr)
      found.notes.push_back(
          {{"het vorige stuk staat hier", "the band before it stands here"}, other->position});
  }

  const guide::TreeIndex& index_;
  const guide::Quantity& quantity_;
  diagnostics::Diagnostics& diagnostics_;
};

}  // namespace

void check_tree_bands(const guide::TreeIndex& index, diagnostics::Diagnostics& diagnostics) {
  for (const guide::Question& question : index.tree().questions) {
    if (!question.measure) continue;
    const guide::Quantity* quantity = index.quantity(question.measure->compared().id);
    if (quantity == nullptr || quantity->minimum >= quantity->maximum) continue;
    BandChecker checker(index, *quantity, diagnostics);
    for (const guide::Scale& scale : question.scales) checker.check(scale);
  }
}

}  // namespace leidraad::check
