// What a version of a survey means and promises, as far as it must stay once there are answers: the rule by
// which one description may take the place of another under the same number.
//
// The meaning is all that guide/surveys/shape.hpp calls so, of all questions: which answers can come in, and
// to whom is asked what. Wording may change.
#pragma once

#include <string>

#include "collector/storage/storage.hpp"
#include "guide/surveys/survey.hpp"

namespace leidraad::collector {

struct VersionPromise {
  std::string meaning;    // a hash; empty where the description cannot be read
  int minimum_group = 0;  // 0 likewise
};

[[nodiscard]] std::string meaning_of(const guide::Survey& survey);
// Of a description in JSON.
[[nodiscard]] VersionPromise promise_of(const std::string& description);
// The meaning as the description has it (a later program may hash it otherwise), and the highest minimum.
[[nodiscard]] VersionPromise promise_of(const KeptVersion& version);

// Whether answers to the one are answers to the other. Of what cannot be read nobody knows otherwise.
[[nodiscard]] bool has_same_meaning(const VersionPromise& one, const VersionPromise& other);

}  // namespace leidraad::collector
