// What restoring does alike on both engines; restore.hpp tells what it promises.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "collector/backup/backup_file.hpp"
#include "collector/backup/restore.hpp"

namespace leidraad::collector {

// What the old database knows and the backup cannot: what was taken back since.
struct TakenBack {
  struct Withdrawn {
    std::string id;
    std::string receipt_hash;
    std::string delete_after;
  };
  std::string secret;
  std::vector<Withdrawn> withdrawn;
  std::vector<std::string> revoked;  // ids of tokens
};

// What stands in the tables of a database, for the message; empty where nobody put anything there.
[[nodiscard]] std::optional<diagnostics::Argument> content_of(soci::session& sql,
                                                              const std::vector<std::string>& tables);
[[nodiscard]] TakenBack taken_back(soci::session& sql);
// Applies it to what was put back; into `restored` how much of it.
void take_back(const TakenBack& old, soci::session& sql, Restored& restored);
// Fills the tables, which are there. `told`: what an error of `sql` means.
using Told = std::function<Trouble(const soci::soci_error&)>;
void put_back(BackupFile& backup, soci::session& sql, const Told& told);
// Reads what was put back again; false where it is not what the backup has.
[[nodiscard]] bool is_as(const BackupFile& backup, soci::session& sql);

// `path`: of the database, not of a link to it.
[[nodiscard]] Restored restore_sqlite(const std::string& path, BackupFile& backup, Replace replace);
[[nodiscard]] Restored restore_postgresql(const std::string& url, BackupFile& backup, Replace replace);

}  // namespace leidraad::collector
