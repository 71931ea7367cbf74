#include "guide/decimal_mark.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace leidraad::guide {

std::string with_decimal_mark(std::string number) {
  std::replace(number.begin(), number.end(), '.', decimal_mark);
  return number;
}

std::string decimal(double value) {
  char digits[400];
  const bool is_whole = value == std::floor(value);
  const auto end = is_whole
                       ? std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed, 0)
                       : std::to_chars(digits, digits + sizeof digits, value, std::chars_format::general, 6);
  return with_decimal_mark(std::string(digits, end.ptr));
}

std::string rounded(double value, int decimals) {
  char digits[400];
  const auto end =
      std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed, decimals).ptr;
  std::string text(digits, end);
  if (text.find('.') != std::string::npos) {
    while (text.ends_with('0')) text.pop_back();
    if (text.ends_with('.')) text.pop_back();
  }
  return text == "-0" ? "0" : with_decimal_mark(std::move(text));
}

}  // namespace leidraad::guide
