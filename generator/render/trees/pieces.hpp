// The pages of a tree as data, so that its script shows the next question without asking the network.
//
// A tree is cut into pieces, classic scripts that also load where a page may not fetch: what stands before and
// behind its branches first (the stem), then a piece for each branch.
//
//   (self.leidraadTreePieces=self.leidraadTreePieces||[]).push({"tree","version","part","shared"?,"pages":{"<name>":"<html>"}});
//
// A page is its `<title>` and what stands in its `<main>`, to the letter; the start page is called "index". A tag
// or a text that more pages have stands once, in "shared" of the stem: the character U+E000 + its place stands for
// it. What the script needs to know of the pieces stands behind the tree's data:
//
//   self.leidraadTreeParts=…{"<tree>":{"version","script","visit","worker","parts":["","<branch>",…]}}…
//
// `version` changes with any byte of tree or pages, so pieces of another build are not shown.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/assets.hpp"
#include "render/trees/pages.hpp"

namespace leidraad::render {

struct TreeDataFile {
  std::string address;
  std::string content;
};

// Keeps references to all that it is made of.
class TreePieces {
public:
  TreePieces(const TreePages& pages, const guide::Guide& guide, const Assets& assets);

  // Everything that files() will give.
  [[nodiscard]] std::vector<std::string> addresses() const;

  // Takes what is needed of the page at this place of TreePages::all(). From any thread, once for each place.
  void keep(std::size_t place, std::string_view html);

  // The script's data of each tree, its pieces, and the worker that keeps them for use without network. Once all
  // pages are kept.
  [[nodiscard]] std::vector<TreeDataFile> files() const;

private:
  struct Kept {
    std::string html;                 // title and main; empty where the page can be in no piece
    std::vector<std::string> assets;  // that it links, below the root
  };

  // What is written for one tree, and the version of it all.
  struct Written {
    std::string version;
    std::vector<TreeDataFile> files;
  };

  [[nodiscard]] Written write(const guide::TreeIndex& index) const;

  const TreePages& pages_;
  const guide::Guide& guide_;
  const Assets& assets_;
  std::vector<Kept> kept_;
};

}  // namespace leidraad::render
