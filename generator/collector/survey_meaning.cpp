#include "collector/survey_meaning.hpp"

#include <algorithm>
#include <variant>

#include "collector/storage/secrets.hpp"
#include "guide/surveys/shape.hpp"
#include "interchange/survey_json.hpp"

namespace leidraad::collector {

std::string meaning_of(const guide::Survey& survey) {
  constexpr std::size_t key_size = 32;
  std::string text;
  for (const auto& [question, shape] : guide::shape_of(survey)) {
    if (question == guide::survey_itself) continue;
    text += question + '\n';
    for (const auto& [key, value] : shape.meaning) text += key + '\x1f' + value + '\n';
    text += '\n';
  }
  // Nothing is secret here: the hash is only shorter.
  return keyed_hash(std::string(key_size, '\0'), "meaning", {text});
}

VersionPromise promise_of(const std::string& description) {
  const auto read = interchange::survey_of(description);
  const auto* survey = std::get_if<guide::Survey>(&read);
  if (survey == nullptr) return {};
  return {meaning_of(*survey), survey->privacy.minimum_group};
}

VersionPromise promise_of(const KeptVersion& version) {
  VersionPromise promise = promise_of(version.description);
  if (promise.meaning.empty()) promise.meaning = version.meaning;
  promise.minimum_group = std::max(promise.minimum_group, version.minimum_group);
  return promise;
}

bool has_same_meaning(const VersionPromise& one, const VersionPromise& other) {
  return one.meaning.empty() || other.meaning.empty() || one.meaning == other.meaning;
}

}  // namespace leidraad::collector
