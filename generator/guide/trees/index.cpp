#include "guide/trees/index.hpp"

namespace leidraad::guide {

TreeIndex::TreeIndex(const Tree& tree) : tree_(&tree) {
  for (const Question& one : tree.questions) nodes_.try_emplace(one.id, TreeNode{&one, nullptr});
  for (const Outcome& one : tree.outcomes) nodes_.try_emplace(one.id, TreeNode{nullptr, &one});
  for (const Threshold& one : tree.thresholds) thresholds_.try_emplace(one.id, &one);
  for (const Quantity& one : tree.quantities) quantities_.try_emplace(one.id, &one);
  for (const Person& one : tree.people) people_.try_emplace(one.id, &one);
  for (const Branch& one : tree.branches) branches_.try_emplace(one.id, &one);
  for (const Example& one : tree.examples) examples_.try_emplace(one.id, &one);
}

TreeNode TreeIndex::node(const std::string& id) const {
  const auto found = nodes_.find(id);
  return found == nodes_.end() ? TreeNode{} : found->second;
}

const Answer* TreeIndex::remembered(const std::string& name, const std::string& answer) const {
  for (const Question& question : tree_->questions) {
    if (question.remembers != name) continue;
    if (const Answer* found = answer_of(question, answer)) return found;
  }
  return nullptr;
}

const Answer* answer_of(const Question& question, const std::string& id) {
  for (const Answer& answer : question.answers) {
    if (answer.id == id) return &answer;
  }
  return nullptr;
}

}  // namespace leidraad::guide
