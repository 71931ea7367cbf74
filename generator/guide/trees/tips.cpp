#include "guide/trees/tips.hpp"

#include <algorithm>
#include <set>

namespace leidraad::guide {

namespace {

// Follows a tip from where it is given to all outcomes that may come next.
class TipCarrier {
public:
  TipCarrier(const TreeIndex& index, const TreeRoutes& routes) : index_(index), routes_(routes) {}

  Tips carry() {
    for (const Question& question : index_.tree().questions) {
      for (const Situation& situation : routes_.situations(question)) {
        for (const Turn& turn : turns_for(question, situation.facts())) {
          const Outcome* tip = index_.outcome(turn.tip().id);
          if (tip != nullptr) follow(*tip, question, turn, situation.facts());
        }
      }
    }
    return std::move(tips_);
  }

private:
  using Remembered = std::map<std::string, std::string>;

  void follow(const Outcome& tip, const Question& question, const Turn& turn, const Facts& facts) {
    Facts after = facts_after(question, turn, facts);
    const std::string& next = turn.next().id;
    std::erase_if(after.remembered,
                  [&](const auto& fact) { return !routes_.alive_at(next).contains(fact.first); });
    if (!seen_[&tip].emplace(next, after.remembered).second) return;
    if (const Outcome* outcome = index_.outcome(next)) {
      std::vector<const Outcome*>& tips = tips_[next];
      if (outcome != &tip && std::find(tips.begin(), tips.end(), &tip) == tips.end()) tips.push_back(&tip);
    }
    const Question* on = index_.question(next);
    if (on == nullptr) return;
    for (const Turn& one : turns_for(*on, after)) follow(tip, *on, one, after);
  }

  const TreeIndex& index_;
  const TreeRoutes& routes_;
  std::map<const Outcome*, std::set<std::pair<std::string, Remembered>>> seen_;
  Tips tips_;
};

}  // namespace

Tips tips_of(const TreeIndex& index, const TreeRoutes& routes) {
  if (!routes.cycle().empty() || routes.overflow() != nullptr) return {};
  return TipCarrier(index, routes).carry();
}

}  // namespace leidraad::guide
