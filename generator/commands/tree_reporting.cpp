// The proof of decision trees, in words for whoever runs `leidraad check`.
#include <fmt/format.h>

#include <limits>

#include "commands/commands.hpp"

namespace leidraad::commands {

namespace {

using diagnostics::Language;

// 12345 -> "12 345"; at the largest number counting stopped.
std::string counted(std::uint64_t count, bool dutch) {
  if (count == std::numeric_limits<std::uint64_t>::max()) return dutch ? "ontelbaar veel" : "countless";
  std::string text = std::to_string(count);
  for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, " ");
  return text;
}

std::string joined(const std::vector<std::string>& steps) {
  std::string text;
  for (const std::string& step : steps) text += step + " → ";
  return text;
}

std::string paths_line(const check::TreeReport& report, bool dutch) {
  const auto of = [&](const char* country) {
    const auto found = report.by_country.find(country);
    return counted(found == report.by_country.end() ? 0 : found->second, dutch);
  };
  std::string line = fmt::format("  {} {}", counted(report.paths, dutch), dutch ? "paden" : "paths");
  if (report.by_country.contains("be") || report.by_country.contains("nl"))
    line +=
        fmt::format(fmt::runtime(dutch ? " (België {}, Nederland {})" : " (Belgium {}, the Netherlands {})"),
                    of("be"), of("nl"));
  return line + fmt::format(fmt::runtime(dutch ? "; het langste telt {} vragen\n"
                                               : "; the longest has {} questions\n"),
                            report.longest);
}

std::string changes_text(const check::TreeReport& report, bool dutch) {
  if (!report.is_compared) return {};
  if (report.changes.empty()) {
    return dutch ? "  sinds de laatste commit eindigen alle paden waar ze eindigden\n"
                 : "  since the last commit every path ends where it did\n";
  }
  std::string text =
      fmt::format(fmt::runtime(dutch ? "  sinds de laatste commit eindigen {} van {} paden elders:\n"
                                     : "  since the last commit {} of {} paths end elsewhere:\n"),
                  counted(report.changed_paths, dutch), counted(report.paths, dutch));
  for (const check::TreeChange& change : report.changes) {
    text += fmt::format(
        fmt::runtime(dutch ? "    {} × {} (was {}), zoals {}{}\n" : "    {} × {} (was {}), such as {}{}\n"),
        counted(change.paths, dutch), change.now, change.before, joined(change.steps), change.now);
  }
  return text;
}

}  // namespace

std::string text_of(const check::TreeReport& report, Language language) {
  const bool dutch = language == Language::dutch;
  return fmt::format(fmt::runtime(dutch ? "boom {}: {} vragen, {} adviezen, {} drempels, {} voorbeelden\n"
                                        : "tree {}: {} questions, {} outcomes, {} thresholds, {} examples\n"),
                     report.id, report.questions, report.outcomes, report.thresholds, report.examples) +
         paths_line(report, dutch) + changes_text(report, dutch);
}

std::string text_of(const std::vector<check::TreePath>& paths) {
  std::string text;
  for (const check::TreePath& path : paths) text += joined(path.steps) + path.outcome + '\n';
  return text;
}

std::string text_of(const std::vector<check::Probe>& probes) {
  std::string text;
  for (const check::Probe& probe : probes) {
    text += fmt::format("{} [{}] {}:", probe.question, probe.scale, probe.threshold);
    for (const auto& landing : probe.landings)
      text += fmt::format("  {:g} → {}{}{}", landing.value, landing.zone, landing.zone.empty() ? "" : " ",
                          landing.next);
    text += '\n';
  }
  return text;
}

}  // namespace leidraad::commands
