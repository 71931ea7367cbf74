#include "render/trees/measurement.hpp"

#include <algorithm>

#include "guide/decimal_mark.hpp"
#include "guide/trees/address.hpp"
#include "render/trees/words.hpp"

namespace leidraad::render {

namespace {

class MeasureRenderer {
public:
  MeasureRenderer(const guide::TreeIndex& index, const guide::Question& question, PageContext& context,
                  OnwardSections& onward)
      : index_(index),
        question_(question),
        context_(context),
        wording_(context.site().wording),
        onward_(onward) {}

  Html render() {
    const guide::Quantity* typed = index_.quantity(question_.measure->quantity.id);
    const guide::Quantity* compared = index_.quantity(question_.measure->compared().id);
    if (typed == nullptr || compared == nullptr) return {};
    fill_how(*typed);
    if (compared != typed) fill_how(*compared);
    if (compared->derived) fill_table(*compared, *compared->derived);
    filling_.text("TITLE"_slot, wording_.filled("tree-bands", {{"quantity", compared->label}}));
    for (std::size_t number = 0; number < question_.scales.size(); ++number) {
      Slots slots = filling_.section("SCALE"_slot);
      slots.number("NUMBER"_slot, static_cast<long long>(number));
      fill_scale(slots, question_.scales[number]);
    }
    return context_.site().templates.expand("tree/measure.html", filling_);
  }

private:
  void fill_how(const guide::Quantity& quantity) {
    if (quantity.how.markup.empty()) return;
    filling_.section("HOW"_slot)
        .text("TITLE"_slot, wording_.filled("tree-how", {{"quantity", quantity.label}}))
        .html("TEXT_HTML"_slot, context_.filled(quantity.how));
  }

  void fill_table(const guide::Quantity& quantity, const guide::Derivation& table) {
    const guide::Quantity* rows = index_.quantity(table.rows.quantity.id);
    const guide::Quantity* columns = index_.quantity(table.columns.quantity.id);
    if (rows == nullptr || columns == nullptr) return;
    Slots slots = filling_.section("TABLE"_slot);
    slots.text("TITLE"_slot, wording_.filled("tree-table", {{"quantity", quantity.label},
                                                            {"rows", rows->label},
                                                            {"columns", columns->label}}));
    slots.text("UNIT"_slot, quantity.unit);
    slots.text("CORNER"_slot, rows->label + " \\ " + columns->label);
    for (const double at : table.columns.at)
      slots.section("COLUMN"_slot).text("TEXT"_slot, amount(at, columns->unit));
    for (std::size_t row = 0; row < table.rows.at.size() && row < table.values.size(); ++row) {
      Slots line = slots.section("ROW"_slot);
      line.text("AT"_slot, amount(table.rows.at[row], rows->unit));
      for (const double value : table.values[row])
        line.section("CELL"_slot).text("TEXT"_slot, guide::decimal(value));
    }
    slots.optional("NOTE"_slot, "TEXT"_slot, table.note);
    fill_standing(slots, table.certainty, guide::read_on(table), table.source.id);
  }

  // How well a number is known, when it was last read there (empty: never), and where it stands.
  void fill_standing(Slots& slots, guide::Certainty certainty, const std::string& read_on,
                     const std::string& source) {
    slots.text("CERTAINTY"_slot, certainty_in_words(certainty, wording_));
    slots.optional("CHECKED"_slot, "TEXT"_slot, read_on.empty() ? read_on : wording_.date(read_on));
    if (!source.empty()) slots.html("SOURCE_HTML"_slot, {context_.citation({source})});
  }

  void fill_scale(Slots& slots, const guide::Scale& scale) {
    slots.optional("WHEN"_slot, "TEXT"_slot, condition_in_words(index_, scale.when, wording_));
    if (const auto country = country_of(scale))
      slots.section("FOR"_slot).text("COUNTRY"_slot, guide::name_of(*country));
    std::vector<const guide::Threshold*> thresholds;
    for (std::size_t number = 0; number < scale.bands.size(); ++number) {
      const guide::Band& band = scale.bands[number];
      fill_band(slots.section("BAND"_slot), band, number);
      for (const guide::Name* end : {&band.lower(), &band.upper()}) {
        const guide::Threshold* threshold = index_.threshold(end->id);
        const bool is_new = std::find(thresholds.begin(), thresholds.end(), threshold) == thresholds.end();
        if (threshold != nullptr && is_new) thresholds.push_back(threshold);
      }
    }
    if (!thresholds.empty()) fill_limits(slots.section("LIMITS"_slot), thresholds);
  }

  void fill_band(Slots slots, const guide::Band& band, std::size_t number) {
    const std::string range = range_in_words(index_, band, wording_);
    slots.number("NUMBER"_slot, static_cast<long long>(number))
        .text("RANGE"_slot, range)
        .text("HREF"_slot, onward_.href(band.next, band.advice, range));
    if (band.zone) {
      slots.section("ZONE"_slot)
          .text("ID"_slot, guide::name_of(*band.zone))
          .text("TEXT"_slot, zone_in_words(*band.zone, wording_));
    }
    slots.optional("MEANS"_slot, "TEXT"_slot, band.means);
  }

  void fill_limits(Slots slots, const std::vector<const guide::Threshold*>& thresholds) {
    std::string kinds;
    for (const guide::Threshold* one : thresholds) {
      if (!kinds.empty()) kinds += ", ";
      kinds += wording_.filled("tree-limit-kind", {{"value", amount(one->value, one->unit)},
                                                   {"kind", kind_in_words(one->kind, wording_)}});
      Slots limit = slots.section("LIMIT"_slot);
      limit.text("VALUE"_slot, amount(one->value, one->unit)).text("LABEL"_slot, one->label);
      limit.text("KIND"_slot, kind_in_words(one->kind, wording_));
      limit.text("WEIGHT"_slot, name_of(weight_of(one->kind)));
      if (one->country) limit.section("IN"_slot).text("TEXT"_slot, country_in_words(*one->country, wording_));
      limit.optional("NOTE"_slot, "TEXT"_slot, one->note);
      fill_standing(limit, one->certainty, guide::read_on(*one), one->source.id);
    }
    slots.text("KINDS"_slot, kinds);
  }

  const guide::TreeIndex& index_;
  const guide::Question& question_;
  PageContext& context_;
  const Wording& wording_;
  OnwardSections& onward_;
  Filling filling_;
};

}  // namespace

Html render_tree_measure(const guide::TreeIndex& index, const guide::Question& question, PageContext& context,
                         OnwardSections& onward) {
  return MeasureRenderer(index, question, context, onward).render();
}

}  // namespace leidraad::render
