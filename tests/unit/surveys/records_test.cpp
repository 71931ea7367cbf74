#include "load/surveys/survey.hpp"
#include "support.hpp"

using namespace leidraad;
using namespace leidraad::test;
using guide::SurveyCondition;

namespace {

struct Context {
  diagnostics::Diagnostics diagnostics;
  std::vector<guide::Mention> mentions;
  std::vector<guide::PageMention> pages;
  load::RecordReading reading{"data/surveys/lijst.yaml", diagnostics, mentions, pages,
                              [](const std::string& text, const load::YamlNode& /*node*/) {
                                guide::InlineText plain;
                                plain.plain = text;
                                return plain;
                              }};
};

template <class T>
T read(std::string_view text, Context& context) {
  T value;
  const auto yaml = load::parse_yaml("data/surveys/lijst.yaml", text, context.diagnostics);
  REQUIRE(yaml);
  (void)load::ValueReader<T>::read(*yaml, value, context.reading, {"when", ""});
  return value;
}

template <class T>
T sound(std::string_view text) {
  Context context;
  T value = read<T>(text, context);
  CHECK(found(context.diagnostics) == Strings{});
  return value;
}

template <class T>
Strings faults(std::string_view text) {
  Context context;
  (void)read<T>(text, context);
  return found(context.diagnostics);
}

}  // namespace

