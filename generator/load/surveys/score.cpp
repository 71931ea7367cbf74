#include "load/surveys/survey.hpp"
#include "load/yaml/record_fields.hpp"

namespace leidraad::load {

namespace {

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

template <>
const std::vector<std::string>& words_of<guide::ScoreMethod>() {
  static const std::vector<std::string> words = {"mean", "sum"};
  return words;
}

template <>
const Record<guide::SurveyScore>& record_of<guide::SurveyScore>() {
  using guide::SurveyScore;
  static const auto record =
      Record<SurveyScore>("een score", "a score")
          .required(field("id", about_item_id, Format::id), &SurveyScore::id)
          .required(field("title", about_title), &SurveyScore::title)
          .optional(field("method", "mean: het gemiddelde; sum: de som"), &SurveyScore::method)
          .required(field("of", "Vragen van het type scale, rasters, of rijen ervan (vraag.rij)"),
                    &SurveyScore::of)
          .optional(number("minimum-answered", "Met minder antwoorden is er geen gemiddelde", 1, 1'000),
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

}  // namespace leidraad::load
