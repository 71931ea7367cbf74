// The days of an answer: when it came, and the last day of keeping it.
//
// Where the clock is not believed an answer waits for its days: instead of its last day it has the term that
// was promised ("P1Y"), which is in no order before any day, so nothing deletes it. As day it has what the
// clock said, or nothing where that lies before the last day seen. Once the clock is believed again, it gets
// its days: the day that the clock said, if that day has come by then (the machine had been off), else the
// last day seen. So it is never kept for less than was promised, and for more only by the days that a wrong
// clock stayed wrong.
#pragma once

#include <string>

#include "collector/clock.hpp"

namespace leidraad::collector {

struct Retention {
  std::string day;
  std::string delete_after;  // a day, or the term that was promised

  bool operator==(const Retention&) const = default;
};

// Of an answer that comes now. `term`: ISO 8601; one that cannot be read keeps nothing for longer than a day.
[[nodiscard]] Retention retention_of(const Clock::Reading& now, const std::string& term);

// With days, given the last day seen; the same where it has them. Days that cannot be (in the future, or
// before there was a collector) are moved, and keep their distance.
[[nodiscard]] Retention dated(const Retention& retention, const std::string& last_seen);

// A `delete_after` that is a term compares as greater than or equal to this, and no day does.
inline constexpr const char* first_term = "P";

}  // namespace leidraad::collector
