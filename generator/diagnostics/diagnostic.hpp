// One thing that is wrong, and the collection in which all of a run are gathered.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "diagnostics/registry.hpp"
#include "guide/position.hpp"

namespace leidraad::diagnostics {

using guide::Position;

// Another place that belongs to the story ("here it stood first").
struct Note {
  Text text;
  Position position;
};

// What fills a {0}: the same in both languages, or a word of each.
struct Argument {
  std::string dutch;
  std::string english;

  Argument(std::string same)
      : dutch(same), english(std::move(same)) {}              // NOLINT(google-explicit-constructor)
  Argument(const char* same) : dutch(same), english(same) {}  // NOLINT(google-explicit-constructor)
  Argument(const Text& text)
      : dutch(text.dutch), english(text.english) {}  // NOLINT(google-explicit-constructor)

  auto operator<=>(const Argument&) const = default;
};

struct Diagnostic {
  Code code;
  Position position;
  std::vector<Argument> arguments;  // for {0}, {1}... of the message and the help
  std::string suggestion;           // the nearest word that would be right; empty where there is none
  std::vector<Note> notes;

  [[nodiscard]] Severity severity() const { return code.entry().severity; }
};

// Everything found in one run. Not thread-safe: each thread fills its own and the results are merged.
class Diagnostics {
public:
  // Adds a diagnostic and returns it, so that a suggestion or a note can be hung on it at once.
  Diagnostic& add(Code code, Position position, std::vector<Argument> arguments = {});
  void add(Diagnostic diagnostic);
  void merge(Diagnostics&& other);

  // Orders by file, line, column and code; drops exact repetitions. The order does not depend on threads. Of
  // a file with more problems than anybody reads only the first are kept, and how many there were more.
  void sort();
  static constexpr std::size_t most_in_a_file = 100;

  [[nodiscard]] const std::vector<Diagnostic>& all() const { return all_; }
  [[nodiscard]] bool empty() const { return all_.empty(); }
  [[nodiscard]] std::size_t count(Severity severity) const;
  [[nodiscard]] bool has_errors() const;

private:
  void keep_first_of_each_file();

  std::vector<Diagnostic> all_;
};

// Why the machine refused something, by its error number, in words for people.
[[nodiscard]] Argument reason_of(int error);

// A failure of the machine, as a value; nothing where all went well.
using Failure = std::optional<Diagnostic>;

}  // namespace leidraad::diagnostics
