#include "guide/trees/routes.hpp"

#include <algorithm>
#include <limits>

namespace leidraad::guide {

namespace {

std::uint64_t sum(std::uint64_t a, std::uint64_t b) {
  constexpr auto most = std::numeric_limits<std::uint64_t>::max();
  return a > most - b ? most : a + b;
}

// What tells situations apart.
std::string key_of(const Situation& situation) {
  std::string key;
  for (const auto& [name, answer] : situation.remembered) key += name + '=' + answer + '\n';
  for (const std::string& quantity : situation.measured) key += quantity + '\n';
  return key;
}

std::string country_in(const Situation& situation) {
  const auto found = situation.remembered.find(country_name);
  return found == situation.remembered.end() ? std::string{} : found->second;
}

// Names that a question looks at: to choose its scale and the way on, and the quantities of which it derives a
// value.
std::set<std::string> names_used(const TreeIndex& index, const Question& question) {
  std::set<std::string> names;
  const auto add = [&](const std::vector<Condition>& conditions) {
    for (const Condition& condition : conditions) names.insert(condition.name.id);
  };
  for (const Scale& scale : question.scales) add(scale.when);
  for (const Turn& turn : all_turns(question)) {
    if (turn.way != nullptr) add(turn.way->when);
  }
  if (question.measure) {
    const Quantity* compared = index.quantity(question.measure->compared().id);
    if (compared != nullptr && compared->derived) {
      names.insert(compared->derived->rows.quantity.id);
      names.insert(compared->derived->columns.quantity.id);
    }
  }
  return names;
}

}  // namespace

Facts Situation::facts() const {
  return {remembered, {}};
}

const Name& Turn::next() const {
  static const Name nowhere;
  return way == nullptr ? nowhere : way->next;
}

std::vector<Turn> all_turns(const Question& question) {
  std::vector<Turn> turns;
  const auto add = [&](const Answer* answer, const Band* band, const Next& next) {
    for (const Onward& way : next.ways()) turns.push_back({answer, band, &way});
    if (next.empty()) turns.push_back({answer, band, nullptr});
  };
  for (const Answer& answer : question.answers) add(&answer, nullptr, answer.next);
  for (const Scale& scale : question.scales) {
    for (const Band& band : scale.bands) add(nullptr, &band, band.next);
  }
  return turns;
}

std::vector<Turn> turns_for(const Question& question, const Facts& facts) {
  std::vector<Turn> turns;
  for (const Answer& answer : question.answers) {
    if (!is_offered(answer, facts)) continue;
    Turn turn{&answer, nullptr, nullptr};
    turn.way = way_for(answer.next, facts_after(question, turn, facts));
    turns.push_back(turn);
  }
  if (const Scale* scale = scale_for(question, facts)) {
    for (const Band& band : scale->bands) turns.push_back({nullptr, &band, way_for(band.next, facts)});
  }
  return turns;
}

Facts facts_after(const Question& question, const Turn& turn, Facts facts) {
  if (turn.answer != nullptr && !question.remembers.empty())
    facts.remembered[question.remembers] = turn.answer->id;
  return facts;
}

TreeRoutes::TreeRoutes(const TreeIndex& index) : index_(index) {
  find_closing();
  find_order();
  if (!cycle_.empty()) return;
  find_living_names();
  go_through();
}

const std::vector<Situation>& TreeRoutes::situations(const Question& question) const {
  static const std::vector<Situation> none;
  const auto found = situations_.find(question.id);
  return found == situations_.end() ? none : found->second;
}

const std::vector<Situation>& TreeRoutes::situations(const Outcome& outcome) const {
  static const std::vector<Situation> none;
  const auto found = situations_.find(outcome.id);
  return found == situations_.end() ? none : found->second;
}

const std::set<std::string>& TreeRoutes::alive_at(const std::string& node) const {
  static const std::set<std::string> none;
  const auto found = alive_.find(node);
  return found == alive_.end() ? none : found->second;
}

// The closing questions: all that the first of them leads to.
void TreeRoutes::find_closing() {
  std::vector<std::string> open = {index_.tree().closing.id};
  while (!open.empty()) {
    const Question* question = index_.question(open.back());
    open.pop_back();
    if (question == nullptr || !closing_.insert(question->id).second) continue;
    for (const Turn& turn : all_turns(*question)) open.push_back(turn.next().id);
  }
}

// Depth first, from every question, so that cycles are found that nothing leads to as well.
void TreeRoutes::find_order() {
  std::map<const Question*, int> colours;
  std::vector<std::string> trail;
  for (const Question& question : index_.tree().questions) {
    if (index_.question(question.id) != &question) continue;  // an id that stands twice
    if (!visit(question, colours, trail)) return;
  }
  std::reverse(order_.begin(), order_.end());
}

// False where a cycle was found. Colours: 0 not seen, 1 on the trail, 2 done.
bool TreeRoutes::visit(const Question& question, std::map<const Question*, int>& colours,
                       std::vector<std::string>& trail) {
  int& colour = colours[&question];
  if (colour == 2) return true;
  trail.push_back(question.id);
  if (colour == 1) {
    const auto first = std::find(trail.begin(), trail.end(), question.id);
    cycle_.assign(first, trail.end());
    return false;
  }
  colour = 1;
  for (const Turn& turn : all_turns(question)) {
    const Question* next = index_.question(turn.next().id);
    if (next != nullptr && !visit(*next, colours, trail)) return false;
  }
  colours[&question] = 2;
  trail.pop_back();
  order_.push_back(&question);
  return true;
}

// From back to front: a name matters before a question if the question looks at it, or if it matters after it
// and is not overwritten there. The country always matters: ways are counted for each.
void TreeRoutes::find_living_names() {
  std::set<std::string> closing;
  const auto after = [&](const Name& next) -> const std::set<std::string>& {
    return index_.question(next.id) != nullptr ? alive_[next.id] : closing;
  };
  // Closing questions come after every outcome, so what matters to them must be known first.
  std::vector<const Question*> backward(order_.rbegin(), order_.rend());
  std::stable_partition(backward.begin(), backward.end(),
                        [&](const Question* question) { return is_closing(*question); });
  for (const Question* question : backward) {
    std::set<std::string> alive;
    for (const Turn& turn : all_turns(*question)) {
      const std::set<std::string>& later = after(turn.next());
      alive.insert(later.begin(), later.end());
    }
    if (question->scales.empty() && !question->remembers.empty()) alive.erase(question->remembers);
    const std::set<std::string> used = names_used(index_, *question);
    alive.insert(used.begin(), used.end());
    alive.insert(country_name);
    alive_[question->id] = alive;
    if (question->id == index_.tree().closing.id) closing = alive;
  }
  // An outcome keeps what its closing questions look at.
  for (const Outcome& outcome : index_.tree().outcomes) {
    alive_[outcome.id] = closing;
    alive_[outcome.id].insert(country_name);
  }
}

void TreeRoutes::go_through() {
  if (index_.question(index_.tree().start.id) == nullptr) return;
  arrive(index_.tree().start, {{}, {}, 1, 0}, false);
  // Ordinary questions first: the closing ones follow on the outcomes.
  for (const bool is_in_closing : {false, true}) {
    for (const Question* question : order_) {
      if (is_closing(*question) != is_in_closing) continue;
      const std::vector<Situation> situations = situations_[question->id];
      if (overflow_ != nullptr) return;
      for (const Situation& situation : situations) leave(*question, situation);
    }
  }
}

void TreeRoutes::leave(const Question& question, const Situation& situation) {
  const Facts facts = situation.facts();
  for (const Scale& scale : question.scales) {
    if (fits(scale, facts)) used_scales_.insert(&scale);
  }
  for (const Turn& turn : turns_for(question, facts)) {
    if (turn.way != nullptr) used_ways_.insert(turn.way);
    take(question, situation, turn);
  }
}

void TreeRoutes::take(const Question& question, const Situation& situation, const Turn& turn) {
  Situation after = situation;
  ++after.longest;
  if (turn.answer != nullptr && !question.remembers.empty())
    after.remembered[question.remembers] = turn.answer->id;
  if (turn.band != nullptr && question.measure) after.measured.insert(question.measure->quantity.id);
  const bool is_in_closing = is_closing(question);
  for (const Name& told : {turn.advice(), turn.tip()}) {
    if (const Outcome* outcome = index_.outcome(told.id))
      add(places_[outcome->id], situations_[outcome->id], after);
  }
  arrive(turn.next(), std::move(after), is_in_closing);
}

void TreeRoutes::arrive(const Name& next, Situation situation, bool is_in_closing) {
  const TreeNode node = index_.node(next.id);
  if (!node) return;
  const std::set<std::string>& alive = alive_[next.id];
  std::erase_if(situation.remembered, [&](const auto& fact) { return !alive.contains(fact.first); });
  std::erase_if(situation.measured, [&](const std::string& quantity) { return !alive.contains(quantity); });
  if (node.outcome != nullptr) {
    arrive_at(*node.outcome, situation, is_in_closing);
    return;
  }
  if (!is_in_closing && is_closing(*node.question)) is_closing_on_the_way_ = true;
  add(places_[next.id], situations_[next.id], std::move(situation));
  if (situation_count_ >= most_situations) overflow_ = node.question;
}

void TreeRoutes::arrive_at(const Outcome& outcome, const Situation& situation, bool is_in_closing) {
  add(places_[outcome.id], situations_[outcome.id], situation);
  if (is_in_closing) return;
  const std::string country = country_in(situation);
  Arrival& arrival = arrivals_[outcome.id];
  arrival.paths = sum(arrival.paths, situation.paths);
  arrival.by_country[country] = sum(arrival.by_country[country], situation.paths);
  paths_ = sum(paths_, situation.paths);
  by_country_[country] = sum(by_country_[country], situation.paths);
  longest_ = std::max(longest_, situation.longest);
  const Name& closing = index_.tree().closing;
  if (!outcome.is_final && !closing.empty()) arrive(closing, situation, true);
}

void TreeRoutes::add(std::map<std::string, std::size_t>& places, std::vector<Situation>& situations,
                     Situation situation) {
  if (situation_count_ >= most_situations) return;
  const auto [place, is_new] = places.try_emplace(key_of(situation), situations.size());
  if (is_new) {
    ++situation_count_;
    situations.push_back(std::move(situation));
    return;
  }
  Situation& known = situations[place->second];
  known.paths = sum(known.paths, situation.paths);
  known.longest = std::max(known.longest, situation.longest);
}

}  // namespace leidraad::guide
