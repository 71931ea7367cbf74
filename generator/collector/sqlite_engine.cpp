#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <thread>

#include "collector/database_engine.hpp"

// After collector/soci.hpp, which says how SOCI is to be read.
#include <soci/sqlite3/soci-sqlite3.h>

namespace leidraad::collector {

using diagnostics::Diagnostic;
using diagnostics::reason_of;
using diagnostics::operator""_code;

namespace {

namespace fs = std::filesystem;

// Shorter than `longest_call`, so that "locked" is said and not "lost".
constexpr int busy_milliseconds = 3000;
// A rewriting of so many bytes takes some tens of milliseconds.
constexpr long long small_database = 4'000'000;

sqlite_api::sqlite3* connection_of(soci::session& sql) {
  if (!sql.is_connected()) return nullptr;
  return static_cast<soci::sqlite3_session_backend*>(sql.get_backend())->conn_;
}

class SqliteEngine : public DatabaseEngine {
public:
  explicit SqliteEngine(std::string path) : path_(std::move(path)) {}

  [[nodiscard]] const std::string& name() const override { return path_; }
  void open(soci::session& sql, Opening opening) override;
  void verify() override;
  void limit(std::chrono::milliseconds) override {}  // busy_timeout is the limit
  Diagnostic diagnostic_of(const soci::soci_error& error, soci::session& sql) override;
  void begin(soci::session& sql, Lock) override { sql << "BEGIN IMMEDIATE"; }
  void begin_migration(soci::session& sql) override { sql << "BEGIN IMMEDIATE"; }
  void copy_before(soci::session& sql, int version) override;
  bool rewrite(soci::session& sql, Rewriting rewriting) override;
  [[nodiscard]] std::vector<std::string> tables(soci::session& sql) override;
  [[nodiscard]] std::string id_type() const override { return "text"; }
  [[nodiscard]] std::string table_end() const override { return " WITHOUT ROWID"; }

private:
  void check_file(Opening opening);
  void use_write_ahead_log(soci::session& sql);
  void set(soci::session& sql, const std::string& setting, const std::string& value,
           const std::string& expected);
  [[noreturn]] void refuse(diagnostics::Code code, std::vector<diagnostics::Argument> more = {}) const;

  std::string path_;
  dev_t device_ = 0;
  ino_t file_ = 0;
};

void SqliteEngine::refuse(diagnostics::Code code, std::vector<diagnostics::Argument> more) const {
  more.insert(more.begin(), path_);
  throw Trouble{{code, {}, std::move(more), {}, {}}};
}

// Only by stat and access: closing a file that SQLite has open elsewhere in this process would drop its locks
// (https://www.sqlite.org/howtocorrupt.html, 2.2).
void SqliteEngine::check_file(Opening opening) {
  struct stat status {};
  if (::stat(path_.c_str(), &status) != 0 && errno == ENOENT) {
    if (opening == Opening::again) refuse("database-replaced"_code);
    const int made = ::open(path_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (made < 0 && errno != EEXIST) refuse("database-cannot-open"_code, {reason_of(errno)});
    if (made >= 0) ::close(made);
  }
  if (::stat(path_.c_str(), &status) != 0) refuse("database-cannot-open"_code, {reason_of(errno)});
  if (!S_ISREG(status.st_mode)) {
    refuse("database-cannot-open"_code,
           {diagnostics::Text{"dit is geen gewoon bestand", "this is not a regular file"}});
  }
  if ((status.st_mode & (S_IROTH | S_IWOTH)) != 0) {
    std::array<char, 8> mode{};
    std::snprintf(mode.data(), mode.size(), "%03o", static_cast<unsigned>(status.st_mode & 0777U));
    refuse("database-exposed"_code, {std::string(mode.data())});
  }
  if (::access(path_.c_str(), R_OK | W_OK) != 0) refuse("database-cannot-open"_code, {reason_of(errno)});
  device_ = status.st_dev;
  file_ = status.st_ino;
}

void SqliteEngine::open(soci::session& sql, Opening opening) {
  check_file(opening);
  // SOCI takes a text with `=` apart, and else opens what it says.
  sql.open(soci::sqlite3, path_.find('=') == std::string::npos ? path_ : "db=\"" + path_ + '"');
  sqlite_api::sqlite3_busy_timeout(connection_of(sql), busy_milliseconds);
  use_write_ahead_log(sql);
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

void SqliteEngine::verify() {
  struct stat status {};
  if (::stat(path_.c_str(), &status) != 0 || status.st_dev != device_ || status.st_ino != file_)
    refuse("database-replaced"_code);
}

Diagnostic SqliteEngine::diagnostic_of(const soci::soci_error& error, soci::session& sql) {
  const auto* own = dynamic_cast<const soci::sqlite3_soci_error*>(&error);
  const int result = own == nullptr ? SQLITE_ERROR : own->result() % 256;
  sqlite_api::sqlite3* connection = connection_of(sql);
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
  const std::string unfinished = copy + ".part";
  const auto fail = [&](const diagnostics::Argument& reason) {
    ::unlink(unfinished.c_str());
    throw Trouble{{"database-copy-failed"_code, {}, {copy, reason}, {}, {}}};
  };
  ::unlink(unfinished.c_str());
  // VACUUM INTO fills an empty file that is there, and so keeps its permissions.
  const int made = ::open(unfinished.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (made < 0) fail(reason_of(errno));
  try {
    sql << "VACUUM INTO :copy", soci::use(unfinished);
  } catch (const soci::soci_error& error) {
    ::close(made);
    fail(one_line(error.get_error_message()));
  }
  const bool is_kept = ::fsync(made) == 0;
  const int error = errno;
  ::close(made);
  if (!is_kept) fail(reason_of(error));
  if (::rename(unfinished.c_str(), copy.c_str()) != 0) fail(reason_of(errno));
  const fs::path parent = fs::path(copy).parent_path();
  const int folder = ::open(parent.empty() ? "." : parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder >= 0) {
    ::fsync(folder);
    ::close(folder);
  }
}

// On a page of the file entries lie as they came, whatever the order of the keys. VACUUM writes each table
// again in the order of its keys; emptying the log removes the last trace.
bool SqliteEngine::rewrite(soci::session& sql, Rewriting rewriting) {
  long long pages = 0;
  long long size = 0;
  sql << "PRAGMA page_count", soci::into(pages);
  sql << "PRAGMA page_size", soci::into(size);
  if (rewriting == Rewriting::whole || pages * size <= small_database) sql << "VACUUM";
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
