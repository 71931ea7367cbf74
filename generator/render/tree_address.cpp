#include "render/tree_address.hpp"

namespace leidraad::render {

std::string tree_folder(const guide::Tree& tree) {
  return "beslisboom/" + tree.id + "/";
}

std::string tree_address(const guide::Tree& tree, const std::string& name) {
  return tree_folder(tree) + name + ".html";
}

std::string tree_picture_name(const std::string& branch) {
  return branch.empty() ? "kaart" : "kaart-" + branch;
}

std::string tree_data_address(const guide::Tree& tree, const std::string& ending) {
  return "_data/trees/" + tree.id + "." + ending;
}

}  // namespace leidraad::render
