// What fits a field, told to who gave something else.
#include "guide/surveys/fitting.hpp"

#include "surveys/example.hpp"

using namespace leidraad;
using namespace leidraad::test;

namespace {

// The key of each sentence, with what is filled in.
std::string fits(const guide::SurveyForm& form, const std::string& name) {
  return guide::fitting_answer(*form.field(name), [](const std::string& key, const auto& values) {
    std::string text = key.substr(std::string("survey-fits-").size());
    for (const auto& [value, filled] : values) text.append(" ").append(value).append("=").append(filled);
    return text;
  });
}

}  // namespace

TEST_CASE("what fits is told by type: one answer, several, a text of so many characters") {
  const guide::Survey survey = survey_from(survey_with_everything);
  const guide::SurveyForm form(survey);
  CHECK(fits(form, "works") == "choice");
  CHECK(fits(form, "busy") == "choice");
  CHECK(fits(form, "feel.rest") == "choice");
  CHECK(fits(form, "tasks") == "choices-most most=2");
  CHECK(fits(form, "story") == "text most=30");
  CHECK(fits(form, "free") == "text most=2000");
}

TEST_CASE("a number is told its bounds as readers write them, and the answer beside it") {
  guide::Survey survey = survey_from(survey_with_everything);
  const auto told = [&] {
    const guide::SurveyForm form(survey);
    return fits(form, "hours");
  };
  guide::SurveyQuestion& hours = survey.pages[1].questions[0];
  CHECK(told() == "number-between minimum=0 maximum=60,5 or answer=No idea");
  hours.maximum.reset();
  CHECK(told() == "number-least minimum=0 or answer=No idea");
  hours.unknown.clear();
  CHECK(told() == "number-least minimum=0");
  hours.minimum.reset();
  CHECK(told() == "number");
  hours.maximum = 1'250'000;
  CHECK(told() == "number-most maximum=1250000");
  const guide::SurveyForm form(survey);
  CHECK(fits(form, "since") == "date or answer=No idea");
}

TEST_CASE("of one answer at most it is not told how many") {
  guide::Survey survey = survey_from(survey_with_everything);
  guide::SurveyQuestion& tasks = survey.pages[0].questions[1];
  tasks.most = 1;
  CHECK(fits(guide::SurveyForm(survey), "tasks") == "choice");
  tasks.most.reset();
  CHECK(fits(guide::SurveyForm(survey), "tasks") == "choices");
}
