// What the subcommands share by which an administrator arranges who takes part and who may see the results:
// token, group, round and link; and by which it is kept: backup and restore.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "collector/backup/table_copy.hpp"
#include "collector/storage/storage.hpp"
#include "commands/commands.hpp"

namespace leidraad::commands {

struct DatabaseOptions : CommonOptions {
  std::string database;
};
void add_database_options(CLI::App& command, DatabaseOptions& options);

// Tells what failed; gives the exit status.
[[nodiscard]] int fail(const diagnostics::Diagnostic& failure, const DatabaseOptions& options);
// Opens the database and does the work. What fails is told; gives the exit status.
[[nodiscard]] int with_database(const DatabaseOptions& options,
                                const std::function<diagnostics::Failure(collector::Storage&)>& work);

// Rows of texts as a table on standard output, the columns as wide as they need to be. The first row is the
// heading. What cannot be seen is shown as U+FFFD.
void print_table(std::vector<std::vector<std::string>> rows);

// How many rows each table has; in backup.cpp.
void print_counts(const std::vector<collector::TableSum>& tables, const DatabaseOptions& options);

// The value; or puts the failure into `failure` and gives nothing.
template <class Value>
std::optional<Value> taken(collector::Result<Value>&& result, diagnostics::Failure& failure) {
  if (auto* diagnostic = std::get_if<diagnostics::Diagnostic>(&result)) {
    failure = std::move(*diagnostic);
    return {};
  }
  return std::move(std::get<Value>(result));
}

}  // namespace leidraad::commands
