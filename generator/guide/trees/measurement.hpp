// What a decision tree measures: quantities, the thresholds that mean something, and values derived from
// others.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "guide/pages/markup.hpp"
#include "guide/reference.hpp"

namespace leidraad::guide {

// The name of something inside one tree: a question, an outcome, a quantity, a threshold, a person.
struct Name {
  std::string id;
  Position position;

  [[nodiscard]] bool empty() const { return id.empty(); }
};

enum class Country : std::uint8_t { be, nl };
inline constexpr Country countries[] = {Country::be, Country::nl};
[[nodiscard]] constexpr const char* name_of(Country country) {
  return country == Country::be ? "be" : "nl";
}

// What a number or a rule rests on. Only a law may say "this must".
enum class RuleKind : std::uint8_t { law, standard, advice, rule_of_thumb, study, signal };

// How well it is known: seen in the source itself, seen where another source quotes it, not verified, or our
// own reckoning.
enum class Certainty : std::uint8_t { seen, quoted, unverified, derived };

// A table of two typed quantities that gives a third; between its points the value is interpolated linearly
// in both directions. `values[row][column]`.
struct Derivation {
  struct Axis {
    Name quantity;
    std::vector<double> at;  // ascending
  };
  Axis rows;
  Axis columns;
  std::vector<std::vector<double>> values;
  SourceReference source;
  std::string checked;
  Certainty certainty = Certainty::derived;
  std::string note;
  Position position;
};

// Something that can be measured, and what is possible for it.
struct Quantity {
  std::string id;
  std::string label;
  std::string unit;
  double minimum = 0;
  double maximum = 0;
  double step = 1;  // also tells how many decimals make sense
  InlineText how;
  std::optional<Derivation> derived;  // such a quantity is never typed
  Position position;
};

// A number that decides something.
struct Threshold {
  std::string id;
  std::string label;
  double value = 0;
  std::string unit;
  std::optional<Country> country;  // both where none stands
  RuleKind kind = RuleKind::signal;
  Certainty certainty = Certainty::derived;
  SourceReference source;
  std::string checked;
  std::string note;
  Position position;
};

// The day on which somebody last read the number where it stands. Empty for what nobody read: a signal or a
// reckoning of our own, and what is not verified.
[[nodiscard]] std::string read_on(const Threshold& threshold);
[[nodiscard]] std::string read_on(const Derivation& table);

// The value of a derived quantity for values of its two quantities, rounded to `step`. Outside the table its
// edge counts. The table must have at least one row and one column, and as many values as that asks for.
[[nodiscard]] double derived_value(const Derivation& derivation, double row, double column, double step);

// How many decimals a value of this step has: 0.1 -> 1. At most 6.
[[nodiscard]] int decimals_of(double step);

}  // namespace leidraad::guide
