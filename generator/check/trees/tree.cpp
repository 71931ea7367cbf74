#include "check/check.hpp"
#include "check/trees/checks.hpp"

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

void check_tree(const guide::Tree& tree, diagnostics::Diagnostics& diagnostics) {
  const guide::TreeIndex index(tree);
  diagnostics::Diagnostics found;
  check_tree_names(index, found);
  // What is wrong with a part would only be told again, in other words, of the whole.
  if (!found.has_errors()) {
    check_tree_numbers(index, found);
    check_tree_questions(index, found);
    check_tree_bands(index, found);
  }
  if (!found.has_errors()) {
    const guide::TreeRoutes routes(index);
    check_tree_outcomes(index, routes, found);
    check_tree_paths(index, routes, found);
    check_tree_usage(index, found);
    if (!found.has_errors()) check_tree_examples(index, found);
  }
  diagnostics.merge(std::move(found));
}

void check_trees(const guide::Guide& guide, diagnostics::Diagnostics& diagnostics) {
  for (const guide::Tree& tree : guide.trees) {
    // What is missing may stand in what could not be read: following the ways would only repeat that mistake.
    if (is_faulty(guide, tree)) continue;
    check_tree(tree, diagnostics);
  }
}

}  // namespace leidraad::check
