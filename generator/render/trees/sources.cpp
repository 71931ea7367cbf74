#include "render/trees/sources.hpp"

namespace leidraad::render {

namespace {

// Gathers ids from whatever a tree is made of.
class SourceCollector {
public:
  void add(const std::string& id) {
    if (!id.empty()) ids_.insert(id);
  }
  void add(const guide::SourceReference& reference) { add(reference.id); }
  void add(const guide::InlineText& text) { add(cited_in(text)); }
  void add(const guide::Quantity& quantity) {
    add(quantity.how);
    if (quantity.derived) add(quantity.derived->source);
  }
  void add(const guide::Threshold& threshold) { add(threshold.source); }
  void add(const guide::Question& question) {
    add(question.help);
    add(question.why);
    add(question.sources);
  }
  void add(const guide::Rule& rule) {
    add(rule.text);
    add(rule.sources);
  }
  void add(const guide::Action& action) { add(action.text); }
  void add(const guide::Outcome& outcome) {
    add(outcome.summary);
    add(outcome.careful);
    for (const guide::Horizon horizon : guide::horizons) add(outcome.actions.of(horizon));
    add(outcome.rules);
    if (outcome.escalate) add(outcome.escalate->text);
    add(outcome.sources);
  }
  void add(const guide::Branch& branch) {
    add(branch.inherits.rules);
    if (branch.inherits.escalate) add(branch.inherits.escalate->text);
  }
  template <class T>
  void add(const std::vector<T>& many) {
    for (const T& one : many) add(one);
  }

  std::set<std::string> take() { return std::move(ids_); }

private:
  std::set<std::string> ids_;
};

}  // namespace

std::set<std::string> sources_of(const guide::Tree& tree) {
  SourceCollector collector;
  collector.add(tree.intro);
  collector.add(tree.disclaimer);
  collector.add(tree.unverified);
  collector.add(tree.quantities);
  collector.add(tree.thresholds);
  collector.add(tree.questions);
  collector.add(tree.outcomes);
  collector.add(tree.branches);
  return collector.take();
}

std::vector<std::string> cited_in(const guide::InlineText& text) {
  std::vector<std::string> ids;
  for (const guide::Citation& citation : text.citations) {
    for (const auto& item : citation.items) ids.push_back(item.source);
  }
  return ids;
}

std::vector<std::string> ids_in(const std::vector<guide::SourceReference>& references) {
  std::vector<std::string> ids;
  for (const guide::SourceReference& reference : references) ids.push_back(reference.id);
  return ids;
}

}  // namespace leidraad::render
