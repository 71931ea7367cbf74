// What somebody answered: what is shown, what is taken, what is wrong. The table of tests/survey has many
// more cases, which the page's script has to pass too.
#include "guide/surveys/answers.hpp"

#include "guide/surveys/typed_text.hpp"
#include "surveys/example.hpp"

using namespace leidraad;
using namespace leidraad::test;
using guide::RawAnswers;
using Texts = std::vector<std::string>;

namespace {

// "field code" of every problem, and what values it tells.
Texts problems(const guide::SurveyForm& form, const RawAnswers& raw) {
  Texts texts;
  for (const guide::SurveyProblem& problem : guide::validate(form, raw).problems) {
    texts.push_back(problem.field + " " + problem.code);
    for (const auto& [name, value] : problem.values) texts.back() += " " + name + "=" + value;
  }
  return texts;
}

// What is stored.
RawAnswers stored(const guide::SurveyForm& form, const RawAnswers& raw) {
  return guide::raw_of(form, guide::validate(form, raw).answers);
}

// Everything that is always asked, answered.
RawAnswers sound() {
  return {{"works", {"no"}}, {"known@desk", {"-1"}}, {"known@lamp", {"-1"}}};
}

RawAnswers with(const std::string& name, const Texts& texts) {
  RawAnswers raw = sound();
  raw[name] = texts;
  return raw;
}

}  // namespace

