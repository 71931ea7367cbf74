#include "collector/backup/backup_file.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

// After collector/soci.hpp, which says how SOCI is to be read.
#include <soci/sqlite3/soci-sqlite3.h>

namespace leidraad::collector {

using diagnostics::Argument;
using diagnostics::reason_of;
using diagnostics::Text;
using diagnostics::operator""_code;

namespace {

constexpr const char* sums_table = "backup";

sqlite_api::sqlite3* connection_of(soci::session& sql) {
  if (!sql.is_connected()) return nullptr;
  return static_cast<soci::sqlite3_session_backend*>(sql.get_backend())->conn_;
}

// All that a check of SQLite has to say, if it is not what it should be.
std::string first_line_of(soci::session& sql, const std::string& pragma) {
  std::string line;
  soci::indicator indicator = soci::i_null;
  sql << pragma, soci::into(line, indicator);
  return one_line(line);
}

}  // namespace

bool is_file_name(const std::string& path) {
  return !path.empty() && path != ":memory:" && path.back() != '/' &&
         std::ranges::none_of(path, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"'; });
}

void open_file(soci::session& sql, const std::string& path) {
  // A path that starts as an address would be read as one.
  const std::string name = path.starts_with("file:") ? "./" + path : path;
  sql.open(soci::sqlite3, "db=\"" + name + '"');
  sql << "PRAGMA trusted_schema = OFF";
}

Argument reason_of_file(const soci::soci_error& error, soci::session& sql) {
  const auto* own = dynamic_cast<const soci::sqlite3_soci_error*>(&error);
  const int result = own == nullptr ? SQLITE_ERROR : own->result() % 256;
  sqlite_api::sqlite3* connection = connection_of(sql);
  const int system = connection == nullptr ? 0 : sqlite_api::sqlite3_system_errno(connection);
  if (result == SQLITE_FULL) return reason_of(ENOSPC);
  if (result == SQLITE_IOERR || result == SQLITE_CANTOPEN)
    return system == 0 ? Argument(sqlite_api::sqlite3_errstr(result)) : reason_of(system);
  return one_line(sqlite_api::sqlite3_errstr(result));
}

std::vector<Table> tables_of_shape(std::span<const MigrationStep> steps) {
  soci::session sql(soci::sqlite3, ":memory:");
  const auto engine = sqlite_engine("shape.db");  // never opened
  make_empty(*engine, sql, steps);
  std::vector<std::string> names = engine->tables(sql);
  std::ranges::sort(names);
  std::vector<Table> tables;
  for (const std::string& name : names) tables.push_back(described(sql, name));
  return tables;
}

// Without a journal: a file that is not finished is thrown away as a whole.
std::vector<TableSum> fill_backup(const std::string& path, const std::string& shown,
                                  std::span<const MigrationStep> steps, const Filling& filling) {
  std::vector<TableSum> sums;
  soci::session sql;
  const auto not_written = [&](const soci::soci_error& error) {
    return Trouble{{"backup-not-written"_code, {}, {shown, reason_of_file(error, sql)}, {}, {}}};
  };
  try {
    open_file(sql, path);
    sql << "PRAGMA journal_mode = OFF";
    sql << "PRAGMA synchronous = OFF";
    sql << "BEGIN";
    make_empty(*sqlite_engine("backup.db"), sql, steps.first(filling.shape));
    for (const Table& table : tables_of_shape(steps.first(filling.shape))) {
      sql << "DELETE FROM \"" + table.name + '"';  // what a step puts there by itself
      RowWriter writer(sql, table);
      // Told at once, or it would be taken for an error of where the rows come from.
      const auto put = [&](const Row& row) {
        try {
          writer.add(row);
        } catch (const soci::soci_error& error) {
          throw not_written(error);
        }
      };
      sums.push_back(filling.rows_of(table, put));
      writer.finish();
    }
    sql << std::string("CREATE TABLE ") + sums_table +
               " (name text PRIMARY KEY, rows integer NOT NULL, digest text NOT NULL) WITHOUT ROWID";
    for (const TableSum& sum : sums) {
      sql << std::string("INSERT INTO ") + sums_table +
                 " (name, rows, digest) VALUES (:name, :rows, :digest)",
          soci::use(sum.table), soci::use(sum.rows), soci::use(sum.digest);
    }
    sql << "COMMIT";
  } catch (const soci::soci_error& error) {
    throw not_written(error);
  }
  return sums;
}

BackupFile::BackupFile(const std::string& path, std::string shown, std::span<const MigrationStep> steps)
    : shown_(std::move(shown)) {
  open(path);
  try {
    open_file(sql_, path);
    sql_ << "PRAGMA query_only = ON";
    check(steps);
    check_hashes();
  } catch (const soci::soci_error& error) {
    refuse(reason_of_file(error, sql_));
  }
}

void BackupFile::open(const std::string& path) {
  const auto cannot = [&](const Argument& reason) {
    throw Trouble{{"backup-cannot-open"_code, {}, {one_line(shown_), reason}, {}, {}}};
  };
  struct stat status {};
  const Text no_file{"dit is geen gewoon bestand", "this is not a regular file"};
  if (::stat(path.c_str(), &status) != 0) cannot(reason_of(errno));
  if (!S_ISREG(status.st_mode) || !is_file_name(path)) cannot(no_file);
  if (::access(path.c_str(), R_OK) != 0) cannot(reason_of(errno));
}

void BackupFile::refuse(const Argument& reason) const {
  throw Trouble{{"backup-damaged"_code, {}, {shown_, reason}, {}, {}}};
}

void BackupFile::check(std::span<const MigrationStep> steps) {
  const Text not_ours{"het is geen reservekopie van Leidraad", "it is not a backup of Leidraad"};
  const auto engine = sqlite_engine("backup.db");  // never opened; for what it knows of SQLite
  try {
    shape_ = shape_of(*engine, sql_);
  } catch (const Trouble&) {
    refuse(not_ours);
  }
  if (shape_ == 0) refuse(not_ours);
  if (shape_ > steps.size()) {
    throw Trouble{
        {"backup-newer"_code, {}, {shown_, std::to_string(shape_), std::to_string(steps.size())}, {}, {}}};
  }
  const std::string integrity = first_line_of(sql_, "PRAGMA integrity_check(1)");
  if (integrity != "ok") refuse(integrity);
  for (const Table& table : tables_of_shape(steps.first(shape_))) {
    if (described(sql_, table.name).columns != table.columns)
      refuse(Text{"een tabel mist of is anders", "a table is missing or different"});
    tables_.push_back(table);
  }
  const std::string orphan = first_line_of(sql_, "PRAGMA foreign_key_check");
  if (!orphan.empty()) refuse(orphan);
}

// Integrity is about how the file hangs together; only a hash tells that a letter changed.
void BackupFile::check_hashes() {
  for (const Table& table : tables_) sums_.push_back(read_rows(sql_, table));
  if (described(sql_, sums_table).columns.empty()) return;
  for (const TableSum& sum : sums_) {
    TableSum written{sum.table, -1, {}};
    sql_ << std::string("SELECT rows, digest FROM ") + sums_table + " WHERE name = :name",
        soci::use(sum.table), soci::into(written.rows), soci::into(written.digest);
    if (written != sum) {
      const std::string before = std::to_string(written.rows);
      const std::string now = std::to_string(sum.rows);
      Argument reason("`" + sum.table + "` is veranderd sinds de kopie werd gemaakt");
      reason.english = "`" + sum.table + "` changed since the copy was made";
      if (before != now) {
        reason.dutch += ": er waren " + before + " rijen, nu " + now;
        reason.english += ": there were " + before + " rows, now " + now;
      }
      refuse(reason);
    }
  }
}

TableSum BackupFile::read(const Table& table, const std::function<void(const Row&)>& each) {
  try {
    return read_rows(sql_, table, each);
  } catch (const soci::soci_error& error) {
    refuse(reason_of_file(error, sql_));
  }
}

}  // namespace leidraad::collector
