#include <cerrno>
#include <thread>

#include "collector/backup/sqlite_copy.hpp"
#include "collector/storage/database_engine.hpp"
#include "collector/storage/sqlite_file.hpp"
#include "collector/storage/sqlite_log.hpp"

// After collector/storage/soci.hpp, which says how SOCI is to be read.
#include <soci/sqlite3/soci-sqlite3.h>

namespace leidraad::collector {

using diagnostics::Diagnostic;
using diagnostics::reason_of;
using diagnostics::operator""_code;

namespace {

// Shorter than `longest_call`, so that "locked" is said and not "lost".
constexpr int busy_milliseconds = 3000;
// A rewriting of so many bytes takes some tens of milliseconds.
constexpr long long small_database = 4'000'000;
// And of so many about a second.
constexpr long long erasable_database = 100'000'000;

class SqliteEngine : public DatabaseEngine {
public:
  explicit SqliteEngine(std::string path) : path_(std::move(path)), file_(SqliteFile::of(path_)) {}

  [[nodiscard]] const std::string& name() const override { return path_; }
  void open(soci::session& sql, Opening opening) override;
  void verify(soci::session& sql) override { file_->verify(sql); }
  void check_settings(soci::session&) override {}
  void close(soci::session& sql) override;
  void limit(std::chrono::milliseconds) override {}  // busy_timeout is the limit
  Diagnostic diagnostic_of(const soci::soci_error& error, soci::session& sql) override;
  void begin(soci::session& sql, Lock) override { sql << "BEGIN IMMEDIATE"; }
  void begin_migration(soci::session& sql) override { sql << "BEGIN IMMEDIATE"; }
  void copy_before(soci::session& sql, int version) override;
  Rewritten rewrite(soci::session& sql, Rewriting rewriting) override;
  bool empty_log(soci::session& sql) override;
  [[nodiscard]] std::vector<std::string> tables(soci::session& sql) override;
  [[nodiscard]] std::string id_type() const override { return "text"; }
  [[nodiscard]] std::string table_end() const override { return " WITHOUT ROWID"; }

private:
  void use_write_ahead_log(soci::session& sql);
  void set(soci::session& sql, const std::string& setting, const std::string& value,
           const std::string& expected);
  [[noreturn]] void refuse(diagnostics::Code code, std::vector<diagnostics::Argument> more = {}) const;

