// Where the files of a decision tree stand, below the root of the site.
#pragma once

#include <string>

#include "guide/trees/tree.hpp"

namespace leidraad::render {

// "beslisboom/<tree>/": the same folder for readers of every guide, so that addresses can be told by
// telephone.
[[nodiscard]] std::string tree_folder(const guide::Tree& tree);
// The page of a question or an outcome, or one with a name of its own ("index", "kaart", "poster"):
// "beslisboom/<tree>/<name>.html".
[[nodiscard]] std::string tree_address(const guide::Tree& tree, const std::string& name);
// The picture of the whole tree, or of one of its branches, as a page: "kaart.html", "kaart-<branch>.html".
[[nodiscard]] std::string tree_picture_name(const std::string& branch);
// What other programs read ("json") and what the page's script reads: the ways ("js") and, where answers are
// told, the texts ("texts.js").
[[nodiscard]] std::string tree_data_address(const guide::Tree& tree, const std::string& ending);

}  // namespace leidraad::render
