#include "collector/storage/retention.hpp"

#include <fmt/format.h>

#include "guide/calendar.hpp"

namespace leidraad::collector {

Retention retention_of(const Clock::Reading& now, const std::string& term) {
  const auto last_day = guide::day_after(now.day, term);
  if (now.state == ClockState::believed) return {now.day, last_day.value_or(now.day)};
  return {now.state == ClockState::ahead ? now.day : "", last_day ? term : "P0D"};
}

Retention dated(const Retention& retention, const std::string& last_seen) {
  const bool is_possible = retention.day >= earliest_day && retention.day <= last_seen;
  const std::string day = is_possible ? retention.day : last_seen;
  if (retention.delete_after >= first_term)
    return {day, guide::day_after(day, retention.delete_after).value_or(day)};
  if (is_possible) return retention;
  const auto kept = guide::days_between(retention.day, retention.delete_after);
  return {day, guide::day_after(day, fmt::format("P{}D", kept.value_or(0))).value_or(day)};
}

}  // namespace leidraad::collector