TEST_SUITE("survey answers") {
  const guide::Survey survey = survey_from(survey_with_everything);
  const guide::SurveyForm form(survey);

  TEST_CASE("a sound answer has no problems, and is stored as it came") {
    CHECK(problems(form, sound()).empty());
    CHECK(stored(form, sound()) == sound());
  }

  TEST_CASE("what is required and shown but not answered is missing, rows of a grid each") {
    CHECK(problems(form, {{"works", {"yes"}}}) == Texts{"hours missing", "busy missing", "feel.rest missing",
                                                        "feel.stress missing", "known@desk missing",
                                                        "known@lamp missing"});
  }

  TEST_CASE("answers to what is not shown are dropped, and so is what hangs on them") {
    RawAnswers raw = sound();
    raw["hours"] = {"12"};
    raw["feel.rest"] = {"1"};
    raw["story"] = {"Hidden"};
    CHECK(problems(form, raw).empty());
    CHECK(stored(form, raw) == sound());
    const guide::SurveyValidation validation = guide::validate(form, raw);
    CHECK(!validation.is_shown[2]);   // hours
    CHECK(!validation.is_shown[11]);  // story
    CHECK(validation.is_shown[12]);   // free
  }

  TEST_CASE("on a repeated page each repetition has its own condition") {
    RawAnswers raw = with("known@lamp", {"1"});
    raw["why@desk"] = {"no"};
    raw["why@lamp"] = {"light"};
    RawAnswers expected = with("known@lamp", {"1"});
    expected["why@lamp"] = {"light"};
    CHECK(stored(form, raw) == expected);
  }

  TEST_CASE("unknown names are ignored, also those that look like fields") {
    RawAnswers raw = sound();
    for (const char* name :
         {"_website", "gone", "feel", "known", "known@gone", "why@desk.other", "busy.other", ""})
      raw[name] = {"x"};
    CHECK(stored(form, raw) == sound());
  }

  TEST_CASE("the text of `other` chooses it where nothing else is chosen") {
    RawAnswers raw = sound();
    raw.erase("works");
    raw["works.other"] = {" Sometimes "};
    const guide::SurveyAnswer answer = guide::validate(form, raw).answers.at("works");
    CHECK(answer.chosen == Texts{"other"});
    CHECK(answer.text == "Sometimes");
    raw["works"] = {"no"};
    CHECK(stored(form, raw) == sound());
    raw["works.other"] = {std::string(201, 'x')};
    CHECK(problems(form, raw).empty());
    raw["works"] = {"other"};
    raw["works.other"] = {};
    CHECK(guide::validate(form, raw).answers.at("works").chosen == Texts{"other"});
  }

  TEST_CASE("to choices the text of `other` is added") {
    RawAnswers raw = with("tasks", {"cook"});
    raw["tasks.other"] = {"Iron"};
    CHECK(stored(form, raw).at("tasks") == Texts{"cook", "other"});
    CHECK(stored(form, raw).at("tasks.other") == Texts{"Iron"});
    raw["tasks"] = {"none"};
    CHECK(problems(form, raw) == Texts{"tasks not-together"});
    raw["tasks"] = {"cook", "wash"};
    CHECK(problems(form, raw) == Texts{"tasks too-many most=2"});
  }

  TEST_CASE("a problem with the text of `other` is a problem of its field") {
    RawAnswers raw = with("works", {"other"});
    raw["works.other"] = {std::string(201, 'x')};
    CHECK(problems(form, raw).front() == "works long most=200 count=201");
    raw["works.other"] = {"a", "b"};
    CHECK(problems(form, raw).front() == "works one-only");
  }

  TEST_CASE("choices come in the order of the form, each once") {
    CHECK(stored(form, with("tasks", {"cook", "wash", "cook", ""})).at("tasks") == Texts{"wash", "cook"});
    CHECK(problems(form, with("tasks", {"none", "wash"})) == Texts{"tasks not-together"});
    CHECK(problems(form, with("tasks", {"unknown", "none"})) == Texts{"tasks not-together"});
    CHECK(problems(form, with("tasks", {"iron"})) == Texts{"tasks option"});
    CHECK(problems(form, with("works", {"yes", "no"})).front() == "works one-only");
    CHECK(problems(form, with("works", {"no", "no"})).empty());
    CHECK(problems(form, with("works", {"none"})).front() == "works option");
  }

  TEST_CASE("a point of a scale is written as the scale writes it") {
    for (const char* point : {"2", "01", "1.0", "+1", "yes", "unknown"})
      CHECK(problems(form, with("known@desk", {point})) == Texts{"known@desk option"});
    const guide::SurveyAnswer answer =
        guide::validate(form, with("known@desk", {" -1 "})).answers.at("known@desk");
    CHECK(answer.number == -1);
    CHECK(answer.chosen == Texts{"-1"});
  }

  TEST_CASE("`I do not know` beside a number is one or the other") {
    RawAnswers raw = with("works", {"yes"});
    raw["hours"] = {"unknown"};
    CHECK(stored(form, raw).at("hours") == Texts{"unknown"});
    raw["hours"] = {"", "unknown"};
    CHECK(stored(form, raw).at("hours") == Texts{"unknown"});
    raw["hours"] = {"12", "unknown"};
    CHECK(problems(form, raw).front() == "hours not-together");
  }

  TEST_CASE("a number has its bounds and its decimals") {
    const auto with_hours = [&](const std::string& text) {
      RawAnswers raw = {{"works", {"yes"}}, {"hours", {text}}};
      const Texts all = problems(form, raw);
      return all.front().starts_with("hours ") ? all.front() : stored(form, raw).at("hours").front();
    };
    CHECK(with_hours("12,5") == "12.5");
    CHECK(with_hours("012.50") == "12.5");
    CHECK(with_hours("-0") == "0");
    CHECK(with_hours("60,5") == "60.5");
    CHECK(with_hours("60,6") == "hours high maximum=60.5");
    CHECK(with_hours("\xE2\x88\x92"
                     "1") == "hours low minimum=0");
    CHECK(with_hours("1,25") == "hours decimals decimals=1");
    CHECK(with_hours("1.200") == "hours high maximum=60.5");
    CHECK(with_hours("a lot") == "hours number");
  }

  TEST_CASE("a text is counted in characters, and control characters are refused") {
    RawAnswers raw = with("free", {"\xF0\x9F\x99\x82\r\n\xE2\x80\x8F\xD7\xA9\tend\r"});
    CHECK(stored(form, raw).at("free") == Texts{"\xF0\x9F\x99\x82\n\xE2\x80\x8F\xD7\xA9\tend"});
    CHECK(problems(form, with("free", {std::string("a\0b", 3)})) == Texts{"free characters"});
    CHECK(problems(form, with("free", {"\x1b[1m"})) == Texts{"free characters"});
    std::string emoji;
    for (int count = 0; count < 10; ++count) emoji += "\xF0\x9F\x99\x82";
    raw = with("known@desk", {"1"});
    raw["why@desk"] = {emoji};
    CHECK(problems(form, raw).empty());
    raw["why@desk"] = {emoji + "!"};
    CHECK(problems(form, raw) == Texts{"why@desk long most=10 count=11"});
  }

  TEST_CASE("blanks are no answer, and nothing at all is empty") {
    const guide::SurveyValidation blanks =
        guide::validate(form, {{"works", {" ", "\xC2\xA0\t\n"}}, {"free", {}}});
    CHECK(blanks.is_empty);
    CHECK(blanks.answers.empty());
    CHECK(!guide::validate(form, {{"free", {"x"}}}).is_empty);
    CHECK(!guide::validate(form, {{"hours", {"x"}}}).is_empty);
    CHECK(guide::validate(form, {{"gone", {"x"}}}).is_empty);
  }

  TEST_CASE("the stored form is stable") {
    RawAnswers raw = {{"works", {"other"}},   {"works.other", {" At sea "}}, {"tasks", {"talk", "wash"}},
                      {"hours", {"010,50"}},  {"since", {"1/3/2024"}},       {"busy", {"unknown"}},
                      {"feel.rest", {"1"}},   {"feel.stress", {"3"}},        {"known@desk", {"1"}},
                      {"known@lamp", {"-1"}}, {"why@desk", {"It\r\nfits"}},  {"story", {"Once"}}};
    const RawAnswers once = stored(form, raw);
    CHECK(once.at("hours") == Texts{"10.5"});
    CHECK(once.at("since") == Texts{"2024-03-01"});
    CHECK(stored(form, once) == once);
  }

  TEST_CASE("any, all and not, over what was answered and what was not") {
    using guide::SurveyCondition;
    const auto is = [](const char* question, const Texts& options) {
      SurveyCondition one;
      one.question.id = question;
      one.is = options;
      return one;
    };
    const auto of = [](SurveyCondition::Kind kind, std::vector<SurveyCondition> parts) {
      SurveyCondition one;
      one.kind = kind;
      one.parts = std::move(parts);
      return one;
    };
    const auto answers = guide::validate(form, with("tasks", {"wash", "talk"})).answers;
    const auto check = [&](const SurveyCondition& one) {
      return guide::holds(form, form.steps().back(), one, answers);
    };
    const SurveyCondition yes = is("tasks", {"talk", "cook"});
    const SurveyCondition no = is("tasks", {"cook"});
    CHECK(check(yes));
    CHECK(!check(no));
    CHECK(!check(is("hours", {"unknown"})));
    CHECK(!check(is("gone", {"x"})));
    CHECK(check(of(SurveyCondition::Kind::any, {no, yes})));
    CHECK(!check(of(SurveyCondition::Kind::all, {no, yes})));
    CHECK(check(of(SurveyCondition::Kind::negation, {no})));
    CHECK(check(of(SurveyCondition::Kind::negation, {is("hours", {"unknown"})})));
    CHECK(check(of(SurveyCondition::Kind::all,
                   {yes, of(SurveyCondition::Kind::negation, {of(SurveyCondition::Kind::any, {no, no})})})));
  }
}

