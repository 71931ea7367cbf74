#include "collector/storage/days.hpp"

#include <vector>

#include "collector/clock.hpp"
#include "collector/storage/retention.hpp"

namespace leidraad::collector {

using soci::into;
using soci::use;

namespace {

// In meta, so that it is of the database and of all who use it.
constexpr const char* day_seen = "day-seen";

}  // namespace

std::string last_day_in(soci::session& sql) {
  const std::string key = day_seen;
  std::string last;
  sql << "SELECT value FROM meta WHERE key = :key", use(key), into(last);
  return sql.got_data() ? last : std::string();
}

void keep_day(soci::session& sql, const std::string& day) {
  const std::string key = day_seen;
  sql << "INSERT INTO meta (key, value) VALUES (:key, :day) "
         "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
      use(key), use(day);
}

std::string see_day_in(soci::session& sql, const std::string& today) {
  std::string last = last_day_in(sql);
  if (last >= today || judge(today, last) != ClockState::believed) return last;
  keep_day(sql, today);
  return today;
}

bool date_responses(soci::session& sql, const std::string& last_seen) {
  const std::string term = first_term;
  const std::string earliest = earliest_day;
  std::vector<Retention> waiting;
  Retention one;
  soci::statement statement =
      (sql.prepare << "SELECT DISTINCT day, delete_after FROM responses "
                      "WHERE delete_after >= :term OR day > :last OR day < :earliest",
       use(term), use(last_seen), use(earliest), into(one.day), into(one.delete_after));
  statement.execute();
  while (statement.fetch()) waiting.push_back(one);
  for (const Retention& from : waiting) {
    const Retention to = dated(from, last_seen);
    sql << "UPDATE responses SET day = :day, delete_after = :last WHERE day = :was AND delete_after = :term",
        use(to.day), use(to.delete_after), use(from.day), use(from.delete_after);
  }
  std::vector<std::string> terms;
  {
    const soci::rowset<std::string> rows =
        (sql.prepare << "SELECT DISTINCT delete_after FROM withdrawn WHERE delete_after >= :term", use(term));
    terms.assign(rows.begin(), rows.end());
  }
  for (const std::string& from : terms) {
    const Retention to = dated({"", from}, last_seen);
    sql << "UPDATE withdrawn SET delete_after = :last WHERE delete_after = :term", use(to.delete_after),
        use(from);
  }
  return !waiting.empty();
}

}  // namespace leidraad::collector
