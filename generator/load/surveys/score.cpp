#include <iterator>

#include "load/surveys/survey.hpp"
#include "load/yaml/record_fields.hpp"

namespace leidraad::load {

namespace {

// A member of a member: `member(value)` gives the place that is filled.
template <class T, class Member>
Record<T>& optional_inner(Record<T>& record, RecordKey key, Member member) {
  using M = std::remove_cvref_t<decltype(member(std::declval<T&>()))>;
  return record.read_by(
      std::move(key),
      [member](const YamlNode& node, T& value, RecordReading& reading, const RecordKey& about) {
        (void)ValueReader<M>::read(node, member(value), reading, about);
      },
      &ValueReader<M>::schema);
}

}  // namespace

template <>
const std::vector<std::string>& words_of<guide::ScoreMethod>() {
  static const std::vector<std::string> words(std::begin(guide::score_method_names),
                                              std::end(guide::score_method_names));
  return words;
}

template <>
const Record<guide::SurveyScore>& record_of<guide::SurveyScore>() {
  using guide::SurveyScore;
  static const auto record =
      Record<SurveyScore>("een score", "a score")
          .required(key("id", about_item_id, Format::id), &SurveyScore::id)
          .required(key("title", about_title), &SurveyScore::title)
          .optional(key("method", "mean: het gemiddelde; sum: de som; highest: het hoogste antwoord"),
                    &SurveyScore::method)
          .required(key("of", "Vragen van het type scale, rasters, of rijen ervan (vraag.rij)"),
                    &SurveyScore::of)
          .optional(number("minimum-answered", "Met minder antwoorden is er geen score", 1, 1'000),
                    &SurveyScore::minimum_answered)
          .optional(key("bands", "Wat een score betekent, van laag naar hoog"), &SurveyScore::bands)
          .located(&SurveyScore::position);
  return record;
}

template <>
const Record<guide::SurveyScore::Part>& record_of<guide::SurveyScore::Part>() {
  using Part = guide::SurveyScore::Part;
  static const auto read_field = [](const YamlNode& node, Part& value, RecordReading& reading,
                                    const RecordKey& key) {
    (void)read_survey_field(node, value.field, reading, key);
  };
  static const auto record =
      Record<Part>("een deel van een score", "a part of a score")
          .read_by(RecordKey{"field", "Id van een vraag van het type scale, een raster, of vraag.rij", true},
                   read_field, &survey_field_schema)
          .optional(key("reversed", "true: omgekeerd, het laagste punt telt als het hoogste"),
                    &Part::is_reversed);
  return record;
}

bool ValueReader<guide::SurveyScore::Part>::read(const YamlNode& node, guide::SurveyScore::Part& value,
                                                 RecordReading& reading, const RecordKey& key) {
  if (node.kind == YamlNode::Kind::map)
    return record_of<guide::SurveyScore::Part>().read(node, value, reading, key.name);
  return read_survey_field(node, value.field, reading, key);
}

ordered_json ValueReader<guide::SurveyScore::Part>::schema(const RecordKey& key) {
  return {{"anyOf", {survey_field_schema(key), record_of<guide::SurveyScore::Part>().schema()}}};
}

template <>
const Record<guide::SurveyScore::Band>& record_of<guide::SurveyScore::Band>() {
  using Band = guide::SurveyScore::Band;
  static const auto record = [] {
    Record<Band> made("een stuk van de score", "a band of the score");
    made.optional(key("from", "Vanaf deze score; niet bij het eerste stuk"), &Band::from)
        .required(key("text", "Wat het betekent, en wat je kunt doen"), &Band::text)
        .located(&Band::position);
    optional_inner(
        made, key("trajectories", "Id's van trajecten die helpen"),
        [](Band & band) -> auto& { return band.advice.trajectories; });
    optional_inner(
        made, key("instruments", "Id's van instrumenten die helpen"),
        [](Band & band) -> auto& { return band.advice.instruments; });
    optional_inner(
        made, key("checklists", "Id's van checklists die helpen"),
        [](Band & band) -> auto& { return band.advice.checklists; });
    optional_inner(
        made, key("pages", "Pagina's die helpen: bestanden vanaf de map van de taal"),
        [](Band & band) -> auto& { return band.advice.pages; });
    return made;
  }();
  return record;
}

}  // namespace leidraad::load
