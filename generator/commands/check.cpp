#include "check/check.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <memory>

#include "build/site_build.hpp"
#include "commands/commands.hpp"
#include "defaults/defaults.hpp"
#include "diagnostics/suggestion.hpp"
#include "guide/trees/index.hpp"
#include "load/trees/files.hpp"

namespace leidraad::commands {

namespace {

struct Options : CommonOptions {
  std::string format = "text";
  std::string base_url;
  std::string paths;   // "tree" or "tree/node"
  std::string probes;  // "tree"
};

// More than anybody reads.
constexpr std::size_t most_paths = 1'000;

void print(const std::string& text) {
  std::fputs(text.c_str(), stdout);
}

bool is_dutch(const Options& options) {
  return language_of(options) == diagnostics::Language::dutch;
}

// A name on the command line that the guide does not have.
int unknown_name(const std::string& name, const std::vector<std::string>& known, const Options& options) {
  const std::string nearest = diagnostics::nearest(name, known);
  std::string line = fmt::format(
      fmt::runtime(is_dutch(options) ? "leidraad: `{}` bestaat niet" : "leidraad: there is no `{}`"), name);
  if (!nearest.empty())
    line +=
        fmt::format(fmt::runtime(is_dutch(options) ? "; bedoel je `{}`?" : "; did you mean `{}`?"), nearest);
  std::fputs((line + "\n").c_str(), stderr);
  return Status::wrong_usage;
}

std::vector<std::string> ids_of(const std::vector<guide::Tree>& trees) {
  std::vector<std::string> ids;
  for (const guide::Tree& tree : trees) ids.push_back(tree.id);
  return ids;
}

std::vector<std::string> nodes_of(const guide::Tree& tree) {
  std::vector<std::string> ids;
  for (const guide::Question& one : tree.questions) ids.push_back(one.id);
  for (const guide::Outcome& one : tree.outcomes) ids.push_back(one.id);
  return ids;
}

int print_paths(const guide::Guide& guide, const Options& options) {
  const std::size_t slash = options.paths.find('/');
  const std::string id = options.paths.substr(0, slash);
  const guide::Tree* tree = guide::find(guide.trees, id);
  if (tree == nullptr) return unknown_name(id, ids_of(guide.trees), options);
  const std::string node = slash == std::string::npos ? "" : options.paths.substr(slash + 1);
  if (!node.empty() && !guide::TreeIndex(*tree).node(node))
    return unknown_name(node, nodes_of(*tree), options);
  std::vector<check::TreePath> paths = check::paths_of(*tree, node, most_paths + 1);
  const bool has_more = paths.size() > most_paths;
  if (has_more) paths.resize(most_paths);
  print(text_of(paths));
  if (has_more)
    print(fmt::format(fmt::runtime(is_dutch(options) ? "… en meer; dit zijn de eerste {}\n"
                                                     : "… and more; these are the first {}\n"),
                      most_paths));
  return Status::fine;
}

int print_probes(const guide::Guide& guide, const Options& options) {
  const guide::Tree* tree = guide::find(guide.trees, options.probes);
  if (tree == nullptr) return unknown_name(options.probes, ids_of(guide.trees), options);
  print(text_of(check::probes_of(*tree)));
  return Status::fine;
}

// The committed trees that were sound: with the others nothing can be compared.
std::vector<guide::Tree> sound_committed_trees(const Options& options) {
  std::vector<guide::Tree> trees = load::committed_trees(options.source);
  std::erase_if(trees, [](const guide::Tree& tree) {
    diagnostics::Diagnostics found;
    check::check_tree(tree, found);
    return found.has_errors();
  });
  return trees;
}

void print_reports(const guide::Guide& guide, const Options& options) {
  for (const guide::Survey& survey : guide.surveys)
    print(text_of(check::report_on(survey, guide.survey_lock), language_of(options)));
  if (guide.trees.empty()) return;
  const std::vector<guide::Tree> before = sound_committed_trees(options);
  for (const guide::Tree& tree : guide.trees)
    print(text_of(check::report_on(tree, guide::find(before, tree.id)), language_of(options)));
}

int run(const Options& options) {
  build::BuildOptions build;
  build.source = options.source;
  build.base_url = options.base_url;
  build.jobs = jobs_or_all(options.jobs);
  build.asks_git = false;
  build.defaults = &defaults::files();
  const build::CheckResult result = build::check_site(build);
  const diagnostics::Format format = options.format == "json"    ? diagnostics::Format::json
                                     : options.format == "sarif" ? diagnostics::Format::sarif
                                                                 : diagnostics::Format::text;
  print(diagnostics::format(result.diagnostics,
                            {format, language_of(options), uses_colour(STDOUT_FILENO), options.source}));
  int status = result.is_fine(options.is_strict) ? Status::fine : Status::content_problems;
  // What the proof found is only true of trees without mistakes.
  if (result.diagnostics.has_errors() || format != diagnostics::Format::text) return status;
  int asked = Status::fine;
  if (!options.paths.empty()) asked = print_paths(result.guide, options);
  if (!options.probes.empty()) asked = print_probes(result.guide, options);
  if (options.paths.empty() && options.probes.empty()) print_reports(result.guide, options);
  return asked == Status::fine ? status : asked;
}

}  // namespace

void add_check(CLI::App& app, int& status) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("check", "Kijkt de gids na zonder iets te schrijven");
  add_common_options(*command, *options);
  add_base_url_option(*command, options->base_url);
  CLI::Option* format = command->add_option("--format", options->format, "Vorm van de meldingen")
                            ->check(CLI::IsMember({"text", "json", "sarif"}))
                            ->capture_default_str();
  CLI::Option* paths = command->add_option(
      "--paths", options->paths,
      "Toont de wegen door een beslisboom (boom), of die langs een vraag of advies (boom/id)");
  CLI::Option* probes = command->add_option(
      "--probes", options->probes,
      "Toont waar de waarden op, net onder en net boven elke drempel van een boom heen leiden");
  paths->excludes(format)->excludes(probes);
  probes->excludes(format);
  command->callback([options, &status] { status = run(*options); });
}

}  // namespace leidraad::commands
