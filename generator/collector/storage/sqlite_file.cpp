#include "collector/storage/sqlite_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <map>
#include <thread>

#include "collector/backup/sqlite_copy.hpp"
#include "collector/storage/sqlite_log.hpp"

// After collector/storage/soci.hpp, which says how SOCI is to be read.
#include <soci/sqlite3/soci-sqlite3.h>

namespace leidraad::collector {

using diagnostics::Argument;
using diagnostics::Diagnostic;
using diagnostics::reason_of;
using diagnostics::Text;
using diagnostics::operator""_code;

namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse_with(diagnostics::Code code, std::vector<Argument> arguments) {
  throw Trouble{{code, {}, std::move(arguments), {}, {}}};
}

Argument operator+(const Argument& first, const Argument& second) {
  Argument both = first;
  both.dutch += second.dutch;
  both.english += second.english;
  return both;
}

}  // namespace

std::shared_ptr<SqliteFile> SqliteFile::of(const std::string& path) {
  static std::mutex mutex;
  static std::map<std::string, std::weak_ptr<SqliteFile>> files;
  const std::scoped_lock lock(mutex);
  std::error_code ignored;
  std::weak_ptr<SqliteFile>& known = files[fs::absolute(path, ignored).lexically_normal().string()];
  std::shared_ptr<SqliteFile> file = known.lock();
  if (file == nullptr) known = file = std::make_shared<SqliteFile>();
  return file;
}

