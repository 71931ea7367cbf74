#include "load/surveys/lock.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>

#include "build/site_build.hpp"
#include "commands/commands.hpp"
#include "defaults/defaults.hpp"

namespace leidraad::commands {

namespace {

namespace fs = std::filesystem;

struct Options : CommonOptions {
  std::string base_url;
};

// What became of one survey, in words.
std::string line_on(const guide::Survey& survey, const guide::SurveyLock& before,
                    const guide::SurveyShape& shape, bool dutch) {
  const auto versions = before.find(survey.id);
  const bool is_known = versions != before.end() && versions->second.contains(survey.version);
  const char* what = dutch ? "vastgelegd" : "published";
  if (is_known && versions->second.at(survey.version) == shape)
    what = dutch ? "ongewijzigd" : "unchanged";
  else if (is_known)
    what = dutch ? "teksten bijgewerkt" : "texts updated";
  return fmt::format(fmt::runtime(dutch ? "vragenlijst {}: versie {} {}\n" : "survey {}: version {} {}\n"),
                     survey.id, survey.version, what);
}

// The old file stays whole until the new one is.
bool replace(const fs::path& file, const std::string& text) {
  fs::path fresh = file;
  fresh += ".new";
  std::ofstream out(fresh, std::ios::binary);
  out << text;
  out.close();
  std::error_code error;
  if (out) fs::rename(fresh, file, error);
  if (out && !error) return true;
  fs::remove(fresh, error);
  return false;
}

int run(const Options& options) {
  build::BuildOptions build;
  build.source = options.source;
  build.base_url = options.base_url;
  build.jobs = jobs_or_all(options.jobs);
  build.asks_git = false;
  build.defaults = &defaults::files();
  const build::CheckResult result = build::check_site(build);
  const bool dutch = language_of(options) == diagnostics::Language::dutch;
  if (!result.is_fine(options.is_strict)) {
    report(result.diagnostics, options);
    fmt::print(stderr,
               fmt::runtime(dutch ? "Er is niets vastgelegd; {} is niet veranderd.\n"
                                  : "Nothing was published; {} is unchanged.\n"),
               load::survey_lock_file);
    return Status::content_problems;
  }
  guide::SurveyLock lock = result.guide.survey_lock;
  std::string told;
  for (const guide::Survey& survey : result.guide.surveys) {
    guide::SurveyShape shape = guide::shape_of(survey);
    told += line_on(survey, result.guide.survey_lock, shape, dutch);
    lock[survey.id][survey.version] = std::move(shape);
  }
  if (lock != result.guide.survey_lock &&
      !replace(fs::path(options.source) / load::survey_lock_file, load::survey_lock_text(lock))) {
    fmt::print(stderr, fmt::runtime(dutch ? "{} kan niet worden geschreven\n" : "{} cannot be written\n"),
               load::survey_lock_file);
    return Status::environment_failed;
  }
  std::fputs(told.c_str(), stdout);
  return Status::fine;
}

}  // namespace

void add_lock(CLI::App& app, int& status) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "lock", "Legt vast wat de vragen van elke vragenlijst betekenen, in data/surveys/lock.json");
  add_common_options(*command, *options);
  add_base_url_option(*command, options->base_url);
  command->callback([options, &status] { status = run(*options); });
}

}  // namespace leidraad::commands
