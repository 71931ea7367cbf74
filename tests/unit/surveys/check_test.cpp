#include "check/surveys/checks.hpp"
#include "load/surveys/lock.hpp"
#include "survey/random_survey.hpp"
#include "surveys/survey_support.hpp"

using namespace leidraad;
using namespace leidraad::test;

namespace {

// A page with one question on each line, and what the page itself needs.
std::string page(const std::string& id, const std::string& questions, const std::string& more = "") {
  return "  - id: " + id + "\n    title: Titel\n" + more + "    questions:\n" + questions;
}

std::string choice(const std::string& id, const std::string& more = "") {
  return "      - { id: " + id +
         ", type: choice, text: Tekst, options: [{ id: ja, text: Ja }, { id: nee, text: "
         "Nee }]" +
         more + " }\n";
}

std::string question(const std::string& id, const std::string& type, const std::string& more = "") {
  return "      - { id: " + id + ", type: " + type + ", text: Tekst" + more + " }\n";
}

// Codes only, of a survey with these pages.
Strings codes(const std::string& pages, const std::string& more = "") {
  const ReadSurvey read = read_survey(survey_with(pages, more));
  REQUIRE(found(read.diagnostics) == Strings{});
  Strings all;
  for (const std::string& one : read.faults()) all.push_back(one.substr(one.find(' ') + 1));
  std::erase(all, "unused-in-survey");
  return all;
}

// What is found where a later question has this condition, after these questions.
Strings condition(const std::string& before, const std::string& when) {
  return codes(page("een", before) + page("twee", choice("laatste", ", when: " + when)));
}

const Strings fine = {};
const Strings never = {"never-shown"};

}  // namespace