TEST_SUITE("typed text") {
  TEST_CASE("numbers as people write them") {
    const auto read = [](std::string_view text) {
      const auto number = guide::number_in(text);
      return number ? guide::number_text(number->value) : "none";
    };
    CHECK(read("5") == "5");
    CHECK(read("1,5") == "1.5");
    CHECK(read("+1.5") == "1.5");
    CHECK(read("-3") == "-3");
    CHECK(read("\xE2\x80\x93"
               "3") == "-3");
    CHECK(read("0,1") == "0.1");
    CHECK(read("123456789012345") == "123456789012345");
    CHECK(read("0.00001") == "0.00001");
    for (const char* text : {"", "-", "+-1", "1e3", "0x10", "inf", "nan", "1.2.3", "1.", ",5", "1,000,000",
                             "1234567890123456", "\xD9\xA1"})
      CHECK(read(text) == "none");
    CHECK(guide::number_in("1.50")->decimals == 1);
  }

  TEST_CASE("groups of three digits are one number; where another reading is usual it is told") {
    const auto read = [](std::string_view text) -> std::string {
      const auto number = guide::number_in(text);
      if (!number) return "none";
      const std::string value = guide::number_text(number->value);
      return number->other_reading ? value + " or " + guide::number_text(*number->other_reading) : value;
    };
    CHECK(read("1.250") == "1250 or 1.25");
    CHECK(read("-1.250") == "-1250 or -1.25");
    CHECK(read("1,250") == "1.25 or 1250");
    for (const char* text : {"1 250",
                             "1\xC2\xA0"
                             "250",
                             "1\xE2\x80\x89"
                             "250",
                             "1\xE2\x80\xAF"
                             "250",
                             "1'250",
                             "1\xE2\x80\x99"
                             "250",
                             "1250"})
      CHECK(read(text) == "1250");
    for (const char* text : {"1.250.000,5", "1 250 000,5", "1 250 000.5", "1250000,500"})
      CHECK(read(text) == "1250000.5");
    CHECK(read("0.125") == "0.125");
    CHECK(read("0,125") == "0.125");
    CHECK(read("1.25") == "1.25");
    CHECK(read("1.2500") == "1.25");
    CHECK(read("1234.567") == "1234.567");
    CHECK(read("1 250.500") == "1250.5");
    for (const char* text :
         {"12.500,", "1.250.5", "1.250.", "1.25.000", "12 50", "1  250", "1 250 ", "1.250 000", "0 250",
          "1.250.000.5", "1,250.5", "1,250,5", "1 2 3", "1 250,", "1 250 ,5", ". 250"})
      CHECK(read(text) == "none");
  }

  TEST_CASE("a number as it is stored is read back as it was") {
    for (const double value : {0.0, 1.25, 1.234, -1.234, 999.125, 1000.125, 0.125, 1250.0, 1.2345})
      CHECK(guide::number_in(guide::stored_number(value))->value == value);
    CHECK(guide::stored_number(1.234) == "1.2340");
    CHECK(guide::stored_number(0.125) == "0.125");
  }

  TEST_CASE("days that exist") {
    const auto read = [](std::string_view text) { return guide::day_in(text).value_or("none"); };
    CHECK(read("2026-11-29") == "2026-11-29");
    CHECK(read("29-11-2026") == "2026-11-29");
    CHECK(read("29/11/2026") == "2026-11-29");
    CHECK(read("1-3-2026") == "2026-03-01");
    CHECK(read("29-02-2024") == "2024-02-29");
    CHECK(read("29-02-2000") == "2000-02-29");
    CHECK(read("31-12-2100") == "2100-12-31");
    for (const char* text :
         {"29-02-2023",  "29-02-1900",  "2026-02-30", "31-04-2026", "00-01-2026", "01-00-2026", "01-13-2026",
          "31-12-1899",  "01-01-2101",  "2026/11/29", "29-11/2026", "29-11-26",   "2026-1-5",   "29.11.2026",
          "29-11-2026 ", "129-11-2026", "",           "-",          "--",         "1-1-20260"})
      CHECK(read(text) == "none");
  }
}
