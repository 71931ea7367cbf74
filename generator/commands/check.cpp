#include <unistd.h>

#include <cstdio>
#include <memory>

#include "build/site_build.hpp"
#include "commands/commands.hpp"
#include "defaults/defaults.hpp"

namespace leidraad::commands {

namespace {

struct Options : CommonOptions {
  std::string format = "text";
};

int run(const Options& options) {
  build::BuildOptions build;
  build.source = options.source;
  build.jobs = jobs_or_all(options.jobs);
  build.asks_git = false;
  build.defaults = &defaults::files();
  const build::BuildResult result = build::check_site(build);
  const diagnostics::Format format = options.format == "json"    ? diagnostics::Format::json
                                     : options.format == "sarif" ? diagnostics::Format::sarif
                                                                 : diagnostics::Format::text;
  const std::string text = diagnostics::format(
      result.diagnostics, {format, language_of(options), uses_colour(STDOUT_FILENO), options.source});
  std::fputs(text.c_str(), stdout);
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
  command->callback([options, &status] { status = run(*options); });
}

}  // namespace leidraad::commands
