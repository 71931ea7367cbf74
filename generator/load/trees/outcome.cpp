#include "load/trees/tree.hpp"
#include "load/yaml/record_fields.hpp"

namespace leidraad::load {

template <>
const std::vector<std::string>& words_of<guide::Zone>() {
  static const std::vector<std::string> words = {"green", "orange", "red"};
  return words;
}

template <>
const std::vector<std::string>& words_of<guide::Horizon>() {
  static const std::vector<std::string> words = {"today", "this-month", "structural"};
  return words;
}

bool ValueReader<guide::Action>::read(const YamlNode& node, guide::Action& value, RecordReading& reading,
                                      const RecordKey& key) {
  if (node.kind == YamlNode::Kind::map)
    return record_of<guide::Action>().read(node, value, reading, key.name);
  value.position = reading.position(node);
  return ValueReader<guide::InlineText>::read(node, value.text, reading, key);
}

ordered_json ValueReader<guide::Action>::schema(const RecordKey& /*key*/) {
  return {{"anyOf", {text_schema(Format::text), record_of<guide::Action>().schema()}}};
}

template <>
const Record<guide::Outcome>& record_of<guide::Outcome>() {
  using guide::Outcome;
  static const auto record =
      Record<Outcome>("een advies", "an outcome")
          .required(key("id", about_node, Format::id), &Outcome::id)
          .required(key("title", about_title), &Outcome::title)
          .optional(key("zone", "green: in orde, orange: verbeteren, red: actie"), &Outcome::zone)
          .optional(key("summary", "Het advies in een of twee zinnen"), &Outcome::summary)
          .optional(key("final", "true: hierna komen geen slotvragen"), &Outcome::is_final)
          .required(key("actions", "Wat je doet: today, this-month en structural"), &Outcome::actions)
          .optional(key("careful", "Waarvoor je moet oppassen"), &Outcome::careful)
          .optional(key("measure-again", "Wanneer je opnieuw kijkt of meet"), &Outcome::measure_again)
          .optional(key("rules", "Wat wet, norm en advies zeggen"), &Outcome::rules)
          .optional(key("escalate", "Wat je doet als het niet lukt"), &Outcome::escalate)
          .optional(key("who", "Wie iets doet als de actie het niet zegt"), &Outcome::who)
          .optional(key("sources", about_sources), &Outcome::sources)
          .located(&Outcome::position);
  return record;
}

template <>
const Record<guide::Actions>& record_of<guide::Actions>() {
  using guide::Actions;
  static const auto record = Record<Actions>("`actions`", "`actions`")
                                 .optional(key("today", "Vandaag"), &Actions::today)
                                 .optional(key("this-month", "Deze maand"), &Actions::this_month)
                                 .optional(key("structural", "Blijvend"), &Actions::structural);
  return record;
}

template <>
const Record<guide::Action>& record_of<guide::Action>() {
  using guide::Action;
  static const auto record =
      Record<Action>("een actie", "an action")
          .required(key("text", "Wat je doet"), &Action::text)
          .optional(key("country", about_country), &Action::country)
          .optional(key("who", "Id's van wie het doet"), &Action::who)
          .optional(key("required", "true: dit moet; vraagt een regel van soort law"), &Action::is_required)
          .located(&Action::position);
  return record;
}

template <>
const Record<guide::MeasureAgain>& record_of<guide::MeasureAgain>() {
  using guide::MeasureAgain;
  static const auto record =
      Record<MeasureAgain>("`measure-again`", "`measure-again`")
          .required(key("after", "Na hoelang: P5D, P2W, P1M of P1Y", Format::duration), &MeasureAgain::after)
          .optional(key("text", "Hetzelfde in woorden, met wat je meet"), &MeasureAgain::text)
          .located(&MeasureAgain::position);
  return record;
}

template <>
const Record<guide::Rule>& record_of<guide::Rule>() {
  using guide::Rule;
  static const auto record = Record<Rule>("een regel", "a rule")
                                 .required(key("text", "Wat de regel zegt, in eigen woorden"), &Rule::text)
                                 .optional(key("country", about_country), &Rule::country)
                                 .required(key("kind", about_kind), &Rule::kind)
                                 .required(key("certainty", about_certainty), &Rule::certainty)
                                 .optional(key("sources", about_sources), &Rule::sources)
                                 .located(&Rule::position);
  return record;
}

template <>
const Record<guide::Escalation>& record_of<guide::Escalation>() {
  using guide::Escalation;
  static const auto record = Record<Escalation>("`escalate`", "`escalate`")
                                 .required(key("text", "Wat je doet als het niet lukt"), &Escalation::text)
                                 .optional(key("next", "Id van een advies"), &Escalation::next);
  return record;
}

template <>
const Record<guide::Inheritance>& record_of<guide::Inheritance>() {
  using guide::Inheritance;
  static const auto record =
      Record<Inheritance>("`inherits`", "`inherits`")
          .optional(key("measure-again", "Wanneer je opnieuw kijkt of meet"), &Inheritance::measure_again)
          .optional(key("rules", "Wat wet, norm en advies zeggen"), &Inheritance::rules)
          .optional(key("escalate", "Wat je doet als het niet lukt"), &Inheritance::escalate)
          .optional(key("who", "Wie iets doet als het advies het niet zegt"), &Inheritance::who);
  return record;
}

}  // namespace leidraad::load
