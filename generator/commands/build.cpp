#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <memory>

#include "build/site_build.hpp"
#include "commands/commands.hpp"
#include "defaults/defaults.hpp"

namespace leidraad::commands {

namespace {

struct Options : CommonOptions {
  std::string output = "public";
  std::string base_url;
};

int run(const Options& options) {
  build::BuildOptions build;
  build.source = options.source;
  build.output = options.output;
  build.base_url = options.base_url;
  build.jobs = jobs_or_all(options.jobs);
  build.is_strict = options.is_strict;
  build.defaults = &defaults::files();
  // Kept until the program ends, which leaves the memory of a large guide to the system at once.
  static build::BuildResult result;
  result = build::build_site(build);
  report(result.diagnostics, options);
  if (result.failure) {
    report_failure(*result.failure, options);
    return Status::environment_failed;
  }
  const bool is_dutch = language_of(options) == diagnostics::Language::dutch;
  if (!result.is_fine(options.is_strict)) {
    fmt::print(stderr,
               fmt::runtime(is_dutch ? "De website is niet gemaakt; {} is niet veranderd.\n"
                                     : "The site was not built; {} is unchanged.\n"),
               options.output);
    return Status::content_problems;
  }
  if (::isatty(STDERR_FILENO) == 1) {
    fmt::print(stderr, "{} {} in {}\n", result.pages, is_dutch ? "pagina's" : "pages", options.output);
  }
  return Status::fine;
}

}  // namespace

void add_build(CLI::App& app, int& status) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("build", "Maakt de website");
  add_common_options(*command, *options);
  command->add_option("--output", options->output, "Map waarin de website komt")->capture_default_str();
  add_base_url_option(*command, options->base_url);
  command->callback([options, &status] { status = run(*options); });
}

}  // namespace leidraad::commands
