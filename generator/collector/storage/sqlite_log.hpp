// What SQLite's files say of each other: a database, its log (-wal) and the index of the log (-shm), after SQLite's
// "Database File Format", 1.3 and 4.1, and "WAL-mode File Format", 2.3.
#pragma once

#include <sys/types.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "collector/storage/soci.hpp"

// After collector/storage/soci.hpp, which says how SOCI is to be read.
#include <soci/sqlite3/soci-sqlite3.h>

namespace leidraad::collector {

// The connection of SQLite inside one of SOCI; nullptr where that is not connected.
[[nodiscard]] sqlite_api::sqlite3* sqlite_connection(soci::session& sql);

inline constexpr std::size_t sqlite_header_size = 100;
inline constexpr off_t log_header_size = 32;

// The first bytes of a file; fewer where it is shorter, none where it cannot be read.
[[nodiscard]] std::string read_start(const std::string& path, std::size_t size);
// Whether a log can have been written for a file, by the size of their pages. Both are given by their first bytes.
[[nodiscard]] bool fit(const std::string& file, const std::string& log);
// The secret of the database in a file without its log; nothing where it is not in there yet, or half. Only while this
// process has the file not open: a connection that looks past the log holds no locks, and drops others.
[[nodiscard]] std::string secret_without_log(const std::string& path);
// Whether another process has the database of this index open. Only while this one has not.
[[nodiscard]] bool is_used_by_others(const std::string& index);

// Four words of an index; nothing where it is not there yet.
using Words = std::array<std::uint32_t, 4>;
// How far the log has been written into the file: two salts, nBackfill, nBackfillAttempted.
[[nodiscard]] std::optional<Words> place_of(sqlite_api::sqlite3* connection);
// What stands in the log: two salts, mxFrame, and flags with szPage.
[[nodiscard]] std::optional<Words> frames_of(sqlite_api::sqlite3* connection);
[[nodiscard]] off_t log_size_of(const Words& frames);

}  // namespace leidraad::collector