TEST_SUITE("survey checks") {
  TEST_CASE("what can be answered is shown") {
    CHECK(condition(choice("a"), "{ question: a, is: ja }") == fine);
    CHECK(condition(choice("a"), "{ not: { question: a, is: ja } }") == fine);
    CHECK(condition(choice("a", ", other: Anders"), "{ question: a, is: other }") == fine);
    CHECK(condition(choice("a", ", unknown: Geen idee"), "{ question: a, is: unknown }") == fine);
    CHECK(condition(question("a", "scale", ", scale: vaak"), "{ question: a, at-least: 3 }") == fine);
    CHECK(condition(question("a", "scale", ", scale: vaak"), "{ question: a, is: [2, unknown] }") == fine);
    CHECK(condition(question("a", "number", ", minimum: 0"), "{ question: a, at-least: 100000 }") == fine);
    CHECK(condition(question("a", "number", ", unknown: Geen idee"), "{ question: a, is: unknown }") == fine);
    CHECK(condition(question("a", "text", ", optional: true"), "{ not: { question: a, answered: true } }") ==
          fine);
    CHECK(condition(question("a", "date"), "{ question: a, answered: true }") == fine);
  }

  TEST_CASE("who must answer has always answered") {
    CHECK(condition(question("a", "text"), "{ not: { question: a, answered: true } }") == never);
    CHECK(condition(choice("a"), "{ not: { question: a, is: [ja, nee] } }") == never);
    CHECK(condition(choice("a", ", optional: true"), "{ not: { question: a, is: [ja, nee] } }") == fine);
  }

  TEST_CASE("conditions that contradict each other show nothing") {
    CHECK(condition(choice("a"), "{ all: [{ question: a, is: ja }, { question: a, is: nee }] }") == never);
    CHECK(
        condition(
            choice("a") + choice("b"),
            "{ all: [{ question: a, is: ja }, { not: { any: [{ question: a, is: ja }, { question: b, is: ja "
            "}] } }] }") == never);
    CHECK(condition(question("a", "scale", ", scale: vaak"),
                    "{ all: [{ question: a, at-least: 3 }, { question: a, at-most: 2 }] }") == never);
    CHECK(condition(question("a", "scale", ", scale: vaak"), "{ question: a, at-least: 3, at-most: 2 }") ==
          never);
  }

  TEST_CASE("between two whole numbers there is none, between two numbers with decimals there is") {
    const std::string between =
        "{ all: [{ not: { question: a, at-most: 3 } }, { not: { question: a, at-least: 4 } }] }";
    CHECK(condition(question("a", "number"), between) == never);
    CHECK(condition(question("a", "number", ", decimals: 1"), between) == fine);
  }

  TEST_CASE("of several answers `max` tells how many go together") {
    const std::string both = "{ all: [{ question: a, is: x }, { question: a, is: y }] }";
    const auto choices = [](const std::string& more) {
      return question("a", "choices",
                      ", options: [{ id: x, text: X }, { id: y, text: Y }, { id: z, text: Z }]" + more);
    };
    CHECK(condition(choices(""), both) == fine);
    CHECK(condition(choices(", max: 2"), both) == fine);
    CHECK(condition(choices(", max: 1"), both) == never);
    CHECK(condition(choices(", none: Geen"),
                    "{ all: [{ question: a, is: x }, { question: a, is: none }] }") == never);
    CHECK(condition(choices(", none: Geen"), "{ question: a, is: none }") == fine);
  }

  TEST_CASE("what a question hangs on counts, however far back") {
    const std::string pages = page("een", choice("a")) +
                              page("twee", choice("b"), "    when: { question: a, is: ja }\n") +
                              page("drie", choice("c", ", when: { question: b, is: ja }"));
    CHECK(codes(pages + page("vier", choice("d", ", when: { question: c, is: ja }"))) == fine);
    CHECK(codes(pages + page("vier", choice("d",
                                            ", when: { all: [{ question: c, is: ja }, { question: a, is: nee "
                                            "}] }"))) == never);
    // A question that was not shown was not answered.
    CHECK(codes(pages + page("vier", choice("d", ", when: { not: { question: c, answered: true } }"))) ==
          fine);
  }

  TEST_CASE("what hangs on something that nobody sees is not told again") {
    CHECK(codes(page("een", choice("a")) +
                page("twee", choice("b"),
                     "    when: { all: [{ question: a, is: ja }, { question: a, is: nee }] }\n") +
                page("drie", choice("c", ", when: { question: b, is: ja }"))) == never);
  }

  TEST_CASE("on a repeated page conditions look at the same item") {
    const std::string list = "lists: [{ id: dingen, items: [{ id: x, text: X }, { id: y, text: Y }] }]\n";
    const std::string first = page("een", choice("a"), "    for-each: dingen\n");
    CHECK(
        codes(first + page("twee", choice("b", ", when: { question: a, is: ja }"), "    for-each: dingen\n"),
              list) == fine);
    CHECK(codes(first +
                    page("twee",
                         choice("b", ", when: { all: [{ question: a, is: ja }, { question: a, is: nee }] }"),
                         "    for-each: dingen\n"),
                list) == never);
    CHECK(codes(first + page("twee", choice("b", ", when: { question: a, is: ja }")), list) ==
          Strings{"condition-of-repeated-page"});
  }

  TEST_CASE("more possibilities than anybody can try are left alone, quickly") {
    std::string before;
    std::string all;
    for (int at = 0; at < 40; ++at) {
      const std::string id = "a" + std::to_string(at);
      before += choice(id, ", unknown: Geen idee");
      all += "{ question: " + id + ", is: ja }, ";
    }
    // True of nobody, but to see it one needs to think, not to try: 2 to the power 40.
    CHECK(condition(before, "{ all: [{ any: [" + all + "] }, { not: { any: [" + all + "] } }] }") == fine);
  }

  TEST_CASE("never-shown is never said of what somebody sees") {
    Chance chance(20'261'129);
    int told = 0;
    for (int round = 0; round < 300; ++round) {
      const guide::Survey survey = random_survey(chance);
      const guide::SurveyForm form(survey);
      diagnostics::Diagnostics diagnostics;
      check::check_survey_reach(form, diagnostics);
      std::set<std::string> never_shown;  // pages and questions have different names here
      for (const auto& one : diagnostics.all()) never_shown.insert(one.arguments[1].dutch);
      told += static_cast<int>(never_shown.size());
      for (int respondent = 0; respondent < 60; ++respondent) {
        const guide::SurveyValidation validation = guide::validate(form, random_answers(form, chance));
        for (std::size_t at = 0; at < form.fields().size(); ++at) {
          if (!validation.is_shown[at]) continue;
          const guide::SurveyField& field = form.fields()[at];
          CHECK_FALSE(never_shown.contains(field.question->id));
          CHECK_FALSE(never_shown.contains(form.steps()[field.step].page->id));
          const bool is_stuck = !field.question->is_optional && !validation.answers.contains(field.name);
          if (is_stuck) break;  // nobody gets past this
        }
      }
    }
    CHECK(told > 0);
  }

  TEST_CASE("the names of a sound survey's fields are all different") {
    const ReadSurvey read = read_survey(survey_with(
        page("een", question("a", "grid", ", scale: vaak, rows: [{ id: b, text: B }, { id: c, text: C }]") +
                        choice("b")) +
        page("twee", choice("c", ", other: Anders"))));
    CHECK(read.faults() == Strings{});
    std::set<std::string> names;
    const guide::SurveyForm form(read.survey);
    for (const guide::SurveyField& field : form.fields()) {
      CHECK(names.insert(field.name).second);
      if (field.has_other()) CHECK(names.insert(field.name + ".other").second);
    }
    CHECK(names.size() == 5);
  }

  TEST_CASE("answers are kept ten years at most, however that is written") {
    const auto kept = [](const std::string& duration) {
      ReadSurvey read = read_survey(survey_with(page("een", choice("a"))));
      read.survey.privacy.retention = duration;
      Strings faults = read.faults();
      std::erase_if(faults, [](const std::string& one) { return one.ends_with("unused-in-survey"); });
      return faults.empty();
    };
    for (const char* fine_duration : {"P10Y", "P120M", "P521W", "P999D", "P1D"}) CHECK(kept(fine_duration));
    for (const char* too_long : {"P11Y", "P121M", "P522W", "P999Y"}) CHECK_FALSE(kept(too_long));
  }
}

