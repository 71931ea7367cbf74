#include "guide/trees/tree.hpp"

#include "guide/guide.hpp"

namespace leidraad::guide {

Next::Next(Name name) {
  if (name.empty()) return;
  const Position position = name.position;
  ways_ = std::make_shared<const std::vector<Onward>>(1, Onward{{}, std::move(name), position});
}

Next::Next(std::vector<Onward> ways) : ways_(std::make_shared<const std::vector<Onward>>(std::move(ways))) {}

const std::vector<Onward>& Next::ways() const {
  static const std::vector<Onward> none;
  return ways_ == nullptr ? none : *ways_;
}

const Name* Next::only() const {
  return ways().size() == 1 ? &ways().front().next : nullptr;
}

const MeasureAgain* measure_again_of(const Tree& tree, const Outcome& outcome) {
  if (outcome.measure_again) return &*outcome.measure_again;
  const Branch* branch = find(tree.branches, outcome.branch);
  return branch != nullptr && branch->inherits.measure_again ? &*branch->inherits.measure_again : nullptr;
}

const std::vector<Rule>& rules_of(const Tree& tree, const Outcome& outcome) {
  if (!outcome.rules.empty()) return outcome.rules;
  const Branch* branch = find(tree.branches, outcome.branch);
  return branch != nullptr ? branch->inherits.rules : outcome.rules;
}

const Escalation* escalation_of(const Tree& tree, const Outcome& outcome) {
  if (outcome.escalate) return &*outcome.escalate;
  const Branch* branch = find(tree.branches, outcome.branch);
  return branch != nullptr && branch->inherits.escalate ? &*branch->inherits.escalate : nullptr;
}

const std::vector<Name>& actors_of(const Tree& tree, const Outcome& outcome, Horizon horizon,
                                   const Action& action) {
  if (!action.who.empty()) return action.who;
  if (const auto& own = outcome.who.of(horizon); !own.empty()) return own;
  const Branch* branch = find(tree.branches, outcome.branch);
  if (branch != nullptr && !branch->inherits.who.of(horizon).empty()) return branch->inherits.who.of(horizon);
  return tree.who.of(horizon);
}

}  // namespace leidraad::guide
