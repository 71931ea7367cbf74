// The descriptions of the records that a survey's YAML holds.
#pragma once

#include "load/plan/records.hpp"

namespace leidraad::load {

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
  static bool read(const YamlNode& node, guide::SurveyQuestion& value, Reading& reading, const Field& field);
  static ordered_json schema(const Field& field);
};
// One of the forms `{question: …, is: …}`, `{any: […]}`, `{all: […]}` and `{not: …}`.
template <>
struct ValueReader<guide::SurveyCondition> {
  static bool read(const YamlNode& node, guide::SurveyCondition& value, Reading& reading, const Field& field);
  static ordered_json schema(const Field& field);
};
// A name, or a group `{field: …, reversed: true}`.
template <>
struct ValueReader<guide::SurveyScore::Part> {
  static bool read(const YamlNode& node, guide::SurveyScore::Part& value, Reading& reading,
                   const Field& field);
  static ordered_json schema(const Field& field);
};

// The name of a question, or of a row of a grid.
[[nodiscard]] bool read_survey_field(const YamlNode& node, guide::Name& value, Reading& reading, Field field);
[[nodiscard]] ordered_json survey_field_schema(const Field& field);

// The JSON Schema of a survey; conditions hold conditions, so they stand in `$defs`.
[[nodiscard]] ordered_json survey_schema();

}  // namespace leidraad::load
