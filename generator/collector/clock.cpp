#include "collector/clock.hpp"

#include "guide/calendar.hpp"

namespace leidraad::collector {

using diagnostics::operator""_code;

ClockState judge(const std::string& today, const std::string& last_seen) {
  if (today < earliest_day) return ClockState::behind;
  const auto since = guide::days_between(last_seen, today);
  if (!since) return ClockState::believed;  // nothing was seen yet
  if (*since > most_days_ahead) return ClockState::ahead;
  return *since < -most_days_behind ? ClockState::behind : ClockState::believed;
}

diagnostics::Diagnostic clock_jumped(const std::string& today, const std::string& last_seen) {
  diagnostics::Argument seen = last_seen;
  if (last_seen.empty()) seen = diagnostics::Text{"geen", "none"};
  return {"clock-jumped"_code, {}, {today, seen}, {}, {}};
}

Clock::Reading Clock::read() const {
  Reading reading{today_(), {}, ClockState::believed};
  {
    const std::scoped_lock lock(mutex_);
    reading.last_seen = last_seen_;
  }
  reading.state = judge(reading.day, reading.last_seen);
  return reading;
}

void Clock::saw(const std::string& last_seen) {
  const std::scoped_lock lock(mutex_);
  last_seen_ = last_seen;
}

}  // namespace leidraad::collector
