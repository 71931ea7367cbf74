#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>

#include "commands/commands.hpp"

namespace leidraad::commands {

void add_common_options(CLI::App& command, CommonOptions& options) {
  command.add_option("--source", options.source, "Map van de gids, met content/ en data/")
      ->capture_default_str();
  command.add_option("--jobs", options.jobs, "Aantal dingen tegelijk (standaard: aantal processoren)")
      ->check(CLI::Range(1, 256));
  command.add_flag("--strict", options.is_strict, "Waarschuwingen gelden als fouten");
  command.add_option("--language", options.language, "Taal van de meldingen")
      ->check(CLI::IsMember({"nl", "en"}))
      ->capture_default_str();
}

void add_base_url_option(CLI::App& command, std::string& base_url) {
  command.add_option("--base-url", base_url, "Webadres waar de website komt te staan (voor sitemap en 404)")
      ->check([](const std::string& url) {
        return url.starts_with("https://") || url.starts_with("http://") ? std::string{}
                                                                         : "moet beginnen met https://";
      });
}

unsigned jobs_or_all(unsigned jobs) {
  if (jobs > 0) return jobs;
  const unsigned all = std::thread::hardware_concurrency();
  return all == 0 ? 1 : all;
}

diagnostics::Language language_of(const CommonOptions& options) {
  return options.language == "en" ? diagnostics::Language::english : diagnostics::Language::dutch;
}

bool uses_colour(int descriptor) {
  const char* no_colour = std::getenv("NO_COLOR");
  return ::isatty(descriptor) == 1 && (no_colour == nullptr || *no_colour == '\0');
}

void report(const diagnostics::Diagnostics& diagnostics, const CommonOptions& options) {
  if (diagnostics.empty()) return;
  const std::string text = diagnostics::format(diagnostics, {diagnostics::Format::text, language_of(options),
                                                             uses_colour(STDERR_FILENO), options.source});
  std::fputs(text.c_str(), stderr);
}

void report_failure(const diagnostics::Diagnostic& failure, const CommonOptions& options) {
  diagnostics::Diagnostics one;
  one.add(failure);
  report(one, options);
}

}  // namespace leidraad::commands
