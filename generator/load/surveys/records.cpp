#include "load/surveys/records.hpp"

#include <iterator>

#include "guide/surveys/limits.hpp"
#include "load/yaml/record_fields.hpp"

namespace leidraad::load {

namespace {

constexpr int largest_number = 1'000'000;

const char* const about_item_id =
    "Korte naam: kleine letters, cijfers en streepjes. Zo heet het antwoord in het bestand met gegevens; "
    "verander hem later niet";
const char* const about_when =
    "Alleen wie hieraan voldoet, ziet dit. Kijkt terug naar vragen van een eerdere pagina";
const char* const about_unknown = "Tekst van het antwoord voor wie het niet weet, zoals: Weet ik niet";

// A member of a member: `member(value)` gives the place that is filled.
template <class T, class Member>
Record<T>& optional_inner(Record<T>& record, Field field, Member member) {
  using M = std::remove_cvref_t<decltype(member(std::declval<T&>()))>;
  return record.read_by(
      std::move(field),
      [member](const YamlNode& node, T& value, Reading& reading, const Field& about) {
        (void)ValueReader<M>::read(node, member(value), reading, about);
      },
      &ValueReader<M>::schema);
}

}  // namespace

// --- words
// ----------------------------------------------------------------------------------------------------------------

template <>
const std::vector<std::string>& words_of<guide::QuestionType>() {
  static const std::vector<std::string> words(std::begin(guide::question_type_names),
                                              std::end(guide::question_type_names));
  return words;
}

template <>
const std::vector<std::string>& words_of<guide::ScoreMethod>() {
  static const std::vector<std::string> words(std::begin(guide::score_method_names),
                                              std::end(guide::score_method_names));
  return words;
}

// --- the survey
// -----------------------------------------------------------------------------------------------------------

namespace {

struct Results {
  guide::Name by;
};

}  // namespace

template <>
const Record<Results>& record_of<Results>();

namespace {

void read_results(const YamlNode& node, guide::Survey& survey, Reading& reading, const Field& field) {
  Results results;
  (void)ValueReader<Results>::read(node, results, reading, field);
  survey.results_by = std::move(results.by);
}

}  // namespace

template <>
const Record<Results>& record_of<Results>() {
  static const auto record =
      Record<Results>("`results`", "`results`")
          .optional(field("by", "Id van de keuzevraag waarnaar je resultaten mag uitsplitsen"), &Results::by);
  return record;
}

template <>
const Record<guide::Survey>& record_of<guide::Survey>() {
  using guide::Survey;
  static const auto record =
      Record<Survey>("een vragenlijst", "a survey")
          .required(field("id", about_id, Format::id), &Survey::id)
          .required(
              number("version", "Nummer van de versie; maak het hoger als een vraag iets anders betekent", 1,
                     largest_number),
              &Survey::version)
          .required(field("title", about_title), &Survey::title)
          .optional(field("short-title", "Korte naam, voor menu's"), &Survey::short_title)
          .required(field("summary", "Waarover de vragenlijst gaat en voor wie, in een of twee zinnen"),
                    &Survey::summary)
          .required(field("page", "De pagina waar de vragenlijst onder hangt, zoals vragenlijsten/index.md"),
                    &Survey::page)
          .optional(field("phase", "Id van de fase uit data/phases.yaml"), &Survey::phase)
          .optional(field("intro", "Alinea's boven de eerste vraag"), &Survey::intro)
          .required(field("privacy", "Wat je belooft over de antwoorden"), &Survey::privacy)
          .optional(field("scales", "Schalen voor vragen van het type scale en grid"), &Survey::scales)
          .optional(field("lists", "Dingen waarvoor een pagina herhaald wordt, zoals ideeën"), &Survey::lists)
          .required(field("pages", "De pagina's met vragen: één vraag of één klein thema per scherm"),
                    &Survey::pages)
          .optional(field("scores", "Wat antwoorden samen opleveren"), &Survey::scores)
          .required(field("thanks", "Wat iemand leest na het versturen"), &Survey::thanks)
          .read_by(field("results", "Hoe resultaten getoond mogen worden"), &read_results,
                   &ValueReader<Results>::schema)
          .located(&Survey::position);
  return record;
}

template <>
const Record<guide::SurveyPrivacy>& record_of<guide::SurveyPrivacy>() {
  using guide::SurveyPrivacy;
  static const auto record =
      Record<SurveyPrivacy>("`privacy`", "`privacy`")
          .required(field("purpose", "Waarvoor de antwoorden dienen, en waarvoor niet"),
                    &SurveyPrivacy::purpose)
          .required(field("controller", "Wie verantwoordelijk is voor de antwoorden"),
                    &SurveyPrivacy::controller)
          .required(field("contact", "Waar je terechtkunt met vragen: een naam, mailadres of telefoon"),
                    &SurveyPrivacy::contact)
          .required(field("retention", "Hoelang antwoorden bewaard worden: P6M of P1Y, hoogstens tien jaar",
                          Format::duration),
                    &SurveyPrivacy::retention)
          .optional(number("minimum-group", "Van minder mensen worden nooit resultaten getoond; minstens 5",
                           1, 1'000),
                    &SurveyPrivacy::minimum_group)
          .located(&SurveyPrivacy::position);
  return record;
}

template <>
const Record<guide::SurveyScale>& record_of<guide::SurveyScale>() {
  using guide::SurveyScale;
  static const auto record =
      Record<SurveyScale>("een schaal", "a scale")
          .required(field("id", about_id, Format::id), &SurveyScale::id)
          .required(field("points", "De punten, van laag naar hoog"), &SurveyScale::points)
          .optional(field("unknown", about_unknown), &SurveyScale::unknown)
          .located(&SurveyScale::position);
  return record;
}

template <>
const Record<guide::SurveyScale::Point>& record_of<guide::SurveyScale::Point>() {
  using Point = guide::SurveyScale::Point;
  static const auto record = Record<Point>("een punt van de schaal", "a point of the scale")
                                 .required(number("value", "Het getal van dit punt",
                                                  -guide::survey_limits::point, guide::survey_limits::point),
                                           &Point::value)
                                 .required(field("text", "Hoe dit punt heet"), &Point::text);
  return record;
}

template <>
const Record<guide::SurveyList>& record_of<guide::SurveyList>() {
  using guide::SurveyList;
  static const auto record = Record<SurveyList>("een lijst", "a list")
                                 .required(field("id", about_id, Format::id), &SurveyList::id)
                                 .required(field("items", "Wat erin staat"), &SurveyList::items)
                                 .located(&SurveyList::position);
  return record;
}

template <>
const Record<guide::SurveyList::Item>& record_of<guide::SurveyList::Item>() {
  using Item = guide::SurveyList::Item;
  static const auto record =
      Record<Item>("een ding van de lijst", "an item of the list")
          .required(field("id", about_item_id, Format::id), &Item::id)
          .required(field("text", "Hoe het heet; komt op de plaats van {item}"), &Item::text)
          .optional(field("about", "Uitleg, in een of twee zinnen"), &Item::about)
          .located(&Item::position);
  return record;
}

template <>
const Record<guide::SurveyPage>& record_of<guide::SurveyPage>() {
  using guide::SurveyPage;
  static const auto record =
      Record<SurveyPage>("een pagina van de vragenlijst", "a page of the survey")
          .required(field("id", about_id, Format::id), &SurveyPage::id)
          .required(field("title", "Kop van het scherm; {item} is het ding van een herhaalde pagina"),
                    &SurveyPage::title)
          .optional(field("intro", "Een of twee zinnen boven de vragen"), &SurveyPage::intro)
          .optional(field("when", about_when), &SurveyPage::when)
          .optional(field("for-each", "Id van een lijst: de pagina komt er een keer voor elk ding"),
                    &SurveyPage::for_each)
          .optional(field("random", "true: de herhalingen, of anders de vragen, in willekeurige volgorde"),
                    &SurveyPage::has_random_order)
          .required(field("questions", "De vragen op dit scherm"), &SurveyPage::questions)
          .located(&SurveyPage::position);
  return record;
}

// --- questions
// ------------------------------------------------------------------------------------------------------------

template <>
const Record<guide::SurveyQuestion>& record_of<guide::SurveyQuestion>() {
  using guide::SurveyQuestion;
  static const auto record =
      Record<SurveyQuestion>("een vraag", "a question")
          .required(field("id", about_item_id, Format::id), &SurveyQuestion::id)
          .required(field("type",
                          "Wat voor antwoord: één keuze (choice), meer keuzes (choices), een schaal "
                          "(scale), een raster van uitspraken (grid), een getal (number), een regel "
                          "tekst (text), een tekst (long-text) of een datum (date)"),
                    &SurveyQuestion::type)
          .required(field("text", "De vraag"), &SurveyQuestion::text)
          .optional(field("help", "Uitleg onder de vraag"), &SurveyQuestion::help)
          .optional(field("optional", "true: niet verplicht"), &SurveyQuestion::is_optional)
          .optional(field("when", about_when), &SurveyQuestion::when)
          .optional(field("options", "choice, choices: de antwoorden"), &SurveyQuestion::options)
          .optional(field("random", "choice, choices, grid: antwoorden of rijen in willekeurige volgorde"),
                    &SurveyQuestion::has_random_options)
          .optional(field("other",
                          "choice, choices: tekst van het antwoord met een eigen woord erbij, zoals: "
                          "Anders, namelijk"),
                    &SurveyQuestion::other)
          .optional(field("none",
                          "choices: tekst van het antwoord dat alle andere uitsluit, zoals: Geen van "
                          "deze"),
                    &SurveyQuestion::none)
          .optional(field("unknown", std::string("choice, choices, number, date: ") + about_unknown),
                    &SurveyQuestion::unknown)
          .optional(number("max", "choices: hoogstens zoveel antwoorden", 1, 1'000), &SurveyQuestion::most)
          .optional(field("scale", "scale, grid: id van de schaal"), &SurveyQuestion::scale)
          .optional(field("rows", "grid: de uitspraken"), &SurveyQuestion::rows)
          .optional(field("minimum", "number: lager kan niet"), &SurveyQuestion::minimum)
          .optional(field("maximum", "number: hoger kan niet"), &SurveyQuestion::maximum)
          .optional(number("decimals", "number: hoeveel cijfers na de komma", 0, 6),
                    &SurveyQuestion::decimals)
          .optional(field("unit", "number: de eenheid, zoals uur per week"), &SurveyQuestion::unit)
          .optional(number("longest", "text, long-text: hoogstens zoveel tekens", 1, largest_number),
                    &SurveyQuestion::longest)
          .located(&SurveyQuestion::position);
  return record;
}

bool ValueReader<guide::SurveyQuestion>::read(const YamlNode& node, guide::SurveyQuestion& value,
                                              Reading& reading, const Field& field) {
  if (!record_of<guide::SurveyQuestion>().read(node, value, reading, field.key)) return false;
  for (const YamlNode::Member& member : node.members) {
    const auto length = static_cast<std::uint32_t>(member.key.size());
    value.written.push_back({member.key, {reading.file, member.line, member.column, length}});
  }
  // One key, `random`, for what is put in another order.
  if (value.type == guide::QuestionType::grid) std::swap(value.has_random_options, value.has_random_rows);
  return true;
}

ordered_json ValueReader<guide::SurveyQuestion>::schema(const Field& /*field*/) {
  return record_of<guide::SurveyQuestion>().schema();
}

template <>
const Record<guide::SurveyOption>& record_of<guide::SurveyOption>() {
  using guide::SurveyOption;
  static const auto record = Record<SurveyOption>("een antwoord of rij", "an option or row")
                                 .required(field("id", about_item_id, Format::id), &SurveyOption::id)
                                 .required(field("text", "Wat er staat"), &SurveyOption::text)
                                 .located(&SurveyOption::position);
  return record;
}

// --- scores, thanks
// -------------------------------------------------------------------------------------------------------

template <>
const Record<guide::SurveyScore>& record_of<guide::SurveyScore>() {
  using guide::SurveyScore;
  static const auto record =
      Record<SurveyScore>("een score", "a score")
          .required(field("id", about_item_id, Format::id), &SurveyScore::id)
          .required(field("title", about_title), &SurveyScore::title)
          .optional(field("method", "mean: het gemiddelde; sum: de som; highest: het hoogste antwoord"),
                    &SurveyScore::method)
          .required(field("of", "Vragen van het type scale, rasters, of rijen ervan (vraag.rij)"),
                    &SurveyScore::of)
          .optional(number("minimum-answered", "Met minder antwoorden is er geen score", 1, 1'000),
                    &SurveyScore::minimum_answered)
          .optional(field("bands", "Wat een score betekent, van laag naar hoog"), &SurveyScore::bands)
          .located(&SurveyScore::position);
  return record;
}

template <>
const Record<guide::SurveyScore::Part>& record_of<guide::SurveyScore::Part>() {
  using Part = guide::SurveyScore::Part;
  static const auto read_field = [](const YamlNode& node, Part& value, Reading& reading, const Field& field) {
    (void)read_survey_field(node, value.field, reading, field);
  };
  static const auto record =
      Record<Part>("een deel van een score", "a part of a score")
          .read_by(Field{"field", "Id van een vraag van het type scale, een raster, of vraag.rij", true},
                   read_field, &survey_field_schema)
          .optional(field("reversed", "true: omgekeerd, het laagste punt telt als het hoogste"),
                    &Part::is_reversed);
  return record;
}

bool ValueReader<guide::SurveyScore::Part>::read(const YamlNode& node, guide::SurveyScore::Part& value,
                                                 Reading& reading, const Field& field) {
  if (node.kind == YamlNode::Kind::map)
    return record_of<guide::SurveyScore::Part>().read(node, value, reading, field.key);
  return read_survey_field(node, value.field, reading, field);
}

ordered_json ValueReader<guide::SurveyScore::Part>::schema(const Field& field) {
  return {{"anyOf", {survey_field_schema(field), record_of<guide::SurveyScore::Part>().schema()}}};
}

template <>
const Record<guide::SurveyScore::Band>& record_of<guide::SurveyScore::Band>() {
  using Band = guide::SurveyScore::Band;
  static const auto record = [] {
    Record<Band> made("een stuk van de score", "a band of the score");
    made.optional(field("from", "Vanaf deze score; niet bij het eerste stuk"), &Band::from)
        .required(field("text", "Wat het betekent, en wat je kunt doen"), &Band::text)
        .located(&Band::position);
    optional_inner(
        made, field("trajectories", "Id's van trajecten die helpen"),
        [](Band & band) -> auto& { return band.advice.trajectories; });
    optional_inner(
        made, field("instruments", "Id's van instrumenten die helpen"),
        [](Band & band) -> auto& { return band.advice.instruments; });
    optional_inner(
        made, field("checklists", "Id's van checklists die helpen"),
        [](Band & band) -> auto& { return band.advice.checklists; });
    optional_inner(
        made, field("pages", "Pagina's die helpen: bestanden vanaf de map van de taal"),
        [](Band & band) -> auto& { return band.advice.pages; });
    return made;
  }();
  return record;
}

template <>
const Record<guide::SurveyThanks>& record_of<guide::SurveyThanks>() {
  using guide::SurveyThanks;
  static const auto record =
      Record<SurveyThanks>("`thanks`", "`thanks`")
          .optional(field("text", "Alinea's na het versturen"), &SurveyThanks::text)
          .required(field("next", "Wat er nu met de antwoorden gebeurt, en wanneer je iets hoort"),
                    &SurveyThanks::next);
  return record;
}

// --- schema
// ----------------------------------------------------------------------------------------------------

ordered_json survey_schema() {
  ordered_json schema = record_of<guide::Survey>().schema();
  schema["$defs"] = {{"condition", record_of<guide::SurveyCondition>().schema()}};
  return schema;
}

}  // namespace leidraad::load
