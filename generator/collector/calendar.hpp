// Days: the finest time that the collector keeps.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace leidraad::collector {

// The day that it is now, in UTC: "2026-11-29".
[[nodiscard]] std::string today();

// The day that is `duration` (ISO 8601: P<n>D, W, M or Y) after `day`. A day that its month does not have
// becomes the last of that month: 31 January and P1M give 28 or 29 February. Nothing where one of the two
// cannot be read.
[[nodiscard]] std::optional<std::string> day_after(std::string_view day, std::string_view duration);

// How many days `later` is after `earlier`; below zero where it is before. Nothing where one cannot be read.
[[nodiscard]] std::optional<int> days_between(std::string_view earlier, std::string_view later);

}  // namespace leidraad::collector
