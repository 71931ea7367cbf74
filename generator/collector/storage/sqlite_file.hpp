// The files of a SQLite database as this process knows them: FILE, FILE-wal (what was committed and not yet
// written into FILE) and FILE-shm (where in -wal which page stands).
//
// 1. SQLite trusts that these three belong together. Opened beside the `-wal` of another, a file is damaged; so
// a file is looked at before it is opened, and its connections before and after each call.
// 2. What does not belong together any more is refused by all connections of this process until it ends, and
// SQLite then neither writes into these files nor removes one.
// 3. What was acknowledged and would go with the last connection is saved first: into the file itself where
// only its log has gone, else into a copy beside it (FILE.rescued).
//
// What a path cannot show is told by SQLite's own files: FILE changes only while -shm says that a part of -wal is
// being written into it (https://www.sqlite.org/walformat.html, WAL-Index Header).
//
// Only by stat: closing a file that SQLite has open elsewhere in this process would drop its locks
// (https://www.sqlite.org/howtocorrupt.html, 2.2).
//
// Usable from any thread. Trouble is thrown.
#pragma once

#include <sys/stat.h>

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "collector/storage/database_engine.hpp"

namespace leidraad::collector {

class SqliteFile {
public:
  // The one of a path, shared by all who hold it.
  static std::shared_ptr<SqliteFile> of(const std::string& path);

  // Looks before anything is opened, and makes a first file where there is none. Held until the connection is
  // there: one opens at a time.
  [[nodiscard]] std::unique_lock<std::mutex> before_opening(const std::string& path, Opening opening);
  // The connection has read: from now on all three files are known.
  void opened(soci::session& sql);
  void verify(soci::session& sql);
  // Closes a connection of an `opened`, while nobody opens one.
  void close(soci::session& sql) noexcept;

private:
  struct Identity {
    dev_t device = 0;
    ino_t file = 0;
    bool operator==(const Identity&) const = default;
  };
  // How far -wal has been written into the file, and what the file looked like then.
  struct Progress {
    std::array<std::uint32_t, 4> place{};  // both salts; frames written, and those being written
    long long size = 0;
    timespec written{};
  };
  enum class Change {
    gone,
    exchanged,
    linked,
    overwritten,
    log_gone,
    log_exchanged,
    log_cut,
    index_exchanged
  };

  void look_before_first(const std::string& path, Opening opening);
  void refuse_foreign_log(const std::string& path) const;
  void check_together(soci::session& sql);
  [[nodiscard]] std::optional<Change> change() const;
  [[nodiscard]] bool was_overwritten(soci::session& sql);
  void look_beside(const std::string& path) const;
  [[nodiscard]] bool was_log_cut(soci::session& sql) const;
  [[nodiscard]] diagnostics::Argument rescue(soci::session& sql, Change change) const;
  void refuse(soci::session& sql, Change change);

  std::mutex opening_;
  std::mutex mutex_;              // of all below
  std::string path_;              // as it was given
  std::string place_;             // the same without links: the others stand beside it
  std::optional<Identity> file_;  // since it was first opened
  std::optional<Identity> log_;   // while there are connections
  std::optional<Identity> index_;
  std::optional<Progress> progress_;
  int connections_ = 0;
  bool is_log_doubtful_ = false;    // there was one before the first of these
  std::string secret_without_log_;  // of the database, as the file alone has it
  std::optional<diagnostics::Diagnostic> refusal_;
};

}  // namespace leidraad::collector
