// The start page of a decision tree.
#include <algorithm>

#include "guide/trees/address.hpp"
#include "render/trees/pages.hpp"
#include "render/trees/tiles.hpp"

namespace leidraad::render {

namespace {

// In the order in which the questions lead to them, so that the list reads like the question that chooses.
std::vector<const guide::Branch*> branches_in_order(const guide::TreeIndex& index) {
  std::vector<const guide::Branch*> branches;
  const auto add = [&](const guide::Branch* branch) {
    if (branch != nullptr && std::find(branches.begin(), branches.end(), branch) == branches.end())
      branches.push_back(branch);
  };
  const guide::Tree& tree = index.tree();
  for (const guide::Question& question : tree.questions) {
    if (!question.branch.empty()) continue;
    for (const guide::Answer& answer : question.answers) {
      for (const guide::Onward& way : answer.next.ways()) {
        if (const guide::TreeNode next = index.node(way.next.id)) add(index.branch(next.branch()));
      }
    }
  }
  for (const guide::Branch& branch : tree.branches) add(&branch);
  return branches;
}

void fill_branches(Slots& slots, const guide::TreeIndex& index, const std::string& folder) {
  if (index.tree().branches.empty()) return;
  Slots branches = slots.section("BRANCHES"_slot);
  for (const guide::Branch* branch : branches_in_order(index)) {
    Slots one = branches.section("BRANCH"_slot);
    one.text("TITLE"_slot, branch->title).text("HREF"_slot, folder + branch->start.id + ".html");
    one.text("PICTURE_HREF"_slot, folder + guide::tree_picture_name(branch->id) + ".html");
    one.optional("SUMMARY"_slot, "TEXT"_slot, branch->summary);
  }
}

}  // namespace

Html render_tree_start(const guide::TreeIndex& index, const AssetAddresses& assets, PageContext& context) {
  const guide::Tree& tree = index.tree();
  const std::string folder = context.root() + guide::tree_folder(tree);
  Filling filling;
  filling.text("TREE"_slot, tree.id).text("TITLE"_slot, tree.title).text("SUMMARY"_slot, tree.summary);
  // All at once, and run in this order: what the script needs stands there before it.
  std::string scripts;
  for (const std::string& address :
       {guide::tree_data_address(tree, "js"), guide::tree_data_address(tree, "pages.js"), assets.tree_script,
        assets.tree_visit_script})
    scripts += (scripts.empty() ? "" : " ") + context.root() + address;
  filling.text("SCRIPTS"_slot, scripts);
  filling.text("START_HREF"_slot, folder + tree.start.id + ".html");
  filling.text("PICTURE_HREF"_slot, folder + guide::tree_picture_name("") + ".html")
      .text("POSTER_HREF"_slot, folder + "poster.html");
  filling.text("SIZE"_slot, context.site().wording.filled(
                                "tree-size", {{"count", std::to_string(tree.questions.size())}}));
  const auto add = [&](Slots slots, const Slot& name, const std::vector<guide::InlineText>& paragraphs) {
    for (const guide::InlineText& one : paragraphs)
      slots.section(name).html("TEXT_HTML"_slot, context.filled(one));
  };
  add(filling, "INTRO"_slot, tree.intro);
  fill_tiles(filling, tree, context);
  fill_branches(filling, index, folder);
  if (!tree.disclaimer.empty()) add(filling.section("DISCLAIMER"_slot), "PARAGRAPH"_slot, tree.disclaimer);
  if (!tree.unverified.empty()) add(filling.section("UNVERIFIED"_slot), "ITEM"_slot, tree.unverified);
  return context.site().templates.expand("tree/start.html", filling);
}

}  // namespace leidraad::render
