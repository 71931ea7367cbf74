// "Did you mean…": the nearest of a set of words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace leidraad::diagnostics {

// The candidate nearest to `word` by optimal string alignment distance (Damerau-Levenshtein without repeated
// edits), or an empty string where none is near enough to be a likely slip: at most a third of the word's
// length, at least one edit.
[[nodiscard]] std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

// The words joined by commas, each in backticks; at most `most` of them, then an ellipsis.
[[nodiscard]] std::string listed(const std::vector<std::string>& words, std::size_t most = 24);

// Turns any text into something that can be an id or a file name: "Mijn Lijst!" -> "mijn-lijst". Never empty.
[[nodiscard]] std::string kebab_case(std::string_view text);

}  // namespace leidraad::diagnostics
