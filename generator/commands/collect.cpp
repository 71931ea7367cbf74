#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "collector/service.hpp"
#include "collector/upkeep.hpp"
#include "commands/commands.hpp"
#include "http/server.hpp"

namespace leidraad::commands {

namespace {

using collector::LogEvent;
using collector::LogLevel;
using diagnostics::Diagnostic;

struct Options : CommonOptions {
  std::string site = "public";
  std::string listen = "127.0.0.1:8090";
  std::string database;
  unsigned threads = 2;
  bool is_behind_proxy = false;
};

// A signal may only write into a pipe; the loop that waits reads it.
std::array<int, 2> stop_pipe{-1, -1};
void ask_to_stop(int /*signal*/) {
  (void)!::write(stop_pipe[1], "s", 1);
}

// One object of JSON a line on standard error, for a journal or a log collector.
collector::Log json_log() {
  auto logger = spdlog::stderr_logger_mt("collector");
  logger->set_formatter(std::make_unique<spdlog::pattern_formatter>(
      R"({"time":"%Y-%m-%dT%H:%M:%SZ","level":"%l",%v})", spdlog::pattern_time_type::utc));
  logger->flush_on(spdlog::level::info);
  return [logger](const LogEvent& event) {
    nlohmann::ordered_json line = {{"event", event.name}};
    for (const auto& [name, value] : event.values) line[name] = value;
    const std::string text = line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    // Without the first brace: the pattern has it.
    const spdlog::level::level_enum level = event.level == LogLevel::error     ? spdlog::level::err
                                            : event.level == LogLevel::warning ? spdlog::level::warn
                                                                               : spdlog::level::info;
    logger->log(level, "{}", text.substr(1, text.size() - 2));
  };
}

int fail(const Diagnostic& failure, const Options& options) {
  report_failure(failure, options);
  return failure.severity() == diagnostics::Severity::error ? Status::wrong_usage
                                                            : Status::environment_failed;
}

// A connection for each thread that looks things up, and one for what is stored.
collector::Result<collector::Storages> open_storages(const Options& options) {
  collector::Storages storages;
  for (unsigned number = 0; number <= options.threads; ++number) {
    auto opened = collector::Storage::open(options.database);
    if (auto* failure = std::get_if<Diagnostic>(&opened)) return std::move(*failure);
    auto& storage = std::get<std::unique_ptr<collector::Storage>>(opened);
    if (storages.writer == nullptr) {
      storages.writer = std::move(storage);
    } else {
      storages.readers.push_back(std::move(storage));
    }
  }
  return storages;
}

// Until somebody asks to stop.
void keep_house(collector::Service& service, const collector::Log& log) {
  collector::Upkeep upkeep(service, log);
  while (true) {
    (void)upkeep.look();  // told to the log
    pollfd stop{stop_pipe[0], POLLIN, 0};
    const auto longest = std::chrono::duration_cast<std::chrono::milliseconds>(collector::Upkeep::pause);
    if (::poll(&stop, 1, static_cast<int>(longest.count())) > 0) return;
  }
}

int run(const Options& options) {
  http::ServerOptions server_options;
  if (!http::parse_listen(options.listen, server_options.listen)) {
    fmt::print(stderr, "leidraad: --listen {} is geen adres; schrijf het zoals 127.0.0.1:8090\n",
               options.listen);
    return Status::wrong_usage;
  }
  server_options.threads = options.threads;
  if (::pipe2(stop_pipe.data(), O_CLOEXEC | O_NONBLOCK) != 0) return Status::environment_failed;
  std::signal(SIGINT, ask_to_stop);
  std::signal(SIGTERM, ask_to_stop);

  auto storages = open_storages(options);
  if (const auto* failure = std::get_if<Diagnostic>(&storages)) return fail(*failure, options);
  const collector::Log log = json_log();
  collector::ServiceOptions service_options;
  service_options.site = options.site;
  service_options.log = log;
  service_options.largest_body = server_options.largest_body;
  if (options.is_behind_proxy) service_options.proxy = collector::ProxyTrust::anywhere;
  auto opened = collector::Service::open(service_options, std::move(std::get<collector::Storages>(storages)));
  if (const auto* failure = std::get_if<Diagnostic>(&opened)) return fail(*failure, options);
  const auto& service = std::get<std::unique_ptr<collector::Service>>(opened);
  if (const auto failure = service->read_surveys()) return fail(*failure, options);

  http::Server server(server_options,
                      [&service](const std::shared_ptr<const http::Request>& request, http::Reply reply) {
                        service->handle(request, std::move(reply));
                      });
  if (const auto failure = server.start()) return fail(*failure, options);
  log({LogLevel::information, "started", {{"address", server.address()}, {"version", LEIDRAAD_VERSION}}});
  keep_house(*service, log);
  log({LogLevel::information, "stopping", {}});
  server.stop();
  log({LogLevel::information, "stopped", {}});
  return Status::fine;
}

}  // namespace

void add_collect(CLI::App& app, int& status) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("collect", "Ontvangt de antwoorden op de vragenlijsten en bewaart ze");
  command->add_option("--site", options->site, "Map van de gebouwde website")->capture_default_str();
  command->add_option("--listen", options->listen, "Adres en poort")->capture_default_str();
  command
      ->add_option("--database", options->database,
                   "Waar de antwoorden komen: sqlite:antwoorden.db of postgresql://gebruiker@server/naam")
      ->required();
  command->add_option("--threads", options->threads, "Aantal draden")
      ->check(CLI::Range(1, 64))
      ->capture_default_str();
  command->add_flag("--behind-proxy", options->is_behind_proxy,
                    "Een proxy op een andere machine staat ervoor: geloof zijn X-Forwarded-For");
  command->add_option("--language", options->language, "Taal van de meldingen")
      ->check(CLI::IsMember({"nl", "en"}))
      ->capture_default_str();
  command->callback([options, &status] { status = run(*options); });
}

}  // namespace leidraad::commands
