// The body of a submission as JSON.
#pragma once

#include <string_view>
#include <variant>

#include "collector/submission/submission.hpp"

namespace leidraad::collector {

inline constexpr std::size_t most_fields = 2'000;
inline constexpr std::size_t most_values = 400;
inline constexpr std::size_t longest_name = 200;

// {"version": n, "key": "…", "group": "…", "website": "…", "answers": {field: "text" | number | ["…"] |
// null}}. Other members are passed over. A member that stands there twice is refused: which one was meant?
[[nodiscard]] std::variant<Submission, Unreadable> read_json_submission(std::string_view body);

}  // namespace leidraad::collector
