#include <algorithm>
#include <set>

#include "check/trees/checks.hpp"
#include "diagnostics/suggestion.hpp"
#include "guide/trees/address.hpp"

namespace leidraad::check {

using diagnostics::operator""_code;
using diagnostics::Text;
using guide::Name;

namespace {

// A tree larger than this is a mistake, or an attempt to keep the checks busy.
constexpr std::size_t most_tree_questions = 2'000;

class NameChecker {
public:
  NameChecker(const guide::TreeIndex& index, diagnostics::Diagnostics& diagnostics)
      : index_(index), tree_(index.tree()), diagnostics_(diagnostics) {}

  void check() {
    gather();
    check_ids();
    check_tree();
    for (const guide::Question& question : tree_.questions) check_question(question);
    for (const guide::Outcome& outcome : tree_.outcomes) check_outcome(outcome);
    for (const guide::Branch& branch : tree_.branches) {
      expect(branch.start, questions_, {"een vraag", "a question"});
      const guide::Question* start = index_.question(branch.start.id);
      if (start != nullptr && start->branch != branch.id)
        diagnostics_.add("branch-start-elsewhere"_code, branch.start.position, {branch.id, start->id});
      check_inheritance(branch.inherits);
    }
    for (const guide::Example& example : tree_.examples) check_example(example);
    for (const guide::Quantity& quantity : tree_.quantities) check_derivation(quantity);
  }

private:
  using Ids = std::vector<std::string>;

  void gather() {
    for (const auto& one : tree_.questions) questions_.push_back(one.id);
    for (const auto& one : tree_.outcomes) outcomes_.push_back(one.id);
    nodes_ = questions_;
    nodes_.insert(nodes_.end(), outcomes_.begin(), outcomes_.end());
    for (const auto& one : tree_.quantities) quantities_.push_back(one.id);
    for (const auto& one : tree_.thresholds) thresholds_.push_back(one.id);
    for (const auto& one : tree_.people) people_.push_back(one.id);
    for (const auto& one : tree_.examples) examples_.push_back(one.id);
    for (const auto& one : tree_.questions) {
      if (!one.remembers.empty()) remembered_.push_back(one.remembers);
      // A condition may name the question as well (load/trees/next).
      if (!one.answers.empty()) remembered_.push_back(one.id);
    }
  }

  // Ids become addresses and parts of the address's fragment, where a number is a measured value.
  void check_ids() {
    if (tree_.questions.size() > most_tree_questions) {
      diagnostics_.add("tree-too-large"_code, tree_.position,
                       {std::to_string(tree_.questions.size()), std::to_string(most_tree_questions)});
    }
    std::set<std::string> nodes;
    for (const auto& one : tree_.questions) check_node_id(one.id, one.position, nodes);
    for (const auto& one : tree_.outcomes) check_node_id(one.id, one.position, nodes);
    once(tree_.quantities, {"de grootheden", "the quantities"});
    once(tree_.thresholds, {"de drempels", "the thresholds"});
    once(tree_.people, {"de personen", "the people"});
    once(tree_.examples, {"de voorbeelden", "the examples"});
    once(tree_.branches, {"de takken", "the branches"});
  }

  void check_node_id(const std::string& id, const guide::Position& position, std::set<std::string>& seen) {
    if (id.empty()) return;
    if (!seen.insert(id).second) {
      diagnostics_.add("duplicate-id"_code, position,
                       {id, Text{"de vragen en adviezen", "the questions and outcomes"}});
    }
    const bool is_taken = guide::is_tree_own_page(id);
    if (is_taken) diagnostics_.add("reserved-tree-id"_code, position, {id});
    check_letter(id, position);
  }

  void check_letter(const std::string& id, const guide::Position& position) {
    if (!id.empty() && id.front() >= '0' && id.front() <= '9')
      diagnostics_.add("tree-id-starts-with-digit"_code, position, {id});
  }

  template <class T>
  void once(const std::vector<T>& things, const Text& kind) {
    std::set<std::string> seen;
    for (const T& one : things) {
      if (!one.id.empty() && !seen.insert(one.id).second)
        diagnostics_.add("duplicate-id"_code, one.position, {one.id, kind});
    }
  }

  // A name that must be one of `ids`. An empty one is somebody else's business.
  void expect(const Name& name, const Ids& ids, const Text& kind) {
    if (name.empty() || std::find(ids.begin(), ids.end(), name.id) != ids.end()) return;
    diagnostics_.add("unknown-tree-name"_code, name.position, {name.id, kind}).suggestion =
        diagnostics::nearest(name.id, ids);
  }

  void check_tree() {
    expect(tree_.start, questions_, {"een vraag", "a question"});
    expect(tree_.again, questions_, {"een vraag", "a question"});
    expect(tree_.closing, questions_, {"een vraag", "a question"});
    check_actors(tree_.who);
  }

