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

void read_results(const YamlNode& node, guide::Survey& survey, RecordReading& reading, const RecordKey& key) {
  Results results;
  (void)ValueReader<Results>::read(node, results, reading, key);
  survey.results_by = std::move(results.by);
}

}  // namespace

template <>
const Record<Results>& record_of<Results>() {
  static const auto record =
      Record<Results>("`results`", "`results`")
          .optional(key("by", "Id van de keuzevraag waarnaar je resultaten mag uitsplitsen"), &Results::by);
  return record;
}

template <>
const Record<guide::Survey>& record_of<guide::Survey>() {
  using guide::Survey;
  static const auto record =
      Record<Survey>("een vragenlijst", "a survey")
          .required(key("id", about_id, Format::id), &Survey::id)
          .required(
              number("version", "Nummer van de versie; maak het hoger als een vraag iets anders betekent", 1,
                     guide::survey_limits::number),
              &Survey::version)
          .required(key("title", about_title), &Survey::title)
          .optional(key("short-title", "Korte naam, voor menu's"), &Survey::short_title)
          .optional(key("keywords", about_keywords), &Survey::keywords)
          .required(key("summary", "Waarover de vragenlijst gaat en voor wie, in een of twee zinnen"),
                    &Survey::summary)
          .required(key("page", "De pagina waar de vragenlijst onder hangt, zoals vragenlijsten/index.md"),
                    &Survey::page)
          .optional(key("phase", "Id van de fase uit data/phases.yaml"), &Survey::phase)
          .optional(key("icon", about_icon), &Survey::icon)
          .optional(key("intro", "Alinea's boven de eerste vraag"), &Survey::intro)
          .required(key("privacy", "Wat je belooft over de antwoorden"), &Survey::privacy)
          .optional(key("scales", "Schalen voor vragen van het type scale en grid"), &Survey::scales)
          .optional(key("lists", "Dingen waarvoor een pagina herhaald wordt, zoals ideeën"), &Survey::lists)
          .required(key("pages", "De pagina's met vragen: één vraag of één klein thema per scherm"),
                    &Survey::pages)
          .optional(key("scores", "Wat antwoorden samen opleveren"), &Survey::scores)
          .required(key("thanks", "Wat iemand leest na het versturen"), &Survey::thanks)
          .read_by(key("results", "Hoe resultaten getoond mogen worden"), &read_results,
                   &ValueReader<Results>::schema)
          .located(&Survey::position);
  return record;
}

template <>
const Record<guide::SurveyPrivacy>& record_of<guide::SurveyPrivacy>() {
  using guide::SurveyPrivacy;
  static const auto record =
      Record<SurveyPrivacy>("`privacy`", "`privacy`")
          .required(key("purpose", "Waarvoor de antwoorden dienen, en waarvoor niet"),
                    &SurveyPrivacy::purpose)
          .required(key("controller", "Wie verantwoordelijk is voor de antwoorden"),
                    &SurveyPrivacy::controller)
          .required(key("contact", "Waar je terechtkunt met vragen: een naam, mailadres of telefoon"),
                    &SurveyPrivacy::contact)
          .required(key("retention", "Hoelang antwoorden bewaard worden: P6M of P1Y, hoogstens tien jaar",
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
          .required(key("id", about_id, Format::id), &SurveyScale::id)
          .required(key("points", "De punten, van laag naar hoog"), &SurveyScale::points)
          .optional(key("unknown", about_unknown), &SurveyScale::unknown)
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
                                 .required(key("text", "Hoe dit punt heet"), &Point::text);
  return record;
}

template <>
const Record<guide::SurveyList>& record_of<guide::SurveyList>() {
  using guide::SurveyList;
  static const auto record = Record<SurveyList>("een lijst", "a list")
                                 .required(key("id", about_id, Format::id), &SurveyList::id)
                                 .required(key("items", "Wat erin staat"), &SurveyList::items)
                                 .located(&SurveyList::position);
  return record;
}

template <>
const Record<guide::SurveyList::Item>& record_of<guide::SurveyList::Item>() {
  using Item = guide::SurveyList::Item;
  static const auto record =
      Record<Item>("een ding van de lijst", "an item of the list")
          .required(key("id", about_item_id, Format::id), &Item::id)
          .required(key("text", "Hoe het heet; komt op de plaats van {item}"), &Item::text)
          .optional(key("about", "Uitleg, in een of twee zinnen"), &Item::about)
          .located(&Item::position);
  return record;
}

template <>
const Record<guide::SurveyPage>& record_of<guide::SurveyPage>() {
  using guide::SurveyPage;
  static const auto record =
      Record<SurveyPage>("een pagina van de vragenlijst", "a page of the survey")
          .required(key("id", about_id, Format::id), &SurveyPage::id)
          .required(key("title", "Kop van het scherm; {item} is het ding van een herhaalde pagina"),
                    &SurveyPage::title)
          .optional(key("intro", "Een of twee zinnen boven de vragen"), &SurveyPage::intro)
          .optional(key("when", about_when), &SurveyPage::when)
          .optional(key("for-each", "Id van een lijst: de pagina komt er een keer voor elk ding"),
                    &SurveyPage::for_each)
          .optional(key("random", "true: de herhalingen, of anders de vragen, in willekeurige volgorde"),
                    &SurveyPage::has_random_order)
          .required(key("questions", "De vragen op dit scherm"), &SurveyPage::questions)
          .located(&SurveyPage::position);
  return record;
}

template <>
const Record<guide::SurveyThanks>& record_of<guide::SurveyThanks>() {
  using guide::SurveyThanks;
  static const auto record =
      Record<SurveyThanks>("`thanks`", "`thanks`")
          .optional(key("text", "Alinea's na het versturen"), &SurveyThanks::text)
          .required(key("next", "Wat er nu met de antwoorden gebeurt, en wanneer je iets hoort"),
                    &SurveyThanks::next);
  return record;
}

ordered_json survey_schema() {
  ordered_json schema = record_of<guide::Survey>().schema();
  schema["$defs"] = {{"condition", record_of<guide::SurveyCondition>().schema()}};
  return schema;
}

void load_kind(DataFolder& data, const guide::KindFacts& facts, std::vector<guide::Survey>& surveys) {
  data.load_folder(facts, surveys, [](const YamlNode&, guide::Survey&, RecordReading&) {});
  std::sort(surveys.begin(), surveys.end(),
            [](const guide::Survey& a, const guide::Survey& b) { return a.id < b.id; });
  load_survey_lock(data);
}

}  // namespace leidraad::load
