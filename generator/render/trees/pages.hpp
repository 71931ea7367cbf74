// The pages of decision trees: a start page, and one for each question and each outcome. They have no
// Markdown file; here stands what such a page says of itself and what is around it.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <vector>

#include "guide/trees/index.hpp"
#include "guide/trees/steps.hpp"
#include "guide/trees/tips.hpp"
#include "render/assets.hpp"
#include "render/pages/page.hpp"

namespace leidraad::render {

struct TreePage {
  const guide::TreeIndex* index = nullptr;
  guide::TreeNode node;               // nothing for the start page
  const guide::Page* page = nullptr;  // title, description, source, address
};

// Made once, then only read, from any thread. Keeps references to all that it is made of.
class TreePages {
public:
  TreePages(const SiteContext& site, const AssetAddresses& assets);
  TreePages(const TreePages&) = delete;  // it points into itself
  TreePages& operator=(const TreePages&) = delete;

  // Tree by tree in the order of the guide: the start page, questions, outcomes.
  [[nodiscard]] const std::vector<TreePage>& all() const { return all_; }
  // One for each tree, in the order of the guide.
  [[nodiscard]] const std::deque<guide::TreeIndex>& indexes() const { return indexes_; }

  [[nodiscard]] Html body(const TreePage& one, PageContext& context) const;
  // What stands around a page of a tree; `is_start` for its start page.
  [[nodiscard]] PageFrame frame(const guide::Tree& tree, bool is_start) const;
  // What stands around a page with a picture of a tree.
  [[nodiscard]] PageFrame picture_frame(const guide::Tree& tree, bool is_indexed) const;

private:
  void add_nodes(const guide::TreeIndex& index);
  void add_node(const guide::TreeIndex& index, const guide::TreeNode& node, const std::string& text,
                const guide::InlineText& description, const guide::Position& position);

  const SiteContext& site_;
  const AssetAddresses& assets_;
  std::deque<guide::TreeIndex> indexes_;
  std::deque<guide::Page> pages_;  // of questions and outcomes
  std::map<const guide::TreeIndex*, std::map<std::string, guide::Ahead>> ahead_;
  std::map<const guide::TreeIndex*, guide::Tips> tips_;
  std::vector<TreePage> all_;
};

// The bodies, each in a file of its own.
[[nodiscard]] Html render_tree_start(const guide::TreeIndex& index, const AssetAddresses& assets,
                                     PageContext& context);
// `ahead` says how many questions come after it; nothing where that is not known.
[[nodiscard]] Html render_tree_question(const guide::TreeIndex& index, const guide::Question& question,
                                        const guide::Ahead* ahead, PageContext& context);
// `tips` are told along with it.
[[nodiscard]] Html render_tree_outcome(const guide::TreeIndex& index, const guide::Outcome& outcome,
                                       const std::vector<const guide::Outcome*>& tips, PageContext& context);

}  // namespace leidraad::render
