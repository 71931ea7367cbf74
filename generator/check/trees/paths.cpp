// Everything is reached, everything goes on, whatever is remembered.
#include <algorithm>
#include <set>

#include "check/trees/checks.hpp"

namespace leidraad::check {

using diagnostics::operator""_code;
using diagnostics::Argument;
using diagnostics::Text;

namespace {

// A situation in words; "any" where nothing is remembered.
Argument situation_argument(const guide::TreeIndex& index, const guide::Situation& situation) {
  const std::string words = told(index, situation.remembered);
  return words.empty() ? Argument(Text{"iedereen", "everybody"}) : Argument(words);
}

class PathChecker {
public:
  PathChecker(const guide::TreeIndex& index, const guide::TreeRoutes& routes,
              diagnostics::Diagnostics& diagnostics)
      : index_(index), tree_(index.tree()), routes_(routes), diagnostics_(diagnostics) {}

  void check() {
    if (!routes_.cycle().empty()) {
      report_cycle();
      return;
    }
    if (routes_.is_closing_on_the_way()) {
      diagnostics_.add("closing-on-the-way"_code, tree_.closing.position, {tree_.closing.id});
      return;
    }
    if (!tree_.closing.empty() && routes_.situations(*index_.question(tree_.closing.id)).empty()) {
      diagnostics_.add("closing-never-asked"_code, tree_.closing.position, {tree_.closing.id});
      return;
    }
    if (routes_.overflow() != nullptr) {
      diagnostics_.add("too-many-situations"_code, routes_.overflow()->position,
                       {routes_.overflow()->id, std::to_string(guide::TreeRoutes::most_situations)});
      return;
    }
    for (const guide::Question& question : tree_.questions) check_question(question);
    for (const guide::Outcome& outcome : tree_.outcomes) {
      if (routes_.situations(outcome).empty())
        diagnostics_.add("unreachable"_code, outcome.position, {Text{"het advies", "outcome"}, outcome.id});
    }
  }

private:
  void report_cycle() {
    std::string loop;
    for (const std::string& id : routes_.cycle()) loop += (loop.empty() ? "" : " → ") + id;
    const guide::Question* first = index_.question(routes_.cycle().front());
    diagnostics_.add("tree-cycle"_code, first->position, {loop});
  }

  void check_question(const guide::Question& question) {
    const std::vector<guide::Situation>& situations = routes_.situations(question);
    if (situations.empty()) {
      diagnostics_.add("unreachable"_code, question.position, {Text{"de vraag", "question"}, question.id});
      return;
    }
    for (const guide::Situation& situation : situations) {
      if (!check_situation(question, situation)) return;  // one is enough to mend it
    }
    for (const guide::Scale& scale : question.scales) {
      if (!routes_.is_used(scale)) diagnostics_.add("unused-scale"_code, scale.position, {question.id});
    }
    check_context(question, situations);
    std::set<const guide::Onward*> told;
    for (const guide::Turn& turn : guide::all_turns(question)) {
      if (turn.way != nullptr && !routes_.is_used(*turn.way) && told.insert(turn.way).second &&
          is_of_a_list(turn))
        diagnostics_.add("unused-way"_code, turn.way->position, {turn.way->next.id, question.id});
    }
    for (const guide::Answer& answer : question.answers) {
      const bool is_offered =
          std::any_of(situations.begin(), situations.end(),
                      [&](const guide::Situation& one) { return guide::is_offered(answer, one.facts()); });
      if (!is_offered) diagnostics_.add("unused-answer"_code, answer.position, {answer.id, question.id});
    }
  }

  // Asking for what changes nothing is a tap for nothing. The country always changes what is told.
  void check_context(const guide::Question& question, const std::vector<guide::Situation>& situations) {
    if (!question.is_context || question.remembers == guide::country_name) return;
    for (const guide::Situation& situation : situations) {
      std::set<std::string> places;
      for (const guide::Turn& turn : guide::turns_for(question, situation.facts())) {
        places.insert(turn.next().id);
        if (routes_.alive_at(turn.next().id).contains(question.remembers)) return;
      }
      if (places.size() > 1) return;
    }
    diagnostics_.add("context-without-effect"_code, question.position, {question.id});
  }

  [[nodiscard]] static bool is_of_a_list(const guide::Turn& turn) {
    return (turn.answer != nullptr ? turn.answer->next : turn.band->next).ways().size() > 1;
  }

