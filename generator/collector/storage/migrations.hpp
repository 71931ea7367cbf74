// The shapes of the database, one after the other. `meta.schema` holds the number of the last step that was
// made.
//
// 1. A step is made whole or not at all, by one collector, however many start together.
// 2. A step that has once been released never changes; a new shape is a new step.
// 3. A SQLite file that will change its shape is first copied beside itself: `answers.db.before-2`.
// 4. A database newer than the program is refused.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "collector/storage/database_engine.hpp"

namespace leidraad::collector {

struct MigrationStep {
  // `{id}` stands for the type of a column with ids, `{end}` for what ends a table.
  std::vector<std::string> commands;
};

// Step 1 is the first.
[[nodiscard]] std::span<const MigrationStep> migration_steps();

// The number of the last step that was made; 0 for an empty database. Throws Trouble where the tables are of
// another program.
[[nodiscard]] std::size_t shape_of(DatabaseEngine& engine, soci::session& sql);
// Makes the tables of these steps, without a row in them, where there are none: what a copy is filled into.
void make_empty(const DatabaseEngine& engine, soci::session& sql, std::span<const MigrationStep> steps);

// Brings the database to the last of these shapes; throws Trouble or SOCI's errors.
void migrate(DatabaseEngine& engine, soci::session& sql, std::span<const MigrationStep> steps);

}  // namespace leidraad::collector
