#include "render/trees/pages.hpp"

#include "guide/trees/address.hpp"
#include "render/pages/document_title.hpp"

namespace leidraad::render {

namespace {

// A question or outcome with the name of its tree, or as much of that as fits.
std::string title_of(const std::string& text, const guide::TreeNode& node, const guide::Tree& tree,
                     const SiteContext& site) {
  for (const std::string& title :
       {site.wording.filled("tree-page-title", {{"page", text}, {"tree", tree.shown()}}), text}) {
    if (title_fits(title, site)) return title;
  }
  return fitting_title(node.shown(), site);
}

}  // namespace

TreePages::TreePages(const SiteContext& site, const AssetAddresses& assets) : site_(site), assets_(assets) {
  for (const guide::Tree& tree : site.guide.trees) {
    const guide::TreeIndex& index = indexes_.emplace_back(tree);
    ahead_.emplace(&index, guide::questions_ahead(index, guide::TreeRoutes(index)));
    tips_.emplace(&index, guide::tips_of(index, guide::TreeRoutes(index)));
    all_.push_back({&index, {}, site.outline.start_of(tree.id)});
    add_nodes(index);
  }
}

void TreePages::add_nodes(const guide::TreeIndex& index) {
  for (const guide::Question& one : index.tree().questions)
    add_node(index, {&one, nullptr}, one.text, one.help, one.position);
  for (const guide::Outcome& one : index.tree().outcomes)
    add_node(index, {nullptr, &one}, one.title, one.summary, one.position);
}

void TreePages::add_node(const guide::TreeIndex& index, const guide::TreeNode& node, const std::string& text,
                         const guide::InlineText& description, const guide::Position& position) {
  const guide::Tree& tree = index.tree();
  guide::Page& page = pages_.emplace_back();
  page.address = guide::tree_address(tree, node.id());
  page.source = position.file;
  page.title = title_of(text, node, tree, site_);
  page.description = description.plain.empty() ? tree.summary : description.plain;
  page.navigation_title = node.shown();
  all_.push_back({&index, node, &page});
}

Html TreePages::body(const TreePage& one, PageContext& context) const {
  if (one.node.question != nullptr) {
    const auto& ahead = ahead_.at(one.index);
    const auto found = ahead.find(one.node.question->id);
    return render_tree_question(*one.index, *one.node.question,
                                found == ahead.end() ? nullptr : &found->second, context);
  }
  if (one.node.outcome != nullptr) {
    static const std::vector<const guide::Outcome*> no_tips;
    const guide::Tips& tips = tips_.at(one.index);
    const auto found = tips.find(one.node.outcome->id);
    return render_tree_outcome(*one.index, *one.node.outcome, found == tips.end() ? no_tips : found->second,
                               context);
  }
  return render_tree_start(*one.index, assets_, context);
}

PageFrame TreePages::frame(const guide::Tree& tree, bool is_start) const {
  const guide::Page* above = site_.outline.page(tree.page.file);
  PageFrame frame;
  frame.place = above;
  for (const guide::Page* page : site_.outline.ancestors(*above))
    frame.crumbs.push_back({page->navigation_title, page->address});
  frame.crumbs.push_back({above->navigation_title, above->address});
  // Often called as the page above it; the same word twice would not tell where one is. All pages of a tree have
  // the same frame, so that script can put one in the place of another.
  const bool is_same = tree.shown() == above->navigation_title;
  frame.crumbs.push_back(
      {is_same ? site_.wording("kind-tree") : tree.shown(), guide::tree_address(tree, "index"), is_start});
  frame.layout = "tree";
  frame.has_own_head = true;
  // One question at a time: on a phone the phases would stand where the question should.
  frame.shows_phases = false;
  frame.is_indexed = is_start;
  // Nothing is answered yet on the start page: it asks for the script once it stands there.
  if (!is_start) frame.scripts = {guide::tree_data_address(tree, "js"), assets_.tree_script};
  return frame;
}

PageFrame TreePages::picture_frame(const guide::Tree& tree, bool is_indexed) const {
  PageFrame frame = this->frame(tree, false);
  frame.layout = "picture";
  frame.has_own_head = false;
  frame.is_indexed = is_indexed;
  frame.scripts.clear();
  return frame;
}

}  // namespace leidraad::render
