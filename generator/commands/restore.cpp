// leidraad restore: puts a backup back into a database.
#include "collector/restore.hpp"

#include <fmt/format.h>

#include <memory>

#include "commands/administration.hpp"

namespace leidraad::commands {

namespace {

struct Options : DatabaseOptions {
  std::string input;
  bool may_replace = false;
};

void tell(const collector::Restored& restored, const Options& options) {
  const bool is_english = options.language == "en";
  fmt::print("{}\n", is_english ? "The backup is restored and verified: " + options.input
                                : "De reservekopie is teruggezet en nagekeken: " + options.input);
  print_counts(restored.tables, options);
  if (restored.withdrawn > 0) {
    fmt::print(fmt::runtime(is_english ? "Withdrawn since, and so left out: {}\n"
                                       : "Sindsdien teruggetrokken, en dus weggelaten: {}\n"),
               restored.withdrawn);
  }
  if (restored.revoked > 0) {
    fmt::print(fmt::runtime(is_english ? "Tokens revoked since, which stay so: {}\n"
                                       : "Sindsdien ingetrokken tokens, die dat blijven: {}\n"),
               restored.revoked);
  }
  if (restored.kept.empty()) return;
  fmt::print(fmt::runtime(is_english ? "What was there is kept as {}. Delete it when all is well.\n"
                                     : "Wat er stond blijft bewaard als {}. Wis het als alles goed is.\n"),
             restored.kept);
}

int run(const Options& options) {
  diagnostics::Failure failure;
  const auto restored =
      taken(collector::restore(options.database, options.input,
                               options.may_replace ? collector::Replace::allowed : collector::Replace::never),
            failure);
  if (!restored) return fail(*failure, options);
  tell(*restored, options);
  return Status::fine;
}

}  // namespace

void add_restore(CLI::App& app, int& status) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "restore", "Zet een reservekopie terug in de database, terwijl de collector stilstaat");
  add_database_options(*command, *options);
  command->add_option("--input", options->input, "De reservekopie, gemaakt met leidraad backup")->required();
  command->add_flag("--replace", options->may_replace,
                    "Zet haar in de plaats van wat er staat; dat blijft apart bewaard");
  command->callback([options, &status] { status = run(*options); });
}

}  // namespace leidraad::commands
