// Numbers as readers see them. The one place that knows the decimal mark.
#pragma once

#include <string>

namespace leidraad::guide {

inline constexpr char decimal_mark = ',';

// "12.5", as programs write it, to "12,5".
[[nodiscard]] std::string with_decimal_mark(std::string number);
// 12 -> "12", 12.5 -> "12,5": without needless zeros, six digits that count at most.
[[nodiscard]] std::string decimal(double value);
// 12.345 -> "12,35", 12 -> "12": at most so many digits behind the mark, and no needless zeros.
[[nodiscard]] std::string rounded(double value, int decimals);

}  // namespace leidraad::guide
