#include "load/trees/tree.hpp"
#include "load/yaml/record_fields.hpp"

namespace leidraad::load {

template <>
const std::vector<std::string>& words_of<guide::Back>() {
  static const std::vector<std::string> words = {"branch", "outcome"};
  return words;
}

bool ValueReader<std::vector<guide::Condition>>::read(const YamlNode& node,
                                                      std::vector<guide::Condition>& value, Reading& reading,
                                                      const Field& field) {
  if (node.kind != YamlNode::Kind::map) {
    report_wrong_type(node, field.key, {"een groep zoals {country: be}", "a group such as {country: be}"},
                      reading);
    return false;
  }
  for (const YamlNode::Member& member : node.members) {
    guide::Condition condition{{member.key, reading.position_of_key(member)}, {}};
    if (member.value.kind == YamlNode::Kind::list) {
      (void)ValueReader<std::vector<guide::Name>>::read(member.value, condition.values, reading,
                                                        {member.key, ""});
    } else {
      guide::Name one;
      if (ValueReader<guide::Name>::read(member.value, one, reading, {member.key, ""}))
        condition.values.push_back(std::move(one));
    }
    value.push_back(std::move(condition));
  }
  return true;
}

ordered_json ValueReader<std::vector<guide::Condition>>::schema(const Field& /*field*/) {
  const ordered_json id = text_schema(Format::id);
  return {{"type", "object"},
          {"additionalProperties", {{"anyOf", {id, {{"type", "array"}, {"items", id}}}}}}};
}

template <>
const Record<guide::Question>& record_of<guide::Question>() {
  using guide::Question;
  static const auto record =
      Record<Question>("een vraag", "a question")
          .required(field("id", about_node, Format::id), &Question::id)
          .required(field("text", "De vraag"), &Question::text)
          .optional(field("short", "De vraag in enkele woorden, voor lijsten"), &Question::short_text)
          .optional(field("help", "Uitleg onder de vraag"), &Question::help)
          .optional(field("why", "Waarom je dit vraagt"), &Question::why)
          .optional(field("remembers", "Onder welke naam het antwoord onthouden wordt; country is het land",
                          Format::id),
                    &Question::remembers)
          .optional(field("everyone-knows", "true: niemand hoeft hier `weet ik niet` te kunnen kiezen"),
                    &Question::everyone_knows)
          .optional(field("sources", about_sources), &Question::sources)
          .optional(field("answers", "De antwoorden"), &Question::answers)
          .optional(field("measure", "Wat gemeten wordt"), &Question::measure)
          .optional(field("scales", "De stukken van de getallenlijn, per land of situatie"),
                    &Question::scales)
          .located(&Question::position);
  return record;
}

template <>
const Record<guide::Answer>& record_of<guide::Answer>() {
  using guide::Answer;
  static const auto record =
      Record<Answer>("een antwoord", "an answer")
          .required(field("id", "Korte naam, begint met een letter; uniek in de vraag", Format::id),
                    &Answer::id)
          .required(field("text", "Het antwoord"), &Answer::text)
          .optional(field("label", "Het antwoord in enkele woorden, voor kopjes"), &Answer::label)
          .optional(field("hint", "Korte uitleg onder het antwoord"), &Answer::hint)
          .optional(field("country", about_country), &Answer::country)
          .optional(field("next", about_next), &Answer::next)
          .optional(field("advice", about_advice), &Answer::advice)
          .optional(
              field("back", "Alleen bij slotvragen, in plaats van next: terug naar de tak of het advies"),
              &Answer::back)
          .optional(field("unknown", "true: het antwoord voor wie het niet weet"), &Answer::is_unknown)
          .optional(field("means", "Wat dit antwoord betekent; komt terug in `jouw antwoorden`"),
                    &Answer::means)
          .optional(field("actions-first", "Welke acties bovenaan staan in een advies"),
                    &Answer::actions_first)
          .located(&Answer::position);
  return record;
}

template <>
const Record<guide::Measure>& record_of<guide::Measure>() {
  using guide::Measure;
  static const auto record =
      Record<Measure>("`measure`", "`measure`")
          .required(field("quantity", "Id van de grootheid die je invult"), &Measure::quantity)
          .optional(field("compare", "Id van de afgeleide grootheid die de stukken verdelen"),
                    &Measure::compare)
          .located(&Measure::position);
  return record;
}

template <>
const Record<guide::Scale>& record_of<guide::Scale>() {
  using guide::Scale;
  static const auto record =
      Record<Scale>("een schaal", "a scale")
          .optional(field("when", "Bij welke onthouden antwoorden deze schaal hoort"), &Scale::when)
          .required(field("bands", "De stukken van de getallenlijn, van laag naar hoog"), &Scale::bands)
          .located(&Scale::position);
  return record;
}

template <>
const Record<guide::Band>& record_of<guide::Band>() {
  using guide::Band;
  static const auto record =
      Record<Band>("een stuk van de getallenlijn", "a band")
          .optional(field("from", "Vanaf deze drempel, hijzelf hoort erbij"), &Band::from)
          .optional(field("above", "Boven deze drempel"), &Band::above)
          .optional(field("below", "Onder deze drempel"), &Band::below)
          .optional(field("up-to", "Tot en met deze drempel"), &Band::up_to)
          .optional(field("zone", "green: in orde, orange: verbeteren, red: actie"), &Band::zone)
          .required(field("next", about_next), &Band::next)
          .optional(field("advice", about_advice), &Band::advice)
          .optional(field("means", "Wat deze uitslag betekent, in een zin"), &Band::means)
          .located(&Band::position);
  return record;
}

}  // namespace leidraad::load
