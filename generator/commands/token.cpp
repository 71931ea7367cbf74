// leidraad token: who may read results, and who may administer.
#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <memory>

#include "collector/desk/access.hpp"
#include "collector/desk/typed_names.hpp"
#include "commands/administration.hpp"
#include "guide/calendar.hpp"

namespace leidraad::commands {

namespace {

using diagnostics::Failure;

struct Options : DatabaseOptions {
  std::string may;
  std::string survey;
  std::string group;
  std::string label;
  std::string id;
};

Failure create(collector::Storage& storage, const Options& options) {
  Failure failure = collector::check_name(options.label);
  if (failure) return failure;
  collector::Scope scope;
  scope.may = options.may == "administer" ? collector::May::administer : collector::May::read;
  if (!options.survey.empty()) {
    const auto survey = taken(collector::find_survey(storage, options.survey), failure);
    if (!survey) return failure;
    scope.survey = *survey;
  }
  if (!options.group.empty()) {
    const auto group = taken(collector::find_group(storage, options.group), failure);
    if (!group) return failure;
    scope.group = *group;
  }
  const auto created = taken(collector::create_token(storage, scope, options.label, guide::today()), failure);
  if (!created) return failure;
  // The token alone on standard output, so that it can go straight into a file.
  fmt::print("{}\n", created->secret);
  fmt::print(stderr,
             "Dit token is van {} en heeft de id {}.\n"
             "Het wordt maar één keer getoond: bewaar het nu. Kwijt? Trek het in en maak een nieuw.\n",
             options.label, created->token.id);
  return {};
}

Failure list(collector::Storage& storage) {
  Failure failure;
  const auto tokens = taken(storage.tokens(), failure);
  if (!tokens) return failure;
  const auto groups = taken(storage.groups(), failure);
  if (!groups) return failure;
  const collector::GroupTree tree(*groups);
  std::vector<std::vector<std::string>> rows = {
      {"ID", "VAN", "MAG", "VRAGENLIJST", "GROEP", "GEMAAKT", "STAAT"}};
  for (const collector::Token& token : *tokens) {
    const auto& scope = token.scope;
    rows.push_back({token.id, token.label, scope.may == collector::May::administer ? "beheren" : "lezen",
                    scope.survey.empty() ? "alle" : scope.survey,
                    scope.group.empty() ? "alle" : tree.path(tree.place_of(scope.group)), token.created,
                    token.is_revoked ? "ingetrokken" : "geldig"});
  }
  print_table(rows);
  return {};
}

void add_create(CLI::App& parent, int& status) {
  auto options = std::make_shared<Options>();
  CLI::App* command = parent.add_subcommand("create", "Maakt een token en toont het één keer");
  add_database_options(*command, *options);
  command->add_option("--may", options->may, "Wat het token mag: resultaten lezen, of ook beheren")
      ->check(CLI::IsMember({"read", "administer"}))
      ->required();
  command->add_option("--survey", options->survey, "Alleen voor deze vragenlijst (standaard: alle)");
  command->add_option("--group", options->group,
                      "Alleen voor deze groep en wat eronder valt (standaard: alle)");
  command->add_option("--label", options->label, "Van wie het is")->required();
  command->callback([options, &status] {
    status = with_database(*options, [&](collector::Storage& storage) { return create(storage, *options); });
  });
}

}  // namespace

void add_token(CLI::App& app, int& status) {
  CLI::App* command =
      app.add_subcommand("token", "Regelt wie resultaten mag lezen en wie groepen en rondes mag beheren");
  command->require_subcommand(1);
  add_create(*command, status);

  auto options = std::make_shared<Options>();
  CLI::App* listing = command->add_subcommand("list", "Toont alle tokens, zonder het geheim");
  add_database_options(*listing, *options);
  listing->callback([options, &status] { status = with_database(*options, list); });

  CLI::App* revoking = command->add_subcommand("revoke", "Trekt een token in: het werkt meteen niet meer");
  add_database_options(*revoking, *options);
  revoking->add_option("ID", options->id, "De id uit `leidraad token list`")->required();
  revoking->callback([options, &status] {
    status = with_database(
        *options, [&](collector::Storage& storage) { return collector::revoke_token(storage, options->id); });
  });
}

}  // namespace leidraad::commands
