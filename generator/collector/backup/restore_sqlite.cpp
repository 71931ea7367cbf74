#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <memory>

#include "collector/backup/restore_parts.hpp"
#include "collector/backup/unfinished_file.hpp"

// After collector/storage/soci.hpp, which says how SOCI is to be read.
#include <soci/sqlite3/soci-sqlite3.h>

namespace leidraad::collector {

using diagnostics::Argument;
using diagnostics::reason_of;
using diagnostics::Text;
using diagnostics::operator""_code;

namespace {

namespace fs = std::filesystem;

constexpr std::array side_files = {"-wal", "-shm", "-journal"};
// As long as a command of an administrator may take that is just running.
constexpr const char* wait_for_others = "PRAGMA busy_timeout = 3000";

bool exists(const std::string& path) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0;
}

// The database that stands where the backup is to go. While this lasts nobody else reads or writes it.
class OldFile {
public:
  explicit OldFile(std::string path) : path_(std::move(path)) {
    if (!exists(path_)) return;
    struct stat status {};
    const Text no_file{"dit is geen gewoon bestand", "this is not a regular file"};
    if (::stat(path_.c_str(), &status) != 0) cannot_open(reason_of(errno));
    if (!S_ISREG(status.st_mode)) cannot_open(no_file);
    if (::access(path_.c_str(), R_OK | W_OK) != 0) cannot_open(reason_of(errno));
    is_there_ = true;
    read();
  }

  [[nodiscard]] bool is_there() const { return is_there_; }
  // What a person would miss; nothing where it is empty.
  [[nodiscard]] const std::optional<Argument>& content() const { return content_; }
  [[nodiscard]] const std::optional<TakenBack>& known() const { return known_; }

  // Gives all that is there a second name, with what SQLite keeps beside a database that could not be read.
  [[nodiscard]] std::string keep(const UnfinishedFile& part) const {
    std::string kept;
    for (int number = 1; kept.empty() || is_taken(kept); ++number)
      kept = path_ + ".before-restore-" + std::to_string(number);
    bool is_anything = false;
    const auto name_again = [&](const std::string& end) {
      if (!exists(path_ + end)) return;
      if (::link((path_ + end).c_str(), (kept + end).c_str()) != 0) part.fail(reason_of(errno));
      is_anything = true;
    };
    if (content_) name_again("");
    for (const char* end : side_files) name_again(end);
    if (!is_anything) return {};
    if (!flush_folder_of(path_)) part.fail(reason_of(errno));
    // A new database must not meet the log of another one. A sound one has none left by now.
    for (const char* end : side_files) ::unlink((path_ + end).c_str());
    return kept;
  }

private:
  [[noreturn]] void cannot_open(const Argument& reason) const {
    throw Trouble{{"database-cannot-open"_code, {}, {path_, reason}, {}, {}}};
  }
  [[noreturn]] void in_use() const { throw Trouble{{"restore-in-use"_code, {}, {path_}, {}, {}}}; }

  static bool is_taken(const std::string& kept) {
    return exists(kept) ||
           std::ranges::any_of(side_files, [&](const char* end) { return exists(kept + end); });
  }

