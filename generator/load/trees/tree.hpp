// The descriptions of the records that a decision tree's YAML holds.
#pragma once

#include "guide/trees/tree.hpp"
#include "load/data_folder.hpp"
#include "load/trees/next.hpp"
#include "load/yaml/name.hpp"
#include "load/yaml/record.hpp"

namespace leidraad::load {

// What keys that stand in several records of a tree are for.
inline constexpr const char* about_node =
    "Korte naam, begint met een letter. Wordt het adres van een pagina; uniek in de hele boom";
inline constexpr const char* about_country = "be of nl: geldt alleen daar";
inline constexpr const char* about_next = "De vraag of het advies dat volgt";
inline constexpr const char* about_next_or_list =
    "De vraag of het advies dat volgt, of een lijst van {when, next} met als laatste {next}";
inline constexpr const char* about_advice = "Een advies dat onderweg wordt getoond";
inline constexpr const char* about_tip =
    "Een advies dat kort bij het advies komt waar je uitkomt, zoals hoe je meet";
inline constexpr const char* about_kind = "Waarop het rust: law is wet, signal is een eigen signaal";
inline constexpr const char* about_certainty =
    "seen: in de bron gezien; quoted: via een andere bron; unverified: niet nagekeken; derived: eigen "
    "afleiding";
inline constexpr const char* about_checked = "Wanneer iemand dit het laatst naast de bron legde: jjjj-mm-dd";

// One file of a tree's folder: a branch and what stands in it.
struct BranchFile {
  std::string id;
  std::string title;
  std::string summary;
  guide::Name start;
  guide::Inheritance inherits;
  std::vector<guide::Quantity> quantities;
  std::vector<guide::Threshold> thresholds;
  std::vector<guide::Question> questions;
  std::vector<guide::Outcome> outcomes;
  std::vector<guide::Example> examples;
  guide::Position position;
};

template <>
const Record<guide::Tree>& record_of<guide::Tree>();
template <>
const Record<BranchFile>& record_of<BranchFile>();
template <>
const Record<guide::Person>& record_of<guide::Person>();
template <>
const Record<guide::Actors>& record_of<guide::Actors>();
template <>
const Record<guide::Quantity>& record_of<guide::Quantity>();
template <>
const Record<guide::Derivation>& record_of<guide::Derivation>();
template <>
const Record<guide::Derivation::Axis>& record_of<guide::Derivation::Axis>();
template <>
const Record<guide::Threshold>& record_of<guide::Threshold>();
template <>
const Record<guide::Question>& record_of<guide::Question>();
template <>
const Record<guide::Answer>& record_of<guide::Answer>();
template <>
const Record<guide::Measure>& record_of<guide::Measure>();
template <>
const Record<guide::Scale>& record_of<guide::Scale>();
template <>
const Record<guide::Band>& record_of<guide::Band>();
template <>
const Record<guide::Outcome>& record_of<guide::Outcome>();
template <>
const Record<guide::Actions>& record_of<guide::Actions>();
template <>
const Record<guide::Action>& record_of<guide::Action>();
template <>
const Record<guide::MeasureAgain>& record_of<guide::MeasureAgain>();
template <>
const Record<guide::Rule>& record_of<guide::Rule>();
template <>
const Record<guide::Escalation>& record_of<guide::Escalation>();
template <>
const Record<guide::Inheritance>& record_of<guide::Inheritance>();
template <>
const Record<guide::Example>& record_of<guide::Example>();

template <>
const std::vector<std::string>& words_of<guide::Country>();
template <>
const std::vector<std::string>& words_of<guide::Zone>();
template <>
const std::vector<std::string>& words_of<guide::Horizon>();
template <>
const std::vector<std::string>& words_of<guide::RuleKind>();
template <>
const std::vector<std::string>& words_of<guide::Certainty>();
template <>
const std::vector<std::string>& words_of<guide::Back>();

// A text, or a group with more about the action.
template <>
struct ValueReader<guide::Action> {
  static bool read(const YamlNode& node, guide::Action& value, RecordReading& reading, const RecordKey& key);
  static ordered_json schema(const RecordKey& key);
};
// `when: {country: be, work: [light, heavy]}`
template <>
struct ValueReader<std::vector<guide::Condition>> {
  static bool read(const YamlNode& node, std::vector<guide::Condition>& value, RecordReading& reading,
                   const RecordKey& key);
  static ordered_json schema(const RecordKey& key);
};
// `answers: {danger: no, temperature: 30.5}`
template <>
struct ValueReader<std::vector<guide::Example::Given>> {
  static bool read(const YamlNode& node, std::vector<guide::Example::Given>& value, RecordReading& reading,
                   const RecordKey& key);
  static ordered_json schema(const RecordKey& key);
};

// A tree may stand in more than one file: load/trees/files.hpp.
void load_kind(DataFolder& data, const guide::KindFacts& facts, std::vector<guide::Tree>& trees);

}  // namespace leidraad::load
