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

}  // namespace

std::vector<Choice> choices_of(const guide::TreeIndex& index, const guide::Question& question,
                               const Wording& wording) {
  std::vector<Choice> choices;
  for (const guide::Scale& scale : question.scales) {
    const std::string when = condition_in_words(index, scale, wording);
    for (const guide::Band& band : scale.bands) {
      std::string range = range_in_words(index, band, wording);
      if (!when.empty()) range = wording.filled("tree-map-when", {{"when", when}, {"range", range}});
      add(choices, {{std::move(range)}, band.zone, band.next.id, band.advice.id, {}});
    }
  }
  for (const guide::Answer& answer : question.answers) {
    add(choices, {{label_of(answer, wording)}, {}, answer.next.id, answer.advice.id, answer.back});
  }
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
