#include "render/trees/choices.hpp"

#include <algorithm>

#include "render/trees/words.hpp"

namespace leidraad::render {

namespace {

std::string short_text(const guide::Answer& answer) {
  return answer.label.empty() ? answer.text : answer.label;
}

std::string label_of(const guide::Answer& answer, const Wording& wording) {
  if (!answer.country) return short_text(answer);
  return wording.filled("tree-map-country", {{"answer", short_text(answer)},
                                             {"country", country_in_words(*answer.country, wording)}});
}

// Adds to the choice that leads to the same place, or starts a new one.
void add(std::vector<Choice>& choices, Choice&& choice) {
  const auto same = std::find_if(choices.begin(), choices.end(), [&](const Choice& one) {
    return one.next == choice.next && one.advice == choice.advice && one.back == choice.back &&
           one.zone == choice.zone;
  });
  if (same == choices.end()) {
    choices.push_back(std::move(choice));
  } else {
    same->labels.push_back(std::move(choice.labels.front()));
  }
}

// Answers or a band, as one line of the picture.
struct Labelled {
  std::string label;  // empty where the place's condition says enough
  const guide::Next* next = nullptr;
  Choice choice;  // all but labels and place
};

// One choice for each place that a list names, with its condition.
void add_ways(const guide::TreeIndex& index, const guide::Question& question, const Labelled& one,
              const Wording& wording, std::vector<Choice>& choices) {
  const auto add_one = [&](const std::string& next, const std::string& label) {
    Choice choice = one.choice;
    choice.next = next;
    choice.labels = {label};
    add(choices, std::move(choice));
  };
  if (one.next->empty()) add_one("", one.label);
  for (const guide::Onward& way : one.next->ways()) {
    if (one.next->only() != nullptr) {
      add_one(way.next.id, one.label);
      continue;
    }
    std::string when =
        condition_in_words(index, way.when.empty() ? rest_of(index, question, *one.next) : way.when, wording);
    if (when.empty()) when = wording("tree-map-way-rest");
    add_one(way.next.id, one.label.empty()
                             ? wording.filled("tree-map-way-any", {{"when", when}})
                             : wording.filled("tree-map-way", {{"answer", one.label}, {"when", when}}));
  }
}

// The answers, those that share a list of places as one.
std::vector<Labelled> labelled(const guide::Question& question, const Wording& wording) {
  constexpr std::size_t most_named = 2;
  std::vector<Labelled> all;
  std::vector<std::size_t> shared;  // how many answers each stands for
  for (const guide::Answer& answer : question.answers) {
    const bool has_list = answer.next.ways().size() > 1;
    const auto same = std::find_if(all.begin(), all.end(), [&](const Labelled& one) {
      return has_list && one.next->is_same_as(answer.next) && one.choice.advice == answer.advice.id;
    });
    if (same == all.end()) {
      all.push_back({label_of(answer, wording), &answer.next, {{}, {}, {}, answer.advice.id, answer.back}});
      shared.push_back(1);
    } else if (++shared[static_cast<std::size_t>(same - all.begin())] > most_named) {
      same->label.clear();
    } else {
      same->label += " " + wording("tree-or") + " " + label_of(answer, wording);
    }
  }
  return all;
}

}  // namespace

std::vector<Choice> choices_of(const guide::TreeIndex& index, const guide::Question& question,
                               const Wording& wording) {
  std::vector<Choice> choices;
  for (const guide::Scale& scale : question.scales) {
    const std::string when = condition_in_words(index, scale.when, wording);
    for (const guide::Band& band : scale.bands) {
      std::string range = range_in_words(index, band, wording);
      if (!when.empty()) range = wording.filled("tree-map-when", {{"when", when}, {"range", range}});
      add_ways(index, question, {range, &band.next, {{}, band.zone, {}, band.advice.id, {}}}, wording,
               choices);
    }
  }
  for (const Labelled& one : labelled(question, wording)) add_ways(index, question, one, wording, choices);
  return choices;
}

std::string branch_name(const guide::TreeIndex& index, const std::string& branch, const Wording& wording) {
  const auto& branches = index.tree().branches;
  const auto found = std::find_if(branches.begin(), branches.end(),
                                  [&](const guide::Branch& one) { return one.id == branch; });
  if (found == branches.end()) return wording("tree-map-stem");
  return wording.filled("tree-map-branch",
                        {{"number", std::to_string(found - branches.begin() + 1)}, {"branch", found->title}});
}

}  // namespace leidraad::render
