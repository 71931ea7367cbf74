#include "check/trees/report.hpp"

#include <algorithm>
#include <limits>
#include <memory>
#include <set>

#include "check/trees/checks.hpp"
#include "guide/trees/interval.hpp"

namespace leidraad::check {

namespace {

std::uint64_t sum(std::uint64_t a, std::uint64_t b) {
  constexpr auto most = std::numeric_limits<std::uint64_t>::max();
  return a > most - b ? most : a + b;
}

// "temperature=26…28", "danger=no".
std::string step_of(const guide::TreeIndex& index, const guide::Question& question, const guide::Turn& turn) {
  if (turn.answer != nullptr) return question.id + "=" + turn.answer->id;
  const guide::Quantity* quantity = index.quantity(question.measure->compared().id);
  const guide::Interval interval = guide::interval_of(index, *quantity, *turn.band);
  return question.id + "=" + told(interval.from.value) + "…" + told(interval.to.value);
}

// A way as it is being gone, sharing its beginning with others.
struct Trail {
  std::shared_ptr<const Trail> before;
  std::string step;
};

std::vector<std::string> steps_of(const std::shared_ptr<const Trail>& trail) {
  std::vector<std::string> steps;
  for (const Trail* one = trail.get(); one != nullptr; one = one->before.get()) steps.push_back(one->step);
  std::reverse(steps.begin(), steps.end());
  return steps;
}

// Walks all ways of the new tree while the old tree follows with the same answers. The old tree answers a
// question when the new one asks it; where it asks something else it waits. Where a band of the new tree
// holds values of several old bands, the old tree may be at several places.
class TreeComparison {
public:
  TreeComparison(const guide::TreeIndex& now, const guide::TreeRoutes& routes, const guide::TreeIndex& before)
      : now_(now), routes_(routes), before_(before), old_routes_(before) {}

  // Where too many pairs of places come together nothing is reported: a number that is not complete says
  // nothing.
  void compare(TreeReport& report) {
    if (!old_routes_.cycle().empty() || old_routes_.overflow() != nullptr) return;
    arrive(now_.tree().start.id, {{before_.tree().start.id}, {}, 1, nullptr});
    for (const guide::Question* question : routes_.order()) {
      if (routes_.is_closing(*question)) continue;
      if (pair_count_ > guide::TreeRoutes::most_situations) return;
      for (const auto& [key, pair] : pairs_[question->id]) {
        for (const guide::Turn& turn : guide::turns_for(*question, {pair.remembered, {}}))
          take(*question, pair, turn);
      }
    }
    report.is_compared = true;
    for (auto& [key, change] : changes_) {
      report.changed_paths = sum(report.changed_paths, change.paths);
      report.changes.push_back(std::move(change));
    }
    std::stable_sort(report.changes.begin(), report.changes.end(),
                     [](const TreeChange& a, const TreeChange& b) { return a.paths > b.paths; });
  }

private:
  // Where the old tree may be when the new one is at some question.
  struct Pair {
    std::set<std::string> old;
    std::map<std::string, std::string> remembered;
    std::uint64_t paths = 0;
    std::shared_ptr<const Trail> trail;
  };

  void take(const guide::Question& question, const Pair& pair, const guide::Turn& turn) {
    Pair after{{}, pair.remembered, pair.paths, nullptr};
    after.trail = std::make_shared<Trail>(Trail{pair.trail, step_of(now_, question, turn)});
    if (turn.answer != nullptr && !question.remembers.empty())
      after.remembered[question.remembers] = turn.answer->id;
    for (const std::string& old : pair.old) {
      if (old == question.id) {
        follow(question, turn, pair, after.old);
      } else {
        after.old.insert(old);
      }
    }
    arrive(turn.next().id, std::move(after));
  }

