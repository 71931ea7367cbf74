#include <algorithm>
#include <map>
#include <set>

#include "check/trees/checks.hpp"

namespace leidraad::check {

using diagnostics::operator""_code;
using diagnostics::Text;

namespace {

class QuestionChecker {
public:
  QuestionChecker(const guide::TreeIndex& index, diagnostics::Diagnostics& diagnostics)
      : index_(index), diagnostics_(diagnostics) {
    find_closing();
  }

  void check(const guide::Question& question) {
    if (question.answers.empty() && question.scales.empty()) {
      diagnostics_.add("question-without-answers"_code, question.position, {question.id});
      return;
    }
    // What is kept on the device is kept under that name.
    if (question.is_context && question.remembers.empty())
      diagnostics_.add("context-without-name"_code, question.position, {question.id});
    if (question.measure.has_value() != !question.scales.empty())
      diagnostics_.add("measure-and-scales"_code, question.position, {question.id});
    check_next(question.next);
    for (const guide::Answer& answer : question.answers) {
      check_answer(question, answer);
      check_next(answer.next);
    }
    for (const guide::Scale& scale : question.scales) {
      for (const guide::Band& band : scale.bands) check_next(band.next);
    }
    check_way_out(question);
    if (question.measure) check_measure(*question.measure);
    check_same_targets(question);
  }

private:
  // Closing questions: those that the first of them leads to.
  void find_closing() {
    std::vector<std::string> open = {index_.tree().closing.id};
    while (!open.empty()) {
      const guide::Question* question = index_.question(open.back());
      open.pop_back();
      if (question == nullptr || !closing_.insert(question->id).second) continue;
      for (const guide::Turn& turn : guide::all_turns(*question)) open.push_back(turn.next().id);
    }
  }

  void check_answer(const guide::Question& question, const guide::Answer& answer) {
    if (answer.next.empty() && !answer.back)
      diagnostics_.add("answer-leads-nowhere"_code, answer.position, {answer.id});
    if (!answer.next.empty() && answer.back)
      diagnostics_.add("answer-leads-twice"_code, answer.position, {answer.id});
    const auto& ways = answer.next.ways();
    if (!answer.advice.empty() && std::any_of(ways.begin(), ways.end(), [&](const guide::Onward& way) {
          return way.next.id == answer.advice.id;
        }))
      diagnostics_.add("advice-is-next"_code, answer.advice.position, {answer.advice.id});
    if (answer.back && !closing_.contains(question.id))
      diagnostics_.add("back-outside-closing"_code, answer.position, {answer.id, question.id});
  }

  // A list ends with the place for everybody else, and only there.
  void check_next(const guide::Next& next) {
    if (next.empty() || !seen_ways_.insert(&next.ways()).second) return;
    const std::vector<guide::Onward>& ways = next.ways();
    if (!ways.back().when.empty())
      diagnostics_.add("next-without-rest"_code, ways.back().position, {ways.back().next.id});
    for (std::size_t at = 0; at + 1 < ways.size(); ++at) {
      if (ways[at].when.empty())
        diagnostics_.add("next-for-everybody"_code, ways[at].position, {ways[at].next.id});
    }
  }

  // Nobody may get stuck on something that one cannot know.
  void check_way_out(const guide::Question& question) {
    const auto has_way_out = [&](guide::Country country) {
      return std::any_of(question.answers.begin(), question.answers.end(), [&](const guide::Answer& answer) {
        return answer.is_unknown && (!answer.country || *answer.country == country);
      });
    };
    if (!question.everyone_knows && !(has_way_out(guide::Country::be) && has_way_out(guide::Country::nl)))
      diagnostics_.add("no-way-out"_code, question.position, {question.id});
  }

  void check_measure(const guide::Measure& measure) {
    const guide::Quantity* typed = index_.quantity(measure.quantity.id);
    if (typed != nullptr && typed->derived)
      diagnostics_.add("derived-is-not-typed"_code, measure.quantity.position, {typed->id});
    const guide::Quantity* compared = index_.quantity(measure.compare.id);
    if (compared != nullptr && !compared->derived && compared != typed)
      diagnostics_.add("compare-is-not-derived"_code, measure.compare.position, {compared->id});
  }

  // Two answers to one place: perhaps one of them should go elsewhere. Not where the difference is remembered
  // or told.
  void check_same_targets(const guide::Question& question) {
    if (!question.remembers.empty() || closing_.contains(question.id)) return;
    std::map<std::string, const guide::Answer*> by_target;
    for (const guide::Answer& answer : question.answers) {
      const guide::Name* next = answer.next.only();
      if (next == nullptr || answer.is_unknown || !answer.means.empty() || answer.country) continue;
      const auto [known, is_new] =
          by_target.try_emplace(next->id + ' ' + answer.advice.id + ' ' + answer.tip.id, &answer);
      if (is_new) continue;
      diagnostics_.add("same-target"_code, answer.position, {known->second->id, answer.id, next->id})
          .notes.push_back(
              {{"hier staat het andere antwoord", "the other answer stands here"}, known->second->position});
    }
  }

  const guide::TreeIndex& index_;
  diagnostics::Diagnostics& diagnostics_;
  std::set<std::string> closing_;
  std::set<const std::vector<guide::Onward>*> seen_ways_;
};

}  // namespace

void check_tree_questions(const guide::TreeIndex& index, diagnostics::Diagnostics& diagnostics) {
  QuestionChecker checker(index, diagnostics);
  for (const guide::Question& question : index.tree().questions) checker.check(question);
}

}  // namespace leidraad::check
