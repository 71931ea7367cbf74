#include "guide/trees/address.hpp"

#include <algorithm>

namespace leidraad::guide {

std::string tree_folder(const Tree& tree) {
  return "beslisboom/" + tree.id + "/";
}

std::string tree_address(const Tree& tree, const std::string& name) {
  return tree_folder(tree) + name + ".html";
}

std::string tree_picture_name(const std::string& branch) {
  return branch.empty() ? "kaart" : "kaart-" + branch;
}

bool is_tree_own_page(const std::string& name) {
  return name.starts_with("kaart-") ||
         std::find(tree_own_pages.begin(), tree_own_pages.end(), name) != tree_own_pages.end();
}

std::string tree_data_address(const Tree& tree, const std::string& ending) {
  return "_data/trees/" + tree.id + "." + ending;
}

}  // namespace leidraad::guide