// --- what was published
// ------------------------------------------------------------------------------------------------------

namespace {

// What is found when the second is checked against the first, published as version 1.
Strings since(const std::string& before, const std::string& now) {
  guide::SurveyLock lock;
  lock["lijst"][1] = guide::shape_of(read_survey(survey_with(before)).survey);
  diagnostics::Diagnostics diagnostics;
  check::check_survey_lock(read_survey(survey_with(now)).survey, lock, diagnostics);
  return found(diagnostics);
}

}  // namespace

TEST_SUITE("survey lock") {
  TEST_CASE("a lock reads back as it was written") {
    guide::SurveyLock lock;
    lock["lijst"][1] = guide::shape_of(
        read_survey(
            survey_with(page("een", choice("a", ", unknown: Geen idee") +
                                        question("b", "number", ", decimals: 1, maximum: 4.5, unit: km"))))
            .survey);
    lock["lijst"][2];
    lock["andere"][10]["x"].wording["text"] = "\"é\"\n";
    diagnostics::Diagnostics diagnostics;
    const auto read = load::read_survey_lock("lock.json", load::survey_lock_text(lock), diagnostics);
    REQUIRE(read);
    CHECK(*read == lock);
    CHECK(diagnostics.empty());
  }

  TEST_CASE("what is no lock is told, whatever it is") {
    for (const char* text :
         {"", "[]", "{}", R"({"format": 1})", R"({"format": "1", "surveys": {}})",
          R"({"format": 1, "surveys": []})", R"({"format": 1, "surveys": {"a": []}})",
          R"({"format": 1, "surveys": {"a": {"een": {}}}})", R"({"format": 1, "surveys": {"a": {"0": {}}}})",
          R"({"format": 1, "surveys": {"a": {"1": {"q": {}}}}})",
          R"({"format": 1, "surveys": {"a": {"1": {"q": {"meaning": {"type": 1}, "wording": {}}}}}})",
          "{\"format\": 1, \"surveys\": {\"\xff\": {}}}"}) {
      CAPTURE(text);
      diagnostics::Diagnostics diagnostics;
      CHECK_FALSE(load::read_survey_lock("lock.json", text, diagnostics));
      CHECK(diagnostics.all().size() == 1);
    }
    diagnostics::Diagnostics diagnostics;
    CHECK_FALSE(load::read_survey_lock("lock.json", std::string(100'000, '['), diagnostics));
  }

  TEST_CASE("texts may change, with a warning; the order of things may change freely") {
    const std::string before = page("een", choice("a") + choice("b"));
    CHECK(since(before, before) == fine);
    CHECK(since(before, page("een", choice("b") + choice("a"))) == fine);
    CHECK(since(before, page("een", choice("a")) + page("twee", choice("b"))) == fine);
    CHECK(since(before, page("een", choice("a", ", help: Uitleg") + choice("b"))) ==
          Strings{"11:9 survey-text-changed"});
  }

  TEST_CASE("whatever decides which answers come in may not change under one version") {
    const std::string b = choice("b");
    const auto change = [&](const std::string& was, const std::string& is) {
      return since(page("een", b) + page("twee", was), page("een", b) + page("twee", is));
    };
    const Strings changed = {"15:9 survey-changed"};
    CHECK(change(choice("a"), question("a", "text")) == changed);
    CHECK(change(choice("a"), choice("a", ", unknown: Weet niet")) == changed);
    CHECK(change(choice("a"), choice("a", ", optional: true")) == changed);
    CHECK(change(choice("a"), choice("a", ", when: { question: b, is: ja }")) == changed);
    CHECK(change(choice("a", ", when: { question: b, is: nee }"),
                 choice("a", ", when: { question: b, is: ja }")) == changed);
    CHECK(change(choice("a", ", when: { question: b, is: [ja, nee] }"),
                 choice("a", ", when: { question: b, is: [nee, ja] }")) == fine);
    CHECK(change(question("a", "number", ", unit: km"), question("a", "number", ", unit: uur")) == changed);
    CHECK(change(question("a", "number", ", maximum: 4"), question("a", "number", ", maximum: 5")) ==
          changed);
    CHECK(change(question("a", "grid", ", scale: vaak, rows: [{ id: x, text: X }]"),
                 question("a", "grid", ", scale: vaak, rows: [{ id: y, text: X }]")) == changed);
    CHECK(since(page("een", b), page("een", b) + page("twee", choice("a"))) == changed);
    // What is gone has no place of its own any more.
    CHECK(since(page("een", b) + page("twee", choice("a")), page("een", b)) == Strings{"1:1 survey-changed"});
  }

  TEST_CASE("the points of a scale belong to the questions that use it") {
    const std::string text = survey_with(page("een", question("a", "scale", ", scale: vaak")));
    guide::SurveyLock lock;
    lock["lijst"][1] = guide::shape_of(read_survey(text).survey);
    guide::Survey survey = read_survey(text).survey;
    survey.scales[0].points[2].value = 4;
    diagnostics::Diagnostics diagnostics;
    check::check_survey_lock(survey, lock, diagnostics);
    CHECK(found(diagnostics) == Strings{"11:9 survey-changed"});
  }

  TEST_CASE("a new version may mean anything, an old one may not come back") {
    guide::Survey survey = read_survey(survey_with(page("een", choice("a")))).survey;
    guide::SurveyLock lock;
    lock["lijst"][2] = {};
    const auto faults = [&](int version) {
      survey.version = version;
      diagnostics::Diagnostics diagnostics;
      check::check_survey_lock(survey, lock, diagnostics);
      return found(diagnostics);
    };
    CHECK(faults(1) == Strings{"1:1 survey-version-lower"});
    CHECK(faults(3) == fine);
    lock.clear();
    CHECK(faults(1) == fine);
  }
}

TEST_CASE("the example of the surveys' manual is sound, and so is what it says about repeated pages") {
  const std::string manual = read_file(project / "data" / "surveys" / "README.md");
  const std::size_t from = manual.find("```yaml\n# yaml-language-server");
  REQUIRE(from != std::string::npos);
  const std::size_t begin = from + 8;
  const ReadSurvey read = read_survey(manual.substr(begin, manual.find("```", begin) - begin));
  CHECK(found(read.diagnostics) == Strings{});
  CHECK(read.faults() == Strings{});
  CHECK(read.page_mentions.size() == 1);
}
