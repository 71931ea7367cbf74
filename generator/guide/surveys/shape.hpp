// What is remembered of a survey once it is published: enough to see later whether an answer still means what
// it meant.
//
// Of each question two things are kept apart. Its *meaning* is everything that decides which answers can come
// in and to whom it is asked: type, options, points, bounds, unit, conditions. Its *wording* is what people
// read. The order of options, of questions and of pages is neither. Values are texts in one canonical form,
// so that equal means equal.
#pragma once

#include <map>
#include <string>

#include "guide/surveys/survey.hpp"

namespace leidraad::guide {

struct QuestionShape {
  std::map<std::string, std::string> meaning;  // "type" -> "choice", "options" -> "ja, nee"
  std::map<std::string, std::string> wording;  // "text" -> …, "option ja" -> "Ja"

  bool operator==(const QuestionShape&) const = default;
};

// By question id. What is promised about the answers stands under `survey_itself`, an id that no question may
// have.
using SurveyShape = std::map<std::string, QuestionShape>;
inline constexpr const char* survey_itself = "survey";

// The published shapes by survey id and version.
using SurveyLock = std::map<std::string, std::map<int, SurveyShape>>;

[[nodiscard]] SurveyShape shape_of(const Survey& survey);

// A condition in one line, as it is written in YAML: `{all: [{question: werkt, is: ja}, …]}`.
[[nodiscard]] std::string text_of(const SurveyCondition& condition);

}  // namespace leidraad::guide
