// Random sound surveys of every kind of part, and random answers to them.
#pragma once

#include "chance.hpp"
#include "guide/surveys/answers.hpp"

namespace leidraad::test {

[[nodiscard]] guide::Survey random_survey(Chance& chance);

// A condition on what stands before this page.
[[nodiscard]] guide::SurveyCondition random_condition(const guide::Survey& survey, std::size_t page,
                                                      Chance& chance, int depth = 0);

// Mostly what a form could send; sometimes anything.
[[nodiscard]] guide::RawAnswers random_answers(const guide::SurveyForm& form, Chance& chance);

}  // namespace leidraad::test
