#include "collector/calendar.hpp"

#include <fmt/format.h>

#include <charconv>

namespace leidraad::collector {

namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year_month_day;
using std::chrono::years;

template <class Number>
bool read_number(std::string_view text, Number& number) {
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && rest == text.data() + text.size();
}

std::optional<year_month_day> day_of(std::string_view text) {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  if (text.size() != 10 || !read_number(text.substr(0, 4), year) || text[4] != '-' ||
      !read_number(text.substr(5, 2), month) || text[7] != '-' || !read_number(text.substr(8), day))
    return std::nullopt;
  const year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
  return date.ok() ? std::optional(date) : std::nullopt;
}

std::string text_of(const year_month_day& date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

}  // namespace

std::string today() {
  return text_of(std::chrono::floor<days>(std::chrono::system_clock::now()));
}

std::optional<std::string> day_after(std::string_view day, std::string_view duration) {
  const auto start = day_of(day);
  int count = 0;
  if (!start || duration.size() < 3 || duration.front() != 'P' ||
      !read_number(duration.substr(1, duration.size() - 2), count) || count < 0 || count > 100'000)
    return std::nullopt;
  year_month_day end = *start;
  switch (duration.back()) {
    case 'D':
      end = sys_days(*start) + days(count);
      break;
    case 'W':
      end = sys_days(*start) + days(7 * count);
      break;
    case 'M':
      end = *start + months(count);
      break;
    case 'Y':
      end = *start + years(count);
      break;
    default:
      return std::nullopt;
  }
  if (!end.ok()) end = end.year() / end.month() / std::chrono::last;
  // A day is written in ten characters; nobody keeps anything for longer than that.
  return end.ok() && static_cast<int>(end.year()) <= 9999 ? std::optional(text_of(end)) : std::nullopt;
}

std::optional<int> days_between(std::string_view earlier, std::string_view later) {
  const auto start = day_of(earlier);
  const auto end = day_of(later);
  if (!start || !end) return std::nullopt;
  return static_cast<int>((sys_days(*end) - sys_days(*start)).count());
}

}  // namespace leidraad::collector
