// Where the files of a decision tree stand, below the root of the site.
#pragma once

#include <array>
#include <string>

#include "guide/trees/tree.hpp"

namespace leidraad::guide {

// "beslisboom/<tree>/": the same folder for readers of every guide, so that addresses can be told by
// telephone.
[[nodiscard]] std::string tree_folder(const Tree& tree);
// The page of a question or an outcome, or one with a name of its own ("index", "kaart", "poster"):
// "beslisboom/<tree>/<name>.html".
[[nodiscard]] std::string tree_address(const Tree& tree, const std::string& name);
// The picture of the whole tree, or of one of its branches, as a page: "kaart.html", "kaart-<branch>.html".
[[nodiscard]] std::string tree_picture_name(const std::string& branch);
// The pages that every tree has beside those of its questions and outcomes, which may not take these names
// nor those that begin with "kaart-".
inline constexpr std::array<const char*, 3> tree_own_pages = {"index", "poster", "kaart"};
[[nodiscard]] bool is_tree_own_page(const std::string& name);
// What other programs read ("json") and what the page's script reads: the ways ("js") and, where answers are
// told, the texts ("texts.js").
[[nodiscard]] std::string tree_data_address(const Tree& tree, const std::string& ending);

}  // namespace leidraad::guide
