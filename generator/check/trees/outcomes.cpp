#include <algorithm>
#include <optional>

#include "check/trees/checks.hpp"

namespace leidraad::check {

using diagnostics::operator""_code;
using diagnostics::Text;

namespace {

bool is_law_for(const guide::Rule& rule, const std::optional<guide::Country>& country) {
  return rule.kind == guide::RuleKind::law && (!rule.country || (country && *rule.country == *country));
}

// A law for one country each will do where an action holds for both.
bool has_law(const std::vector<guide::Rule>& rules, const std::optional<guide::Country>& country) {
  const auto has = [&](const std::optional<guide::Country>& one) {
    return std::any_of(rules.begin(), rules.end(),
                       [&](const guide::Rule& rule) { return is_law_for(rule, one); });
  };
  if (country) return has(country);
  return std::all_of(std::begin(guide::countries), std::end(guide::countries),
                     [&](guide::Country one) { return has(one); });
}

diagnostics::Argument action_in(guide::Horizon horizon) {
  diagnostics::Argument words(std::string("actie (`") + guide::name_of(horizon) + "`)");
  words.english = std::string("action (`") + guide::name_of(horizon) + "`)";
  return words;
}

// Whether some of these hold in a country.
template <class T>
bool has_for(const std::vector<T>& things, guide::Country country) {
  return std::any_of(things.begin(), things.end(),
                     [&](const T& thing) { return !thing.country || *thing.country == country; });
}

class OutcomeChecker {
public:
  OutcomeChecker(const guide::TreeIndex& index, const guide::TreeRoutes& routes,
                 diagnostics::Diagnostics& diagnostics)
      : tree_(index.tree()), routes_(routes), diagnostics_(diagnostics) {}

  void check(const guide::Outcome& outcome) {
    const std::vector<guide::Rule>& rules = guide::rules_of(tree_, outcome);
    bool has_actions = false;
    for (const guide::Horizon horizon : guide::horizons) {
      const std::vector<guide::Action>& actions = outcome.actions.of(horizon);
      has_actions = has_actions || !actions.empty();
      for (const guide::Action& action : actions) check_action(outcome, horizon, action, rules);
    }
    if (!has_actions) diagnostics_.add("outcome-without-actions"_code, outcome.position, {outcome.id});
    if (!outcome.is_final && guide::measure_again_of(tree_, outcome) == nullptr)
      diagnostics_.add("outcome-without-date"_code, outcome.position, {outcome.id});
    for (const guide::Country country : guide::countries) check_country(outcome, rules, country);
    check_rules(outcome.rules);
  }

  void check_rules(const std::vector<guide::Rule>& rules) {
    for (const guide::Rule& rule : rules) {
      if (rule.kind == guide::RuleKind::law && rule.certainty == guide::Certainty::unverified)
        diagnostics_.add("unverified-law"_code, rule.position);
      if (rule.kind != guide::RuleKind::signal && rule.sources.empty() && rule.text.citations.empty())
        diagnostics_.add("rule-without-source"_code, rule.position);
    }
  }

private:
  void check_action(const guide::Outcome& outcome, guide::Horizon horizon, const guide::Action& action,
                    const std::vector<guide::Rule>& rules) {
    if (action.is_required && !has_law(rules, action.country))
      diagnostics_.add("required-without-law"_code, action.position, {outcome.id});
    if (guide::actors_of(tree_, outcome, horizon, action).empty())
      diagnostics_.add("action-without-who"_code, action.position, {guide::name_of(horizon)});
  }

  // Who can arrive here from a country must find something for that country.
  void check_country(const guide::Outcome& outcome, const std::vector<guide::Rule>& rules,
                     guide::Country country) {
    if (!is_met_in(outcome, country)) return;
    if (!rules.empty() && !has_for(rules, country))
      diagnostics_.add("country-missing"_code, outcome.position,
                       {outcome.id, Text{"regel", "rule"}, text_of(country)});
    for (const guide::Horizon horizon : guide::horizons) {
      const std::vector<guide::Action>& actions = outcome.actions.of(horizon);
      if (actions.empty() || has_for(actions, country)) continue;
      diagnostics_.add("country-missing"_code, actions.front().position,
                       {outcome.id, action_in(horizon), text_of(country)});
    }
  }

  bool is_met_in(const guide::Outcome& outcome, guide::Country country) const {
    const auto& situations = routes_.situations(outcome);
    return std::any_of(situations.begin(), situations.end(), [&](const guide::Situation& situation) {
      const auto found = situation.remembered.find(guide::country_name);
      return found != situation.remembered.end() && found->second == guide::name_of(country);
    });
  }

  const guide::Tree& tree_;
  const guide::TreeRoutes& routes_;
  diagnostics::Diagnostics& diagnostics_;
};

}  // namespace

void check_tree_outcomes(const guide::TreeIndex& index, const guide::TreeRoutes& routes,
                         diagnostics::Diagnostics& diagnostics) {
  OutcomeChecker checker(index, routes, diagnostics);
  for (const guide::Outcome& outcome : index.tree().outcomes) checker.check(outcome);
  for (const guide::Branch& branch : index.tree().branches) checker.check_rules(branch.inherits.rules);
}

}  // namespace leidraad::check
