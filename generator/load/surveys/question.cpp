#include "guide/surveys/limits.hpp"
#include "load/surveys/survey.hpp"
#include "load/yaml/record_fields.hpp"

namespace leidraad::load {

template <>
const std::vector<std::string>& words_of<guide::QuestionType>() {
  static const std::vector<std::string> words(std::begin(guide::question_type_names),
                                              std::end(guide::question_type_names));
  return words;
}

template <>
const Record<guide::SurveyQuestion>& record_of<guide::SurveyQuestion>() {
  using guide::SurveyQuestion;
  static const auto record =
      Record<SurveyQuestion>("een vraag", "a question")
          .required(key("id", about_item_id, Format::id), &SurveyQuestion::id)
          .required(key("type",
                        "Wat voor antwoord: één keuze (choice), meer keuzes (choices), een schaal "
                        "(scale), een raster van uitspraken (grid), een getal (number), een regel "
                        "tekst (text), een tekst (long-text) of een datum (date)"),
                    &SurveyQuestion::type)
          .required(key("text", "De vraag"), &SurveyQuestion::text)
          .optional(key("help", "Uitleg onder de vraag"), &SurveyQuestion::help)
          .optional(key("optional", "true: niet verplicht"), &SurveyQuestion::is_optional)
          .optional(key("when", about_when), &SurveyQuestion::when)
          .optional(key("options", "choice, choices: de antwoorden"), &SurveyQuestion::options)
          .optional(key("random", "choice, choices, grid: antwoorden of rijen in willekeurige volgorde"),
                    &SurveyQuestion::has_random_options)
          .optional(key("other",
                        "choice, choices: tekst van het antwoord met een eigen woord erbij, zoals: "
                        "Anders, namelijk"),
                    &SurveyQuestion::other)
          .optional(key("none",
                        "choices: tekst van het antwoord dat alle andere uitsluit, zoals: Geen van "
                        "deze"),
                    &SurveyQuestion::none)
          .optional(key("unknown", std::string("choice, choices, number, date: ") + about_unknown),
                    &SurveyQuestion::unknown)
          .optional(number("max", "choices: hoogstens zoveel antwoorden", 1, 1'000), &SurveyQuestion::most)
          .optional(key("scale", "scale, grid: id van de schaal"), &SurveyQuestion::scale)
          .optional(key("rows", "grid: de uitspraken"), &SurveyQuestion::rows)
          .optional(key("one-per-screen", "grid: op een telefoon elke uitspraak op een eigen scherm"),
                    &SurveyQuestion::is_one_per_screen)
          .optional(key("minimum", "number: lager kan niet"), &SurveyQuestion::minimum)
          .optional(key("maximum", "number: hoger kan niet"), &SurveyQuestion::maximum)
          .optional(number("decimals", "number: hoeveel cijfers na de komma", 0, 6),
                    &SurveyQuestion::decimals)
          .optional(key("unit", "number: de eenheid, zoals uur per week"), &SurveyQuestion::unit)
          .optional(
              number("longest", "text, long-text: hoogstens zoveel tekens", 1, guide::survey_limits::number),
              &SurveyQuestion::longest)
          .located(&SurveyQuestion::position);
  return record;
}

bool ValueReader<guide::SurveyQuestion>::read(const YamlNode& node, guide::SurveyQuestion& value,
                                              RecordReading& reading, const RecordKey& key) {
  if (!record_of<guide::SurveyQuestion>().read(node, value, reading, key.name)) return false;
  for (const YamlNode::Member& member : node.members) {
    const auto length = static_cast<std::uint32_t>(member.key.size());
    value.written.push_back({member.key, {reading.file, member.line, member.column, length}});
  }
  // One key, `random`, for what is put in another order.
  if (value.type == guide::QuestionType::grid) std::swap(value.has_random_options, value.has_random_rows);
  return true;
}

ordered_json ValueReader<guide::SurveyQuestion>::schema(const RecordKey& /*key*/) {
  return record_of<guide::SurveyQuestion>().schema();
}

template <>
const Record<guide::SurveyOption>& record_of<guide::SurveyOption>() {
  using guide::SurveyOption;
  static const auto record = Record<SurveyOption>("een antwoord of rij", "an option or row")
                                 .required(key("id", about_item_id, Format::id), &SurveyOption::id)
                                 .required(key("text", "Wat er staat"), &SurveyOption::text)
                                 .located(&SurveyOption::position);
  return record;
}

}  // namespace leidraad::load
