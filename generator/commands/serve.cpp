#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <utility>

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

// Builds the site again and again, and shows it. What can go wrong here goes wrong while somebody writes, so
// everything is tried again: a site that was removed is made again, and a build that the machine refused is
// repeated, less and less often.
class Preview {
public:
  Preview(const Options& options, preview::PreviewServer& server, CarriedCollector& collector)
      : options_(options), server_(server), collector_(collector) {
    build_.source = options.source;
    build_.output = options.output;
    build_.jobs = jobs_or_all(options.jobs);
    build_.is_strict = options.is_strict;
    build_.has_own_collector = true;  // what is tried in a preview is no answer to the real survey
    build_.defaults = &defaults::files();
  }

  void rebuild() {
    server_.announce(build_once());
    site_ = site_now();
  }

  // To be called now and then while nothing changes.
  void look_after() {
    const bool is_due = Clock::now() >= next_try_;
    const bool is_gone = site_now() != site_;
    if (!is_due || (!is_gone && !has_failed_)) return;
    rebuild();
    // Two previews with one output must not keep each other busy for ever.
    next_try_ = Clock::now() + pause_;
    pause_ = std::min(pause_ * 2, longest_pause);
  }

  void source_has_changed() {
    pause_ = first_pause;
    next_try_ = {};
    rebuild();
  }

private:
  using Clock = std::chrono::steady_clock;
  static constexpr std::chrono::seconds first_pause{2};
  static constexpr std::chrono::seconds longest_pause{60};

  // Says what is wrong, and gives that text for the open pages ("" where all is well). A preview whose
  // collector does not work is still a preview.
  std::string build_once() {
    const auto start = Clock::now();
    const build::BuildResult result = build::build_site(build_);
    diagnostics::Diagnostics shown = result.diagnostics;
    if (result.failure) shown.add(*result.failure);
    has_failed_ = result.failure.has_value();
    const std::string problems = text_of(shown);
    // A failure that stays is said once.
    if (problems != std::exchange(last_problems_, problems) || !has_failed_) report(shown, options_);
    if (!result.is_fine(options_.is_strict)) return problems;
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start);
    fmt::print(stderr, "{} pagina's in {} ms\n", result.pages, took.count());
    if (const auto failure = collector_.site_was_built()) report_failure(*failure, options_);
    return {};
  }

  [[nodiscard]] std::string text_of(const diagnostics::Diagnostics& shown) const {
    return diagnostics::format(shown,
                               {diagnostics::Format::text, language_of(options_), false, options_.source});
  }

  // Which folder the site is and when something directly in it changed last; empty where there is no site.
  [[nodiscard]] std::string site_now() const {
    struct stat status {};
    if (::stat(options_.output.c_str(), &status) != 0) return {};
    return fmt::format("{} {} {} {}", status.st_dev, status.st_ino, status.st_mtim.tv_sec,
                       status.st_mtim.tv_nsec);
  }

  const Options& options_;
  preview::PreviewServer& server_;
  CarriedCollector& collector_;
  build::BuildOptions build_;
  std::string site_;
  std::string last_problems_;
  bool has_failed_ = false;
  std::chrono::seconds pause_ = first_pause;
  Clock::time_point next_try_;
};

// The working directory can be replaced as well, and then only whole paths lead to the new one.
std::string whole(const std::string& path) {
  std::error_code error;
  const fs::path absolute = fs::absolute(path, error);
  return error ? path : absolute.lexically_normal().string();
}

int run(const Options& given) {
  Options options = given;
  options.source = whole(given.source);
  options.output = whole(given.output);
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
  if (const auto failure = watch.start()) report_failure(*failure, options);
  if (::pipe2(stop_pipe.data(), O_CLOEXEC | O_NONBLOCK) != 0) return Status::environment_failed;
  std::signal(SIGINT, ask_to_stop);
  std::signal(SIGTERM, ask_to_stop);

  Preview preview(options, server, collector);
  preview.rebuild();
  fmt::print("De gids staat op {} (stop met Ctrl+C)\n", server.address());
  std::fflush(stdout);
  while (true) {
    const auto outcome = watch.wait(std::chrono::milliseconds(500), stop_pipe[0]);
    if (const auto failure = watch.take_failure()) report_failure(*failure, options);
    if (outcome == preview::FileWatch::Outcome::interrupted) return Status::fine;
    if (outcome == preview::FileWatch::Outcome::changed) preview.source_has_changed();
    preview.look_after();
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
