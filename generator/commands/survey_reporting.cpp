// What is told about a survey to whoever runs `leidraad check`.
#include <fmt/format.h>

#include "commands/commands.hpp"

namespace leidraad::commands {

namespace {

std::string counted(std::size_t count, const char* one, const char* many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

}  // namespace

std::string text_of(const check::SurveyReport& report, diagnostics::Language language) {
  const auto minutes = static_cast<std::size_t>(report.minutes);
  if (language == diagnostics::Language::english) {
    return fmt::format("survey {}: version {}{}, {}, about {}\n", report.id, report.version,
                       report.is_locked ? "" : " (not published: `leidraad lock`)",
                       counted(report.questions, "question", "questions"),
                       counted(minutes, "minute", "minutes"));
  }
  return fmt::format("vragenlijst {}: versie {}{}, {}, ongeveer {}\n", report.id, report.version,
                     report.is_locked ? "" : " (ligt nog niet vast: `leidraad lock`)",
                     counted(report.questions, "vraag", "vragen"), counted(minutes, "minuut", "minuten"));
}

}  // namespace leidraad::commands
