// The card that leads from a page into a decision tree.
#include "guide/trees/address.hpp"
#include "render/pages/directives.hpp"
#include "render/trees/tiles.hpp"

namespace leidraad::render {

Html render_tree(const guide::Directive& directive, PageContext& context) {
  const guide::Tree* tree = guide::find(context.guide().trees, directive.id);
  if (tree == nullptr) return {};
  const auto address = [&](const std::string& name) {
    return context.root() + guide::tree_address(*tree, name);
  };
  Filling filling;
  filling.html("TITLE_HTML"_slot, heading_in(directive, context, "tree-card-title", tree->title))
      .text("SUMMARY"_slot, tree->summary);
  filling.text("START_HREF"_slot, address(tree->start.id))
      .text("ABOUT_HREF"_slot, address("index"))
      .text("PICTURE_HREF"_slot, address(guide::tree_picture_name("")));
  fill_tiles(filling, *tree, context);
  return context.site().templates.expand("directives/tree.html", filling);
}

}  // namespace leidraad::render
