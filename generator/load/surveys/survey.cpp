#include "load/surveys/survey.hpp"

#include <algorithm>

#include "guide/surveys/limits.hpp"
#include "load/surveys/lock.hpp"
#include "load/yaml/record_fields.hpp"

namespace leidraad::load {

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
                     guide::survey_limits::number),
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

ordered_json survey_schema() {
  ordered_json schema = record_of<guide::Survey>().schema();
  schema["$defs"] = {{"condition", record_of<guide::SurveyCondition>().schema()}};
  return schema;
}

void load_kind(DataFolder& data, const guide::KindFacts& facts, std::vector<guide::Survey>& surveys) {
  data.load_folder(facts, surveys, [](const YamlNode&, guide::Survey&, Reading&) {});
  std::sort(surveys.begin(), surveys.end(),
            [](const guide::Survey& a, const guide::Survey& b) { return a.id < b.id; });
  load_survey_lock(data);
}

}  // namespace leidraad::load
