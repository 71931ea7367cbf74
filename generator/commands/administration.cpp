#include "commands/administration.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "text/unicode.hpp"

namespace leidraad::commands {

namespace {

// Letters, not bytes: what continues a character in UTF-8 takes no room.
std::size_t width_of(const std::string& text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// A name of before there was a rule for names (collector/desk/typed_names.hpp) may hold what turns the line around.
std::string shown(const std::string& text) {
  std::string line;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const bool is_shown = !text::is_invisible(text::next_character(text, at));
    line += is_shown ? text.substr(start, at - start) : "\uFFFD";
  }
  return line;
}

}  // namespace

void add_database_options(CLI::App& command, DatabaseOptions& options) {
  command
      .add_option("--database", options.database,
                  "De database van de collector: sqlite:antwoorden.db of postgresql://gebruiker@server/naam")
      ->required();
  command.add_option("--language", options.language, "Taal van de meldingen")
      ->check(CLI::IsMember({"nl", "en"}))
      ->capture_default_str();
}

int fail(const diagnostics::Diagnostic& failure, const DatabaseOptions& options) {
  report_failure(failure, options);
  return failure.severity() == diagnostics::Severity::error ? Status::wrong_usage
                                                            : Status::environment_failed;
}

int with_database(const DatabaseOptions& options,
                  const std::function<diagnostics::Failure(collector::Storage&)>& work) {
  diagnostics::Failure failure;
  auto opened = taken(collector::Storage::open(options.database), failure);
  if (opened) failure = work(**opened);
  return failure ? fail(*failure, options) : Status::fine;
}

void print_table(std::vector<std::vector<std::string>> rows) {
  for (auto& row : rows) {
    for (std::string& cell : row) cell = shown(cell);
  }
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t column = 0; column < row.size(); ++column)
      widths[column] = std::max(widths[column], width_of(row[column]));
  }
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t column = 0; column < row.size(); ++column)
      line += row[column] + std::string(widths[column] + 2 - width_of(row[column]), ' ');
    line.erase(line.find_last_not_of(' ') + 1);
    fmt::print("{}\n", line);
  }
}

}  // namespace leidraad::commands
