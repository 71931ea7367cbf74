// Conditions hold conditions, and have more than one form.
#include "load/surveys/survey.hpp"
#include "load/yaml/record_fields.hpp"

namespace leidraad::load {

bool read_survey_field(const YamlNode& node, guide::Name& value, RecordReading& reading, RecordKey key) {
  key.format = Format::survey_field;
  if (!read_text(node, value.id, reading, key)) return false;
  value.position = reading.position(node);
  return true;
}

ordered_json survey_field_schema(const RecordKey& /*key*/) {
  return text_schema(Format::survey_field);
}

namespace {

using guide::SurveyCondition;

// `is: ja`, `is: [ja, nee]` or `is: 3`: options and points as they are written.
void read_is(const YamlNode& node, SurveyCondition& value, RecordReading& reading, const RecordKey& key) {
  if (node.kind == YamlNode::Kind::list) {
    (void)ValueReader<std::vector<std::string>>::read(node, value.is, reading, key);
    return;
  }
  std::string one;
  if (read_text(node, one, reading, key)) value.is.push_back(std::move(one));
}

ordered_json is_schema(const RecordKey& /*key*/) {
  const ordered_json one = {{"type", {"string", "integer"}}};
  return {{"anyOf", {one, {{"type", "array"}, {"items", one}, {"minItems", 1}}}}};
}

void read_parts(const YamlNode& node, SurveyCondition& value, RecordReading& reading, const RecordKey& key) {
  (void)ValueReader<std::vector<SurveyCondition>>::read(node, value.parts, reading, key);
}

void read_negation(const YamlNode& node, SurveyCondition& value, RecordReading& reading,
                   const RecordKey& key) {
  SurveyCondition part;
  if (ValueReader<SurveyCondition>::read(node, part, reading, key)) value.parts.push_back(std::move(part));
}

// What is wrong with the keys that stand together; empty where they are one of the forms.
Text wrong_form(const YamlNode& node, const SurveyCondition& condition) {
  const auto has = [&](const char* key) { return node.find(key) != nullptr; };
  if (has("question") + has("any") + has("all") + has("not") != 1)
    return {"precies één van `question`, `any`, `all` en `not` hoort erin",
            "exactly one of `question`, `any`, `all` and `not` belongs in it"};
  const bool has_bounds = has("at-least") || has("at-most");
  const int tests = has("is") + has_bounds + has("answered");
  if (condition.kind != SurveyCondition::Kind::question) {
    if (tests != 0)
      return {"`is`, `at-least`, `at-most` en `answered` horen bij `question`",
              "`is`, `at-least`, `at-most` and `answered` belong to `question`"};
    return condition.parts.empty() ? Text{"er staat geen voorwaarde in", "it holds no condition"} : Text{};
  }
  if (tests != 1)
    return {"bij `question` hoort `is`, `at-least`/`at-most` of `answered`",
            "`question` goes with `is`, `at-least`/`at-most` or `answered`"};
  if (has("is") && condition.is.empty()) return {"`is` noemt geen enkel antwoord", "`is` names no answer"};
  if (has("answered") && !condition.is_answered)
    return {"`answered: false` schrijf je als `{not: {question: …, answered: true}}`",
            "`answered: false` is written as `{not: {question: …, answered: true}}`"};
  return {};
}

}  // namespace

template <>
const Record<SurveyCondition>& record_of<SurveyCondition>() {
  static const auto read_question = [](const YamlNode& node, SurveyCondition& value, RecordReading& reading,
                                       const RecordKey& key) {
    (void)read_survey_field(node, value.question, reading, key);
  };
  static const auto condition_schema = [](const RecordKey& key) {
    return ValueReader<SurveyCondition>::schema(key);
  };
  static const auto conditions_schema = [](const RecordKey& key) {
    ordered_json schema = ValueReader<std::vector<SurveyCondition>>::schema(key);
    schema["minItems"] = 1;
    return schema;
  };
  static const auto record =
      Record<SurveyCondition>("een voorwaarde", "a condition")
          .read_by(key("question", "Id van een vraag op een eerdere pagina; van een raster: vraag.rij"),
                   read_question, &survey_field_schema)
          .read_by(key("is", "Het antwoord, of een lijst waarvan één antwoord genoeg is"), &read_is,
                   &is_schema)
          .optional(key("at-least", "Dit getal, of dit punt van de schaal, of meer"), &SurveyCondition::least)
          .optional(key("at-most", "Dit getal, of dit punt van de schaal, of minder"), &SurveyCondition::most)
          .optional(key("answered", "true: er is iets geantwoord"), &SurveyCondition::is_answered)
          .read_by(key("any", "Minstens één van deze voorwaarden geldt"), &read_parts, conditions_schema)
          .read_by(key("all", "Al deze voorwaarden gelden"), &read_parts, conditions_schema)
          .read_by(key("not", "Deze voorwaarde geldt niet"), &read_negation, condition_schema)
          .located(&SurveyCondition::position);
  return record;
}

bool ValueReader<SurveyCondition>::read(const YamlNode& node, SurveyCondition& value, RecordReading& reading,
                                        const RecordKey& key) {
  const std::size_t known = reading.diagnostics.all().size();
  if (!record_of<SurveyCondition>().read(node, value, reading, key.name)) return false;
  if (node.find("any") != nullptr) value.kind = SurveyCondition::Kind::any;
  if (node.find("all") != nullptr) value.kind = SurveyCondition::Kind::all;
  if (node.find("not") != nullptr) value.kind = SurveyCondition::Kind::negation;
  if (reading.diagnostics.all().size() != known) return false;
  const Text wrong = wrong_form(node, value);
  if (wrong.dutch.empty()) return true;
  reading.diagnostics.add("condition-form"_code, reading.position(node), {wrong});
  return false;
}

ordered_json ValueReader<SurveyCondition>::schema(const RecordKey& /*key*/) {
  return {{"$ref", "#/$defs/condition"}};
}

}  // namespace leidraad::load