  // False where something is missing for this situation.
  bool check_situation(const guide::Question& question, const guide::Situation& situation) {
    const guide::Facts facts = situation.facts();
    if (guide::turns_for(question, facts).empty()) {
      diagnostics_.add("dead-end"_code, question.position,
                       {question.id, situation_argument(index_, situation)});
      return false;
    }
    return check_ways(question, situation, facts) &&
           (question.scales.empty() ||
            (check_scales(question, situation, facts) && check_measured(question, situation)));
  }

  // Of a list exactly one place must be meant, and what it asks for must have been asked.
  bool check_ways(const guide::Question& question, const guide::Situation& situation,
                  const guide::Facts& facts) {
    for (const guide::Answer& answer : question.answers) {
      if (guide::is_offered(answer, facts) &&
          !check_next(answer.next, question, situation,
                      guide::facts_after(question, {&answer, nullptr, nullptr}, facts)))
        return false;
    }
    const guide::Scale* scale = guide::scale_for(question, facts);
    return scale == nullptr ||
           std::all_of(scale->bands.begin(), scale->bands.end(), [&](const guide::Band& band) {
             return check_next(band.next, question, situation, facts);
           });
  }

  bool check_next(const guide::Next& next, const guide::Question& question, const guide::Situation& situation,
                  const guide::Facts& facts) {
    const guide::Onward* found = nullptr;
    for (const guide::Onward& way : next.ways()) {
      for (const guide::Condition& condition : way.when) {
        if (facts.remembered.contains(condition.name.id)) continue;
        diagnostics_.add("not-asked-before"_code, condition.name.position,
                         {condition.name.id, question.id, situation_argument(index_, situation)});
        return false;
      }
      if (way.when.empty() || !guide::hold(way.when, facts)) continue;
      if (found != nullptr) {
        diagnostics_.add("two-ways"_code, way.position, {question.id, situation_argument(index_, situation)})
            .notes.push_back({{"hier staat de andere plek", "the other place stands here"}, found->position});
        return false;
      }
      found = &way;
    }
    return true;
  }

  bool check_scales(const guide::Question& question, const guide::Situation& situation,
                    const guide::Facts& facts) {
    std::vector<const guide::Scale*> fitting;
    for (const guide::Scale& scale : question.scales) {
      if (guide::fits(scale, facts)) fitting.push_back(&scale);
    }
    if (fitting.size() == 1) return true;
    if (fitting.empty()) {
      diagnostics_.add("no-scale"_code, question.position,
                       {question.id, situation_argument(index_, situation)});
    } else {
      diagnostics_
          .add("two-scales"_code, fitting[1]->position, {question.id, situation_argument(index_, situation)})
          .notes.push_back(
              {{"hier staat de andere schaal", "the other scale stands here"}, fitting[0]->position});
    }
    return false;
  }

  // A derived value asks that both its quantities were typed, here or before.
  bool check_measured(const guide::Question& question, const guide::Situation& situation) {
    const guide::Quantity* compared = index_.quantity(question.measure->compared().id);
    if (compared == nullptr || !compared->derived) return true;
    for (const auto* axis : {&compared->derived->rows, &compared->derived->columns}) {
      const std::string& needed = axis->quantity.id;
      if (needed == question.measure->quantity.id || situation.measured.contains(needed)) continue;
      diagnostics_.add("not-measured-before"_code, question.measure->position,
                       {question.id, needed, compared->id});
      return false;
    }
    return true;
  }

  const guide::TreeIndex& index_;
  const guide::Tree& tree_;
  const guide::TreeRoutes& routes_;
  diagnostics::Diagnostics& diagnostics_;
};

}  // namespace

std::string told(const guide::TreeIndex& index, const std::map<std::string, std::string>& remembered) {
  std::string words;
  for (const auto& [name, answer] : remembered) {
    const guide::Answer* found = index.remembered(name, answer);
    const std::string word = found == nullptr ? answer : (found->label.empty() ? found->text : found->label);
    // A country speaks for itself.
    words += (words.empty() ? "" : ", ") + (name == guide::country_name ? "" : name + ": ") + word;
  }
  return words;
}

void check_tree_paths(const guide::TreeIndex& index, const guide::TreeRoutes& routes,
                      diagnostics::Diagnostics& diagnostics) {
  PathChecker(index, routes, diagnostics).check();
}

}  // namespace leidraad::check
