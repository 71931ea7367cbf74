// Decision trees as data: for the script on their pages, and for other programs.
#pragma once

#include <string>

#include "guide/guide.hpp"
#include "guide/tree_index.hpp"

namespace leidraad::render {

// What the script of a tree's pages needs, as a classic script, so that it also loads from disk:
//
//   self.leidraadTrees=Object.assign(self.leidraadTrees||{},{"<tree>":{…}});
//
// Thresholds are numbers here; texts of the interface whose key starts with "tree-script-" go along.
[[nodiscard]] std::string tree_script_data(const guide::TreeIndex& index, const guide::Guide& guide);

// The whole tree for other programs: what outcomes inherit is filled in, texts are plain, sources stand
// beside them by their id.
[[nodiscard]] std::string tree_json(const guide::TreeIndex& index, const guide::Guide& guide);

}  // namespace leidraad::render
