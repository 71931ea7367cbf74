// leidraad link: the address by which a group takes part in a survey.
#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <memory>

#include "collector/desk/access.hpp"
#include "collector/desk/typed_names.hpp"
#include "commands/administration.hpp"

namespace leidraad::commands {

namespace {

using diagnostics::Failure;

struct Options : DatabaseOptions {
  std::string survey;
  std::string group;
  std::string round;
  std::string site;
};

Failure create(collector::Storage& storage, const Options& options) {
  Failure failure;
  collector::ParticipationLink link;
  const auto survey = taken(collector::find_survey(storage, options.survey), failure);
  if (!survey) return failure;
  link.survey = *survey;
  if (!options.group.empty()) {
    const auto group = taken(collector::find_group(storage, options.group), failure);
    if (!group) return failure;
    link.group = *group;
  }
  if (!options.round.empty()) {
    const auto round = taken(collector::find_round(storage, link.survey, options.round), failure);
    if (!round) return failure;
    link.round = *round;
  }
  const auto token = taken(collector::create_link(storage, link), failure);
  if (!token) return failure;
  std::string site = options.site;
  if (!site.empty() && !site.ends_with('/')) site += '/';
  fmt::print("{}api/surveys/{}/form?g={}\n", site, link.survey, *token);
  if (::isatty(STDERR_FILENO) == 1)
    fmt::print(stderr, "Wie dit adres heeft, kan meedoen. Het wordt maar één keer getoond: bewaar het nu.\n");
  return {};
}

}  // namespace

void add_link(CLI::App& app, int& status) {
  CLI::App* command = app.add_subcommand("link", "Maakt het adres waarmee een groep meedoet");
  command->require_subcommand(1);
  auto options = std::make_shared<Options>();
  CLI::App* creating = command->add_subcommand("create", "Maakt een adres en toont het één keer");
  add_database_options(*creating, *options);
  creating->add_option("--survey", options->survey, "De vragenlijst")->required();
  creating->add_option("--group", options->group, "De groep die meedoet: naam of id");
  creating->add_option("--round", options->round, "De ronde");
  creating
      ->add_option("--site", options->site, "Het webadres dat voor `api/` komt, zoals https://gids.example/")
      ->check([](const std::string& url) {
        return url.starts_with("https://") || url.starts_with("http://") ? std::string{}
                                                                         : "moet beginnen met https://";
      });
  creating->callback([options, &status] {
    status = with_database(*options, [&](collector::Storage& storage) { return create(storage, *options); });
  });
}

}  // namespace leidraad::commands
