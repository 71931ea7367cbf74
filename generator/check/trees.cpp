#include "check/check.hpp"
#include "check/tree_checks.hpp"

namespace leidraad::check {

namespace {

bool is_faulty(const guide::Guide& guide, const guide::Tree& tree) {
  const std::string stem = "data/trees/" + tree.id;
  for (const std::string& file : guide.faulty_files) {
    if (file == stem + ".yaml" || file.starts_with(stem + "/")) return true;
  }
  return false;
}

}  // namespace

void check_trees(const guide::Guide& guide, diagnostics::Diagnostics& diagnostics) {
  for (const guide::Tree& tree : guide.trees) {
    // What is missing may stand in what could not be read: following the ways would only repeat that mistake.
    if (is_faulty(guide, tree)) continue;
    const guide::TreeIndex index(tree);
    const bool is_followable = check_tree_names(index, diagnostics);
    check_tree_numbers(index, diagnostics);
    check_tree_questions(index, diagnostics);
    check_tree_bands(index, diagnostics);
    if (!is_followable) continue;
    const guide::TreeRoutes routes(index);
    check_tree_outcomes(index, routes, diagnostics);
    check_tree_paths(index, routes, diagnostics);
    if (routes.cycle().empty()) check_tree_examples(index, diagnostics);
  }
}

}  // namespace leidraad::check
