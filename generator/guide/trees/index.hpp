// Finds the parts of a tree by their id. Made once for a tree, then only read, from any thread; the tree must
// outlive it and not change.
#pragma once

#include <string>
#include <unordered_map>

#include "guide/trees/tree.hpp"

namespace leidraad::guide {

// A question or an outcome; one of the two, or nothing.
struct TreeNode {
  const Question* question = nullptr;
  const Outcome* outcome = nullptr;

  [[nodiscard]] explicit operator bool() const { return question != nullptr || outcome != nullptr; }
  [[nodiscard]] const std::string& id() const { return question != nullptr ? question->id : outcome->id; }
  // What lists call it: the short text of a question, the title of an outcome.
  [[nodiscard]] const std::string& shown() const {
    return question != nullptr ? question->shown() : outcome->title;
  }
  [[nodiscard]] const std::string& branch() const {
    return question != nullptr ? question->branch : outcome->branch;
  }
  bool operator==(const TreeNode&) const = default;
};

class TreeIndex {
public:
  // Of parts with one id the first counts; the checks refuse the others.
  explicit TreeIndex(const Tree& tree);

  [[nodiscard]] const Tree& tree() const { return *tree_; }
  [[nodiscard]] TreeNode node(const std::string& id) const;
  [[nodiscard]] const Question* question(const std::string& id) const { return node(id).question; }
  [[nodiscard]] const Outcome* outcome(const std::string& id) const { return node(id).outcome; }
  [[nodiscard]] const Threshold* threshold(const std::string& id) const { return in(thresholds_, id); }
  [[nodiscard]] const Quantity* quantity(const std::string& id) const { return in(quantities_, id); }
  [[nodiscard]] const Person* person(const std::string& id) const { return in(people_, id); }
  [[nodiscard]] const Branch* branch(const std::string& id) const { return in(branches_, id); }
  [[nodiscard]] const Example* example(const std::string& id) const { return in(examples_, id); }
  // The answer with which something is remembered under `name`: for headings such as "half-heavy work". The
  // first question that remembers the name and offers the answer tells.
  [[nodiscard]] const Answer* remembered(const std::string& name, const std::string& answer) const;

private:
  template <class T>
  using Map = std::unordered_map<std::string, const T*>;
  template <class T>
  [[nodiscard]] static const T* in(const Map<T>& map, const std::string& id) {
    const auto found = map.find(id);
    return found == map.end() ? nullptr : found->second;
  }

  const Tree* tree_;
  std::unordered_map<std::string, TreeNode> nodes_;
  Map<Threshold> thresholds_;
  Map<Quantity> quantities_;
  Map<Person> people_;
  Map<Branch> branches_;
  Map<Example> examples_;
};

// The answer of a question with this id, or nullptr.
[[nodiscard]] const Answer* answer_of(const Question& question, const std::string& id);

}  // namespace leidraad::guide
