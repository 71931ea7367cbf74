// Examples are tests that editors write: with these answers the tree must lead there.
#include <set>

#include "check/trees/checks.hpp"

namespace leidraad::check {

using diagnostics::operator""_code;
using diagnostics::Argument;
using diagnostics::Text;

namespace {

// "vochtig (65) → warm": the last steps of a walk, where it was and what was chosen.
std::string trace_of(const guide::Walk& walk) {
  constexpr std::size_t most = 4;
  std::string trace = walk.steps.size() > most ? "… → " : "";
  for (std::size_t at = walk.steps.size() > most ? walk.steps.size() - most : 0; at < walk.steps.size();
       ++at) {
    const guide::Step& step = walk.steps[at];
    trace +=
        step.question->id + "=" + (step.answer != nullptr ? step.answer->id : told(step.compared)) + " → ";
  }
  return trace;
}

class ExampleChecker {
public:
  ExampleChecker(const guide::TreeIndex& index, diagnostics::Diagnostics& diagnostics)
      : index_(index), diagnostics_(diagnostics) {}

  void check() {
    for (const guide::Example& example : index_.tree().examples) check_example(example);
    for (const guide::Outcome& outcome : index_.tree().outcomes) {
      if (!reached_.contains(outcome.id))
        diagnostics_.add("outcome-without-example"_code, outcome.position, {outcome.id});
    }
  }

private:
  void check_example(const guide::Example& example) {
    const guide::Walk walk = guide::walk(index_, guide::answers_of(index_, example));
    for (const guide::Outcome* advised : walk.advised) reached_.insert(advised->id);
    for (const guide::Outcome* tip : walk.tips) reached_.insert(tip->id);
    // Whatever it was meant to show, it does not show it for the outcome it misses.
    if (walk.stop != guide::Stop::outcome) {
      report_stop(example, walk);
      return;
    }
    if (walk.outcome == nullptr || walk.outcome->id != example.outcome.id) {
      const std::string end = walk.outcome == nullptr ? "?" : walk.outcome->id;
      diagnostics_.add("example-elsewhere"_code, example.outcome.position,
                       {example.id, end, example.outcome.id, trace_of(walk) + end});
      return;
    }
    reached_.insert(walk.outcome->id);
    if (walk.first_outcome != nullptr) reached_.insert(walk.first_outcome->id);
    check_all_asked(example, walk);
  }

  void report_stop(const guide::Example& example, const guide::Walk& walk) {
    const std::string question = walk.question == nullptr ? "?" : walk.question->id;
    if (walk.stop == guide::Stop::unanswered) {
      diagnostics_.add("example-unfinished"_code, example.position,
                       {example.id, question, trace_of(walk) + question});
      return;
    }
    guide::Position position = example.position;
    for (const auto& given : example.answers) {
      if (given.question.id == question) position = given.question.position;
    }
    const guide::Answers answers = guide::answers_of(index_, example);
    const guide::Given& given = answers.at(question);
    diagnostics_.add("example-impossible"_code, position,
                     {example.id, given.value ? number_argument(*given.value) : Argument(given.answer),
                      question, trace_of(walk) + question});
  }

  // An answer that is never asked for is a slip, unless another example gave it.
  void check_all_asked(const guide::Example& example, const guide::Walk& walk) {
    std::set<std::string> asked;
    for (const guide::Step& step : walk.steps) asked.insert(step.question->id);
    for (const auto& given : example.answers) {
      if (!asked.contains(given.question.id))
        diagnostics_.add("example-answer-unasked"_code, given.question.position,
                         {example.id, given.question.id});
    }
  }

  const guide::TreeIndex& index_;
  diagnostics::Diagnostics& diagnostics_;
  std::set<std::string> reached_;
};

}  // namespace

void check_tree_examples(const guide::TreeIndex& index, diagnostics::Diagnostics& diagnostics) {
  ExampleChecker(index, diagnostics).check();
}

}  // namespace leidraad::check
