// What SQLite and PostgreSQL do differently; everything else is said once, in storage.cpp and migrations.cpp.
//
// Inside the collector's database code trouble travels as an exception, since SOCI throws too;
// Database::run turns both into a Failure. Nothing of this is seen outside.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "collector/storage/soci.hpp"
#include "diagnostics/diagnostic.hpp"

namespace leidraad::collector {

struct Trouble {
  diagnostics::Diagnostic diagnostic;
};

// What a transaction is for. storing: answers are about to be sent, which a server that would log them must not
// get. responses: nobody else stores, withdraws or deletes until its end. groups: nobody else adds one.
enum class Lock { nothing, storing, responses, groups };
// The first opening may make a file; a later one finds the database that was there.
enum class Opening { first, again };
// small: only where that takes no time that a sender would notice. erasing: the same, for what was deleted is
// still readable in the files; some seconds may be taken for that. whole: at any size.
enum class Rewriting { small, erasing, whole };
// not_now: others kept it from happening, another time then. too_large: not within the time of that rewriting.
enum class Rewritten { done, not_now, too_large };

// No call keeps a sender waiting for longer than this.
inline constexpr std::chrono::milliseconds longest_call{5000};
// A change of shape and a rewriting may take longer: nobody waits for them, or nobody could be helped.
inline constexpr std::chrono::milliseconds longest_maintenance{600'000};

class DatabaseEngine {
public:
  virtual ~DatabaseEngine() = default;

  // How the database is called in messages: never with a password.
  [[nodiscard]] virtual const std::string& name() const = 0;

  // Connects, refuses what is unsafe, and sees that each setting took effect.
  virtual void open(soci::session& sql, Opening opening) = 0;
  // Before each call and once more after it, before anybody is told that it succeeded: is this still that
  // database?
  virtual void verify(soci::session& sql) = 0;
  // Refuses settings that became unsafe since the opening.
  virtual void check_settings(soci::session& sql) = 0;
  // Before a connection goes. `sql` may have none.
  virtual void close(soci::session& sql) = 0;
  // A call that takes longer loses its connection; zero: no limit.
  virtual void limit(std::chrono::milliseconds longest) = 0;
  // What a SOCI error means. `sql` may have no connection.
  virtual diagnostics::Diagnostic diagnostic_of(const soci::soci_error& error, soci::session& sql) = 0;

  virtual void begin(soci::session& sql, Lock lock) = 0;
  // Begins a transaction in which nobody else changes the shape of the database, and that may take long.
  virtual void begin_migration(soci::session& sql) = 0;
  // Copies the database before its shape changes to `version`, where it is a file.
  virtual void copy_before(soci::session& sql, int version) = 0;
  // Writes all responses again in the order of their ids, and what waits in a log to its place, so that no
  // file tells in which order they came or holds what was deleted. Whoever reads meanwhile, also with a
  // snapshot from before, sees every response.
  virtual Rewritten rewrite(soci::session& sql, Rewriting rewriting) = 0;
  // Empties the log of what is written ahead, where the database has a log of its own. False: another time.
  virtual bool empty_log(soci::session& sql) = 0;

  [[nodiscard]] virtual std::vector<std::string> tables(soci::session& sql) = 0;
  [[nodiscard]] virtual std::string id_type() const = 0;    // of a column with ids, compared byte by byte
  [[nodiscard]] virtual std::string table_end() const = 0;  // behind the columns of a table
};

// The engine of an address; throws Trouble where the address is none.
[[nodiscard]] std::unique_ptr<DatabaseEngine> engine_of(const std::string& url);
[[nodiscard]] std::unique_ptr<DatabaseEngine> sqlite_engine(const std::string& path);
[[nodiscard]] std::unique_ptr<DatabaseEngine> postgresql_engine(const std::string& url);

// A message of a database library fit for one line of ours: its first line, printable, not too long.
[[nodiscard]] std::string one_line(std::string_view message);

}  // namespace leidraad::collector