TEST_SUITE("survey records") {
  TEST_CASE("a condition asks for one answer, for one of several, for a range, or for any answer") {
    const auto is = sound<SurveyCondition>("{question: werkt, is: ja}\n");
    CHECK(is.kind == SurveyCondition::Kind::question);
    CHECK(is.question.id == "werkt");
    CHECK(is.is == Strings{"ja"});
    CHECK(is.question.position == guide::Position{"data/surveys/lijst.yaml", 1, 12, 5});
    CHECK(sound<SurveyCondition>("{question: druk.avond, is: [-1, 2, unknown]}\n").is ==
          Strings{"-1", "2", "unknown"});
    const auto between = sound<SurveyCondition>("{question: uren, at-least: 8.5, at-most: 40}\n");
    CHECK(between.least == 8.5);
    CHECK(between.most == 40);
    CHECK(sound<SurveyCondition>("{question: uren, answered: true}\n").is_answered);
  }

  TEST_CASE("conditions hold conditions") {
    const auto any = sound<SurveyCondition>(
        "any:\n  - {not: {question: a, is: b}}\n  - all: [{question: c, answered: true}, {question: d, is: "
        "e}]\n");
    CHECK(any.kind == SurveyCondition::Kind::any);
    REQUIRE(any.parts.size() == 2);
    CHECK(any.parts[0].kind == SurveyCondition::Kind::negation);
    REQUIRE(any.parts[0].parts.size() == 1);
    CHECK(any.parts[0].parts[0].question.id == "a");
    CHECK(any.parts[1].kind == SurveyCondition::Kind::all);
    CHECK(any.parts[1].parts.size() == 2);
  }

  TEST_CASE("a condition that is of no form, or of two, is refused where it stands") {
    CHECK(faults<SurveyCondition>("{is: ja}\n") == Strings{"1:1 condition-form"});
    CHECK(faults<SurveyCondition>("{question: a}\n") == Strings{"1:1 condition-form"});
    CHECK(faults<SurveyCondition>("{question: a, is: b, at-least: 2}\n") == Strings{"1:1 condition-form"});
    CHECK(faults<SurveyCondition>("{question: a, is: []}\n") == Strings{"1:1 condition-form"});
    CHECK(faults<SurveyCondition>("{question: a, answered: false}\n") == Strings{"1:1 condition-form"});
    CHECK(faults<SurveyCondition>("{question: a, is: b, any: [{question: c, is: d}]}\n") ==
          Strings{"1:1 condition-form"});
    CHECK(faults<SurveyCondition>("{any: []}\n") == Strings{"1:1 condition-form"});
    CHECK(faults<SurveyCondition>("{not: {question: c, is: d}, is: e}\n") == Strings{"1:1 condition-form"});
    CHECK(faults<SurveyCondition>("ja\n") == Strings{"1:1 wrong-type"});
    CHECK(faults<SurveyCondition>("{any: [{all: [{question: a}]}]}\n") == Strings{"1:15 condition-form"});
  }

  TEST_CASE("the name of a question or of a row of a grid has at most one point") {
    CHECK(faults<SurveyCondition>("{question: a.b.c, is: d}\n") == Strings{"1:12 bad-survey-field"});
    CHECK(faults<SurveyCondition>("{question: A, is: d}\n") == Strings{"1:12 bad-survey-field"});
    CHECK(faults<SurveyCondition>("{question: a., is: d}\n") == Strings{"1:12 bad-survey-field"});
    CHECK(faults<SurveyCondition>("{question: a@b, is: d}\n") == Strings{"1:12 bad-survey-field"});
  }

  TEST_CASE("a question reads every key and keeps which were written") {
    const auto choices = sound<guide::SurveyQuestion>(
        "id: helpt\ntype: choices\ntext: Wat helpt?\nhelp: Kies er drie.\noptional: true\n"
        "when: {question: werkt, is: ja}\noptions:\n  - { id: uren, text: Vaste uren }\n"
        "  - { id: roep, text: Inspraak }\nrandom: true\nother: Anders, namelijk\nnone: Niets\n"
        "unknown: Weet ik niet\nmax: 3\n");
    CHECK(choices.type == guide::QuestionType::choices);
    CHECK(choices.is_optional);
    REQUIRE(choices.when);
    CHECK(choices.when->is == Strings{"ja"});
    REQUIRE(choices.options.size() == 2);
    CHECK(choices.options[1].text == "Inspraak");
    CHECK(choices.has_random_options);
    CHECK_FALSE(choices.has_random_rows);
    CHECK(choices.other == "Anders, namelijk");
    CHECK(choices.none == "Niets");
    CHECK(choices.unknown == "Weet ik niet");
    CHECK(choices.most == 3);
    REQUIRE(choices.written.size() == 12);
    CHECK(choices.written.back().id == "max");
    CHECK(choices.written.back().position == guide::Position{"data/surveys/lijst.yaml", 14, 1, 3});

    const auto number = sound<guide::SurveyQuestion>(
        "id: uren\ntype: number\ntext: Hoeveel?\nminimum: -0.5\nmaximum: 60\ndecimals: 1\nunit: uur per "
        "week\n");
    CHECK(number.minimum == -0.5);
    CHECK(number.maximum == 60);
    CHECK(number.decimals == 1);
    CHECK(number.unit == "uur per week");
    CHECK(sound<guide::SurveyQuestion>("id: a\ntype: long-text\ntext: Vertel\nlongest: 500\n").longest ==
          500);
  }

  TEST_CASE("`random` of a grid is about its rows") {
    const auto grid = sound<guide::SurveyQuestion>(
        "id: druk\ntype: grid\ntext: Hoe vaak?\nscale: vaak\nrandom: true\nrows: [{id: a, text: A}]\n");
    CHECK(grid.has_random_rows);
    CHECK_FALSE(grid.has_random_options);
    CHECK(grid.scale.id == "vaak");
    CHECK(grid.rows.size() == 1);
  }

  TEST_CASE("a score counts names and reversed names, and its bands mention what helps") {
    Context context;
    const auto score = read<guide::SurveyScore>(
        "id: druk\ntitle: Werkdruk\nmethod: sum\nof: [tempo, rust.avond, { field: stress, reversed: true }]\n"
        "minimum-answered: 2\nbands:\n  - { text: Goed zo. }\n"
        "  - { from: 3.5, text: Pas op., trajectories: [zelf-roosteren], instruments: [scan], checklists: "
        "[lijst], "
        "pages: [tips.md] }\n",
        context);
    CHECK(found(context.diagnostics) == Strings{});
    CHECK(score.method == guide::ScoreMethod::sum);
    REQUIRE(score.of.size() == 3);
    CHECK(score.of[1].field.id == "rust.avond");
    CHECK_FALSE(score.of[1].is_reversed);
    CHECK(score.of[2].field.id == "stress");
    CHECK(score.of[2].is_reversed);
    REQUIRE(score.bands.size() == 2);
    CHECK_FALSE(score.bands[0].from);
    CHECK(score.bands[1].from == 3.5);
    CHECK(score.bands[1].advice.trajectories[0].id == "zelf-roosteren");
    CHECK(context.mentions.size() == 3);
    CHECK(context.pages.size() == 1);
  }

  TEST_CASE("a score is a mean, a sum or the highest") {
    for (const guide::ScoreMethod method :
         {guide::ScoreMethod::mean, guide::ScoreMethod::sum, guide::ScoreMethod::highest}) {
      const std::string written =
          std::string("id: last\ntitle: Last\nof: [tocht]\nmethod: ") + name_of(method);
      CHECK(sound<guide::SurveyScore>(written + "\n").method == method);
    }
    CHECK(sound<guide::SurveyScore>("id: last\ntitle: Last\nof: [tocht]\n").method ==
          guide::ScoreMethod::mean);
  }

  TEST_CASE("a whole survey is read, with what it mentions") {
    Context context;
    const auto survey = read<guide::Survey>(R"(id: lijst
version: 2
title: Hoe gaat het?
short-title: Lijst
summary: Een paar vragen.
page: index.md
phase: start
intro: [Dag.]
privacy: { purpose: Leren., controller: Wij, contact: wij@voorbeeld.be, retention: P1Y, minimum-group: 8 }
scales: [{ id: vaak, points: [{ value: 1, text: Nooit }, { value: 2, text: Altijd }], unknown: Weet ik niet }]
lists: [{ id: ideeen, items: [{ id: loket, text: Een loket, about: Met koffie. }] }]
pages:
  - id: idee
    title: "{item}"
    intro: Denk even na.
    when: { question: a, is: b }
    for-each: ideeen
    random: true
    questions: [{ id: goed, type: scale, scale: vaak, text: "Goed idee?" }]
thanks: { text: [Dank je.], next: Je hoort het in mei. }
results: { by: goed }
)",
                                            context);
    CHECK(found(context.diagnostics) == Strings{});
    CHECK(survey.version == 2);
    CHECK(survey.shown() == "Lijst");
    CHECK(survey.privacy.minimum_group == 8);
    CHECK(survey.privacy.retention == "P1Y");
    CHECK(survey.scales[0].points[1].text == "Altijd");
    CHECK(survey.scales[0].unknown == "Weet ik niet");
    CHECK(survey.lists[0].items[0].about == "Met koffie.");
    CHECK(survey.pages[0].for_each.id == "ideeen");
    CHECK(survey.pages[0].has_random_order);
    CHECK(survey.pages[0].when->is == Strings{"b"});
    CHECK(survey.thanks.next == "Je hoort het in mei.");
    CHECK(survey.results_by.id == "goed");
    CHECK(context.mentions.size() == 1);  // the phase
    CHECK(context.pages.size() == 1);
  }

  TEST_CASE("a survey without its promises is incomplete") {
    CHECK(faults<guide::Survey>("id: a\nversion: 1\ntitle: A\nsummary: B\npage: index.md\npages: []\n"
                                "privacy: { purpose: C, retention: 1 jaar }\n") ==
          Strings{"7:35 bad-duration", "7:12 missing-key", "7:12 missing-key", "1:1 missing-key"});
  }

  TEST_CASE("the schema of a condition refers to itself") {
    const auto schema = load::survey_schema();
    CHECK(schema["$defs"]["condition"]["properties"]["not"]["$ref"] == "#/$defs/condition");
    CHECK(schema["$defs"]["condition"]["properties"]["any"]["items"]["$ref"] == "#/$defs/condition");
    CHECK(schema["properties"]["pages"]["items"]["properties"]["when"]["$ref"] == "#/$defs/condition");
    CHECK(schema["properties"]["results"]["properties"].contains("by"));
  }
}