  // What the old tree does with this turn; it stays where it does not know it.
  void follow(const guide::Question& question, const guide::Turn& turn, const Pair& pair,
              std::set<std::string>& old) const {
    const guide::Question* known = before_.question(question.id);
    const std::size_t count = old.size();
    if (known != nullptr) {
      for (const guide::Turn& one : guide::turns_for(*known, {pair.remembered, {}})) {
        if (is_same(question, turn, *known, one)) old.insert(one.next().id);
      }
    }
    if (old.size() == count) old.insert(question.id);
  }

  bool is_same(const guide::Question& question, const guide::Turn& turn, const guide::Question& known,
               const guide::Turn& one) const {
    if (turn.answer != nullptr) return one.answer != nullptr && one.answer->id == turn.answer->id;
    if (one.band == nullptr || !known.measure) return false;
    const guide::Quantity* now = now_.quantity(question.measure->compared().id);
    const guide::Quantity* before = before_.quantity(known.measure->compared().id);
    if (before == nullptr) return false;
    if (before->id != now->id) return true;  // another value is compared: any band may be meant
    return guide::interval_of(now_, *now, *turn.band).meets(guide::interval_of(before_, *before, *one.band));
  }

  void arrive(const std::string& id, Pair pair) {
    if (now_.question(id) == nullptr) {
      end(id, pair);
      return;
    }
    forget(id, pair);
    std::string key;
    for (const std::string& old : pair.old) key += old + '\n';
    for (const auto& [name, answer] : pair.remembered) key += name + '=' + answer + '\n';
    const auto [place, is_new] = pairs_[id].try_emplace(key, pair);
    if (is_new) {
      ++pair_count_;
    } else {
      place->second.paths = sum(place->second.paths, pair.paths);
    }
  }

  // What matters to neither tree from here on does not tell pairs apart.
  void forget(const std::string& id, Pair& pair) const {
    std::erase_if(pair.remembered, [&](const auto& fact) {
      return !routes_.alive_at(id).contains(fact.first) &&
             std::none_of(pair.old.begin(), pair.old.end(), [&](const std::string& old) {
               return old_routes_.alive_at(old).contains(fact.first);
             });
    });
  }

  void end(const std::string& outcome, const Pair& pair) {
    if (pair.old == std::set<std::string>{outcome}) return;
    std::string before;
    const bool has_question = std::any_of(pair.old.begin(), pair.old.end(), [&](const std::string& old) {
      return before_.question(old) != nullptr;
    });
    for (const std::string& old : pair.old) {
      if (old != outcome) before += (before.empty() ? "" : ", ") + old;
    }
    TreeChange& change = changes_[{outcome, before}];
    if (change.paths == 0) change = {0, outcome, before, has_question, steps_of(pair.trail)};
    change.paths = sum(change.paths, pair.paths);
  }

  const guide::TreeIndex& now_;
  const guide::TreeRoutes& routes_;
  const guide::TreeIndex& before_;
  guide::TreeRoutes old_routes_;
  std::size_t pair_count_ = 0;
  std::map<std::string, std::map<std::string, Pair>> pairs_;  // by question, then by what tells pairs apart
  std::map<std::pair<std::string, std::string>, TreeChange> changes_;
};

// Lists ways depth first, leaving out what cannot pass the wanted node.
class PathLister {
public:
  PathLister(const guide::TreeIndex& index, std::string node, std::size_t most)
      : index_(index), routes_(index), node_(std::move(node)), most_(most) {}

  std::vector<TreePath> list() {
    go(index_.tree().start.id, {}, node_.empty());
    return std::move(paths_);
  }

private:
  void go(const std::string& id, const guide::Facts& facts, bool has_passed) {
    if (paths_.size() >= most_) return;
    const bool passes = has_passed || id == node_;
    if (!passes && !leads_to_node(id, facts)) return;
    const guide::Question* question = index_.question(id);
    if (question == nullptr) {
      if (passes) paths_.push_back({steps_, id});
      return;
    }
    for (const guide::Turn& turn : guide::turns_for(*question, facts)) {
      const guide::Facts after = guide::facts_after(*question, turn, facts);
      steps_.push_back(step_of(index_, *question, turn));
      go(turn.next().id, after, passes || turn.advice().id == node_);
      steps_.pop_back();
    }
  }

