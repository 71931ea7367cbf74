// A survey written out in fields and steps, and how long it takes.
#include "surveys/example.hpp"

using namespace leidraad;
using namespace leidraad::test;

TEST_SUITE("survey form") {
  TEST_CASE("every field has its name, in the order of the form") {
    const guide::Survey survey = survey_from(survey_with_everything);
    const guide::SurveyForm form(survey);
    std::vector<std::string> names;
    for (const guide::SurveyField& field : form.fields()) names.push_back(field.name);
    CHECK(names == std::vector<std::string>{"works", "tasks", "hours", "since", "busy", "feel.rest",
                                            "feel.stress", "known@desk", "known@lamp", "why@desk", "why@lamp",
                                            "story", "free"});
    std::vector<std::string> steps;
    for (const guide::SurveyStep& step : form.steps()) steps.push_back(step.name);
    CHECK(steps == std::vector<std::string>{"you", "amounts", "idea@desk", "idea@lamp", "more@desk",
                                            "more@lamp", "end"});
  }

  TEST_CASE("a step knows its fields, a field its step, row, item and scale") {
    const guide::Survey survey = survey_from(survey_with_everything);
    const guide::SurveyForm form(survey);
    for (std::size_t place = 0; place < form.fields().size(); ++place) {
      const guide::SurveyStep& step = form.steps()[form.fields()[place].step];
      CHECK(place >= step.first_field);
      CHECK(place < step.first_field + step.field_count);
    }
    const guide::SurveyField* stress = form.field("feel.stress");
    REQUIRE(stress != nullptr);
    CHECK(stress->row->text == "Stress");
    CHECK(stress->scale->id == "agree");
    CHECK(form.field("known@lamp")->item->text == "A lamp");
    CHECK(form.field("works")->has_other());
    CHECK(form.field("feel") == nullptr);
    CHECK(form.field("works.other") == nullptr);
    CHECK(form.field("known") == nullptr);
  }

  TEST_CASE("on a repeated page a name means first the field of the same item") {
    const guide::Survey survey = survey_from(survey_with_everything);
    const guide::SurveyForm form(survey);
    const guide::SurveyStep& lamp = form.steps()[5];
    CHECK(form.field_seen_from("known", lamp)->name == "known@lamp");
    CHECK(form.field_seen_from("works", lamp)->name == "works");
    CHECK(form.field_seen_from("known", form.steps()[6]) == nullptr);
  }

  TEST_CASE("`{item}` is filled in wherever it stands") {
    const guide::SurveyList::Item item{"lamp", "A {item} lamp", "", {}};
    CHECK(guide::with_item("{item}, or {item}?", &item) == "A {item} lamp, or A {item} lamp?");
    CHECK(guide::with_item("Nothing", &item) == "Nothing");
    CHECK(guide::with_item("{item}", nullptr) == "{item}");
  }

  TEST_CASE("a text may be as long as it says, or else as its type says") {
    guide::SurveyQuestion question;
    question.type = guide::QuestionType::text;
    CHECK(guide::longest_of(question) == 200);
    question.type = guide::QuestionType::long_text;
    CHECK(guide::longest_of(question) == 2'000);
    question.longest = 30;
    CHECK(guide::longest_of(question) == 30);
  }

  TEST_CASE(
      "time counts reading, each kind of answer, every repetition, and half of what not all are asked") {
    guide::Survey survey;
    survey.pages.emplace_back();
    survey.pages[0].questions.emplace_back();
    guide::SurveyQuestion& question = survey.pages[0].questions[0];
    question.text = "One two three four five six";  // two seconds at 180 words a minute
    CHECK(guide::seconds_needed(survey) == 2 + 4);
    question.type = guide::QuestionType::long_text;
    CHECK(guide::seconds_needed(survey) == 2 + 45);
    question.type = guide::QuestionType::choices;
    question.when.emplace();
    CHECK(guide::seconds_needed(survey) == 5);  // (2 + 7) / 2, rounded
    question.when.reset();
    survey.lists.push_back({"list", {{"a", "", "", {}}, {"b", "", "", {}}, {"c", "", "", {}}}, {}});
    survey.pages[0].for_each.id = "list";
    CHECK(guide::seconds_needed(survey) == 3 * 9);
  }
}
