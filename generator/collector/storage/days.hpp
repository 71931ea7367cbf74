// The days of a database: the last one seen, and those until which responses are kept.
#pragma once

#include <string>

#include "collector/storage/soci.hpp"

namespace leidraad::collector {

// Empty where none was seen.
[[nodiscard]] std::string last_day_in(soci::session& sql);
void keep_day(soci::session& sql, const std::string& day);
// Gives the last day seen, which is today if today is later and can be believed.
std::string see_day_in(soci::session& sql, const std::string& today);
// Days for all responses that wait for them, and for those whose days cannot be; whether there were any.
bool date_responses(soci::session& sql, const std::string& last_seen);

}  // namespace leidraad::collector
