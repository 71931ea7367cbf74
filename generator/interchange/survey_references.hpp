// What the parts of a survey point at. check/ tells editors the same with a place and a suggestion; this is
// for programs that must rely on a file that anybody may have put there.
#pragma once

#include "guide/surveys/survey.hpp"
#include "interchange/json_object.hpp"

namespace leidraad::interchange {

// Reports the first thing in which guide::SurveyForm, validate, holds or scores_of could not trust this
// survey.
void check_references(const guide::Survey& survey, FirstProblem& problem);

}  // namespace leidraad::interchange
