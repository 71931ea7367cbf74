// The subcommands. Each one adds itself to the command line; main.cpp only dispatches.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "check/surveys/survey.hpp"
#include "check/trees/report.hpp"
#include "diagnostics/format.hpp"

namespace leidraad::commands {

// Exit status of the program (design: command line).
enum Status { fine = 0, content_problems = 1, wrong_usage = 2, environment_failed = 3 };

void add_build(CLI::App& app, int& status);
void add_check(CLI::App& app, int& status);
void add_serve(CLI::App& app, int& status);
void add_collect(CLI::App& app, int& status);
void add_schema(CLI::App& app, int& status);
void add_results(CLI::App& app, int& status);
void add_token(CLI::App& app, int& status);
void add_group(CLI::App& app, int& status);
void add_round(CLI::App& app, int& status);
void add_link(CLI::App& app, int& status);
void add_clock(CLI::App& app, int& status);
void add_lock(CLI::App& app, int& status);
void add_backup(CLI::App& app, int& status);
void add_restore(CLI::App& app, int& status);

// --- shared by the subcommands, in reporting.cpp
// ---------------------------------------------------------------------------

// Options that several subcommands have.
struct CommonOptions {
  std::string source = ".";
  unsigned jobs = 0;
  bool is_strict = false;
  std::string language = "nl";
};
void add_common_options(CLI::App& command, CommonOptions& options);
void add_base_url_option(CLI::App& command, std::string& base_url);

[[nodiscard]] unsigned jobs_or_all(unsigned jobs);
[[nodiscard]] diagnostics::Language language_of(const CommonOptions& options);
// Colours only on a terminal, and never with NO_COLOR (https://no-color.org).
[[nodiscard]] bool uses_colour(int descriptor);
// Writes diagnostics as text to standard error.
void report(const diagnostics::Diagnostics& diagnostics, const CommonOptions& options);
// The proof of decision trees in words, in tree_reporting.cpp.
[[nodiscard]] std::string text_of(const check::TreeReport& report, diagnostics::Language language);
[[nodiscard]] std::string text_of(const std::vector<check::TreePath>& paths);
[[nodiscard]] std::string text_of(const std::vector<check::Probe>& probes);
// What is told about a survey, in survey_reporting.cpp.
[[nodiscard]] std::string text_of(const check::SurveyReport& report, diagnostics::Language language);
void report_failure(const diagnostics::Diagnostic& failure, const CommonOptions& options);

}  // namespace leidraad::commands
