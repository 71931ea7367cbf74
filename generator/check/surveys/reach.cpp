// Everything is shown to somebody.
//
// For each page and question with a condition some answers are looked for with which it is shown. Only the
// fields that its condition speaks of matter, those that decide whether these are shown, and so on backwards;
// and of each field only answers that the conditions tell apart. These are tried one field after another, in
// the order of the form, by the same `holds` that the collector asks. A field that is shown and not optional
// is always answered: nobody gets past it otherwise.
//
// Trying is bounded. Where the bound is met nothing is said: no answers were found, but there may be some.
#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>

#include "check/surveys/checks.hpp"
#include "guide/surveys/answers.hpp"

namespace leidraad::check {

using diagnostics::operator""_code;
using diagnostics::Text;
using guide::QuestionType;
using guide::SurveyAnswer;
using guide::SurveyCondition;
using guide::SurveyField;
using guide::SurveyForm;
using guide::SurveyStep;

namespace {

// Work is counted in simple conditions that are held against answers.
constexpr std::size_t most_work = 100'000;           // for one page or question
constexpr std::size_t most_work_of_all = 2'000'000;  // for a survey
constexpr std::size_t most_answers = 4'096;          // of one field

// The questions of a condition, as simple conditions.
void gather(const SurveyCondition& condition, std::vector<const SurveyCondition*>& simple) {
  if (condition.kind == SurveyCondition::Kind::question) simple.push_back(&condition);
  for (const SurveyCondition& part : condition.parts) gather(part, simple);
}

// --- answers that conditions tell apart
// ------------------------------------------------------------------------------------

SurveyAnswer chosen(std::vector<std::string> ids) {
  SurveyAnswer answer;
  answer.chosen = std::move(ids);
  return answer;
}

SurveyAnswer point(int value) {
  SurveyAnswer answer = chosen({std::to_string(value)});
  answer.number = value;
  return answer;
}

SurveyAnswer number(double value) {
  SurveyAnswer answer;
  answer.number = value;
  return answer;
}

// Options that no condition names are all alike: one stands for them, as many as may be chosen together.
std::vector<std::string> telling_options(const guide::SurveyQuestion& question,
                                         const std::set<std::string>& named) {
  std::vector<std::string> ids;
  const auto add = [&](const std::string& id) {
    const bool is_spare = !named.contains(id);
    if (is_spare &&
        std::any_of(ids.begin(), ids.end(), [&](const auto& one) { return !named.contains(one); }))
      return;
    ids.push_back(id);
  };
  for (const guide::SurveyOption& option : question.options) add(option.id);
  if (!question.other.empty()) add(guide::other_option);
  return ids;
}

// Every set of options that can be chosen together; nothing where they are too many.
std::vector<SurveyAnswer> sets_of(const guide::SurveyQuestion& question,
                                  const std::vector<std::string>& ids) {
  std::vector<SurveyAnswer> answers;
  constexpr std::size_t most_ids = 12;
  if (ids.size() > most_ids) return answers;
  const std::size_t most = question.most ? static_cast<std::size_t>(*question.most) : ids.size();
  for (std::size_t set = 1; set < (std::size_t{1} << ids.size()); ++set) {
    std::vector<std::string> together;
    for (std::size_t at = 0; at < ids.size(); ++at) {
      if ((set >> at & 1U) != 0) together.push_back(ids[at]);
    }
    if (together.size() <= most) answers.push_back(chosen(std::move(together)));
  }
  return answers;
}

// Around each number that a condition names, and at the ends of what can be typed.
std::vector<SurveyAnswer> telling_numbers(const guide::SurveyQuestion& question,
                                          const std::vector<const SurveyCondition*>& conditions) {
  const double steps = std::pow(10, question.decimals);
  std::set<double> values;  // in steps
  const auto add = [&](double value) {
    for (const double one : {std::floor(value * steps) - 1, std::floor(value * steps),
                             std::ceil(value * steps), std::ceil(value * steps) + 1})
      values.insert(one);
  };
  for (const SurveyCondition* condition : conditions) {
    if (condition->least) add(*condition->least);
    if (condition->most) add(*condition->most);
  }
  if (question.minimum) add(*question.minimum);
  if (question.maximum) add(*question.maximum);
  if (values.empty()) values.insert(0);
  std::vector<SurveyAnswer> answers;
  for (const double value : values) {
    const double typed = value / steps;
    if ((!question.minimum || typed >= *question.minimum) &&
        (!question.maximum || typed <= *question.maximum))
      answers.push_back(number(typed));
  }
  return answers;
}

std::vector<SurveyAnswer> telling_answers(const SurveyField& field,
                                          const std::vector<const SurveyCondition*>& conditions) {
  const guide::SurveyQuestion& question = *field.question;
  std::set<std::string> named;
  for (const SurveyCondition* condition : conditions)
    named.insert(condition->is.begin(), condition->is.end());
  std::vector<SurveyAnswer> answers;
  bool has_unknown = !question.unknown.empty();
  switch (question.type) {
    case QuestionType::choice:
      for (const std::string& id : telling_options(question, named)) answers.push_back(chosen({id}));
      break;
    case QuestionType::choices:
      answers = sets_of(question, telling_options(question, named));
      if (answers.empty()) return {};
      if (!question.none.empty()) answers.push_back(chosen({guide::none_option}));
      break;
    case QuestionType::scale:
    case QuestionType::grid:
      if (field.scale == nullptr) return {};
      for (const guide::SurveyScale::Point& one : field.scale->points) answers.push_back(point(one.value));
      has_unknown = !field.scale->unknown.empty();
      break;
    case QuestionType::number:
      answers = telling_numbers(question, conditions);
      break;
    case QuestionType::text:
    case QuestionType::long_text:
    case QuestionType::date:
      answers.emplace_back();  // something was written
      break;
  }
  if (has_unknown) answers.push_back(chosen({guide::unknown_option}));
  return answers;
}

// --- the search
// ------------------------------------------------------------------------------------------------------------

// A field that matters, the conditions that look at it, and the answers to try.
struct Relevant {
  const SurveyField* field = nullptr;
  std::vector<const SurveyCondition*> conditions;
  std::vector<SurveyAnswer> answers;
  std::size_t work = 1;  // to see whether it is shown
};

// What is looked for: somebody to whom all these conditions apply at this step.
struct Target {
  const SurveyStep* step = nullptr;
  std::vector<const SurveyCondition*> conditions;
};

class Search {
public:
  Search(const SurveyForm& form, Target target) : form_(form), target_(std::move(target)) {
    for (const SurveyCondition* condition : target_.conditions)
      target_work_ += follow(*condition, *target_.step);
    for (Relevant& one : relevant_) one.answers = telling_answers(*one.field, one.conditions);
    std::sort(relevant_.begin(), relevant_.end(),
              [](const Relevant& a, const Relevant& b) { return a.field < b.field; });
  }