  // A database that cannot be read may be in use by another program nevertheless. Where SQLite locks:
  // https://www.sqlite.org/src/file/src/os.h
  [[nodiscard]] bool is_locked() const {
    const int file = ::open(path_.c_str(), O_RDWR | O_CLOEXEC);
    if (file < 0) cannot_open(reason_of(errno));
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    lock.l_start = 0x40000000;
    lock.l_len = 512;
    const bool is_locked = ::fcntl(file, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
    ::close(file);
    return is_locked;
  }

  void read() {
    try {
      open_file(sql_, path_);
      // What is damaged stays as it is, with its log, for whoever can save more of it.
      sqlite_api::sqlite3_db_config(connection(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
      sql_ << wait_for_others;
      std::string integrity;
      sql_ << "PRAGMA quick_check(1)", soci::into(integrity);
      if (integrity != "ok") {
        leave_alone();
        return;
      }
      lock();
      look();
    } catch (const soci::sqlite3_soci_error& error) {
      const int result = error.result() % 256;
      if (result == SQLITE_BUSY || result == SQLITE_LOCKED) in_use();
      if (result != SQLITE_CORRUPT && result != SQLITE_NOTADB) cannot_open(reason_of_file(error, sql_));
      leave_alone();
    }
  }

  [[nodiscard]] sqlite_api::sqlite3* connection() {
    return static_cast<soci::sqlite3_session_backend*>(sql_.get_backend())->conn_;
  }

  void leave_alone() {
    content_ = Text{"wat er staat is beschadigd", "what is there is damaged"};
    known_.reset();
    sql_.close();
    if (is_locked()) in_use();
  }

  // Takes in what waits in the log, which only who is alone may. The file then is all of the database.
  void lock() {
    std::string mode;
    sql_ << "PRAGMA journal_mode = DELETE", soci::into(mode);
    if (mode != "delete") in_use();
    sql_ << "BEGIN EXCLUSIVE";
    sql_ << "PRAGMA journal_mode", soci::into(mode);
    if (mode != "delete") in_use();
  }

  void look() {
    const auto engine = sqlite_engine(path_);
    const std::vector<std::string> tables = engine->tables(sql_);
    if (tables.empty()) return;
    const std::size_t shape = shape_of(*engine, sql_);  // throws where it is not ours
    if (shape == 0) throw Trouble{{"database-not-ours"_code, {}, {path_, tables.front()}, {}, {}}};
    content_ = content_of(sql_, tables);
    if (shape <= migration_steps().size()) known_ = taken_back(sql_);
  }

  std::string path_;
  bool is_there_ = false;
  soci::session sql_;
  std::optional<Argument> content_;
  std::optional<TakenBack> known_;
};

void fill(BackupFile& backup, const UnfinishedFile& part) {
  soci::session sql;
  const auto told = [&](const soci::soci_error& error) {
    try {
      part.fail(reason_of_file(error, sql));
    } catch (const Trouble& trouble) {
      return trouble;
    }
  };
  try {
    open_file(sql, part.path());
    sql << "PRAGMA journal_mode = OFF";
    sql << "PRAGMA synchronous = OFF";
    sql << "BEGIN";
    make_empty(*sqlite_engine("restored.db"), sql, migration_steps().first(backup.shape()));
    put_back(backup, sql, told);
    sql << "COMMIT";
  } catch (const soci::soci_error& error) {
    throw told(error);
  }
}

// From the disk again, by another connection.
void check(const BackupFile& backup, const OldFile& old, const UnfinishedFile& part, Restored& restored) {
  soci::session sql;
  try {
    open_file(sql, part.path());
    if (!is_as(backup, sql)) {
      part.fail(
          Text{"er staat iets anders in dan in de reservekopie", "it holds something else than the backup"});
    }
    sql << "PRAGMA secure_delete = ON";  // answers that were withdrawn leave no trace
    sql << "PRAGMA journal_mode = MEMORY";
    sql << "BEGIN";
    if (old.known()) take_back(*old.known(), sql, restored);
    sql << "COMMIT";
    std::string integrity;
    sql << "PRAGMA integrity_check(1)", soci::into(integrity);
    if (integrity != "ok") part.fail(one_line(integrity));
  } catch (const soci::soci_error& error) {
    part.fail(reason_of_file(error, sql));
  }
}

}  // namespace

Restored restore_sqlite(const std::string& path, BackupFile& backup, Replace replace) {
  Restored restored;
  restored.tables = backup.sums();
  const OldFile old(path);
  if (old.content() && replace == Replace::never)
    throw Trouble{{"restore-over-content"_code, {}, {path, *old.content()}, {}, {}}};
  UnfinishedFile part(path, "restore-failed"_code);
  const std::string folder = fs::path(path).parent_path();
  part.give_to_owner_of(old.is_there() ? path : folder.empty() ? "." : folder);
  fill(backup, part);
  part.flush();
  check(backup, old, part, restored);
  part.flush();
  restored.kept = old.keep(part);
  part.place();
  return restored;
}

}  // namespace leidraad::collector
