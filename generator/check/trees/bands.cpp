// Bands must hold every value of their quantity exactly once.
#include <algorithm>

#include "check/trees/checks.hpp"
#include "guide/trees/interval.hpp"

namespace leidraad::check {

using diagnostics::operator""_code;

namespace {

using guide::Cut;
using guide::Interval;

struct Piece {
  Interval interval;
  const guide::Band* band = nullptr;
};

// "de waarden meer dan 26 tot en met 28", in both languages.
diagnostics::Argument interval_argument(const Interval& interval) {
  const auto& [from, to] = interval;
  const diagnostics::Argument low = number_argument(from.value);
  const diagnostics::Argument high = number_argument(to.value);
  diagnostics::Argument words("");
  if (from.value == to.value) {
    words.dutch = "precies " + low.dutch;
    words.english = "exactly " + low.english;
    return words;
  }
  words.dutch = std::string("de waarden ") + (from.is_after ? "meer dan " : "vanaf ") + low.dutch +
                (to.is_after ? " tot en met " : " tot ") + high.dutch;
  words.english = std::string("the values ") + (from.is_after ? "more than " : "from ") + low.english +
                  (to.is_after ? " up to and including " : " to below ") + high.english;
  return words;
}

class BandChecker {
public:
  BandChecker(const guide::TreeIndex& index, const guide::Quantity& quantity,
              diagnostics::Diagnostics& diagnostics)
      : index_(index), quantity_(quantity), diagnostics_(diagnostics) {}

  void check(const guide::Scale& scale) {
    std::vector<Piece> pieces;
    for (const guide::Band& band : scale.bands) {
      check_ends(scale, band);
      const Interval interval = guide::interval_of(index_, quantity_, band);
      if (is_possible(band, interval)) pieces.push_back({interval, &band});
    }
    if (pieces.size() != scale.bands.size()) return;  // said already
    if (pieces.empty()) {
      diagnostics_.add("band-gap"_code, scale.position,
                       {interval_argument(guide::whole(quantity_)), quantity_.unit});
      return;
    }
    std::stable_sort(pieces.begin(), pieces.end(),
                     [](const Piece& a, const Piece& b) { return a.interval.from < b.interval.from; });
    check_cover(pieces);
  }

private:
  bool is_possible(const guide::Band& band, const Interval& interval) {
    const Interval all = guide::whole(quantity_);
    if (interval.from < all.from || all.to < interval.to || interval.from > all.to ||
        interval.to < all.from) {
      diagnostics_.add("band-outside"_code, band.position,
                       {interval_argument(interval), number_argument(quantity_.minimum),
                        number_argument(quantity_.maximum), quantity_.unit});
      return false;
    }
    if (!interval.is_empty()) return true;
    diagnostics_.add("band-empty"_code, band.position,
                     {number_argument(interval.from.value), number_argument(interval.to.value)});
    return false;
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

  void check_cover(const std::vector<Piece>& pieces) {
    const Interval all = guide::whole(quantity_);
    Cut reached = all.from;
    const guide::Band* before = nullptr;
    for (const Piece& piece : pieces) {
      const Interval& now = piece.interval;
      if (reached < now.from) report("band-gap"_code, {reached, now.from}, *piece.band, before);
      if (now.from < reached)
        report("band-overlap"_code, {now.from, std::min(reached, now.to)}, *piece.band, before);
      if (reached < now.to) {
        reached = now.to;
        before = piece.band;
      }
    }
    if (reached < all.to) report("band-gap"_code, {reached, all.to}, *before, nullptr);
  }

  void report(diagnostics::Code code, const Interval& interval, const guide::Band& band,
              const guide::Band* other) {
    diagnostics::Diagnostic& found =
        diagnostics_.add(code, band.position, {interval_argument(interval), quantity_.unit});
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