// The log of another database would be taken for that of this one, or removed beside an empty file. Looks at
// the log first: who makes both at this moment writes the file first.
void SqliteFile::refuse_foreign_log(const std::string& path) const {
  struct stat log {};
  struct stat file {};
  bool has_log = false;
  for (int tries = 0;; ++tries) {
    has_log = ::stat((place_ + "-wal").c_str(), &log) == 0;
    if (::stat(path.c_str(), &file) != 0) file = {};
    if (has_log || file.st_size == 0 || !is_used_by_others(place_ + "-shm")) break;
    // One that ends removes its log first, and is gone in a moment.
    constexpr int most_tries = 20;
    if (tries == most_tries) {
      refuse_with("database-foreign-log"_code,
                  {path, Text{"het is weg, en een ander programma gebruikt de database nog",
                              "it has gone, and another program still uses the database"}});
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  if (!has_log || log.st_size < log_header_size) return;
  if (file.st_size == 0) {
    refuse_with("database-foreign-log"_code,
                {path, Text{"het bestand zelf is weg of leeg", "the file itself has gone or is empty"}});
  }
  if (!fit(read_start(place_, sqlite_header_size), read_start(place_ + "-wal", log_header_size))) {
    refuse_with("database-foreign-log"_code,
                {path, Text{"het is van een ander bestand", "it is of another file"}});
  }
}

void SqliteFile::look_before_first(const std::string& path, Opening opening) {
  path_ = path;
  std::error_code ignored;
  place_ = fs::weakly_canonical(path, ignored).string();
  look_beside(path);
  struct stat status {};
  const bool is_there = ::stat(path.c_str(), &status) == 0;
  if (!is_there && errno != ENOENT) refuse_with("database-cannot-open"_code, {path, reason_of(errno)});
  if (!is_there && opening == Opening::first) {
    refuse_foreign_log(path);
    const int made = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (made < 0 && errno != EEXIST) refuse_with("database-cannot-open"_code, {path, reason_of(errno)});
    if (made >= 0) ::close(made);
  }
}

std::unique_lock<std::mutex> SqliteFile::before_opening(const std::string& path, Opening opening) {
  std::unique_lock one_at_a_time(opening_);
  const std::scoped_lock lock(mutex_);
  if (refusal_) throw Trouble{*refusal_};
  if (!file_) look_before_first(path, opening);
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0 && !file_)
    refuse_with("database-cannot-open"_code, {path, reason_of(errno)});
  if (!file_ && !S_ISREG(status.st_mode)) {
    refuse_with("database-cannot-open"_code,
                {path, Text{"dit is geen gewoon bestand", "this is not a regular file"}});
  }
  const Identity found{status.st_dev, status.st_ino};
  if (file_) {
    const auto changed = change();
    if (changed) {
      // Nothing to save from here: the connections that are open do, at their next call.
      refuse_with("database-replaced"_code, {path_, Text{"het is niet meer wat het was bij de start",
                                                         "it is not what it was at the start"}});
    }
  }
  if ((status.st_mode & (S_IROTH | S_IWOTH)) != 0) {
    std::array<char, 8> mode{};
    std::snprintf(mode.data(), mode.size(), "%03o", static_cast<unsigned>(status.st_mode & 0777U));
    refuse_with("database-exposed"_code, {path, std::string(mode.data())});
  }
  if (::access(path.c_str(), R_OK | W_OK) != 0)
    refuse_with("database-cannot-open"_code, {path, reason_of(errno)});
  file_ = found;
  if (connections_ == 0) {
    refuse_foreign_log(path);
    struct stat log {};
    is_log_doubtful_ = ::stat((place_ + "-wal").c_str(), &log) == 0 && log.st_size > log_header_size;
    if (is_log_doubtful_) secret_without_log_ = secret_without_log(place_);
  }
  return one_at_a_time;
}

void SqliteFile::opened(soci::session& sql) {
  {
    const std::scoped_lock lock(mutex_);
    if (++connections_ == 1) {
      struct stat status {};
      const auto identity = [&](const char* end) -> std::optional<Identity> {
        if (::stat((place_ + end).c_str(), &status) != 0) return {};
        return Identity{status.st_dev, status.st_ino};
      };
      log_ = identity("-wal");
      index_ = identity("-shm");
      progress_.reset();
    }
    int has_moved = 0;
    sqlite_api::sqlite3_file_control(sqlite_connection(sql), "main", SQLITE_FCNTL_HAS_MOVED, &has_moved);
    if (has_moved != 0) refuse(sql, Change::gone);
  }
  if (is_log_doubtful_) check_together(sql);
  is_log_doubtful_ = false;
  verify(sql);
}

// A file and a log that were put together by hand are of two databases, or seldom make a sound one. Until
// that is known nothing of the log is written into the file.
void SqliteFile::check_together(soci::session& sql) {
  const auto keep_apart = [&](int is_kept) {
    sqlite_api::sqlite3_db_config(sqlite_connection(sql), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, is_kept, nullptr);
  };
  keep_apart(1);
  std::string found;
  std::string secret;
  soci::indicator indicator = soci::i_null;
  try {
    if (!secret_without_log_.empty())
      sql << "SELECT value FROM meta WHERE key = 'secret'", soci::into(secret, indicator);
    if (secret != secret_without_log_) {
      refuse_with("database-foreign-log"_code,
                  {path_, Text{"het is van een andere database", "it is of another database"}});
    }
    sql << "PRAGMA integrity_check(1)", soci::into(found);
  } catch (const soci::sqlite3_soci_error& error) {
    if (error.result() % 256 != SQLITE_CORRUPT && error.result() % 256 != SQLITE_NOTADB) throw;
    found = one_line(error.get_error_message());
  }
  if (found != "ok") {
    refuse_with("database-foreign-log"_code,
                {path_, Text{"samen met het bestand is het geen gave database",
                             "together with the file it makes no sound database"}});
  }
  keep_apart(0);
}

// By what stands at the paths.
std::optional<SqliteFile::Change> SqliteFile::change() const {
  struct stat status {};
  const auto is = [&](const std::string& path, const std::optional<Identity>& known) {
    return ::stat(path.c_str(), &status) == 0 && known == Identity{status.st_dev, status.st_ino};
  };
  const auto is_there = [&] { return status.st_ino != 0; };
  status = {};
  if (!is(path_, file_)) return is_there() ? Change::exchanged : Change::gone;
  // Others follow a link to the same file, and open it beside another log.
  struct stat place {};
  if (::lstat(place_.c_str(), &place) != 0) return Change::gone;
  if (S_ISLNK(place.st_mode)) return Change::linked;
  if (status.st_size == 0 && progress_) return Change::overwritten;
  if (connections_ == 0) return {};
  status = {};
  if (!is(place_ + "-wal", log_)) return is_there() ? Change::log_exchanged : Change::log_gone;
  if (!is(place_ + "-shm", index_)) return Change::index_exchanged;
  return {};
}

// Whether somebody wrote into the file beside SQLite.
bool SqliteFile::was_overwritten(soci::session& sql) {
  const auto before = place_of(sqlite_connection(sql));
  struct stat status {};
  if (!before || ::stat(path_.c_str(), &status) != 0) return false;
  if (place_of(sqlite_connection(sql)) != before) return false;  // just being written
  const Progress now{*before, status.st_size, status.st_mtim};
  const bool is_being_written = now.place[2] < now.place[3];
  const bool is_other =
      progress_ && (now.size != progress_->size || now.written.tv_sec != progress_->written.tv_sec ||
                    now.written.tv_nsec != progress_->written.tv_nsec);
  if (is_other && !is_being_written && now.place == progress_->place) return true;
  progress_ = now;
  return false;
}

// What an earlier exchange left behind.
void SqliteFile::look_beside(const std::string& path) const {
  struct stat file {};
  struct stat beside {};
  struct stat log {};
  const auto is_there = [](const std::string& name, struct stat& status) {
    return ::stat(name.c_str(), &status) == 0;
  };
  // An empty database would be filled in the place of the one that was saved.
  if (!is_there(path, file) && is_there(path + ".rescued", beside))
    refuse_with("database-rescued"_code, {path, path + ".rescued"});
  // Where the file was moved and a link left in its place, SQLite does not find the log that stayed.
  if (::lstat(path.c_str(), &file) != 0 || !S_ISLNK(file.st_mode)) return;
  if (!is_there(path + "-wal", beside) || beside.st_size <= log_header_size) return;
  if (is_there(place_ + "-wal", log) && log.st_dev == beside.st_dev && log.st_ino == beside.st_ino) return;
  refuse_with("database-foreign-log"_code,
              {path, Text{"het bestand zelf staat nu ergens anders, achter een link",
                          "the file itself now stands elsewhere, behind a link"}});
}

// Whether somebody took off a part of the log that still counts.
bool SqliteFile::was_log_cut(soci::session& sql) const {
  const auto before = frames_of(sqlite_connection(sql));
  struct stat status {};
  if (!before || ::stat((place_ + "-wal").c_str(), &status) != 0) return false;
  if (status.st_size >= log_size_of(*before)) return false;
  return frames_of(sqlite_connection(sql)) == before;  // else just being emptied, as SQLite does
}

// What is still to be had through this connection, put where the next start finds it.
Argument SqliteFile::rescue(soci::session& sql, Change change) const {
  switch (change) {
    case Change::log_gone: {
      // Nobody has opened the file since, or there would be a log: so all of ours may be written into it.
      int in_log = 0;
      int written = 0;
      const int result = sqlite_api::sqlite3_wal_checkpoint_v2(sqlite_connection(sql), nullptr,
                                                               SQLITE_CHECKPOINT_PASSIVE, &in_log, &written);
      if (result == SQLITE_OK && in_log == written) {
        return Text{"; wat bewaard was staat nu in het bestand zelf",
                    "; what was kept now stands in the file itself"};
      }
      break;
    }
    case Change::index_exchanged:  // file and log are whole
    case Change::overwritten:      // what was in the file is gone; its log is left as it is
      return "";
    case Change::log_cut:  // what is not in memory either is gone
    case Change::gone:
    case Change::exchanged:
    case Change::linked:
    case Change::log_exchanged:
      break;
  }
  std::string copy = path_ + ".rescued";
  std::error_code ignored;
  for (int number = 2; fs::exists(copy, ignored); ++number)
    copy = path_ + ".rescued-" + std::to_string(number);
  if (const auto reason = copy_sqlite(sql, copy)) {
    return Argument(Text{"; een kopie van wat bewaard was is niet te maken: ",
                         "; a copy of what was kept cannot be made: "}) +
           *reason;
  }
  Argument told = Text{"; wat bewaard was staat nu in `", "; what was kept now stands in `"};
  if (change == Change::log_cut) {
    told = Text{"; wat er nog van te lezen was staat nu in `",
                "; what of it could still be read now stands in `"};
  }
  return told + Argument(copy + "`");
}

void SqliteFile::refuse(soci::session& sql, Change change) {
  static constexpr Text seen[] = {
      {"het bestand is weg", "the file has gone"},
      {"er staat een ander bestand", "another file is there"},
      {"er staat een link in zijn plaats", "a link stands in its place"},
      {"een ander programma schreef erin", "another program wrote into it"},
      {"zijn `-wal` is weg", "its `-wal` has gone"},
      {"er staat een andere `-wal` naast", "another `-wal` is beside it"},
      {"van zijn `-wal` is een stuk weg", "a part of its `-wal` has gone"},
      {"zijn `-shm` is weg of vervangen", "its `-shm` has gone or was replaced"},
  };
  refusal_ = Diagnostic{"database-replaced"_code,
                        {},
                        {path_, Argument(seen[static_cast<int>(change)]) + rescue(sql, change)},
                        {},
                        {}};
}

void SqliteFile::verify(soci::session& sql) {
  const std::scoped_lock lock(mutex_);
  if (!refusal_) {
    auto changed = change();
    if (!changed && was_overwritten(sql)) changed = Change::overwritten;
    if (!changed && was_log_cut(sql)) changed = Change::log_cut;
    if (changed) refuse(sql, *changed);
  }
  if (refusal_) throw Trouble{*refusal_};
}

void SqliteFile::close(soci::session& sql) noexcept {
  const std::scoped_lock one_at_a_time(opening_);
  try {
    verify(sql);
  } catch (...) {
    // As it is left, the next start finds all that is there.
    sqlite_api::sqlite3_db_config(sqlite_connection(sql), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  }
  try {
    sql.close();
  } catch (const soci::soci_error&) {  // it is gone all the same
  }
  const std::scoped_lock lock(mutex_);
  --connections_;
}

}  // namespace leidraad::collector
