// The descriptions of the records that a survey's YAML holds.
#pragma once

#include <string>
#include <type_traits>
#include <utility>

#include "guide/surveys/survey.hpp"
#include "load/data_folder.hpp"
#include "load/yaml/name.hpp"
#include "load/yaml/record.hpp"

namespace leidraad::load {

// What keys that stand in several records of a survey are for.
inline constexpr const char* about_item_id =
    "Korte naam: kleine letters, cijfers en streepjes. Zo heet het antwoord in het bestand met gegevens; "
    "verander hem later niet";
inline constexpr const char* about_when =
    "Alleen wie hieraan voldoet, ziet dit. Kijkt terug naar vragen van een eerdere pagina";
inline constexpr const char* about_unknown =
    "Tekst van het antwoord voor wie het niet weet, zoals: Weet ik niet";

template <>
const Record<guide::Survey>& record_of<guide::Survey>();
template <>
const Record<guide::SurveyPrivacy>& record_of<guide::SurveyPrivacy>();
template <>
const Record<guide::SurveyScale>& record_of<guide::SurveyScale>();
template <>
const Record<guide::SurveyScale::Point>& record_of<guide::SurveyScale::Point>();
template <>
const Record<guide::SurveyList>& record_of<guide::SurveyList>();
template <>
const Record<guide::SurveyList::Item>& record_of<guide::SurveyList::Item>();
template <>
const Record<guide::SurveyPage>& record_of<guide::SurveyPage>();
template <>
const Record<guide::SurveyQuestion>& record_of<guide::SurveyQuestion>();
template <>
const Record<guide::SurveyOption>& record_of<guide::SurveyOption>();
template <>
const Record<guide::SurveyCondition>& record_of<guide::SurveyCondition>();
template <>
const Record<guide::SurveyScore>& record_of<guide::SurveyScore>();
template <>
const Record<guide::SurveyScore::Part>& record_of<guide::SurveyScore::Part>();
template <>
const Record<guide::SurveyScore::Band>& record_of<guide::SurveyScore::Band>();
template <>
const Record<guide::SurveyThanks>& record_of<guide::SurveyThanks>();

template <>
const std::vector<std::string>& words_of<guide::QuestionType>();
template <>
const std::vector<std::string>& words_of<guide::ScoreMethod>();

// A question also keeps which keys were written.
template <>
struct ValueReader<guide::SurveyQuestion> {
  static bool read(const YamlNode& node, guide::SurveyQuestion& value, RecordReading& reading,
                   const RecordKey& key);
  static ordered_json schema(const RecordKey& key);
};
// One of the forms `{question: …, is: …}`, `{any: […]}`, `{all: […]}` and `{not: …}`.
template <>
struct ValueReader<guide::SurveyCondition> {
  static bool read(const YamlNode& node, guide::SurveyCondition& value, RecordReading& reading,
                   const RecordKey& key);
  static ordered_json schema(const RecordKey& key);
};
// A name, or a group `{field: …, reversed: true}`.
template <>
struct ValueReader<guide::SurveyScore::Part> {
  static bool read(const YamlNode& node, guide::SurveyScore::Part& value, RecordReading& reading,
                   const RecordKey& key);
  static ordered_json schema(const RecordKey& key);
};

// The name of a question, or of a row of a grid.
[[nodiscard]] bool read_survey_field(const YamlNode& node, guide::Name& value, RecordReading& reading,
                                     RecordKey key);
[[nodiscard]] ordered_json survey_field_schema(const RecordKey& key);

// The JSON Schema of a survey; conditions hold conditions, so they stand in `$defs`.
[[nodiscard]] ordered_json survey_schema();

// By id: "a-b.yaml" stands before "a.yaml". Reads what was published of them too (load/surveys/lock.hpp).
void load_kind(DataFolder& data, const guide::KindFacts& facts, std::vector<guide::Survey>& surveys);

}  // namespace leidraad::load
