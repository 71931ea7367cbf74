#include "guide/trees/tree.hpp"

#include "guide/guide.hpp"

namespace leidraad::guide {

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
