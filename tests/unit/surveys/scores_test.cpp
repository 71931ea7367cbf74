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

  TEST_CASE("the highest is the worst of what was answered, also where most of it is well") {
    const auto one_bad = scores(form, {{"works", {"yes"}}, {"feel.rest", {"3"}}, {"feel.stress", {"3"}}});
    CHECK(one_bad[2].answered == 2);
    CHECK(*one_bad[2].value == 3);
    CHECK(one_bad[2].band->text == "Badly.");
    const auto reversed = scores(form, {{"works", {"yes"}}, {"feel.rest", {"1"}}, {"feel.stress", {"1"}}});
    CHECK(*reversed[2].value == 3);
    const auto well = scores(form, {{"works", {"yes"}}, {"feel.rest", {"3"}}, {"feel.stress", {"2"}}});
    CHECK(*well[2].value == 2);
    CHECK(well[2].band->text == "Well.");
  }

  TEST_CASE("the highest takes what was answered, from its minimum on") {
    const guide::RawAnswers one = {{"works", {"yes"}}, {"feel.rest", {"unknown"}}, {"feel.stress", {"3"}}};
    CHECK(scores(form, one)[2].answered == 1);
    CHECK(*scores(form, one)[2].value == 3);
    guide::Survey stricter = survey;
    stricter.scores[2].minimum_answered = 2;
    CHECK_FALSE(scores(guide::SurveyForm(stricter), one)[2].value);
    CHECK_FALSE(scores(form, {})[2].value);
  }

  TEST_CASE("a score lies between the ends of its scales; a sum between those of all parts together") {
    const auto ends = [&](std::size_t score) {
      const guide::ScoreRange range = guide::range_of(form, survey.scores[score]);
      return std::pair(range.lowest, range.highest);
    };
    CHECK(ends(0) == std::pair(1, 3));
    CHECK(ends(1) == std::pair(-2, 2));
    CHECK(ends(2) == std::pair(1, 3));
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
