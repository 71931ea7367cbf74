// The checks of a survey, each of which reports what is wrong with one part of it.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "guide/surveys/form.hpp"

namespace leidraad::check {

// The questions of a survey by name, and where they stand. Of several with one id the first counts. The
// survey must outlive it.
class SurveyNames {
public:
  struct Place {
    std::size_t page = 0;  // its place in the survey
    const guide::SurveyQuestion* question = nullptr;
    const guide::SurveyOption* row = nullptr;  // where the name is that of a row
  };

  explicit SurveyNames(const guide::Survey& survey);

  [[nodiscard]] const guide::Survey& survey() const { return *survey_; }
  // What is called "question" or "question.row"; its `question` is nullptr where there is no such thing.
  [[nodiscard]] Place find(const std::string& name) const;
  // The same, with a diagnostic where there is none.
  [[nodiscard]] Place expect(const guide::Name& name, diagnostics::Diagnostics& diagnostics) const;
  [[nodiscard]] const guide::SurveyList* list(const std::string& id) const;
  // How often a page is there.
  [[nodiscard]] std::size_t repetitions(const guide::SurveyPage& page) const;

private:
  const guide::Survey* survey_;
  std::unordered_map<std::string, Place> questions_;
};

// False, with a diagnostic, where a survey is larger than the collector reads; then nothing else is worth
// looking at (check/surveys/size.cpp).
[[nodiscard]] bool check_survey_size(const SurveyNames& names, diagnostics::Diagnostics& diagnostics);
// Ids stand once and are free, scales and lists exist and are used, `{item}` has an item (check/surveys/names.cpp).
void check_survey_names(const SurveyNames& names, diagnostics::Diagnostics& diagnostics);
// Each question has what its type needs and nothing else; scales (check/surveys/questions.cpp).
void check_survey_questions(const SurveyNames& names, diagnostics::Diagnostics& diagnostics);
// Conditions look back, at answers that exist (check/surveys/conditions.cpp).
void check_survey_conditions(const SurveyNames& names, diagnostics::Diagnostics& diagnostics);
// Scores, results and promises (check/surveys/scores.cpp).
void check_survey_scores(const SurveyNames& names, diagnostics::Diagnostics& diagnostics);
// Everything is shown to somebody; only for a survey without other mistakes (check/surveys/reach.cpp).
void check_survey_reach(const guide::SurveyForm& form, diagnostics::Diagnostics& diagnostics);

// Where the key of a question was written; the question itself where it was not.
[[nodiscard]] guide::Position position_of(const guide::SurveyQuestion& question, const std::string& key);

}  // namespace leidraad::check
