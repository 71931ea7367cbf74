// leidraad group: the organisations and teams that take part.
#include <fmt/format.h>

#include <memory>

#include "collector/desk/typed_names.hpp"
#include "collector/results/group_tree.hpp"
#include "commands/administration.hpp"

namespace leidraad::commands {

namespace {

using diagnostics::Failure;

struct Options : DatabaseOptions {
  std::string name;
  std::string in;
};

Failure add(collector::Storage& storage, const Options& options) {
  Failure failure;
  std::string parent;
  if (!options.in.empty()) {
    const auto found = taken(collector::find_group(storage, options.in), failure);
    if (!found) return failure;
    parent = *found;
  }
  const auto id = taken(collector::add_group(storage, options.name, parent), failure);
  if (id) fmt::print("{}\n", *id);
  return failure;
}

// A group stands below its parent, a step to the right.
Failure list(collector::Storage& storage) {
  Failure failure;
  const auto groups = taken(storage.groups(), failure);
  if (!groups) return failure;
  const collector::GroupTree tree(*groups);
  std::vector<std::vector<std::string>> rows = {{"ID", "GROEP"}};
  for (std::size_t place = 1; place < tree.size(); ++place) {
    const auto step = 2 * static_cast<std::size_t>(tree.depth(place) - 1);
    rows.push_back({tree.group(place)->id, std::string(step, ' ') + tree.group(place)->name});
  }
  print_table(rows);
  return {};
}

}  // namespace

void add_group(CLI::App& app, int& status) {
  CLI::App* command = app.add_subcommand("group", "Regelt de organisaties en teams die meedoen");
  command->require_subcommand(1);
  auto options = std::make_shared<Options>();

  CLI::App* adding = command->add_subcommand("add", "Voegt een groep toe en toont haar id");
  add_database_options(*adding, *options);
  adding->add_option("NAME", options->name, "De naam, zoals mensen haar kennen")->required();
  adding->add_option("--in", options->in, "De groep waar ze onder valt: naam of id");
  adding->callback([options, &status] {
    status = with_database(*options, [&](collector::Storage& storage) { return add(storage, *options); });
  });

  CLI::App* listing = command->add_subcommand("list", "Toont alle groepen");
  add_database_options(*listing, *options);
  listing->callback([options, &status] { status = with_database(*options, list); });
}

}  // namespace leidraad::commands
