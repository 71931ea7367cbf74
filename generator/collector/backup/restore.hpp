// Puts a backup back into a database of either engine.
//
// 1. The backup is found whole before anything is touched, and what was put back is read again and compared
// before it counts.
// 2. Ended at any moment, the database is the old one or the new one. SQLite: the new file is made beside the
// old one and takes its name in one step, after the log of the old one was taken in. PostgreSQL: one
// transaction.
// 3. Refused while anybody uses the database, and where it holds something, unless it may be replaced. Then
// the old one is kept: a SQLite file beside the new one (`answers.db.before-restore-1`), tables of PostgreSQL
// in a schema
// (`leidraad_before_restore_1`).
// 4. What the old one, where it can be read and is of the same origin, has withdrawn or revoked since stays
// so.
#pragma once

#include <string>
#include <vector>

#include "collector/backup/table_copy.hpp"
#include "collector/storage/storage.hpp"

namespace leidraad::collector {

enum class Replace { never, allowed };

struct Restored {
  std::vector<TableSum> tables;  // as the backup has them
  std::string kept;              // where the old one is; empty where there was nothing to keep
  std::size_t withdrawn = 0;     // responses of the backup that were withdrawn since
  std::size_t revoked = 0;       // the same of tokens
};

[[nodiscard]] Result<Restored> restore(const std::string& database, const std::string& backup,
                                       Replace replace);

}  // namespace leidraad::collector
