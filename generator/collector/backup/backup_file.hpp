// A backup as a file: a SQLite database in a shape of migrations.hpp, whichever engine it came from, with a
// table `backup` beside the others that holds the number of rows and a hash of each. So it can be put back
// into either engine, and what changed in it since is seen.
//
// A file without that table is taken too, where it is a sound database of ours: the copies that a change of
// shape and a restore leave behind, and those of VACUUM INTO.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "collector/backup/table_copy.hpp"
#include "collector/storage/database_engine.hpp"
#include "collector/storage/migrations.hpp"

namespace leidraad::collector {

// The tables that the first so many steps make, as SQLite has them.
[[nodiscard]] std::vector<Table> tables_of_shape(std::span<const MigrationStep> steps);

// Fills a new file: `fill` puts the rows in. Throws Trouble with backup-not-written, for `shown`.
struct Filling {
  std::size_t shape = 0;
  // Reads the table from where it comes and puts each row; gives what it read.
  std::function<TableSum(const Table&, const std::function<void(const Row&)>& put)> rows_of;
};
std::vector<TableSum> fill_backup(const std::string& path, const std::string& shown,
                                  std::span<const MigrationStep> steps, const Filling& filling);

// An existing backup, opened for reading and found to be whole.
class BackupFile {
public:
  // `shown`: what messages call it. Throws Trouble: backup-cannot-open, backup-damaged, backup-newer.
  BackupFile(const std::string& path, std::string shown, std::span<const MigrationStep> steps);

  [[nodiscard]] std::size_t shape() const { return shape_; }
  [[nodiscard]] const std::vector<Table>& tables() const { return tables_; }
  [[nodiscard]] const std::vector<TableSum>& sums() const { return sums_; }
  // Reads a table; errors are told of the backup, not of where the rows go.
  TableSum read(const Table& table, const std::function<void(const Row&)>& each = {});

private:
  void open(const std::string& path);
  void check(std::span<const MigrationStep> steps);
  void check_hashes();
  [[noreturn]] void refuse(const diagnostics::Argument& reason) const;

  std::string shown_;
  soci::session sql_;
  std::size_t shape_ = 0;
  std::vector<Table> tables_;
  std::vector<TableSum> sums_;
};

// Opens a SQLite file without anything of our engine: nobody else uses it.
void open_file(soci::session& sql, const std::string& path);
// Why SQLite failed on a file.
[[nodiscard]] diagnostics::Argument reason_of_file(const soci::soci_error& error, soci::session& sql);
// False where the name cannot be handed to SQLite.
[[nodiscard]] bool is_file_name(const std::string& path);

}  // namespace leidraad::collector
