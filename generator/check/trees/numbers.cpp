#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "check/trees/checks.hpp"
#include "guide/decimal_mark.hpp"

namespace leidraad::check {

using diagnostics::operator""_code;
using diagnostics::Text;

namespace {

void check_quantity(const guide::Quantity& quantity, diagnostics::Diagnostics& diagnostics) {
  if (quantity.minimum >= quantity.maximum || quantity.step <= 0) {
    diagnostics.add("quantity-range"_code, quantity.position,
                    {quantity.id, number_argument(quantity.minimum), number_argument(quantity.maximum),
                     number_argument(quantity.step)});
  }
}

bool is_ascending(const std::vector<double>& at) {
  return std::adjacent_find(at.begin(), at.end(), std::greater_equal<>()) == at.end();
}

// A table must have a value for all that can be typed.
void check_axis(const guide::TreeIndex& index, const guide::Quantity& derived,
                const guide::Derivation::Axis& axis, diagnostics::Diagnostics& diagnostics) {
  const guide::Quantity* quantity = index.quantity(axis.quantity.id);
  if (quantity == nullptr) return;
  if (quantity->derived)
    diagnostics.add("derived-from-derived"_code, axis.quantity.position, {derived.id, quantity->id});
  if (axis.at.empty() || !is_ascending(axis.at)) {
    diagnostics.add("table-order"_code, axis.quantity.position, {quantity->id});
  } else if (axis.at.front() > quantity->minimum || axis.at.back() < quantity->maximum) {
    diagnostics.add("table-range"_code, axis.quantity.position,
                    {quantity->id, number_argument(axis.at.front()), number_argument(axis.at.back()),
                     number_argument(quantity->minimum), number_argument(quantity->maximum)});
  }
}

void check_table(const guide::TreeIndex& index, const guide::Quantity& quantity,
                 diagnostics::Diagnostics& diagnostics) {
  const guide::Derivation& table = *quantity.derived;
  if (table.rows.quantity.id == table.columns.quantity.id)
    diagnostics.add("table-of-one-quantity"_code, table.columns.quantity.position, {table.rows.quantity.id});
  check_axis(index, quantity, table.rows, diagnostics);
  check_axis(index, quantity, table.columns, diagnostics);
  const std::size_t columns = table.columns.at.size();
  const bool has_shape = table.values.size() == table.rows.at.size() &&
                         std::all_of(table.values.begin(), table.values.end(),
                                     [&](const auto& row) { return row.size() == columns; });
  if (!has_shape) {
    diagnostics.add("table-shape"_code, table.position,
                    {std::to_string(table.rows.at.size()), std::to_string(columns)});
    return;
  }
  for (const auto& row : table.values) {
    for (const double value : row) {
      if (value >= quantity.minimum && value <= quantity.maximum) continue;
      diagnostics.add(
          "table-value"_code, table.position,
          {number_argument(value), number_argument(quantity.minimum), number_argument(quantity.maximum)});
      return;
    }
  }
}

void check_threshold(const guide::Threshold& threshold, diagnostics::Diagnostics& diagnostics) {
  const bool is_signal = threshold.kind == guide::RuleKind::signal;
  if (!is_signal && threshold.source.empty())
    diagnostics.add("threshold-without-source"_code, threshold.position, {threshold.id});
  if (is_signal && threshold.note.empty())
    diagnostics.add("signal-without-note"_code, threshold.position, {threshold.id});
  if (threshold.kind == guide::RuleKind::law && threshold.certainty == guide::Certainty::unverified)
    diagnostics.add("unverified-law"_code, threshold.position);
}

std::set<std::string> thresholds_used(const guide::Tree& tree) {
  std::set<std::string> used;
  for (const guide::Question& question : tree.questions) {
    for (const guide::Scale& scale : question.scales) {
      for (const guide::Band& band : scale.bands) {
        used.insert(band.lower().id);
        used.insert(band.upper().id);
      }
    }
  }
  return used;
}

std::set<std::string> quantities_used(const guide::Tree& tree) {
  std::set<std::string> used;
  for (const guide::Question& question : tree.questions) {
    if (!question.measure) continue;
    used.insert(question.measure->quantity.id);
    used.insert(question.measure->compare.id);
  }
  return used;
}

void add_people(std::set<std::string>& used, const guide::Actors& actors) {
  for (const guide::Horizon horizon : guide::horizons) {
    for (const guide::Name& name : actors.of(horizon)) used.insert(name.id);
  }
}

std::set<std::string> people_used(const guide::Tree& tree) {
  std::set<std::string> used;
  add_people(used, tree.who);
  for (const guide::Branch& branch : tree.branches) add_people(used, branch.inherits.who);
  for (const guide::Outcome& outcome : tree.outcomes) {
    add_people(used, outcome.who);
    for (const guide::Horizon horizon : guide::horizons) {
      for (const guide::Action& action : outcome.actions.of(horizon)) {
        for (const guide::Name& name : action.who) used.insert(name.id);
      }
    }
  }
  return used;
}

template <class T>
void report_unused(const std::vector<T>& things, const std::set<std::string>& used, const Text& kind,
                   diagnostics::Diagnostics& diagnostics) {
  for (const T& one : things) {
    if (!used.contains(one.id)) diagnostics.add("unused-in-tree"_code, one.position, {kind, one.id});
  }
}

}  // namespace

std::string told(double value) {
  return guide::with_decimal_mark(fmt::format("{}", value));
}

diagnostics::Argument number_argument(double value) {
  diagnostics::Argument argument(told(value));
  argument.english = fmt::format("{}", value);
  return argument;
}

Text text_of(guide::Country country) {
  return country == guide::Country::be ? Text{"België", "Belgium"} : Text{"Nederland", "the Netherlands"};
}

void check_tree_numbers(const guide::TreeIndex& index, diagnostics::Diagnostics& diagnostics) {
  const guide::Tree& tree = index.tree();
  for (const guide::Quantity& quantity : tree.quantities) {
    check_quantity(quantity, diagnostics);
    if (quantity.derived) check_table(index, quantity, diagnostics);
  }
  for (const guide::Threshold& threshold : tree.thresholds) check_threshold(threshold, diagnostics);
  for (const guide::Person& person : tree.people) {
    if (person.title.empty() && (person.be.empty() || person.nl.empty()))
      diagnostics.add("person-without-name"_code, person.position, {person.id});
  }
}

void check_tree_usage(const guide::TreeIndex& index, diagnostics::Diagnostics& diagnostics) {
  const guide::Tree& tree = index.tree();
  report_unused(tree.thresholds, thresholds_used(tree), {"drempel", "threshold"}, diagnostics);
  report_unused(tree.quantities, quantities_used(tree), {"grootheid", "quantity"}, diagnostics);
  report_unused(tree.people, people_used(tree), {"persoon", "person"}, diagnostics);
}

}  // namespace leidraad::check