  void check_question(const guide::Question& question) {
    std::set<std::string> answers;
    std::set<std::string> texts;
    for (const guide::Answer& answer : question.answers) {
      check_letter(answer.id, answer.position);
      const bool is_new = answers.insert(answer.id).second;
      const std::string text = answer.text + (answer.country ? guide::name_of(*answer.country) : "");
      if (!texts.insert(text).second || !is_new)
        diagnostics_.add("duplicate-answer"_code, answer.position,
                         {is_new ? answer.text : answer.id, question.id});
      check_next(answer.next);
      expect(answer.advice, outcomes_, {"een advies", "an outcome"});
      expect(answer.tip, outcomes_, {"een advies", "an outcome"});
    }
    check_next(question.next);
    if (question.remembers == guide::country_name) check_countries(question);
    if (question.measure) {
      expect(question.measure->quantity, quantities_, {"een grootheid", "a quantity"});
      expect(question.measure->compare, quantities_, {"een grootheid", "a quantity"});
    }
    for (const guide::Scale& scale : question.scales) {
      for (const guide::Condition& condition : scale.when) check_condition(condition);
      for (const guide::Band& band : scale.bands) check_band(band);
    }
  }

  void check_countries(const guide::Question& question) {
    for (const guide::Answer& answer : question.answers) {
      if (answer.id != "be" && answer.id != "nl")
        diagnostics_.add("not-a-country"_code, answer.position, {answer.id});
    }
  }

  void check_condition(const guide::Condition& condition) {
    expect(condition.name, remembered_,
           {"een vraag, of een naam die een vraag onthoudt (`remembers`)",
            "a question, or a name that a question remembers (`remembers`)"});
    Ids values;
    for (const guide::Question& question : tree_.questions) {
      if (question.remembers != condition.name.id) continue;
      for (const guide::Answer& answer : question.answers) values.push_back(answer.id);
    }
    if (values.empty()) return;
    for (const Name& value : condition.values)
      expect(value, values,
             {"een antwoord dat onder die naam wordt onthouden",
              "an answer that is remembered under that name"});
  }

  // A list that stands once for several answers is looked at once.
  void check_next(const guide::Next& next) {
    if (next.empty() || !seen_ways_.insert(&next.ways()).second) return;
    for (const guide::Onward& way : next.ways()) {
      for (const guide::Condition& condition : way.when) check_condition(condition);
      expect(way.next, nodes_, {"een vraag of een advies", "a question or an outcome"});
    }
  }

  void check_band(const guide::Band& band) {
    for (const Name* end : {&band.from, &band.above, &band.below, &band.up_to})
      expect(*end, thresholds_, {"een drempel", "a threshold"});
    check_next(band.next);
    expect(band.tip, outcomes_, {"een advies", "an outcome"});
    expect(band.advice, outcomes_, {"een advies", "an outcome"});
  }

  void check_outcome(const guide::Outcome& outcome) {
    for (const guide::Horizon horizon : guide::horizons) {
      for (const guide::Action& action : outcome.actions.of(horizon)) check_people(action.who);
    }
    check_actors(outcome.who);
    if (outcome.escalate) expect(outcome.escalate->next, outcomes_, {"een advies", "an outcome"});
  }

  void check_inheritance(const guide::Inheritance& inherits) {
    check_actors(inherits.who);
    if (inherits.escalate) expect(inherits.escalate->next, outcomes_, {"een advies", "an outcome"});
  }

  void check_actors(const guide::Actors& actors) {
    for (const guide::Horizon horizon : guide::horizons) check_people(actors.of(horizon));
  }

  void check_people(const std::vector<Name>& people) {
    for (const Name& person : people)
      expect(person, people_, {"iemand uit `people`", "somebody from `people`"});
  }

  void check_example(const guide::Example& example) {
    check_likeness(example);
    expect(example.like, examples_, {"een voorbeeld", "an example"});
    expect(example.outcome, outcomes_, {"een advies", "an outcome"});
    for (const guide::Example::Given& given : example.answers) {
      expect(given.question, questions_, {"een vraag", "a question"});
      const guide::Question* question = index_.question(given.question.id);
      if (question == nullptr || question->answers.empty()) continue;  // that is said elsewhere
      if (given.value || guide::answer_of(*question, given.answer) != nullptr) continue;
      Ids answers;
      for (const guide::Answer& answer : question->answers) answers.push_back(answer.id);
      expect({given.answer, given.question.position}, answers,
             {"een antwoord op die vraag", "an answer to that question"});
    }
  }

  // An example that takes over its own answers, along a circle.
  void check_likeness(const guide::Example& example) {
    std::set<const guide::Example*> seen = {&example};
    for (const guide::Example* one = index_.example(example.like.id); one != nullptr;
         one = index_.example(one->like.id)) {
      if (seen.insert(one).second) continue;
      if (one == &example) diagnostics_.add("example-like-itself"_code, example.like.position, {example.id});
      return;
    }
  }

  void check_derivation(const guide::Quantity& quantity) {
    if (!quantity.derived) return;
    expect(quantity.derived->rows.quantity, quantities_, {"een grootheid", "a quantity"});
    expect(quantity.derived->columns.quantity, quantities_, {"een grootheid", "a quantity"});
  }

  const guide::TreeIndex& index_;
  const guide::Tree& tree_;
  diagnostics::Diagnostics& diagnostics_;
  Ids questions_;
  Ids outcomes_;
  Ids nodes_;
  Ids quantities_;
  Ids thresholds_;
  Ids people_;
  Ids examples_;
  Ids remembered_;
  std::set<const std::vector<guide::Onward>*> seen_ways_;
};

}  // namespace

void check_tree_names(const guide::TreeIndex& index, diagnostics::Diagnostics& diagnostics) {
  NameChecker(index, diagnostics).check();
}

}  // namespace leidraad::check
