// Diagnostics as text for people, as JSON for editors and as SARIF for code review on GitHub and GitLab.
#pragma once

#include <filesystem>
#include <string>

#include "diagnostics/diagnostic.hpp"

namespace leidraad::diagnostics {

enum class Language { dutch, english };
enum class Format { text, json, sarif };

struct FormatOptions {
  Format format = Format::text;
  Language language = Language::dutch;
  bool colour = false;
  std::filesystem::path source;  // folder to read the quoted lines from
};

// The message alone, with its arguments and suggestion filled in.
[[nodiscard]] std::string message_of(const Diagnostic& diagnostic, Language language);

// All of it, ready to print; ends in a newline. Text ends in a line that counts. Columns are counted in
// characters.
[[nodiscard]] std::string format(const Diagnostics& diagnostics, const FormatOptions& options);

}  // namespace leidraad::diagnostics
