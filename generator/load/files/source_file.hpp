// Reads the files that editors write, and refuses what is no honest text before anything parses it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "diagnostics/diagnostic.hpp"

namespace leidraad::load {

// Largest text file that is read: cmark-gfm needs quadratic time for some inputs, so a page has a bound.
constexpr std::uintmax_t largest_text = 500'000;
// Largest image or document that pages may show or offer.
constexpr std::uintmax_t largest_media = 20'000'000;

struct SourceFile {
  std::string name;  // relative to the source folder, with forward slashes
  std::string text;
};

// Reads `source / name` and checks that it is text: UTF-8 without byte order mark, LF line ends, no control
// characters, not empty, not larger than `largest_text`. Each fault becomes a diagnostic; then nothing is
// returned.
[[nodiscard]] std::optional<SourceFile> read_text(const std::filesystem::path& source,
                                                  const std::string& name,
                                                  diagnostics::Diagnostics& diagnostics);

// The same checks on text that is already in memory (for tests and fuzzing). True where the text is fine.
bool check_text(const std::string& name, std::string_view text, diagnostics::Diagnostics& diagnostics);

// Reads any file of at most `largest` bytes, in one go. Nothing (and a diagnostic) where that fails.
[[nodiscard]] std::optional<std::string> read_bytes(const std::filesystem::path& source,
                                                    const std::string& name, std::uintmax_t largest,
                                                    diagnostics::Diagnostics& diagnostics);

// Line and column (both from 1, in bytes) of an offset in a text.
[[nodiscard]] diagnostics::Position position_at(const std::string& name, std::string_view text,
                                                std::size_t offset);

// "50,0 MB": sizes as people write them, with a decimal comma.
[[nodiscard]] std::string readable_size(std::uintmax_t bytes);

}  // namespace leidraad::load
