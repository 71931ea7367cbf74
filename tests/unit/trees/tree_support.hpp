// Trees for tests: built by hand in a few words, or grown at random.
#pragma once

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "guide/trees/tree.hpp"
#include "words_support.hpp"

namespace leidraad::test {

inline guide::Name name(const std::string& id) {
  return {id, {"data/trees/boom.yaml", 1, 1, 1}};
}

inline guide::Answer answer(const std::string& id, const std::string& next) {
  guide::Answer one;
  one.id = id;
  one.text = "Antwoord " + id;
  one.next = name(next);
  one.position = {"data/trees/boom.yaml", 2, 1, 1};
  return one;
}

inline guide::Question question(const std::string& id, std::vector<guide::Answer> answers) {
  guide::Question one;
  one.id = id;
  one.text = "Vraag " + id;
  one.everyone_knows = true;
  one.answers = std::move(answers);
  one.position = {"data/trees/boom.yaml", 3, 1, 1};
  return one;
}

inline guide::Outcome outcome(const std::string& id) {
  guide::Outcome one;
  one.id = id;
  one.title = "Advies " + id;
  guide::Action action;
  action.text = words("Doe iets.");
  action.who = {name("jij")};
  one.actions.today.push_back(action);
  one.measure_again = guide::MeasureAgain{"P2W", "", {}};
  return one;
}

inline guide::Quantity quantity(const std::string& id, double minimum, double maximum, double step) {
  guide::Quantity one;
  one.id = id;
  one.label = id;
  one.unit = "graden";
  one.minimum = minimum;
  one.maximum = maximum;
  one.step = step;
  return one;
}

inline guide::Threshold threshold(const std::string& id, double value) {
  guide::Threshold one;
  one.id = id;
  one.label = id;
  one.value = value;
  one.unit = "graden";
  one.kind = guide::RuleKind::signal;
  one.note = "Zo gekozen voor de proef.";
  one.checked = "2026-11-24";
  return one;
}

// Bands that join at these thresholds, from low to high; one more target than thresholds.
inline guide::Scale scale(const std::vector<std::string>& thresholds,
                          const std::vector<std::string>& targets) {
  guide::Scale one;
  for (std::size_t at = 0; at < targets.size(); ++at) {
    guide::Band band;
    if (at > 0) band.from = name(thresholds[at - 1]);
    if (at < thresholds.size()) band.below = name(thresholds[at]);
    band.next = name(targets[at]);
    band.position = {"data/trees/boom.yaml", static_cast<std::uint32_t>(10 + at), 1, 1};
    one.bands.push_back(band);
  }
  return one;
}

inline guide::Condition when(const std::string& remembered, const std::string& value) {
  return {name(remembered), {name(value)}};
}

// A sound tree, different for every seed: questions in an order, each leading only to later ones; some
// measure, with scales for both countries; every question and outcome is led to.
class TreeGrower {
public:
  explicit TreeGrower(std::uint32_t seed, std::size_t questions) : random_(seed) {
    tree_.id = "boom";
    tree_.title = "Boom";
    tree_.start = name("land");
    tree_.people.push_back({"jij", "jij", "", "", {}});
    tree_.quantities.push_back(quantity("warmte", -10, 50, 0.1));
    const std::size_t outcomes = 2 + questions / 2;
    for (std::size_t at = 0; at < outcomes; ++at)
      tree_.outcomes.push_back(outcome("advies-" + std::to_string(at)));
    tree_.questions.push_back(question("land", {}));
    tree_.questions.back().remembers = guide::country_name;
    for (std::size_t at = 0; at < questions; ++at)
      tree_.questions.push_back(question("vraag-" + std::to_string(at), {}));
    for (std::size_t at = 0; at < tree_.questions.size(); ++at) fill(at);
    lead_everywhere();
    if (tree_.thresholds.empty()) tree_.quantities.clear();
  }

  [[nodiscard]] guide::Tree tree() { return tree_; }

private:
  std::size_t pick(std::size_t most) {
    return std::uniform_int_distribution<std::size_t>(0, most - 1)(random_);
  }

  // A later question, or an outcome.
  std::string target_after(std::size_t at) {
    const std::size_t later = tree_.questions.size() - at - 1;
    if (later > 0 && pick(3) > 0) return tree_.questions[at + 1 + pick(std::min<std::size_t>(later, 5))].id;
    return tree_.outcomes[pick(tree_.outcomes.size())].id;
  }

  void fill(std::size_t at) {
    guide::Question& one = tree_.questions[at];
    if (at == 0) {
      one.answers = {answer("be", target_after(at)), answer("nl", target_after(at))};
      return;
    }
    if (pick(3) == 0) {
      measure(one, at);
      return;
    }
    const std::size_t count = 2 + pick(3);
    for (std::size_t index = 0; index < count; ++index) {
      one.answers.push_back(answer("a" + std::to_string(index), target_after(at)));
      one.answers.back().means = "Zo is het.";
    }
    if (pick(4) == 0) one.answers.push_back(only_in(guide::countries[pick(2)], target_after(at)));
    if (pick(4) == 0) one.answers.push_back(by_country(target_after(at), target_after(at)));
  }

  static guide::Answer by_country(const std::string& in_belgium, const std::string& elsewhere) {
    guide::Answer one = answer("per-land", elsewhere);
    one.next = guide::Next({{{when(guide::country_name, "be")}, name(in_belgium), one.position},
                            {{}, name(elsewhere), one.position}});
    one.means = "Dat hangt van het land af.";
    return one;
  }

  static guide::Answer only_in(guide::Country country, const std::string& next) {
    guide::Answer one = answer("alleen-hier", next);
    one.country = country;
    return one;
  }

  void measure(guide::Question& one, std::size_t at) {
    one.measure = guide::Measure{name("warmte"), {}, {"data/trees/boom.yaml", 4, 1, 1}};
    for (const guide::Country country : guide::countries) {
      std::vector<std::string> ends;
      std::vector<std::string> targets = {target_after(at)};
      double value = static_cast<double>(pick(10));
      for (std::size_t index = 0; index < 1 + pick(3); ++index, value += 1 + static_cast<double>(pick(8))) {
        const std::string id = one.id + "-" + guide::name_of(country) + "-" + std::to_string(index);
        tree_.thresholds.push_back(threshold(id, value));
        ends.push_back(id);
        targets.push_back(target_after(at));
      }
      one.scales.push_back(scale(ends, targets));
      one.scales.back().when = {when(guide::country_name, guide::name_of(country))};
    }
  }

  // Nothing may stand alone: the question before a lonely one gets an answer to it.
  void lead_everywhere() {
    for (std::size_t at = 1; at < tree_.questions.size(); ++at) {
      guide::Question& before = tree_.questions[at - 1];
      if (before.remembers.empty()) {
        before.answers.push_back(answer("verder", tree_.questions[at].id));
      } else {
        before.answers.front().next = name(tree_.questions[at].id);
        before.answers.back().next = name(tree_.questions[at].id);
      }
    }
    guide::Question& last = tree_.questions.back();
    for (std::size_t at = 0; at < tree_.outcomes.size(); ++at)
      last.answers.push_back(answer("eind-" + std::to_string(at), tree_.outcomes[at].id));
  }

  std::mt19937 random_;
  guide::Tree tree_;
};

}  // namespace leidraad::test