  enum class Result : std::uint8_t { found, none, too_much };

  Result run(std::size_t work) {
    work_left_ = work;
    for (const Relevant& one : relevant_) {
      if (one.answers.empty() || one.answers.size() > most_answers) return Result::too_much;
    }
    if (try_from(0)) return Result::found;
    return work_left_ == 0 ? Result::too_much : Result::none;
  }

  [[nodiscard]] std::size_t work_left() const { return work_left_; }
  [[nodiscard]] const std::vector<Relevant>& relevant() const { return relevant_; }

private:
  // Notes what a condition looks at, and what decides whether that is shown. Returns how much there is to
  // hold.
  std::size_t follow(const SurveyCondition& condition, const SurveyStep& step) {
    std::vector<const SurveyCondition*> simple;
    gather(condition, simple);
    for (const SurveyCondition* one : simple) {
      const SurveyField* field = form_.field_seen_from(one->question.id, step);
      if (field == nullptr) continue;
      const auto [known, is_new] = places_.emplace(field, relevant_.size());
      const std::size_t place = known->second;
      if (is_new) relevant_.push_back({field, {}, {}});
      relevant_[place].conditions.push_back(one);
      if (!is_new) continue;
      const SurveyStep& own = form_.steps()[field->step];
      std::size_t work = 1;
      if (own.page->when) work += follow(*own.page->when, own);
      if (field->question->when) work += follow(*field->question->when, own);
      relevant_[place].work = work;
    }
    return simple.size();
  }

