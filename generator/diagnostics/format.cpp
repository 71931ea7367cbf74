#include "diagnostics/format.hpp"

#include <fmt/args.h>
#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string_view>
#include <utility>

namespace leidraad::diagnostics {

namespace {

using nlohmann::ordered_json;

// A line longer than this is shown without its text: it was not written by a person.
constexpr std::size_t longest_quoted_line = 400;

std::string_view in(Language language, const Text& text) {
  return language == Language::dutch ? text.dutch : text.english;
}

std::string filled(const Text& pattern, const std::vector<Argument>& arguments, Language language) {
  fmt::dynamic_format_arg_store<fmt::format_context> store;
  for (const Argument& argument : arguments) {
    store.push_back(language == Language::dutch ? argument.dutch : argument.english);
  }
  return fmt::vformat(in(language, pattern), store);
}

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
}

// Reads the quoted lines of one file at a time: diagnostics come sorted by file.
class QuotedLines {
public:
  explicit QuotedLines(std::filesystem::path source) : source_(std::move(source)) {}

  // The text of the line, or an empty string where it cannot be shown.
  std::string line(const Position& position) {
    if (position.file != file_) load(position.file);
    if (position.line == 0 || position.line > lines_.size()) return {};
    const std::string& text = lines_[position.line - 1];
    if (text.size() > longest_quoted_line) return {};
    const bool printable = std::none_of(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t'; });
    return printable ? text : std::string{};
  }

private:
  void load(const std::string& file) {
    file_ = file;
    lines_.clear();
    std::error_code error;
    const auto path = source_ / file;
    constexpr std::uintmax_t largest = 4'000'000;
    if (!std::filesystem::is_regular_file(path, error) || std::filesystem::file_size(path, error) > largest)
      return;
    std::ifstream stream(path, std::ios::binary);
    for (std::string text; std::getline(stream, text);) {
      if (!text.empty() && text.back() == '\r') text.pop_back();
      lines_.push_back(std::move(text));
    }
  }

  std::filesystem::path source_;
  std::string file_;
  std::vector<std::string> lines_;
};

// Column in characters, from 1.
std::size_t column_in(const std::string& line, std::uint32_t byte_column) {
  if (byte_column == 0) return 1;
  if (line.empty()) return byte_column;  // a line that cannot be shown
  return characters_in(
             std::string_view{line}.substr(0, std::min<std::size_t>(byte_column - 1, line.size()))) +
         1;
}

// Length in characters, like the column; 0 where no line is meant.
std::size_t length_in(const std::string& line, const Position& position) {
  if (line.empty() || position.line == 0) return position.length;
  const std::size_t start = std::min<std::size_t>(std::max(1U, position.column) - 1, line.size());
  return characters_in(std::string_view{line}.substr(start, position.length));
}

std::string severity_word(Severity severity, Language language) {
  const bool dutch = language == Language::dutch;
  switch (severity) {
    case Severity::error:
      return dutch ? "fout" : "error";
    case Severity::warning:
      return dutch ? "let op" : "warning";
    case Severity::advice:
      return dutch ? "advies" : "advice";
    case Severity::failure:
      return dutch ? "mislukt" : "failed";
  }
  return {};
}

std::string place(const Position& position, const std::string& line) {
  if (position.line == 0) return position.file.text();
  return fmt::format("{}:{}:{}", position.file.text(), position.line, column_in(line, position.column));
}

std::string quoted(const std::string& line, const Position& position) {
  if (line.empty()) return {};
  const std::size_t start = std::min<std::size_t>(std::max(1U, position.column) - 1, line.size());
  const std::size_t length = std::min<std::size_t>(position.length, line.size() - start);
  std::string before;  // keeps tabs, so that the marks stand under what they mean
  for (const char c : std::string_view{line}.substr(0, start)) {
    if (!is_continuation(c)) before += c == '\t' ? '\t' : ' ';
  }
  const std::size_t marks =
      std::max<std::size_t>(1, characters_in(std::string_view{line}.substr(start, length)));
  return fmt::format("{:>5} | {}\n      | {}{}\n", position.line, line, before, std::string(marks, '^'));
}

std::string count_line(const Diagnostics& diagnostics, Language language) {
  const auto errors = diagnostics.count(Severity::error) + diagnostics.count(Severity::failure);
  const auto warnings = diagnostics.count(Severity::warning);
  const auto advices = diagnostics.count(Severity::advice);
  const bool dutch = language == Language::dutch;
  const auto counted = [](std::size_t count, const char* one, const char* many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
  };
  std::string line = dutch ? counted(errors, "fout", "fouten") : counted(errors, "error", "errors");
  line += ", " + (dutch ? counted(warnings, "waarschuwing", "waarschuwingen")
                        : counted(warnings, "warning", "warnings"));
  if (advices > 0)
    line += ", " +
            (dutch ? counted(advices, "advies", "adviezen") : counted(advices, "advice", "pieces of advice"));
  return line + "\n";
}

std::string suggestion_of(const Diagnostic& diagnostic, Language language) {
  return fmt::format("{} `{}`?", language == Language::dutch ? "bedoel je" : "did you mean",
                     diagnostic.suggestion);
}

const char* colour_of(Severity severity) {
  if (severity == Severity::advice) return "\x1b[36m";
  return severity == Severity::warning ? "\x1b[33m" : "\x1b[31m";
}

std::string as_text(const Diagnostics& diagnostics, const FormatOptions& options) {
  const char* bold = options.colour ? "\x1b[1m" : "";
  const char* plain = options.colour ? "\x1b[0m" : "";
  QuotedLines lines(options.source);
  QuotedLines note_lines(options.source);
  std::string text;
  for (const Diagnostic& one : diagnostics.all()) {
    const CodeEntry& entry = one.code.entry();
    const char* red = options.colour ? colour_of(one.severity()) : "";
    const std::string line = lines.line(one.position);
    const std::string where = one.position.file.empty() ? "leidraad" : place(one.position, line);
    text += fmt::format("{}{}{}: {}{}{}: {} [{}]\n", bold, where, plain, red,
                        severity_word(one.severity(), options.language), plain,
                        filled(entry.message, one.arguments, options.language), entry.name);
    text += quoted(line, one.position);
    if (!one.suggestion.empty()) text += fmt::format("      = {}\n", suggestion_of(one, options.language));
    text += fmt::format("      = {}\n", filled(entry.help, one.arguments, options.language));
    for (const Note& note : one.notes) {
      text += fmt::format("      = {}: {}\n", place(note.position, note_lines.line(note.position)),
                          in(options.language, note.text));
    }
  }
  return text + count_line(diagnostics, options.language);
}

std::string word_of(Severity severity) {
  if (severity == Severity::advice) return "advice";
  return severity == Severity::warning ? "warning" : "error";
}

// The words of SARIF.
std::string level_of(Severity severity) {
  if (severity == Severity::advice) return "note";
  return severity == Severity::warning ? "warning" : "error";
}

std::string as_json(const Diagnostics& diagnostics, const FormatOptions& options) {
  QuotedLines lines(options.source);
  ordered_json all = ordered_json::array();
  for (const Diagnostic& one : diagnostics.all()) {
    const std::string line = lines.line(one.position);
    ordered_json item = {{"code", one.code.entry().name},
                         {"severity", word_of(one.severity())},
                         {"file", one.position.file.text()},
                         {"line", one.position.line},
                         {"column", one.position.line == 0 ? 0 : column_in(line, one.position.column)},
                         {"length", length_in(line, one.position)},
                         {"text", line},
                         {"message", message_of(one, options.language)},
                         {"help", filled(one.code.entry().help, one.arguments, options.language)}};
    if (!one.suggestion.empty()) item["suggestion"] = one.suggestion;
    for (const Note& note : one.notes) {
      item["notes"].push_back({{"file", note.position.file.text()},
                               {"line", note.position.line},
                               {"message", in(options.language, note.text)}});
    }
    all.push_back(std::move(item));
  }
  return ordered_json{{"diagnostics", std::move(all)}}.dump(2, ' ', false,
                                                            ordered_json::error_handler_t::replace) +
         "\n";
}

// SARIF 2.1.0 (OASIS standard), only what code-review tools read.
std::string as_sarif(const Diagnostics& diagnostics, const FormatOptions& options) {
  QuotedLines lines(options.source);
  ordered_json rules = ordered_json::array();
  std::map<std::uint16_t, std::size_t> rule_index;
  ordered_json results = ordered_json::array();
  for (const Diagnostic& one : diagnostics.all()) {
    const auto [place_in_rules, is_new] = rule_index.try_emplace(one.code.index, rules.size());
    if (is_new) rules.push_back({{"id", one.code.entry().name}});
    ordered_json location = {{"artifactLocation", {{"uri", one.position.file.text()}}}};
    if (one.position.line > 0) {
      const auto column = column_in(lines.line(one.position), one.position.column);
      location["region"] = {{"startLine", one.position.line}, {"startColumn", column}};
    }
    results.push_back({{"ruleId", one.code.entry().name},
                       {"ruleIndex", place_in_rules->second},
                       {"level", level_of(one.severity())},
                       {"message", {{"text", message_of(one, options.language)}}},
                       {"locations", ordered_json::array({{{"physicalLocation", std::move(location)}}})}});
  }
  const ordered_json driver = {{"name", "Leidraad"}, {"rules", std::move(rules)}};
  const ordered_json run = {
      {"tool", {{"driver", driver}}}, {"columnKind", "unicodeCodePoints"}, {"results", std::move(results)}};
  return ordered_json{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                      {"version", "2.1.0"},
                      {"runs", ordered_json::array({run})}}
             .dump(2, ' ', false, ordered_json::error_handler_t::replace) +
         "\n";
}

}  // namespace

std::string message_of(const Diagnostic& diagnostic, Language language) {
  std::string text = filled(diagnostic.code.entry().message, diagnostic.arguments, language);
  if (!diagnostic.suggestion.empty()) text += "; " + suggestion_of(diagnostic, language);
  return text;
}

std::string format(const Diagnostics& diagnostics, const FormatOptions& options) {
  switch (options.format) {
    case Format::text:
      return as_text(diagnostics, options);
    case Format::json:
      return as_json(diagnostics, options);
    case Format::sarif:
      return as_sarif(diagnostics, options);
  }
  assert(false);
  return {};
}

}  // namespace leidraad::diagnostics
