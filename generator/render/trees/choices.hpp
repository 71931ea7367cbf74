// What can be chosen at a question, in words and by where it leads: for pictures and lists of a whole tree.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "guide/trees/index.hpp"
#include "render/wording.hpp"

namespace leidraad::render {

// All answers and bands of a question that lead to one place in one way.
struct Choice {
  std::vector<std::string> labels;  // "Ja", "België, zittend werk: meer dan 26 tot en met 28 °C"; plain text
  std::optional<guide::Zone> zone;
  std::string next;    // id; empty where `back` tells where it goes
  std::string advice;  // id of an outcome shown on the way, or empty
  std::optional<guide::Back> back;
};

// The choices of a question, in the order in which they are written, bands first. Reads only; any thread.
[[nodiscard]] std::vector<Choice> choices_of(const guide::TreeIndex& index, const guide::Question& question,
                                             const Wording& wording);

// How pictures and lists call a branch: with its number, so that one can be found on a large sheet. The stem
// for "".
[[nodiscard]] std::string branch_name(const guide::TreeIndex& index, const std::string& branch,
                                      const Wording& wording);

}  // namespace leidraad::render
