#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <memory>

#include "build/site_build.hpp"
#include "commands/commands.hpp"
#include "defaults/defaults.hpp"
#include "diagnostics/suggestion.hpp"
#include "load/tree_files.hpp"

namespace leidraad::commands {

namespace {

struct Options : CommonOptions {
  std::string format = "text";
  std::string paths;   // "tree" or "tree/node"
  std::string probes;  // "tree"
};

// More than anybody reads.
constexpr std::size_t most_paths = 1'000;

void print(const std::string& text) {
  std::fputs(text.c_str(), stdout);
}

// The tree with this id; nullptr, and a line on standard error, where there is none.
const guide::Tree* tree_named(const guide::Guide& guide, const std::string& id, const Options& options) {
  if (const guide::Tree* tree = guide::find(guide.trees, id)) return tree;
  std::vector<std::string> ids;
  for (const guide::Tree& tree : guide.trees) ids.push_back(tree.id);
  const bool dutch = language_of(options) == diagnostics::Language::dutch;
  std::fputs(fmt::format(fmt::runtime(dutch ? "leidraad: er is geen boom `{}`; wel: {}\n"
                                            : "leidraad: there is no tree `{}`; there are: {}\n"),
                         id, diagnostics::listed(ids))
                 .c_str(),
             stderr);
  return nullptr;
}

int print_paths(const guide::Guide& guide, const Options& options) {
  const std::size_t slash = options.paths.find('/');
  const guide::Tree* tree = tree_named(guide, options.paths.substr(0, slash), options);
  if (tree == nullptr) return Status::wrong_usage;
  const std::string node = slash == std::string::npos ? "" : options.paths.substr(slash + 1);
  print(text_of(check::paths_of(*tree, node, most_paths)));
  return Status::fine;
}

int print_probes(const guide::Guide& guide, const Options& options) {
  const guide::Tree* tree = tree_named(guide, options.probes, options);
  if (tree == nullptr) return Status::wrong_usage;
  print(text_of(check::probes_of(*tree)));
  return Status::fine;
}

void print_reports(const guide::Guide& guide, const Options& options) {
  if (guide.trees.empty()) return;
  const std::vector<guide::Tree> before = load::committed_trees(options.source);
  for (const guide::Tree& tree : guide.trees)
    print(text_of(check::report_on(tree, guide::find(before, tree.id)), language_of(options)));
}

int run(const Options& options) {
  build::BuildOptions build;
  build.source = options.source;
  build.jobs = jobs_or_all(options.jobs);
  build.asks_git = false;
  build.defaults = &defaults::files();
  const build::CheckResult result = build::check_site(build);
  const diagnostics::Format format = options.format == "json"    ? diagnostics::Format::json
                                     : options.format == "sarif" ? diagnostics::Format::sarif
                                                                 : diagnostics::Format::text;
  print(diagnostics::format(result.diagnostics,
                            {format, language_of(options), uses_colour(STDOUT_FILENO), options.source}));
  // What the proof found is only true of trees without mistakes.
  if (result.diagnostics.has_errors() || format != diagnostics::Format::text)
    return result.is_fine(options.is_strict) ? Status::fine : Status::content_problems;
  if (!options.paths.empty()) return print_paths(result.guide, options);
  if (!options.probes.empty()) return print_probes(result.guide, options);
  print_reports(result.guide, options);
  return result.is_fine(options.is_strict) ? Status::fine : Status::content_problems;
}

}  // namespace

void add_check(CLI::App& app, int& status) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("check", "Kijkt de gids na zonder iets te schrijven");
  add_common_options(*command, *options);
  command->add_option("--format", options->format, "Vorm van de meldingen")
      ->check(CLI::IsMember({"text", "json", "sarif"}))
      ->capture_default_str();
  command->add_option(
      "--paths", options->paths,
      "Toont de wegen door een beslisboom (boom), of die langs een vraag of advies (boom/id)");
  command->add_option(
      "--probes", options->probes,
      "Toont waar de waarden op, net onder en net boven elke drempel van een boom heen leiden");
  command->callback([options, &status] { status = run(*options); });
}

}  // namespace leidraad::commands
