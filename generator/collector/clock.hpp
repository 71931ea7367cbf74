// Whether the clock of this machine can be believed: a wrong one would delete answers too early, or give them
// a last day that is long past.
//
// The last day that any collector saw is kept in the database. A clock is believed from a day before that day
// until a week after it; more is a jump. The limits are days because nothing smaller matters here: a
// collector looks each minute, so that one that runs sees each day, and a server that was off over a weekend
// goes on by itself. While a clock is not believed nothing is deleted and no day is seen, answers are taken
// and wait for their days (retention.hpp), and a person's word is needed: `leidraad clock confirm`. Or the
// clock is set right, after which it is believed again by itself.
//
// The rule only looks at the day in the database and at the clock, so a restart changes nothing, and of
// several collectors on one database each decides about its own clock.
#pragma once

#include <functional>
#include <mutex>
#include <string>

#include "diagnostics/diagnostic.hpp"

namespace leidraad::collector {

inline constexpr int most_days_ahead = 7;
inline constexpr int most_days_behind = 1;
// Before this day there was no collector: a machine without a battery starts in 1970, and a new database has
// seen no day yet.
inline constexpr const char* earliest_day = "2024-01-01";

enum class ClockState { believed, ahead, behind };

// `last_seen`: empty in a new database.
[[nodiscard]] ClockState judge(const std::string& today, const std::string& last_seen);

// What is told where it is not believed: `clock-jumped`.
[[nodiscard]] diagnostics::Diagnostic clock_jumped(const std::string& today, const std::string& last_seen);

// The clock of this machine beside what the database saw last. Usable from any thread.
class Clock {
public:
  explicit Clock(std::function<std::string()> today) : today_(std::move(today)) {}

  struct Reading {
    std::string day;  // as this machine has it
    std::string last_seen;
    ClockState state = ClockState::believed;
  };
  [[nodiscard]] Reading read() const;
  [[nodiscard]] std::string today() const { return today_(); }
  // What the database says now.
  void saw(const std::string& last_seen);

private:
  std::function<std::string()> today_;
  mutable std::mutex mutex_;
  std::string last_seen_;
};

}  // namespace leidraad::collector
