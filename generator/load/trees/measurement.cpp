#include "load/trees/tree.hpp"
#include "load/yaml/record_fields.hpp"

namespace leidraad::load {

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
const Record<guide::Quantity>& record_of<guide::Quantity>() {
  using guide::Quantity;
  static const auto record =
      Record<Quantity>("een grootheid", "a quantity")
          .required(key("id", about_id, Format::id), &Quantity::id)
          .required(key("label", about_title), &Quantity::label)
          .required(key("unit", "De eenheid, zoals °C of ppm"), &Quantity::unit)
          .required(key("minimum", "Lager kan niet"), &Quantity::minimum)
          .required(key("maximum", "Hoger kan niet"), &Quantity::maximum)
          .required(key("step", "Het kleinste verschil dat iets zegt, zoals 0.1"), &Quantity::step)
          .optional(key("how", "Hoe je het meet"), &Quantity::how)
          .optional(key("derived", "De tabel waaruit de waarde komt; dan vult niemand haar in"),
                    &Quantity::derived)
          .located(&Quantity::position);
  return record;
}

template <>
const Record<guide::Derivation>& record_of<guide::Derivation>() {
  using guide::Derivation;
  static const auto record =
      Record<Derivation>("`derived`", "`derived`")
          .required(key("rows", "De eerste grootheid en haar waarden"), &Derivation::rows)
          .required(key("columns", "De tweede grootheid en haar waarden"), &Derivation::columns)
          .required(key("values", "Per rij een lijst van getallen"), &Derivation::values)
          .required(key("source", "Id van de bron"), &Derivation::source)
          .required(key("checked", about_checked, Format::date), &Derivation::checked)
          .required(key("certainty", about_certainty), &Derivation::certainty)
          .optional(key("note", "Waarvoor je moet oppassen"), &Derivation::note)
          .located(&Derivation::position);
  return record;
}

template <>
const Record<guide::Derivation::Axis>& record_of<guide::Derivation::Axis>() {
  using Axis = guide::Derivation::Axis;
  static const auto record = Record<Axis>("een rand van de tabel", "an edge of the table")
                                 .required(key("quantity", "Id van de grootheid"), &Axis::quantity)
                                 .required(key("at", "De waarden, van laag naar hoog"), &Axis::at);
  return record;
}

template <>
const Record<guide::Threshold>& record_of<guide::Threshold>() {
  using guide::Threshold;
  static const auto record =
      Record<Threshold>("een drempel", "a threshold")
          .required(key("id", about_id, Format::id), &Threshold::id)
          .required(key("label", "Wat de drempel is, in gewone woorden"), &Threshold::label)
          .required(key("value", "Het getal"), &Threshold::value)
          .required(key("unit", "De eenheid, zoals bij de grootheid"), &Threshold::unit)
          .optional(key("country", about_country), &Threshold::country)
          .required(key("kind", about_kind), &Threshold::kind)
          .required(key("certainty", about_certainty), &Threshold::certainty)
          .optional(key("source", "Id van de bron; verplicht, behalve bij signal"), &Threshold::source)
          .required(key("checked", about_checked, Format::date), &Threshold::checked)
          .optional(key("note", "Uitleg; verplicht bij signal: waarom dit getal"), &Threshold::note)
          .located(&Threshold::position);
  return record;
}

}  // namespace leidraad::load
