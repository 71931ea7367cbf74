// The form of a survey as the collector serves it: fresh, or again with what was typed and what is wrong with
// it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "collector/problem_answer.hpp"
#include "collector/survey_library.hpp"
#include "templates/filling.hpp"

namespace leidraad::collector {

struct FilledForm {
  guide::RawAnswers answers;           // as typed
  std::vector<FieldProblem> problems;  // with an empty field: of the form as a whole
  std::string key;
  std::string group;       // token of the participation link; may be empty
  std::string group_name;  // may be empty
};

// The page; nothing where the site has none for this survey.
[[nodiscard]] std::optional<std::string> form_page(const CollectedSurvey& survey, const FilledForm& form,
                                                   const SiteTexts& texts);

// The line that says for which group somebody answers, where there is one.
void fill_group(templates::Slots& page, const std::string& group_name, const SiteTexts& texts);

// The problems in the words of the site, with what fits the field.
[[nodiscard]] std::vector<FieldProblem> in_words(const std::vector<guide::SurveyProblem>& problems,
                                                 const guide::SurveyForm& form, const SiteTexts& texts);

}  // namespace leidraad::collector
