#include "collector/storage/marks.hpp"

#include "collector/storage/secrets.hpp"

namespace leidraad::collector {

using soci::into;
using soci::use;

namespace {

constexpr std::size_t mark_size = 8;

}  // namespace

void mark(soci::session& sql, const char* what) {
  const std::string key = what;
  const std::string value = hexadecimal(random_bytes(mark_size));
  sql << "INSERT INTO meta (key, value) VALUES (:key, :value) "
         "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
      use(key), use(value);
}

std::string mark_in(soci::session& sql, const char* what) {
  const std::string key = what;
  std::string value;
  sql << "SELECT value FROM meta WHERE key = :key", use(key), into(value);
  return sql.got_data() ? value : std::string{};
}

void unmark(soci::session& sql, const char* what, const std::string& seen) {
  if (seen.empty()) return;
  const std::string key = what;
  sql << "DELETE FROM meta WHERE key = :key AND value = :seen", use(key), use(seen);
}

}  // namespace leidraad::collector
