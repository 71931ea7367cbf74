// What answers add up to.
#include "guide/surveys/scores.hpp"

#include "surveys/example.hpp"

using namespace leidraad;
using namespace leidraad::test;

namespace {

std::vector<guide::ScoreResult> scores(const guide::SurveyForm& form, const guide::RawAnswers& raw) {
  return guide::scores_of(form, guide::validate(form, raw).answers);
}

}  // namespace

TEST_SUITE("survey scores") {
  const guide::Survey survey = survey_from(survey_with_everything);
  const guide::SurveyForm form(survey);

  TEST_CASE("a mean takes the answered parts, reversed ones from the other end") {
    const auto results =
        scores(form, {{"works", {"yes"}}, {"busy", {"3"}}, {"feel.rest", {"2"}}, {"feel.stress", {"1"}}});
    CHECK(results[0].score->id == "load");
    CHECK(results[0].answered == 3);
    CHECK(*results[0].value == doctest::Approx(8.0 / 3));
    CHECK(results[0].band->text == "Heavy.");
  }

  TEST_CASE("`I do not know` is no part; below the minimum there is no score") {
    const auto enough = scores(
        form, {{"works", {"yes"}}, {"busy", {"3"}}, {"feel.rest", {"2"}}, {"feel.stress", {"unknown"}}});
    CHECK(enough[0].answered == 2);
    CHECK(*enough[0].value == 2.5);
    const auto few = scores(form, {{"works", {"yes"}}, {"busy", {"3"}}, {"feel.rest", {"unknown"}}});
    CHECK(few[0].answered == 1);
    CHECK(!few[0].value);
    CHECK(few[0].band == nullptr);
  }

  TEST_CASE("a band starts at its `from`") {
    const guide::SurveyScore& score = survey.scores[0];
    CHECK(guide::band_of(score, 2.49)->text == "Light.");
    CHECK(guide::band_of(score, 2.5)->text == "Heavy.");
    CHECK(guide::band_of(score, -100)->text == "Light.");
    CHECK(guide::band_of(survey.scores[1], 0) == nullptr);
  }

  TEST_CASE("a sum is only a sum of everything; a repeated page counts with each item") {
    const auto whole = scores(form, {{"known@desk", {"1"}}, {"known@lamp", {"-1"}}});
    CHECK(whole[1].answered == 2);
    CHECK(*whole[1].value == 0);
    const auto half = scores(form, {{"known@desk", {"1"}}});
    CHECK(half[1].answered == 1);
    CHECK(!half[1].value);
  }

  TEST_CASE("a whole grid counts with each of its rows") {
    guide::Survey other = survey;
    other.scores[0].of = {{{"feel", {}}, false}};
    const guide::SurveyForm other_form(other);
    const auto results =
        scores(other_form, {{"works", {"yes"}}, {"feel.rest", {"1"}}, {"feel.stress", {"3"}}});
    CHECK(results[0].answered == 2);
    CHECK(*results[0].value == 2);
  }
}