  // Remembers whether a way from here leads on to the node, for what still matters of the facts.
  bool leads_to_node(const std::string& id, const guide::Facts& facts) {
    std::string key = id;
    for (const auto& [name, answer] : facts.remembered) {
      if (routes_.alive_at(id).contains(name)) key += '\n' + name + '=' + answer;
    }
    const auto known = leads_.find(key);
    if (known != leads_.end()) return known->second;
    bool leads = id == node_;
    if (const guide::Question* question = index_.question(id)) {
      for (const guide::Turn& turn : guide::turns_for(*question, facts)) {
        leads = leads || turn.advice().id == node_ ||
                leads_to_node(turn.next().id, guide::facts_after(*question, turn, facts));
      }
    }
    return leads_[key] = leads;
  }

  const guide::TreeIndex& index_;
  guide::TreeRoutes routes_;
  std::string node_;
  std::size_t most_;
  std::vector<std::string> steps_;
  std::vector<TreePath> paths_;
  std::map<std::string, bool> leads_;
};

std::string scale_in_words(const guide::TreeIndex& index, const guide::Scale& scale) {
  std::string words;
  for (const guide::Condition& condition : scale.when) {
    std::string values;
    for (const guide::Name& value : condition.values)
      values += (values.empty() ? "" : " / ") + told(index, {{condition.name.id, value.id}});
    words += (words.empty() ? "" : ", ") + values;
  }
  return words;
}

Probe probe_of(const guide::TreeIndex& index, const guide::Quantity& quantity,
               const guide::Question& question, const guide::Scale& scale,
               const guide::Threshold& threshold) {
  Probe probe{question.id, scale_in_words(index, scale), threshold.id, {}};
  for (const double value :
       {threshold.value - quantity.step, threshold.value, threshold.value + quantity.step}) {
    if (value < quantity.minimum || value > quantity.maximum) continue;
    const guide::Band* band = guide::band_for(index, scale, value);
    if (band == nullptr) continue;
    std::string next;
    for (const guide::Onward& way : band->next.ways()) next += (next.empty() ? "" : " / ") + way.next.id;
    probe.landings.push_back({value, band->zone ? guide::name_of(*band->zone) : "", next});
  }
  return probe;
}

}  // namespace

TreeReport report_on(const guide::Tree& tree, const guide::Tree* before) {
  const guide::TreeIndex index(tree);
  const guide::TreeRoutes routes(index);
  TreeReport report;
  report.id = tree.id;
  report.questions = tree.questions.size();
  report.outcomes = tree.outcomes.size();
  report.examples = tree.examples.size();
  report.thresholds = tree.thresholds.size();
  report.paths = routes.paths();
  report.by_country = routes.paths_by_country();
  report.longest = routes.longest();
  report.routes = guide::lengths_of(index, routes);
  if (before != nullptr) {
    const guide::TreeIndex old(*before);
    TreeComparison(index, routes, old).compare(report);
  }
  return report;
}

std::vector<TreePath> paths_of(const guide::Tree& tree, const std::string& node, std::size_t most) {
  const guide::TreeIndex index(tree);
  return PathLister(index, node, most).list();
}

std::vector<Probe> probes_of(const guide::Tree& tree) {
  const guide::TreeIndex index(tree);
  std::vector<Probe> probes;
  for (const guide::Question& question : tree.questions) {
    if (!question.measure) continue;
    const guide::Quantity* quantity = index.quantity(question.measure->compared().id);
    for (const guide::Scale& scale : question.scales) {
      std::set<std::string> seen;
      for (const guide::Band& band : scale.bands) {
        for (const guide::Name* end : {&band.lower(), &band.upper()}) {
          const guide::Threshold* threshold = index.threshold(end->id);
          if (quantity != nullptr && threshold != nullptr && seen.insert(threshold->id).second)
            probes.push_back(probe_of(index, *quantity, question, scale, *threshold));
        }
      }
    }
  }
  return probes;
}

}  // namespace leidraad::check
