#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "build/site_build.hpp"
#include "commands/carried_collector.hpp"
#include "commands/commands.hpp"
#include "defaults/defaults.hpp"
#include "preview/file_watch.hpp"
#include "preview/preview_server.hpp"
#include "render/machine_files.hpp"

namespace leidraad::commands {

namespace {

namespace fs = std::filesystem;

struct Options : CommonOptions {
  std::string output = "public";
  std::string listen = "127.0.0.1:8080";
  std::string database;
};

// A signal may only write into a pipe; the loop that waits reads it.
std::array<int, 2> stop_pipe{-1, -1};
void ask_to_stop(int /*signal*/) {
  (void)!::write(stop_pipe[1], "s", 1);
}

// Builds, says what is wrong, and gives that text for the open pages ("" where all is well). A preview whose
// collector does not work is still a preview.
std::string rebuild(const Options& options, const build::BuildOptions& build, CarriedCollector& collector) {
  const auto start = std::chrono::steady_clock::now();
  const build::BuildResult result = build::build_site(build);
  diagnostics::Diagnostics shown = result.diagnostics;
  if (result.failure) shown.add(*result.failure);
  report(shown, options);
  if (!result.is_fine(options.is_strict)) {
    return diagnostics::format(shown,
                               {diagnostics::Format::text, language_of(options), false, options.source});
  }
  const auto took =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
  fmt::print(stderr, "{} pagina's in {} ms\n", result.pages, took.count());
  if (const auto failure = collector.site_was_built()) report_failure(*failure, options);
  return {};
}

int run(const Options& options) {
  preview::ServerOptions server_options;
  if (!http::parse_listen(options.listen, server_options.listen)) {
    fmt::print(stderr, "leidraad: --listen {} is geen adres; schrijf het zoals 127.0.0.1:8080\n",
               options.listen);
    return Status::wrong_usage;
  }
  server_options.root = options.output;
  server_options.content_security_policy = render::content_security_policy();

  CarriedCollector collector(
      options.output, options.database,
      [&options](const diagnostics::Diagnostic& trouble) { report_failure(trouble, options); });
  server_options.api = [&collector](const std::shared_ptr<const http::Request>& request,
                                    const http::Reply& reply) { collector.handle(request, reply); };

  preview::PreviewServer server(server_options);
  if (const auto failure = server.start()) {
    report_failure(*failure, options);
    return Status::environment_failed;
  }
  const fs::path source = options.source;
  preview::FileWatch watch({source / "content", source / "data", source / "templates"});
  if (const auto failure = watch.start()) {
    report_failure(*failure, options);
    return Status::environment_failed;
  }
  if (::pipe2(stop_pipe.data(), O_CLOEXEC | O_NONBLOCK) != 0) return Status::environment_failed;
  std::signal(SIGINT, ask_to_stop);
  std::signal(SIGTERM, ask_to_stop);

  build::BuildOptions build;
  build.source = options.source;
  build.output = options.output;
  build.jobs = jobs_or_all(options.jobs);
  build.is_strict = options.is_strict;
  build.has_own_collector = true;  // what is tried in a preview is no answer to the real survey
  build.defaults = &defaults::files();

  server.announce(rebuild(options, build, collector));
  fmt::print("De gids staat op {} (stop met Ctrl+C)\n", server.address());
  std::fflush(stdout);
  while (true) {
    const auto outcome = watch.wait(std::chrono::hours(1), stop_pipe[0]);
    if (outcome == preview::FileWatch::Outcome::interrupted) return Status::fine;
    if (outcome == preview::FileWatch::Outcome::changed) server.announce(rebuild(options, build, collector));
  }
}

}  // namespace

void add_serve(CLI::App& app, int& status) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("serve", "Toont de gids in een browser en ververst bij elke wijziging");
  add_common_options(*command, *options);
  command->add_option("--output", options->output, "Map waarin de website komt")->capture_default_str();
  command->add_option("--listen", options->listen, "Adres en poort")->capture_default_str();
  command->add_option(
      "--database", options->database,
      "Waar antwoorden op vragenlijsten komen (standaard: in .leidraad-answers naast de website)");
  command->callback([options, &status] { status = run(*options); });
}

}  // namespace leidraad::commands
