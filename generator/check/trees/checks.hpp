// The checks of a decision tree, in the order in which they run. Each reports what is wrong with one tree.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "guide/trees/routes.hpp"

namespace leidraad::check {

// Names inside the tree: they exist, stand once and can be an address (check/trees/names.cpp).
void check_tree_names(const guide::TreeIndex& index, diagnostics::Diagnostics& diagnostics);
// Quantities, tables and thresholds (check/trees/numbers.cpp).
void check_tree_numbers(const guide::TreeIndex& index, diagnostics::Diagnostics& diagnostics);
// Everything that is written is used (check/trees/numbers.cpp).
void check_tree_usage(const guide::TreeIndex& index, diagnostics::Diagnostics& diagnostics);
// Each question by itself: answers, ways out, bands that cover the number line (check/trees/questions.cpp,
// check/trees/bands.cpp).
void check_tree_questions(const guide::TreeIndex& index, diagnostics::Diagnostics& diagnostics);
void check_tree_bands(const guide::TreeIndex& index, diagnostics::Diagnostics& diagnostics);
// What outcomes say: actions, rules, who (check/trees/outcomes.cpp).
void check_tree_outcomes(const guide::TreeIndex& index, const guide::TreeRoutes& routes,
                         diagnostics::Diagnostics& diagnostics);
// All ways: no cycle, everything reached, something to choose in every situation (check/trees/paths.cpp).
void check_tree_paths(const guide::TreeIndex& index, const guide::TreeRoutes& routes,
                      diagnostics::Diagnostics& diagnostics);
// Every example ends where it says, every outcome is the end of one (check/trees/examples.cpp).
void check_tree_examples(const guide::TreeIndex& index, diagnostics::Diagnostics& diagnostics);

// "België, halfzwaar werk": what is remembered, in the words of the answers. Empty where nothing is.
[[nodiscard]] std::string told(const guide::TreeIndex& index,
                               const std::map<std::string, std::string>& remembered);

// A number as people write it: 26,5, and 26.5 in English.
[[nodiscard]] std::string told(double value);
[[nodiscard]] diagnostics::Argument number_argument(double value);
// The name of a country.
[[nodiscard]] diagnostics::Text text_of(guide::Country country);

}  // namespace leidraad::check
