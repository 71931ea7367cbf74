// Answers to the decision trees of a guide, and where the walk of generator/guide leads with each: one JSON
// object a line, all examples first, then random sets. walk.test.mjs has the page's script walk the same and
// compares. usage: walk-cases GUIDE_FOLDER SETS_PER_TREE SEED
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "chance.hpp"
#include "guide/trees/walk.hpp"
#include "load/guide_loader.hpp"

namespace {

using nlohmann::ordered_json;
namespace guide = leidraad::guide;

using leidraad::test::Chance;

const char* name_of(guide::Stop stop) {
  constexpr const char* names[] = {"outcome", "unanswered", "impossible", "unknown-node"};
  return names[static_cast<std::size_t>(stop)];
}

ordered_json step_json(const guide::Step& step) {
  ordered_json json = {{"question", step.question->id}};
  if (step.answer != nullptr) {
    json["answer"] = step.answer->id;
    return json;
  }
  const auto& scales = step.question->scales;
  for (std::size_t scale = 0; scale < scales.size(); ++scale) {
    for (std::size_t band = 0; band < scales[scale].bands.size(); ++band) {
      if (&scales[scale].bands[band] != step.band) continue;
      json["scale"] = scale;
      json["band"] = band;
    }
  }
  json["compared"] = step.compared;
  return json;
}

ordered_json walk_json(const guide::Walk& walk) {
  ordered_json json = {{"stop", name_of(walk.stop)}, {"stepsToOutcome", walk.steps_to_outcome}};
  json["steps"] = ordered_json::array();
  for (const guide::Step& step : walk.steps) json["steps"].push_back(step_json(step));
  json["advised"] = ordered_json::array();
  for (const guide::Outcome* outcome : walk.advised) json["advised"].push_back(outcome->id);
  json["tips"] = ordered_json::array();
  for (const guide::Outcome* outcome : walk.tips) json["tips"].push_back(outcome->id);
  if (walk.outcome != nullptr) json["outcome"] = walk.outcome->id;
  if (walk.first_outcome != nullptr) json["firstOutcome"] = walk.first_outcome->id;
  if (walk.back) json["back"] = *walk.back == guide::Back::branch ? "branch" : "outcome";
  if (walk.question != nullptr) json["question"] = walk.question->id;
  json["remembered"] = walk.facts.remembered;
  json["measured"] = walk.facts.measured;
  return json;
}

void print_case(const guide::TreeIndex& index, const guide::Answers& answers, const std::string& from,
                const std::string& example = {}) {
  ordered_json given = ordered_json::object();
  for (const auto& [question, one] : answers)
    given[question] = one.value ? ordered_json(*one.value) : ordered_json(one.answer);
  ordered_json json = {{"tree", index.tree().id}, {"answers", given}};
  if (!from.empty()) json["from"] = from;
  if (!example.empty()) json["example"] = example;
  json["walk"] = walk_json(guide::walk(index, answers, from));
  fmt::print("{}\n", json.dump());
}

// Answers that mostly lead on; sometimes none, one that is gone, one of the wrong kind, or one that no one
// asked for.
class RandomReader {
public:
  RandomReader(const guide::TreeIndex& index, Chance& chance) : index_(index), chance_(chance) {}

  guide::Answers answers(const std::string& from) {
    guide::Answers given;
    const auto& questions = index_.tree().questions;
    while (chance_.percent(25)) {
      const guide::Question& question = chance_.one_of(questions);
      given[question.id] = answer_to(question);
    }
    if (chance_.percent(10)) given["no-such-question"] = {"yes", {}};
    // Each turn answers the question where the walk stopped, so it cannot go on for ever.
    for (std::size_t turn = 0; turn < questions.size(); ++turn) {
      const guide::Walk walk = guide::walk(index_, given, from);
      const guide::Question* question = walk.question;
      if (walk.stop == guide::Stop::outcome && question == nullptr)
        question = index_.question(index_.tree().closing.id);
      if (question == nullptr || given.contains(question->id) || chance_.percent(2)) break;
      given[question->id] = answer_to(*question);
    }
    return given;
  }

private:
  guide::Given answer_to(const guide::Question& question) {
    if (chance_.percent(1)) return {"gone", {}};
    if (chance_.percent(1)) return {{}, value_for(question)};
    const bool measures = question.measure && (question.answers.empty() || chance_.percent(75));
    if (measures) return {{}, value_for(question)};
    return {question.answers.empty() ? "gone" : choice_of(question).id, {}};
  }

