// Days and durations as files and messages write them (ISO 8601), on the calendar of std::chrono.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace leidraad::guide {

// "2026-11-29"; nothing where that is no day of the calendar.
[[nodiscard]] std::optional<std::chrono::year_month_day> day_of(std::string_view text);
// Whether this is a day, or as much of one as is known: "2026-11" or "2026".
[[nodiscard]] bool is_day_or_part(std::string_view text);
[[nodiscard]] std::string text_of(const std::chrono::year_month_day& day);
// The day that it is now, in UTC: "2026-11-29".
[[nodiscard]] std::string today();

// "P2W": a number of one unit. A minus before it ("-P6W") is a duration back.
struct Duration {
  int count = 0;
  char unit = 'D';  // D, W, M or Y
};
// At most `most_digits` digits. Nothing where something else stands there.
[[nodiscard]] std::optional<Duration> duration_of(std::string_view text, std::size_t most_digits = 6);
// "day", "week", "month" or "year".
[[nodiscard]] std::string_view name_of_unit(const Duration& duration);

// How much work something is: "PT30M", "PT2H", "P3D" or "P2W", and never none.
struct Effort {
  int count = 0;
  std::string_view unit;  // "minute", "hour", "day" or "week"
};
[[nodiscard]] std::optional<Effort> effort_of(std::string_view text);

// A day that its month does not have becomes the last of that month: 31 January and P1M give 28 or 29
// February. Nothing where the result cannot be written in ten characters.
[[nodiscard]] std::optional<std::chrono::year_month_day> plus(const std::chrono::year_month_day& day,
                                                              const Duration& duration);
// The same for texts; nothing where one of the two cannot be read, or the duration goes back.
[[nodiscard]] std::optional<std::string> day_after(std::string_view day, std::string_view duration);

// How many days `later` is after `earlier`; below zero where it is before. Nothing where one cannot be read.
[[nodiscard]] std::optional<int> days_between(std::string_view earlier, std::string_view later);

}  // namespace leidraad::guide
