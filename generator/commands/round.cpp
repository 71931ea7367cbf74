// leidraad round: the waves in which a survey is held.
#include <memory>

#include "collector/desk/typed_names.hpp"
#include "commands/administration.hpp"

namespace leidraad::commands {

namespace {

using diagnostics::Failure;

struct Options : DatabaseOptions {
  std::string survey;
  std::string id;
  std::string title;
};

Failure add(collector::Storage& storage, const Options& options) {
  Failure failure;
  const auto survey = taken(collector::find_survey(storage, options.survey), failure);
  if (!survey) return failure;
  return collector::add_round(storage, {*survey, options.id, options.title});
}

Failure list(collector::Storage& storage, const Options& options) {
  Failure failure;
  const auto survey = taken(collector::find_survey(storage, options.survey), failure);
  if (!survey) return failure;
  const auto rounds = taken(storage.rounds(*survey), failure);
  if (!rounds) return failure;
  std::vector<std::vector<std::string>> rows = {{"ID", "RONDE"}};
  for (const collector::Round& round : *rounds) rows.push_back({round.id, round.title});
  print_table(rows);
  return {};
}

}  // namespace

void add_round(CLI::App& app, int& status) {
  CLI::App* command = app.add_subcommand("round", "Regelt de rondes waarin een vragenlijst wordt gehouden");
  command->require_subcommand(1);
  auto options = std::make_shared<Options>();

  CLI::App* adding = command->add_subcommand("add", "Voegt een ronde toe");
  add_database_options(*adding, *options);
  adding->add_option("--survey", options->survey, "De vragenlijst")->required();
  adding->add_option("--id", options->id, "Korte naam, bijvoorbeeld 2026-najaar")->required();
  adding->add_option("--title", options->title, "De naam, zoals mensen haar kennen")->required();
  adding->callback([options, &status] {
    status = with_database(*options, [&](collector::Storage& storage) { return add(storage, *options); });
  });

  CLI::App* listing = command->add_subcommand("list", "Toont de rondes van een vragenlijst");
  add_database_options(*listing, *options);
  listing->add_option("--survey", options->survey, "De vragenlijst")->required();
  listing->callback([options, &status] {
    status = with_database(*options, [&](collector::Storage& storage) { return list(storage, *options); });
  });
}

}  // namespace leidraad::commands
