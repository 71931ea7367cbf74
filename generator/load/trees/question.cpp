#include "load/trees/tree.hpp"
#include "load/yaml/record_fields.hpp"

namespace leidraad::load {

template <>
const std::vector<std::string>& words_of<guide::Back>() {
  static const std::vector<std::string> words = {"branch", "outcome"};
  return words;
}

bool ValueReader<std::vector<guide::Condition>>::read(const YamlNode& node,
                                                      std::vector<guide::Condition>& value,
                                                      RecordReading& reading, const RecordKey& key) {
  if (node.kind != YamlNode::Kind::map) {
    report_wrong_type(node, key.name, {"een groep zoals {country: be}", "a group such as {country: be}"},
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

ordered_json ValueReader<std::vector<guide::Condition>>::schema(const RecordKey& /*key*/) {
  const ordered_json id = text_schema(Format::id);
  return {{"type", "object"},
          {"additionalProperties", {{"anyOf", {id, {{"type", "array"}, {"items", id}}}}}}};
}

template <>
const Record<guide::Question>& record_of<guide::Question>() {
  using guide::Question;
  static const auto record =
      Record<Question>("een vraag", "a question")
          .required(key("id", about_node, Format::id), &Question::id)
          .required(key("text", "De vraag"), &Question::text)
          .optional(key("short", "De vraag in enkele woorden, voor lijsten"), &Question::short_text)
          .optional(key("help", "Uitleg onder de vraag"), &Question::help)
          .optional(key("why", "Waarom je dit vraagt"), &Question::why)
          .optional(key("remembers", "Onder welke naam het antwoord onthouden wordt; country is het land",
                        Format::id),
                    &Question::remembers)
          .optional(key("context",
                        "true: gaat over de plek en niet over de klacht, zoals het land; wie dit al zei, "
                        "krijgt de vraag niet nog eens"),
                    &Question::is_context)
          .optional(key("everyone-knows", "true: niemand hoeft hier `weet ik niet` te kunnen kiezen"),
                    &Question::everyone_knows)
          .optional(key("sources", about_sources), &Question::sources)
          .optional(
              key("next", "Waar elk antwoord heen gaat dat zelf geen next heeft; zoals bij een antwoord"),
              &Question::next)
          .optional(key("answers", "De antwoorden"), &Question::answers)
          .optional(key("measure", "Wat gemeten wordt"), &Question::measure)
          .optional(key("scales", "De stukken van de getallenlijn, per land of situatie"), &Question::scales)
          .located(&Question::position);
  return record;
}

template <>
const Record<guide::Answer>& record_of<guide::Answer>() {
  using guide::Answer;
  static const auto record =
      Record<Answer>("een antwoord", "an answer")
          .required(key("id", "Korte naam, begint met een letter; uniek in de vraag", Format::id),
                    &Answer::id)
          .required(key("text", "Het antwoord"), &Answer::text)
          .optional(key("label", "Het antwoord in enkele woorden, voor kopjes"), &Answer::label)
          .optional(key("hint", "Korte uitleg onder het antwoord"), &Answer::hint)
          .optional(key("icon", about_icon), &Answer::icon)
          .optional(key("country", about_country), &Answer::country)
          .optional(key("next", about_next_or_list), &Answer::next)
          .optional(key("advice", about_advice), &Answer::advice)
          .optional(key("tip", about_tip), &Answer::tip)
          .optional(key("back", "Alleen bij slotvragen, in plaats van next: terug naar de tak of het advies"),
                    &Answer::back)
          .optional(key("unknown", "true: het antwoord voor wie het niet weet"), &Answer::is_unknown)
          .optional(key("means", "Wat dit antwoord betekent; komt terug in `jouw antwoorden`"),
                    &Answer::means)
          .optional(key("actions-first", "Doet niets meer: eerst vandaag, dan deze maand, dan structureel"),
                    &Answer::actions_first)
          .located(&Answer::position);
  return record;
}

template <>
const Record<guide::Measure>& record_of<guide::Measure>() {
  using guide::Measure;
  static const auto record =
      Record<Measure>("`measure`", "`measure`")
          .required(key("quantity", "Id van de grootheid die je invult"), &Measure::quantity)
          .optional(key("compare", "Id van de afgeleide grootheid die de stukken verdelen"),
                    &Measure::compare)
          .located(&Measure::position);
  return record;
}

template <>
const Record<guide::Scale>& record_of<guide::Scale>() {
  using guide::Scale;
  static const auto record =
      Record<Scale>("een schaal", "a scale")
          .optional(key("when", "Bij welke onthouden antwoorden deze schaal hoort"), &Scale::when)
          .required(key("bands", "De stukken van de getallenlijn, van laag naar hoog"), &Scale::bands)
          .located(&Scale::position);
  return record;
}

template <>
const Record<guide::Band>& record_of<guide::Band>() {
  using guide::Band;
  static const auto record =
      Record<Band>("een stuk van de getallenlijn", "a band")
          .optional(key("from", "Vanaf deze drempel, hijzelf hoort erbij"), &Band::from)
          .optional(key("above", "Boven deze drempel"), &Band::above)
          .optional(key("below", "Onder deze drempel"), &Band::below)
          .optional(key("up-to", "Tot en met deze drempel"), &Band::up_to)
          .optional(key("zone", "green: in orde, orange: verbeteren, red: actie"), &Band::zone)
          .required(key("next", about_next_or_list), &Band::next)
          .optional(key("advice", about_advice), &Band::advice)
          .optional(key("tip", about_tip), &Band::tip)
          .optional(key("means", "Wat deze uitslag betekent, in een zin"), &Band::means)
          .located(&Band::position);
  return record;
}

}  // namespace leidraad::load
