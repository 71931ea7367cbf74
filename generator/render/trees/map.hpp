// The pages that show a whole tree at a glance: the map, a map of each branch, the poster, and their drawings
// as files.
#pragma once

#include <string>
#include <vector>

#include "guide/trees/index.hpp"
#include "render/pages/context.hpp"

namespace leidraad::render {

struct TreeFile {
  std::string address;      // below the root of the site: "beslisboom/x/kaart.html"
  std::string title;        // h1 of a page; plain text
  std::string description;  // lead of a page; plain text
  bool is_page = false;
  bool is_indexed = false;  // whether search engines may list it
  std::string content;  // of a page its body: `<div class="tree tree-map" data-tree=…>`; else the whole file
};

// kaart.html, kaart.svg, poster.html, and for each branch kaart-<branch>.html and kaart-<branch>.svg, in that
// order. The poster's code leads to the start page of the tree where the site has a base address. Links
// inside are relative to the folder of the tree. Needs the templates tree/map.html, tree/poster.html and
// tree/map-legend.html. Thread-safe; trees laid out at the same time take turns.
[[nodiscard]] std::vector<TreeFile> tree_map_files(const guide::TreeIndex& index, const SiteContext& site);

}  // namespace leidraad::render
