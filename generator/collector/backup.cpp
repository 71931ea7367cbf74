#include "collector/backup.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <memory>

#include "collector/backup_file.hpp"
#include "collector/unfinished_file.hpp"

namespace leidraad::collector {

using diagnostics::Argument;
using diagnostics::reason_of;
using diagnostics::operator""_code;

namespace {

void check_place(const std::string& file) {
  const auto refuse = [&](const diagnostics::Text& reason) {
    throw Trouble{{"backup-place"_code, {}, {one_line(file), reason}, {}, {}}};
  };
  if (!is_file_name(file)) refuse({"dit is geen naam van een bestand", "this is no name of a file"});
  // SQLite would take it for a part of the database beside it, and empty it.
  for (const char* end : {"-wal", "-shm", "-journal"}) {
    if (file.ends_with(end))
      refuse({"zo noemt SQLite haar hulpbestanden", "this is how SQLite calls its own side files"});
  }
}

[[noreturn]] void refuse_existing(const std::string& file) {
  throw Trouble{{"backup-exists"_code, {}, {file}, {}, {}}};
}

// The database that is copied: open, and at one moment.
class Source {
public:
  explicit Source(const std::string& url) : engine_(engine_of(url)) {
    // Opening would make a database where there is none.
    constexpr std::string_view sqlite = "sqlite:";
    struct stat status {};
    if (url.starts_with(sqlite) && ::stat(url.substr(sqlite.size()).c_str(), &status) != 0)
      throw Trouble{{"database-cannot-open"_code, {}, {engine_->name(), reason_of(errno)}, {}, {}}};
    told([&] { begin(); });
  }
  ~Source() { engine_->limit({}); }
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;

  [[nodiscard]] std::size_t shape() const { return shape_; }
  TableSum read(const Table& table, const std::function<void(const Row&)>& put) {
    TableSum sum;
    told([&] {
      const Table here = described(sql_, table.name);
      if (here.columns != table.columns)
        damaged(
            {"de kolommen van `" + table.name + "` zijn anders", "other columns in `" + table.name + "`"});
      const long long counted = count_rows(sql_, table.name);
      sum = read_rows(sql_, here, put);
      const std::string rows = std::to_string(counted) + " ≠ " + std::to_string(sum.rows);
      if (counted != sum.rows) damaged({table.name + ": " + rows, table.name + ": " + rows});
    });
    return sum;
  }
  void end() {
    told([&] { sql_ << "COMMIT"; });
  }

private:
  void told(const std::function<void()>& work) {
    try {
      work();
    } catch (const soci::soci_error& error) {
      throw Trouble{engine_->diagnostic_of(error, sql_)};
    }
  }

  struct Reason {
    std::string dutch;
    std::string english;
  };
  [[noreturn]] void damaged(const Reason& reason) const {
    Argument argument(reason.dutch);
    argument.english = reason.english;
    throw Trouble{{"database-damaged"_code, {}, {engine_->name(), argument}, {}, {}}};
  }

  void begin() {
    engine_->open(sql_, Opening::again);
    engine_->limit(longest_maintenance);
    if (sql_.get_backend_name() == "postgresql") {
      begin_on_postgresql();
    } else {
      sql_ << "BEGIN";
    }
    const std::size_t known = migration_steps().size();
    shape_ = shape_of(*engine_, sql_);
    if (shape_ == 0) throw Trouble{{"backup-of-nothing"_code, {}, {engine_->name()}, {}, {}}};
    if (shape_ > known) {
      throw Trouble{{"database-newer"_code,
                     {},
                     {engine_->name(), std::to_string(shape_), std::to_string(known)},
                     {},
                     {}}};
    }
  }

  // The locks come before the first look: an emptied table is empty for a look that was taken before, too.
  void begin_on_postgresql() {
    sql_ << "SET statement_timeout = " + std::to_string(longest_maintenance.count());
    sql_ << "SET idle_in_transaction_session_timeout = 0";
    const std::vector<std::string> there = engine_->tables(sql_);
    sql_ << "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    for (const Table& table : tables_of_shape(migration_steps())) {
      if (std::ranges::find(there, table.name) != there.end())
        sql_ << "LOCK TABLE \"" + table.name + "\" IN ACCESS SHARE MODE";
    }
  }

  std::unique_ptr<DatabaseEngine> engine_;
  soci::session sql_;
  std::size_t shape_ = 0;
};

std::vector<TableSum> copy(const std::string& url, const std::string& file) {
  const auto steps = migration_steps();
  Source source(url);
  UnfinishedFile part(file, "backup-not-written"_code);
  Filling filling;
  filling.shape = source.shape();
  filling.rows_of = [&](const Table& table, const auto& put) { return source.read(table, put); };
  const std::vector<TableSum> read = fill_backup(part.path(), file, steps, filling);
  source.end();
  part.flush();
  if (BackupFile(part.path(), file, steps).sums() != read) {
    part.fail(diagnostics::Text{"er staat iets anders in dan geschreven werd",
                                "it holds something else than was written"});
  }
  if (part.place_without_overwriting() == UnfinishedFile::Placed::is_there) refuse_existing(file);
  return read;
}

}  // namespace

Result<std::vector<TableSum>> back_up(const std::string& database, const std::string& file) {
  try {
    check_place(file);
    struct stat status {};
    if (::lstat(file.c_str(), &status) == 0) refuse_existing(file);
    return copy(database, file);
  } catch (const Trouble& trouble) {
    return trouble.diagnostic;
  }
}

}  // namespace leidraad::collector