  [[nodiscard]] bool is_shown(const SurveyField& field) const {
    const SurveyStep& step = form_.steps()[field.step];
    const auto applies = [&](const std::optional<SurveyCondition>& when) {
      return !when || guide::holds(form_, step, *when, answers_);
    };
    return applies(step.page->when) && applies(field.question->when);
  }

  // False where there is no more work to be done.
  bool spend(std::size_t work) {
    work_left_ -= std::min(work_left_, work);
    return work_left_ > 0;
  }

  bool try_from(std::size_t place) {
    if (place == relevant_.size()) {
      return spend(target_work_) &&
             std::all_of(target_.conditions.begin(), target_.conditions.end(), [&](const auto* condition) {
               return guide::holds(form_, *target_.step, *condition, answers_);
             });
    }
    const Relevant& now = relevant_[place];
    if (!spend(now.work)) return false;
    const bool shown = is_shown(*now.field);
    if (shown) {
      for (const SurveyAnswer& answer : now.answers) {
        answers_[now.field->name] = answer;
        if (try_from(place + 1)) return true;
      }
      answers_.erase(now.field->name);
    }
    return (!shown || now.field->question->is_optional) && try_from(place + 1);
  }

  const SurveyForm& form_;
  Target target_;
  std::vector<Relevant> relevant_;
  std::unordered_map<const SurveyField*, std::size_t> places_;  // in `relevant_`, before it is sorted
  guide::SurveyAnswers answers_;
  std::size_t target_work_ = 1;
  std::size_t work_left_ = 0;
};

class ReachChecker {
public:
  ReachChecker(const SurveyForm& form, diagnostics::Diagnostics& diagnostics)
      : form_(form), diagnostics_(diagnostics) {}

  void check() {
    const guide::SurveyPage* last = nullptr;
    for (const SurveyStep& step : form_.steps()) {
      if (step.page != last) check(step);  // the repetitions of a page are all alike
      last = step.page;
    }
  }

private:
  void check(const SurveyStep& step) {
    const guide::SurveyPage& page = *step.page;
    std::vector<const SurveyCondition*> conditions;
    if (page.when) {
      conditions.push_back(&*page.when);
      if (!is_possible({&step, conditions})) {
        report(page.when->position, {"de pagina", "the page"}, page.id);
        for (const guide::SurveyQuestion& question : page.questions) never_.insert(&question);
        return;
      }
    }
    for (const guide::SurveyQuestion& question : page.questions) {
      if (!question.when) continue;
      conditions.push_back(&*question.when);
      if (!is_possible({&step, conditions})) {
        report(question.when->position, {"de vraag", "the question"}, question.id);
        never_.insert(&question);
      }
      conditions.pop_back();
    }
  }

  // True also where it is not known.
  bool is_possible(Target target) {
    Search search(form_, std::move(target));
    const std::size_t work = std::min(work_left_, most_work);
    const Search::Result result = search.run(work);
    work_left_ -= work - search.work_left();
    // What depends on something that is never shown is not shown either; said once, that is enough.
    is_said_ = std::any_of(search.relevant().begin(), search.relevant().end(),
                           [&](const Relevant& one) { return never_.contains(one.field->question); });
    return result != Search::Result::none;
  }

  void report(const guide::Position& position, const Text& kind, const std::string& id) {
    if (!is_said_) diagnostics_.add("never-shown"_code, position, {kind, id});
  }

  const SurveyForm& form_;
  diagnostics::Diagnostics& diagnostics_;
  std::set<const guide::SurveyQuestion*> never_;
  std::size_t work_left_ = most_work_of_all;
  bool is_said_ = false;
};

}  // namespace

void check_survey_reach(const SurveyForm& form, diagnostics::Diagnostics& diagnostics) {
  ReachChecker(form, diagnostics).check();
}

}  // namespace leidraad::check