  // Longer ways prove more: an answer that ends the way at once is taken less often.
  const guide::Answer& choice_of(const guide::Question& question) {
    const guide::Answer* choice = &chance_.one_of(question.answers);
    for (int turn = 0; turn < 3 && leads_to_outcome(*choice); ++turn)
      choice = &chance_.one_of(question.answers);
    return *choice;
  }

  [[nodiscard]] bool leads_to_outcome(const guide::Answer& answer) const {
    const auto& ways = answer.next.ways();
    return std::all_of(ways.begin(), ways.end(),
                       [&](const guide::Onward& way) { return index_.question(way.next.id) == nullptr; });
  }

  double value_for(const guide::Question& question) {
    const guide::Quantity* quantity =
        question.measure ? index_.quantity(question.measure->quantity.id) : nullptr;
    if (quantity == nullptr) return 20;
    if (chance_.percent(3)) return chance_.percent(50) ? quantity->minimum - 1 : quantity->maximum + 1;
    const std::vector<double> near = notable_values(question, *quantity);
    const auto steps = static_cast<std::size_t>((quantity->maximum - quantity->minimum) / quantity->step);
    const double anywhere =
        quantity->minimum + static_cast<double>(chance_.below(steps + 1)) * quantity->step;
    return near.empty() || chance_.percent(40) ? rounded(anywhere, *quantity) : chance_.one_of(near);
  }

  // The ends of what is possible, the thresholds and the values beside them.
  std::vector<double> notable_values(const guide::Question& question, const guide::Quantity& quantity) const {
    std::vector<double> values = {quantity.minimum, quantity.maximum};
    for (const guide::Scale& scale : question.scales) {
      for (const guide::Band& band : scale.bands) {
        const guide::Threshold* threshold = index_.threshold(band.lower().id);
        if (threshold == nullptr || question.measure->compared().id != quantity.id) continue;
        for (const double beside : {-1.0, -0.5, 0.0, 0.5, 1.0})
          values.push_back(threshold->value + beside * quantity.step);
      }
    }
    return values;
  }

  static double rounded(double value, const guide::Quantity& quantity) {
    const double scale = std::pow(10, guide::decimals_of(quantity.step));
    return std::round(value * scale) / scale;
  }

  const guide::TreeIndex& index_;
  Chance& chance_;
};

void print_tree(const guide::Tree& tree, std::size_t sets, Chance& chance) {
  const guide::TreeIndex index(tree);
  for (const guide::Example& example : tree.examples)
    print_case(index, guide::answers_of(index, example), {}, example.outcome.id);
  RandomReader reader(index, chance);
  for (std::size_t set = 0; set < sets; ++set) {
    const std::string from = chance.percent(10) ? chance.one_of(tree.questions).id : std::string();
    print_case(index, reader.answers(from), from);
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) {
    fmt::print(stderr, "usage: walk-cases GUIDE_FOLDER SETS_PER_TREE SEED\n");
    return 2;
  }
  leidraad::load::LoadOptions options;
  options.asks_git = false;
  const leidraad::load::LoadResult loaded = leidraad::load::load_guide(arguments[1], options);
  if (loaded.guide.trees.empty()) {
    fmt::print(stderr, "walk-cases: no tree could be read in {}\n", arguments[1]);
    return 1;
  }
  Chance chance(std::strtoull(arguments[3], nullptr, 10));
  for (const guide::Tree& tree : loaded.guide.trees)
    print_tree(tree, static_cast<std::size_t>(std::atoi(arguments[2])), chance);
  return 0;
}
