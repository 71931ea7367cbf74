#include "load/trees/records.hpp"

#include <algorithm>
#include <regex>

#include "load/yaml/record_fields.hpp"

namespace leidraad::load {

namespace {

const char* const about_node =
    "Korte naam, begint met een letter. Wordt het adres van een pagina; uniek in de hele boom";
const char* const about_country = "be of nl: geldt alleen daar";
const char* const about_next = "De vraag of het advies dat volgt";
const char* const about_advice = "Een advies dat onderweg wordt getoond";
const char* const about_kind = "Waarop het rust: law is wet, signal is een eigen signaal";
const char* const about_certainty =
    "seen: in de bron gezien; quoted: via een andere bron; unverified: niet nagekeken; derived: eigen "
    "afleiding";
const char* const about_checked = "Wanneer iemand dit het laatst naast de bron legde: jjjj-mm-dd";
const char* const about_quantities = "Wat je kunt meten";
const char* const about_thresholds = "De getallen die iets beslissen";
const char* const about_questions = "De vragen";
const char* const about_outcomes = "De adviezen";
const char* const about_examples = "Proeven: met deze antwoorden moet je daar uitkomen";

guide::Position position_of(const YamlNode::Member& member, const Reading& reading) {
  return {reading.file, member.line, member.column, static_cast<std::uint32_t>(member.key.size())};
}

// "30.5": digits, with a point where there are decimals.
std::optional<double> plain_number(const std::string& text) {
  static const std::regex pattern("-?[0-9]{1,12}(\\.[0-9]{1,6})?");
  if (text.size() > 20 || !std::regex_match(text, pattern)) return std::nullopt;
  double number = 0;
  (void)std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// What an example gives to a question: a number that was measured, or the id of an answer.
bool read_given(const YamlNode::Member& member, guide::Example::Given& given, Reading& reading) {
  const bool is_scalar = member.value.kind == YamlNode::Kind::scalar;
  if (is_scalar) given.value = plain_number(member.value.text);
  if (given.value) return true;
  std::string with_point = member.value.text;
  std::replace(with_point.begin(), with_point.end(), ',', '.');
  if (is_scalar && plain_number(with_point)) {
    reading.diagnostics.add("number-with-comma"_code, reading.position(member.value),
                            {member.value.text, with_point});
    return false;
  }
  return read_text(member.value, given.answer, reading, {member.key, "", false, Format::id});
}

}  // namespace

// --- words
// ----------------------------------------------------------------------------------------------------------------

template <>
const std::vector<std::string>& words_of<guide::Country>() {
  static const std::vector<std::string> words = {"be", "nl"};
  return words;
}

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

template <>
const std::vector<std::string>& words_of<guide::RuleKind>() {
  static const std::vector<std::string> words = {"law",           "standard", "advice",
                                                 "rule-of-thumb", "study",    "signal"};
  return words;
}

template <>
const std::vector<std::string>& words_of<guide::Certainty>() {
  static const std::vector<std::string> words = {"seen", "quoted", "unverified", "derived"};
  return words;
}

template <>
const std::vector<std::string>& words_of<guide::Back>() {
  static const std::vector<std::string> words = {"branch", "outcome"};
  return words;
}

// --- values with a form of their own
// --------------------------------------------------------------------------------------

bool ValueReader<guide::Action>::read(const YamlNode& node, guide::Action& value, Reading& reading,
                                      const Field& field) {
  if (node.kind == YamlNode::Kind::map)
    return record_of<guide::Action>().read(node, value, reading, field.key);
  value.position = reading.position(node);
  return ValueReader<guide::InlineText>::read(node, value.text, reading, field);
}

ordered_json ValueReader<guide::Action>::schema(const Field& /*field*/) {
  return {{"anyOf", {text_schema(Format::text), record_of<guide::Action>().schema()}}};
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
    guide::Condition condition{{member.key, position_of(member, reading)}, {}};
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

bool ValueReader<std::vector<guide::Example::Given>>::read(const YamlNode& node,
                                                           std::vector<guide::Example::Given>& value,
                                                           Reading& reading, const Field& field) {
  if (node.kind != YamlNode::Kind::map) {
    report_wrong_type(node, field.key,
                      {"een groep zoals {vraag: antwoord}", "a group such as {question: answer}"}, reading);
    return false;
  }
  for (const YamlNode::Member& member : node.members) {
    guide::Example::Given given;
    given.question = {member.key, position_of(member, reading)};
    if (!read_given(member, given, reading)) continue;
    value.push_back(std::move(given));
  }
  return true;
}

ordered_json ValueReader<std::vector<guide::Example::Given>>::schema(const Field& /*field*/) {
  return {{"type", "object"}, {"additionalProperties", {{"type", {"string", "number"}}}}};
}

// --- the tree
// -------------------------------------------------------------------------------------------------------------

template <>
const Record<guide::Tree>& record_of<guide::Tree>() {
  using guide::Tree;
  static const auto record =
      Record<Tree>("een beslisboom", "a decision tree")
          .required(field("id", about_id, Format::id), &Tree::id)
          .required(field("title", about_title), &Tree::title)
          .optional(field("short-title", "Korte naam, voor menu's"), &Tree::short_title)
          .required(field("summary", "Waarvoor de boom dient, in een of twee zinnen"), &Tree::summary)
          .required(field("page", "De pagina waar de boom bij hoort"), &Tree::page)
          .optional(field("intro", "Alinea's voor de startpagina"), &Tree::intro)
          .optional(field("disclaimer", "Wat de boom niet is; de eerste alinea staat bij elk advies"),
                    &Tree::disclaimer)
          .optional(field("unverified", "Wat nog niemand heeft nagekeken"), &Tree::unverified)
          .required(field("start", "De eerste vraag"), &Tree::start)
          .optional(field("again", "De vraag waar `again-text` naartoe leidt"), &Tree::again)
          .optional(field("again-text", "Zoals: Nog een andere klacht?"), &Tree::again_text)
          .optional(field("closing", "De eerste van de slotvragen, na elk advies"), &Tree::closing)
          .optional(field("people", "Wie dingen doet"), &Tree::people)
          .optional(field("who", "Wie iets doet als het advies het niet zegt"), &Tree::who)
          .optional(field("quantities", about_quantities), &Tree::quantities)
          .optional(field("thresholds", about_thresholds), &Tree::thresholds)
          .required(field("questions", about_questions), &Tree::questions)
          .optional(field("outcomes", about_outcomes), &Tree::outcomes)
          .optional(field("examples", about_examples), &Tree::examples)
          .located(&Tree::position);
  return record;
}

template <>
const Record<BranchFile>& record_of<BranchFile>() {
  static const auto record =
      Record<BranchFile>("een tak", "a branch")
          .required(field("id", about_id, Format::id), &BranchFile::id)
          .required(field("title", about_title), &BranchFile::title)
          .optional(field("summary", "Waarover de tak gaat, in een zin"), &BranchFile::summary)
          .required(field("start", "De eerste vraag van de tak"), &BranchFile::start)
          .optional(field("inherits", "Wat elk advies van deze tak heeft als het dat zelf niet zegt"),
                    &BranchFile::inherits)
          .optional(field("quantities", about_quantities), &BranchFile::quantities)
          .optional(field("thresholds", about_thresholds), &BranchFile::thresholds)
          .required(field("questions", about_questions), &BranchFile::questions)
          .optional(field("outcomes", about_outcomes), &BranchFile::outcomes)
          .optional(field("examples", about_examples), &BranchFile::examples)
          .located(&BranchFile::position);
  return record;
}

template <>
const Record<guide::Person>& record_of<guide::Person>() {
  using guide::Person;
  static const auto record = Record<Person>("een persoon", "a person")
                                 .required(field("id", about_id, Format::id), &Person::id)
                                 .optional(field("title", "Hoe die heet, in beide landen"), &Person::title)
                                 .optional(field("be", "Hoe die in België heet"), &Person::be)
                                 .optional(field("nl", "Hoe die in Nederland heet"), &Person::nl)
                                 .located(&Person::position);
  return record;
}

template <>
const Record<guide::Actors>& record_of<guide::Actors>() {
  using guide::Actors;
  static const auto record =
      Record<Actors>("`who`", "`who`")
          .optional(field("today", "Wie vandaag iets doet"), &Actors::today)
          .optional(field("this-month", "Wie deze maand iets doet"), &Actors::this_month)
          .optional(field("structural", "Wie iets blijvends doet"), &Actors::structural);
  return record;
}

// --- what is measured
// -----------------------------------------------------------------------------------------------------

template <>
const Record<guide::Quantity>& record_of<guide::Quantity>() {
  using guide::Quantity;
  static const auto record =
      Record<Quantity>("een grootheid", "a quantity")
          .required(field("id", about_id, Format::id), &Quantity::id)
          .required(field("label", about_title), &Quantity::label)
          .required(field("unit", "De eenheid, zoals °C of ppm"), &Quantity::unit)
          .required(field("minimum", "Lager kan niet"), &Quantity::minimum)
          .required(field("maximum", "Hoger kan niet"), &Quantity::maximum)
          .required(field("step", "Het kleinste verschil dat iets zegt, zoals 0.1"), &Quantity::step)
          .optional(field("how", "Hoe je het meet"), &Quantity::how)
          .optional(field("derived", "De tabel waaruit de waarde komt; dan vult niemand haar in"),
                    &Quantity::derived)
          .located(&Quantity::position);
  return record;
}

template <>
const Record<guide::Derivation>& record_of<guide::Derivation>() {
  using guide::Derivation;
  static const auto record =
      Record<Derivation>("`derived`", "`derived`")
          .required(field("rows", "De eerste grootheid en haar waarden"), &Derivation::rows)
          .required(field("columns", "De tweede grootheid en haar waarden"), &Derivation::columns)
          .required(field("values", "Per rij een lijst van getallen"), &Derivation::values)
          .required(field("source", "Id van de bron"), &Derivation::source)
          .required(field("checked", about_checked, Format::date), &Derivation::checked)
          .required(field("certainty", about_certainty), &Derivation::certainty)
          .optional(field("note", "Waarvoor je moet oppassen"), &Derivation::note)
          .located(&Derivation::position);
  return record;
}

template <>
const Record<guide::Derivation::Axis>& record_of<guide::Derivation::Axis>() {
  using Axis = guide::Derivation::Axis;
  static const auto record = Record<Axis>("een rand van de tabel", "an edge of the table")
                                 .required(field("quantity", "Id van de grootheid"), &Axis::quantity)
                                 .required(field("at", "De waarden, van laag naar hoog"), &Axis::at);
  return record;
}

template <>
const Record<guide::Threshold>& record_of<guide::Threshold>() {
  using guide::Threshold;
  static const auto record =
      Record<Threshold>("een drempel", "a threshold")
          .required(field("id", about_id, Format::id), &Threshold::id)
          .required(field("label", "Wat de drempel is, in gewone woorden"), &Threshold::label)
          .required(field("value", "Het getal"), &Threshold::value)
          .required(field("unit", "De eenheid, zoals bij de grootheid"), &Threshold::unit)
          .optional(field("country", about_country), &Threshold::country)
          .required(field("kind", about_kind), &Threshold::kind)
          .required(field("certainty", about_certainty), &Threshold::certainty)
          .optional(field("source", "Id van de bron; verplicht, behalve bij signal"), &Threshold::source)
          .required(field("checked", about_checked, Format::date), &Threshold::checked)
          .optional(field("note", "Uitleg; verplicht bij signal: waarom dit getal"), &Threshold::note)
          .located(&Threshold::position);
  return record;
}

// --- questions
// ------------------------------------------------------------------------------------------------------------

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

// --- outcomes
// -------------------------------------------------------------------------------------------------------------

template <>
const Record<guide::Outcome>& record_of<guide::Outcome>() {
  using guide::Outcome;
  static const auto record =
      Record<Outcome>("een advies", "an outcome")
          .required(field("id", about_node, Format::id), &Outcome::id)
          .required(field("title", about_title), &Outcome::title)
          .optional(field("zone", "green: in orde, orange: verbeteren, red: actie"), &Outcome::zone)
          .optional(field("summary", "Het advies in een of twee zinnen"), &Outcome::summary)
          .optional(field("final", "true: hierna komen geen slotvragen"), &Outcome::is_final)
          .required(field("actions", "Wat je doet: today, this-month en structural"), &Outcome::actions)
          .optional(field("careful", "Waarvoor je moet oppassen"), &Outcome::careful)
          .optional(field("measure-again", "Wanneer je opnieuw kijkt of meet"), &Outcome::measure_again)
          .optional(field("rules", "Wat wet, norm en advies zeggen"), &Outcome::rules)
          .optional(field("escalate", "Wat je doet als het niet lukt"), &Outcome::escalate)
          .optional(field("who", "Wie iets doet als de actie het niet zegt"), &Outcome::who)
          .optional(field("sources", about_sources), &Outcome::sources)
          .located(&Outcome::position);
  return record;
}

template <>
const Record<guide::Actions>& record_of<guide::Actions>() {
  using guide::Actions;
  static const auto record = Record<Actions>("`actions`", "`actions`")
                                 .optional(field("today", "Vandaag"), &Actions::today)
                                 .optional(field("this-month", "Deze maand"), &Actions::this_month)
                                 .optional(field("structural", "Blijvend"), &Actions::structural);
  return record;
}

template <>
const Record<guide::Action>& record_of<guide::Action>() {
  using guide::Action;
  static const auto record =
      Record<Action>("een actie", "an action")
          .required(field("text", "Wat je doet"), &Action::text)
          .optional(field("country", about_country), &Action::country)
          .optional(field("who", "Id's van wie het doet"), &Action::who)
          .optional(field("required", "true: dit moet; vraagt een regel van soort law"), &Action::is_required)
          .located(&Action::position);
  return record;
}

template <>
const Record<guide::MeasureAgain>& record_of<guide::MeasureAgain>() {
  using guide::MeasureAgain;
  static const auto record =
      Record<MeasureAgain>("`measure-again`", "`measure-again`")
          .required(field("after", "Na hoelang: P5D, P2W, P1M of P1Y", Format::duration),
                    &MeasureAgain::after)
          .optional(field("text", "Hetzelfde in woorden, met wat je meet"), &MeasureAgain::text)
          .located(&MeasureAgain::position);
  return record;
}

template <>
const Record<guide::Rule>& record_of<guide::Rule>() {
  using guide::Rule;
  static const auto record = Record<Rule>("een regel", "a rule")
                                 .required(field("text", "Wat de regel zegt, in eigen woorden"), &Rule::text)
                                 .optional(field("country", about_country), &Rule::country)
                                 .required(field("kind", about_kind), &Rule::kind)
                                 .required(field("certainty", about_certainty), &Rule::certainty)
                                 .optional(field("sources", about_sources), &Rule::sources)
                                 .located(&Rule::position);
  return record;
}

template <>
const Record<guide::Escalation>& record_of<guide::Escalation>() {
  using guide::Escalation;
  static const auto record = Record<Escalation>("`escalate`", "`escalate`")
                                 .required(field("text", "Wat je doet als het niet lukt"), &Escalation::text)
                                 .optional(field("next", "Id van een advies"), &Escalation::next);
  return record;
}

template <>
const Record<guide::Inheritance>& record_of<guide::Inheritance>() {
  using guide::Inheritance;
  static const auto record =
      Record<Inheritance>("`inherits`", "`inherits`")
          .optional(field("measure-again", "Wanneer je opnieuw kijkt of meet"), &Inheritance::measure_again)
          .optional(field("rules", "Wat wet, norm en advies zeggen"), &Inheritance::rules)
          .optional(field("escalate", "Wat je doet als het niet lukt"), &Inheritance::escalate)
          .optional(field("who", "Wie iets doet als het advies het niet zegt"), &Inheritance::who);
  return record;
}

template <>
const Record<guide::Example>& record_of<guide::Example>() {
  using guide::Example;
  static const auto record =
      Record<Example>("een voorbeeld", "an example")
          .required(field("id", about_id, Format::id), &Example::id)
          .optional(field("title", "Het voorbeeld in woorden"), &Example::title)
          .optional(field("like", "Id van het voorbeeld waarvan de antwoorden ook gelden"), &Example::like)
          .required(field("answers", "Per vraag het antwoord of het gemeten getal"), &Example::answers)
          .required(field("outcome", "Het advies waar je moet uitkomen"), &Example::outcome)
          .located(&Example::position);
  return record;
}

}  // namespace leidraad::load
