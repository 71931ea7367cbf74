// What the files of a database still tell: in which order responses came, or what was deleted. Noted in the database itself,
// for whoever settles next: another connection, another collector, or this one after it was killed.
#pragma once

#include <string>

#include "collector/storage/soci.hpp"

namespace leidraad::collector {

inline constexpr const char* order_mark = "order";
inline constexpr const char* deletion_mark = "deletion";

void mark(soci::session& sql, const char* what);
// The value of a mark, to be given to `unmark`; empty where there is none. Values are random; one that has changed since is
// of something newer.
[[nodiscard]] std::string mark_in(soci::session& sql, const char* what);
void unmark(soci::session& sql, const char* what, const std::string& seen);

}  // namespace leidraad::collector