  std::string path_;
  std::shared_ptr<SqliteFile> file_;
  bool is_opened_ = false;  // `file_` knows of the connection
};

void SqliteEngine::refuse(diagnostics::Code code, std::vector<diagnostics::Argument> more) const {
  more.insert(more.begin(), path_);
  throw Trouble{{code, {}, std::move(more), {}, {}}};
}

void SqliteEngine::open(soci::session& sql, Opening opening) {
  const auto one_at_a_time = file_->before_opening(path_, opening);
  // SOCI takes a text with `=` apart, and else opens what it says.
  sql.open(soci::sqlite3, path_.find('=') == std::string::npos ? path_ : "db=\"" + path_ + '"');
  sqlite_api::sqlite3_busy_timeout(sqlite_connection(sql), busy_milliseconds);
  use_write_ahead_log(sql);
  // SQLite makes the log of a new file with the first reading.
  int count = 0;
  sql << "SELECT count(*) FROM sqlite_master", soci::into(count);
  is_opened_ = true;
  file_->opened(sql);
  set(sql, "synchronous", "FULL", "2");
  set(sql, "foreign_keys", "ON", "1");
  set(sql, "secure_delete", "ON", "1");  // deleted answers are overwritten
  set(sql, "journal_size_limit", "4194304", "4194304");
  set(sql, "trusted_schema", "OFF", "0");
}

// Two that start together stand in each other's way here, and SQLite does not wait by itself for this.
void SqliteEngine::use_write_ahead_log(soci::session& sql) {
  constexpr int pause_milliseconds = 20;
  for (int waited = 0;; waited += pause_milliseconds) {
    try {
      std::string mode;
      sql << "PRAGMA journal_mode = WAL", soci::into(mode);
      if (mode == "wal") return;
      refuse("database-unsafe"_code, {"journal_mode", mode, "`wal`"});
    } catch (const soci::sqlite3_soci_error& error) {
      if (error.result() % 256 != SQLITE_BUSY || waited >= busy_milliseconds) throw;
      std::this_thread::sleep_for(std::chrono::milliseconds(pause_milliseconds));
    }
  }
}

void SqliteEngine::set(soci::session& sql, const std::string& setting, const std::string& value,
                       const std::string& expected) {
  std::string found;
  soci::indicator indicator = soci::i_null;
  sql << "PRAGMA " + setting + " = " + value;
  sql << "PRAGMA " + setting, soci::into(found, indicator);
  if (found != expected) refuse("database-unsafe"_code, {setting, found, "`" + expected + "`"});
}

void SqliteEngine::close(soci::session& sql) {
  if (is_opened_) file_->close(sql);
  is_opened_ = false;
}

Diagnostic SqliteEngine::diagnostic_of(const soci::soci_error& error, soci::session& sql) {
  const auto* own = dynamic_cast<const soci::sqlite3_soci_error*>(&error);
  const int result = own == nullptr ? SQLITE_ERROR : own->result() % 256;
  sqlite_api::sqlite3* connection = sqlite_connection(sql);
  const int system = connection == nullptr ? 0 : sqlite_api::sqlite3_system_errno(connection);
  const auto make = [&](diagnostics::Code code, std::vector<diagnostics::Argument> more = {}) {
    more.insert(more.begin(), path_);
    return Diagnostic{code, {}, std::move(more), {}, {}};
  };
  switch (result) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return make("database-locked"_code);
    case SQLITE_FULL:
      return make("database-full"_code, {reason_of(ENOSPC)});
    case SQLITE_IOERR:
      return make("database-full"_code, {system == 0 ? diagnostics::Argument("I/O") : reason_of(system)});
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return make("database-damaged"_code, {sqlite_api::sqlite3_errstr(result)});
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return make(
          "database-cannot-open"_code,
          {system == 0 ? diagnostics::Argument(sqlite_api::sqlite3_errstr(result)) : reason_of(system)});
    case SQLITE_READONLY:
      return make("database-cannot-open"_code, {reason_of(EROFS)});
    default:
      return make("database-refused"_code, {one_line(error.get_error_message())});
  }
}

void SqliteEngine::copy_before(soci::session& sql, int version) {
  const std::string copy = path_ + ".before-" + std::to_string(version);
  if (const auto reason = copy_sqlite(sql, copy))
    throw Trouble{{"database-copy-failed"_code, {}, {copy, *reason}, {}, {}}};
}

// On a page of the file entries lie as they came, whatever the order of the keys. VACUUM writes each table
// again in the order of its keys; emptying the log removes the last trace.
Rewritten SqliteEngine::rewrite(soci::session& sql, Rewriting rewriting) {
  long long pages = 0;
  long long size = 0;
  sql << "PRAGMA page_count", soci::into(pages);
  sql << "PRAGMA page_size", soci::into(size);
  const bool is_small =
      pages * size <= (rewriting == Rewriting::erasing ? erasable_database : small_database);
  if (rewriting == Rewriting::whole || is_small) sql << "VACUUM";
  if (!empty_log(sql)) return Rewritten::not_now;
  return rewriting == Rewriting::whole || is_small ? Rewritten::done : Rewritten::too_large;
}

bool SqliteEngine::empty_log(soci::session& sql) {
  int is_busy = 0;
  int in_log = 0;
  int moved = 0;
  sql << "PRAGMA wal_checkpoint(TRUNCATE)", soci::into(is_busy), soci::into(in_log), soci::into(moved);
  return is_busy == 0;
}

std::vector<std::string> SqliteEngine::tables(soci::session& sql) {
  const soci::rowset<std::string> rows =
      (sql.prepare << "SELECT name FROM sqlite_master WHERE type = 'table'");
  return {rows.begin(), rows.end()};
}

}  // namespace

std::unique_ptr<DatabaseEngine> sqlite_engine(const std::string& path) {
  const auto refuse = [](const std::string& shown, const diagnostics::Argument& expected) {
    throw Trouble{{"database-url"_code, {}, {"sqlite:" + shown, expected}, {}, {}}};
  };
  const diagnostics::Text a_file{"de naam van een bestand", "the name of a file"};
  if (path.empty() || path == ":memory:" || path.starts_with("file:") || path.ends_with('/'))
    refuse(one_line(path), a_file);
  for (const char c : path) {
    if (static_cast<unsigned char>(c) < 0x20 || c == '"') refuse(one_line(path), a_file);
  }
  return std::make_unique<SqliteEngine>(path);
}

}  // namespace leidraad::collector
