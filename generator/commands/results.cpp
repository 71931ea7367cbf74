// Fetches the published results of the guide's surveys, so that a build shows them.
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>

#include "collector/results/published_results.hpp"
#include "commands/commands.hpp"

namespace leidraad::commands {

namespace {

namespace fs = std::filesystem;
using diagnostics::operator""_code;

struct Options : CommonOptions {
  std::string collector;
  std::string token_file;
  std::string output;
};

// A survey's file is named after it.
std::vector<std::string> surveys_below(const fs::path& source) {
  std::vector<std::string> ids;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(source / "data" / "surveys", error)) {
    if (entry.path().extension() == ".yaml") ids.push_back(entry.path().stem().string());
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

const char* told(collector::ResultsOutcome outcome, bool is_dutch) {
  switch (outcome) {
    case collector::ResultsOutcome::written:
      return is_dutch ? "nieuw" : "new";
    case collector::ResultsOutcome::unchanged:
      return is_dutch ? "niet veranderd" : "unchanged";
    case collector::ResultsOutcome::not_there:
      break;
  }
  return is_dutch ? "niet bij deze verzamelaar, of niet voor deze code"
                  : "not at this collector, or not for this token";
}

int run(const Options& options) {
  collector::ResultsRequest request;
  request.collector = options.collector;
  request.surveys = surveys_below(options.source);
  request.output =
      options.output.empty() ? fs::path(options.source) / "data" / "results" : fs::path(options.output);
  errno = 0;  // a file without a word in it leaves none
  std::ifstream file(options.token_file);
  if (!(file >> request.token)) {
    const diagnostics::Argument reason = diagnostics::reason_of(errno == 0 ? ENODATA : errno);
    const guide::Position place{options.token_file, 0, 0, 0};
    report_failure({"unreadable-file"_code, place, {reason}, {}, {}}, options);
    return Status::wrong_usage;
  }
  std::vector<collector::FetchedResults> fetched;
  const diagnostics::Failure failure = collector::fetch_results(request, fetched);
  const bool is_dutch = language_of(options) == diagnostics::Language::dutch;
  for (const collector::FetchedResults& one : fetched)
    fmt::print("{}: {}\n", one.survey, told(one.outcome, is_dutch));
  if (!failure) return Status::fine;
  report_failure(*failure, options);
  return failure->severity() == diagnostics::Severity::failure ? Status::environment_failed
                                                               : Status::wrong_usage;
}

}  // namespace

void add_results(CLI::App& app, int& status) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("results", "Haalt de resultaten van vragenlijsten op, om ze op pagina's te tonen");
  add_common_options(*command, *options);
  command
      ->add_option("--collector", options->collector, "Adres van de verzamelaar, zoals https://voorbeeld.be/")
      ->required();
  command->add_option("--token-file", options->token_file, "Bestand met de code die de resultaten mag lezen")
      ->required();
  command->add_option("--output", options->output,
                      "Map voor de resultaten; anders data/results/ van de gids");
  command->callback([options, &status] { status = run(*options); });
}

}  // namespace leidraad::commands
