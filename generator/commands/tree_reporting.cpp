// The proof of decision trees, in words for whoever runs `leidraad check`.
#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "commands/commands.hpp"

namespace leidraad::commands {

namespace {

using diagnostics::Language;

// 12345 -> "12 345"; at the largest number counting stopped.
std::string number(std::uint64_t count, bool dutch) {
  if (count == std::numeric_limits<std::uint64_t>::max()) return dutch ? "ontelbaar veel" : "countless";
  std::string text = std::to_string(count);
  for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, " ");
  return text;
}

struct Noun {
  const char* one;
  const char* many;
};

std::string counted(std::uint64_t count, bool dutch, const Noun& in_dutch, const Noun& in_english) {
  const Noun& noun = dutch ? in_dutch : in_english;
  return number(count, dutch) + ' ' + (count == 1 ? noun.one : noun.many);
}

constexpr Noun paden = {"pad", "paden"};
constexpr Noun paths = {"path", "paths"};

std::string joined(const std::vector<std::string>& steps) {
  std::string text;
  for (const std::string& step : steps) text += step + " → ";
  return text;
}

std::string paths_line(const check::TreeReport& report, bool dutch) {
  const auto of = [&](const char* country) {
    const auto found = report.by_country.find(country);
    return number(found == report.by_country.end() ? 0 : found->second, dutch);
  };
  std::string line = "  " + counted(report.paths, dutch, paden, paths);
  if (report.by_country.contains("be") || report.by_country.contains("nl"))
    line +=
        fmt::format(fmt::runtime(dutch ? " (België {}, Nederland {})" : " (Belgium {}, the Netherlands {})"),
                    of("be"), of("nl"));
  return line + (dutch ? "; het langste telt " : "; the longest has ") +
         counted(report.longest, dutch, {"vraag", "vragen"}, {"question", "questions"}) + '\n';
}

// "6,8", "6.8".
std::string with_one_decimal(double value, bool dutch) {
  std::string text = fmt::format("{:.1f}", value);
  if (dutch) std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

// How long the routes are, and where the place is asked for.
std::string routes_text(const check::TreeReport& report, bool dutch) {
  if (!report.routes) return {};
  const guide::RouteLengths& routes = *report.routes;
  const std::string count = counted(routes.count, dutch, {"verschillende route", "verschillende routes"},
                                    {"distinct route", "distinct routes"});
  std::string text = fmt::format(fmt::runtime(dutch ? "  {}: gemiddeld {} stappen, hoogstens {}\n"
                                                    : "  {}: {} steps on average, {} at most\n"),
                                 count, with_one_decimal(routes.average(), dutch), routes.longest);
  for (const auto& [question, through] : routes.through)
    text += fmt::format(fmt::runtime(dutch ? "  de vraag `{}` over de plek staat op {} van de {} routes\n"
                                           : "  question `{}` about the place is on {} of the {} routes\n"),
                        question, number(through, dutch), number(routes.count, dutch));
  return text;
}

std::string changes_text(const check::TreeReport& report, bool dutch) {
  if (!report.is_compared) return {};
  if (report.changes.empty()) {
    return dutch ? "  sinds de laatste commit eindigen alle paden waar ze eindigden\n"
                 : "  since the last commit every path ends where it did\n";
  }
  const char* line =
      dutch ? (report.changed_paths == 1 ? "  sinds de laatste commit eindigt {} van {} elders:\n"
                                         : "  sinds de laatste commit eindigen {} van {} elders:\n")
            : (report.changed_paths == 1 ? "  since the last commit {} of {} ends elsewhere:\n"
                                         : "  since the last commit {} of {} end elsewhere:\n");
  std::string text = fmt::format(fmt::runtime(line), number(report.changed_paths, dutch),
                                 counted(report.paths, dutch, paden, paths));
  for (const check::TreeChange& change : report.changes) {
    const char* was = change.was_unfinished ? (dutch ? "bleef bij de vraag" : "stopped at question")
                                            : (dutch ? "was" : "was");
    text += fmt::format("    {} × {} ({} {}): {}{}\n", number(change.paths, dutch), change.now, was,
                        change.before, joined(change.steps), change.now);
  }
  return text;
}

std::string with_comma(double value) {
  std::string text = fmt::format("{:g}", value);
  std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

}  // namespace

std::string text_of(const check::TreeReport& report, Language language) {
  const bool dutch = language == Language::dutch;
  return fmt::format("{} {}: {}, {}, {}, {}\n", dutch ? "boom" : "tree", report.id,
                     counted(report.questions, dutch, {"vraag", "vragen"}, {"question", "questions"}),
                     counted(report.outcomes, dutch, {"advies", "adviezen"}, {"outcome", "outcomes"}),
                     counted(report.thresholds, dutch, {"drempel", "drempels"}, {"threshold", "thresholds"}),
                     counted(report.examples, dutch, {"voorbeeld", "voorbeelden"}, {"example", "examples"})) +
         paths_line(report, dutch) + routes_text(report, dutch) + changes_text(report, dutch);
}

std::string text_of(const std::vector<check::TreePath>& all) {
  std::string text;
  for (const check::TreePath& path : all) text += joined(path.steps) + path.outcome + '\n';
  return text;
}

std::string text_of(const std::vector<check::Probe>& probes) {
  std::string text;
  for (const check::Probe& probe : probes) {
    text +=
        probe.question + (probe.scale.empty() ? "" : " [" + probe.scale + "]") + ' ' + probe.threshold + ':';
    for (const auto& landing : probe.landings)
      text += fmt::format("  {} → {}{}{}", with_comma(landing.value), landing.zone,
                          landing.zone.empty() ? "" : " ", landing.next);
    text += '\n';
  }
  return text;
}

}  // namespace leidraad::commands
