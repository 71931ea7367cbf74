// What people type, read the same way everywhere: the page's script does exactly this in
// templates/assets/survey/answers.js. Texts are UTF-8.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace leidraad::guide {

// Line ends become "\n"; blanks (space, tab, line end, no-break space) around the text are dropped.
[[nodiscard]] std::string tidied(std::string_view text);

// Control characters other than tab and line end. They never come from a keyboard, and files that take the
// answers along cannot hold them.
[[nodiscard]] bool has_control_character(std::string_view text);

// In Unicode code points, as the page's script counts them.
[[nodiscard]] std::size_t length_of(std::string_view text);

// A number as people in Belgium and the Netherlands write it: an optional sign, digits, and behind a comma or
// a point more digits; at most fifteen digits, so that a double holds it. No exponent. Groups of three digits
// may be parted by points, blanks or apostrophes, one kind in a number: "1.250", "1 250", "1.250.000,5",
// "1 250.5"; a number in groups begins with 1 to 9. So a point before exactly three digits parts thousands
// ("1.250" is 1250; "0.125", "1.25" and "1234.567" are not parted), and a comma always stands before
// decimals.
struct TypedNumber {
  double value = 0;
  int decimals = 0;  // digits behind the comma that are needed to write the value
  // How others write the same signs: 1.25 for "1.250", 1250 for "1,250". Nothing where there is one reading.
  std::optional<double> other_reading;
};
[[nodiscard]] std::optional<TypedNumber> number_in(std::string_view text);

// With a point and without needless zeros or exponent: 0.5, -3, 1200.
[[nodiscard]] std::string number_text(double value);

// The same as answers are stored and sent, which `number_in` reads back as it was: where three digits behind
// the point would be thousands, with one zero more: 1.2340.
[[nodiscard]] std::string stored_number(double value);

// "2026-11-29", "29-11-2026" or "29/11/2026" (also "1-3-2026") as "2026-11-29"; nothing for what is no day
// between 1900 and 2100.
[[nodiscard]] std::optional<std::string> day_in(std::string_view text);

}  // namespace leidraad::guide
