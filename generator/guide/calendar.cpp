#include "guide/calendar.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>

namespace leidraad::guide {

namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

// Digits and nothing else.
std::optional<int> number_of(std::string_view text) {
  if (text.empty() || text.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  int number = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} ? std::optional(number) : std::nullopt;
}

std::string digits(int number, std::size_t count) {
  std::string text = std::to_string(number);
  return std::string(count - std::min(count, text.size()), '0') + text;
}

}  // namespace

std::optional<year_month_day> day_of(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = number_of(text.substr(0, 4));
  const auto month = number_of(text.substr(5, 2));
  const auto day = number_of(text.substr(8));
  if (!year || !month || !day) return std::nullopt;
  const year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                            std::chrono::day(static_cast<unsigned>(*day))};
  return date.ok() ? std::optional(date) : std::nullopt;
}

bool is_day_or_part(std::string_view text) {
  constexpr std::string_view rest = "-01-01";
  constexpr std::size_t year = 4;
  constexpr std::size_t month = 7;
  if (text.size() != year && text.size() != month) return day_of(text).has_value();
  return day_of(std::string(text) + std::string(rest.substr(text.size() - year))).has_value();
}

std::string text_of(const year_month_day& day) {
  return digits(static_cast<int>(day.year()), 4) + "-" +
         digits(static_cast<int>(static_cast<unsigned>(day.month())), 2) + "-" +
         digits(static_cast<int>(static_cast<unsigned>(day.day())), 2);
}

std::string today() {
  return text_of(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
}

std::optional<Duration> duration_of(std::string_view text, std::size_t most_digits) {
  const bool is_back = text.starts_with('-');
  if (is_back) text.remove_prefix(1);
  if (text.size() < 3 || text.size() > most_digits + 2 || text.front() != 'P') return std::nullopt;
  if (std::string_view("DWMY").find(text.back()) == std::string_view::npos) return std::nullopt;
  const auto count = number_of(text.substr(1, text.size() - 2));
  if (!count) return std::nullopt;
  return Duration{is_back ? -*count : *count, text.back()};
}

std::string_view name_of_unit(const Duration& duration) {
  switch (duration.unit) {
    case 'D':
      return "day";
    case 'W':
      return "week";
    case 'M':
      return "month";
    default:
      return "year";
  }
}

std::optional<Effort> effort_of(std::string_view text) {
  constexpr std::size_t most_digits = 3;
  if (!text.starts_with("PT")) {
    const auto length = duration_of(text, most_digits);
    if (!length || length->count <= 0 || (length->unit != 'D' && length->unit != 'W')) return std::nullopt;
    return Effort{length->count, name_of_unit(*length)};
  }
  text.remove_prefix(2);
  if (text.size() < 2 || text.size() > most_digits + 1 || (text.back() != 'H' && text.back() != 'M'))
    return std::nullopt;
  const auto count = number_of(text.substr(0, text.size() - 1));
  if (!count || *count == 0) return std::nullopt;
  return Effort{*count, text.back() == 'H' ? "hour" : "minute"};
}

std::optional<year_month_day> plus(const year_month_day& day, const Duration& duration) {
  // std::chrono counts years in sixteen bits, and begins anew behind them.
  constexpr int most_years = 9999;
  if (duration.unit == 'Y' && std::abs(duration.count) > most_years) return std::nullopt;
  if (duration.unit == 'M' && std::abs(duration.count) > 12 * most_years) return std::nullopt;
  year_month_day end = day;
  switch (duration.unit) {
    case 'D':
      end = sys_days(day) + std::chrono::days(duration.count);
      break;
    case 'W':
      end = sys_days(day) + std::chrono::weeks(duration.count);
      break;
    case 'M':
      end = day + std::chrono::months(duration.count);
      break;
    default:
      end = day + std::chrono::years(duration.count);
      break;
  }
  if (!end.ok()) end = end.year() / end.month() / std::chrono::last;
  const int year = static_cast<int>(end.year());
  return end.ok() && year >= 0 && year <= 9999 ? std::optional(end) : std::nullopt;
}

std::optional<std::string> day_after(std::string_view day, std::string_view duration) {
  const auto start = day_of(day);
  const auto length = duration_of(duration);
  // Nobody keeps anything for longer.
  if (!start || !length || length->count < 0 || length->count > 100'000) return std::nullopt;
  const auto end = plus(*start, *length);
  return end ? std::optional(text_of(*end)) : std::nullopt;
}

std::optional<int> days_between(std::string_view earlier, std::string_view later) {
  const auto start = day_of(earlier);
  const auto end = day_of(later);
  if (!start || !end) return std::nullopt;
  return static_cast<int>((sys_days(*end) - sys_days(*start)).count());
}

}  // namespace leidraad::guide
