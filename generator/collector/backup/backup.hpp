// A copy of all that a database holds at one moment, as a file, while the collector goes on.
//
// 1. Everything that was acknowledged before it began is in it; nothing of what was withdrawn or deleted by
// then.
// 2. It is read back from the disk and compared, row by row, before it gets its name; until then there is no
// such file.
// 3. Rows stand in the order of their ids, so that it does not tell who came when.
// 4. A file that is there is never overwritten.
#pragma once

#include <string>
#include <vector>

#include "collector/backup/table_copy.hpp"
#include "collector/storage/storage.hpp"

namespace leidraad::collector {

// Gives what each table holds. `database`: as for Storage::open; it has to be there.
[[nodiscard]] Result<std::vector<TableSum>> back_up(const std::string& database, const std::string& file);

}  // namespace leidraad::collector
