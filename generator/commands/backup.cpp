// leidraad backup: a verified copy of the collector's database, while it runs.
#include "collector/backup.hpp"

#include <fmt/format.h>

#include <memory>

#include "commands/administration.hpp"

namespace leidraad::commands {

namespace {

struct Options : DatabaseOptions {
  std::string output;
};

int run(const Options& options) {
  diagnostics::Failure failure;
  const auto tables = taken(collector::back_up(options.database, options.output), failure);
  if (!tables) return fail(*failure, options);
  fmt::print("{}\n", options.language == "en" ? "The backup is made and verified: " + options.output
                                              : "De reservekopie is gemaakt en nagekeken: " + options.output);
  print_counts(*tables, options);
  return Status::fine;
}

}  // namespace

void print_counts(const std::vector<collector::TableSum>& tables, const DatabaseOptions& options) {
  std::vector<std::vector<std::string>> rows = {options.language == "en"
                                                    ? std::vector<std::string>{"TABLE", "ROWS"}
                                                    : std::vector<std::string>{"TABEL", "RIJEN"}};
  for (const auto& sum : tables) rows.push_back({sum.table, std::to_string(sum.rows)});
  print_table(rows);
}

void add_backup(CLI::App& app, int& status) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "backup", "Maakt een nagekeken kopie van de database, ook terwijl de collector draait");
  add_database_options(*command, *options);
  command->add_option("--output", options->output, "Het bestand dat de kopie wordt; het mag nog niet bestaan")
      ->required();
  command->callback([options, &status] { status = run(*options); });
}

}  // namespace leidraad::commands
