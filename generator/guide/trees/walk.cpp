#include "guide/trees/walk.hpp"

#include <algorithm>
#include <set>

namespace leidraad::guide {

namespace {

class Walker {
public:
  Walker(const TreeIndex& index, const Answers& answers) : index_(index), answers_(answers) {}

  Walk go(std::string next) {
    while (!next.empty()) next = arrive(next);
    return std::move(walk_);
  }

private:
  // Handles one node; gives the next one, or nothing where the walk ends.
  std::string arrive(const std::string& id) {
    const TreeNode node = index_.node(id);
    walk_.question = node.question;
    if (!node) return stop(Stop::unknown_node);
    if (node.outcome != nullptr) return arrive_at(*node.outcome);
    // A second visit would go round for ever: such trees are refused.
    if (!visited_.insert(id).second) return stop(Stop::impossible);
    const auto given = answers_.find(id);
    if (given == answers_.end()) return stop(Stop::unanswered);
    return given->second.value ? measure(*node.question, *given->second.value)
                               : choose(*node.question, given->second.answer);
  }

  std::string arrive_at(const Outcome& outcome) {
    walk_.outcome = &outcome;
    walk_.stop = Stop::outcome;
    if (walk_.first_outcome == nullptr) {
      walk_.first_outcome = &outcome;
      walk_.steps_to_outcome = walk_.steps.size();
    }
    const Name& closing = index_.tree().closing;
    const bool goes_on =
        !is_closing_ && !outcome.is_final && !closing.empty() && answers_.contains(closing.id);
    if (!goes_on) return {};
    is_closing_ = true;
    return closing.id;
  }

  std::string choose(const Question& question, const std::string& id) {
    const Answer* answer = answer_of(question, id);
    if (answer == nullptr || !is_offered(*answer, walk_.facts)) return stop(Stop::impossible);
    const auto before = walk_.facts;
    if (!question.remembers.empty()) walk_.facts.remembered[question.remembers] = answer->id;
    if (!knows_way(answer->next)) {
      walk_.facts = before;
      return stop(Stop::impossible);
    }
    walk_.steps.push_back({&question, answer, nullptr, 0});
    if (answer->back) {
      walk_.back = answer->back;
      return stop(Stop::outcome);
    }
    return go_on(answer->advice, answer->tip, answer->next);
  }

  std::string measure(const Question& question, double value) {
    if (!question.measure) return stop(Stop::impossible);
    const Quantity* quantity = index_.quantity(question.measure->quantity.id);
    if (quantity == nullptr || !(value >= quantity->minimum && value <= quantity->maximum))
      return stop(Stop::impossible);
    walk_.facts.measured[quantity->id] = value;
    const auto compared = compared_value(index_, *question.measure, walk_.facts);
    const Scale* scale = scale_for(question, walk_.facts);
    const Band* band = compared && scale != nullptr ? band_for(index_, *scale, *compared) : nullptr;
    if (band == nullptr || !knows_way(band->next)) return stop(Stop::impossible);
    walk_.steps.push_back({&question, nullptr, band, *compared});
    return go_on(band->advice, band->tip, band->next);
  }

  // Who came in the middle of the tree may lack what a list of ways asks for: then nothing is guessed.
  [[nodiscard]] bool knows_way(const Next& next) const {
    return next.empty() || way_for(next, walk_.facts) != nullptr;
  }

  std::string go_on(const Name& advice, const Name& tip, const Next& next) {
    if (const Outcome* outcome = index_.outcome(tip.id)) walk_.tips.push_back(outcome);
    if (const Outcome* outcome = index_.outcome(advice.id)) walk_.advised.push_back(outcome);
    const Onward* way = way_for(next, walk_.facts);
    return way == nullptr || way->next.empty() ? stop(Stop::unknown_node) : way->next.id;
  }

  std::string stop(Stop reason) {
    walk_.stop = reason;
    if (reason != Stop::outcome && !is_closing_) walk_.outcome = nullptr;
    return {};
  }

  const TreeIndex& index_;
  const Answers& answers_;
  std::set<std::string> visited_;
  bool is_closing_ = false;
  Walk walk_;
};

}  // namespace

Walk walk(const TreeIndex& index, const Answers& answers, const std::string& from) {
  return Walker(index, answers).go(from.empty() ? index.tree().start.id : from);
}

bool is_offered(const Answer& answer, const Facts& facts) {
  if (!answer.country) return true;
  const auto country = facts.remembered.find(country_name);
  return country != facts.remembered.end() && country->second == name_of(*answer.country);
}

bool fits(const Scale& scale, const Facts& facts) {
  return hold(scale.when, facts);
}

const Onward* way_for(const Next& next, const Facts& facts) {
  const auto is_told = [&](const Condition& condition) {
    return facts.remembered.contains(condition.name.id);
  };
  const Onward* found = nullptr;
  for (const Onward& way : next.ways()) {
    if (!std::all_of(way.when.begin(), way.when.end(), is_told)) return nullptr;
    if (found == nullptr && hold(way.when, facts)) found = &way;
  }
  return found;
}

bool hold(const std::vector<Condition>& conditions, const Facts& facts) {
  for (const Condition& condition : conditions) {
    const auto fact = facts.remembered.find(condition.name.id);
    if (fact == facts.remembered.end()) return false;
    bool is_among = false;
    for (const Name& value : condition.values) is_among = is_among || value.id == fact->second;
    if (!is_among) return false;
  }
  return true;
}

const Scale* scale_for(const Question& question, const Facts& facts) {
  for (const Scale& scale : question.scales) {
    if (fits(scale, facts)) return &scale;
  }
  return nullptr;
}

const Band* band_for(const TreeIndex& index, const Scale& scale, double value) {
  const auto holds = [&](const Name& name, auto&& relation) {
    if (name.empty()) return true;
    const Threshold* threshold = index.threshold(name.id);
    return threshold != nullptr && relation(value, threshold->value);
  };
  for (const Band& band : scale.bands) {
    if (holds(band.from, std::greater_equal<>()) && holds(band.above, std::greater<>()) &&
        holds(band.below, std::less<>()) && holds(band.up_to, std::less_equal<>())) {
      return &band;
    }
  }
  return nullptr;
}

std::optional<double> compared_value(const TreeIndex& index, const Measure& measure, const Facts& facts) {
  const auto measured = [&](const std::string& quantity) -> std::optional<double> {
    const auto found = facts.measured.find(quantity);
    return found == facts.measured.end() ? std::nullopt : std::optional(found->second);
  };
  const Quantity* quantity = index.quantity(measure.compared().id);
  if (quantity == nullptr) return std::nullopt;
  if (!quantity->derived) return measured(quantity->id);
  const auto row = measured(quantity->derived->rows.quantity.id);
  const auto column = measured(quantity->derived->columns.quantity.id);
  if (!row || !column) return std::nullopt;
  return derived_value(*quantity->derived, *row, *column, quantity->step);
}

Answers answers_of(const TreeIndex& index, const Example& example) {
  Answers answers;
  std::set<const Example*> seen;
  // The nearest example says it last, so its answers go in first and are kept.
  for (const Example* one = &example; one != nullptr && seen.insert(one).second;
       one = index.example(one->like.id)) {
    for (const Example::Given& given : one->answers) {
      answers.try_emplace(given.question.id, Given{given.answer, given.value});
    }
  }
  return answers;
}

}  // namespace leidraad::guide
