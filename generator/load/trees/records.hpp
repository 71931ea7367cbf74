// The descriptions of the records that a decision tree's YAML holds.
#pragma once

#include "load/plan/records.hpp"

namespace leidraad::load {

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
  static bool read(const YamlNode& node, guide::Action& value, Reading& reading, const Field& field);
  static ordered_json schema(const Field& field);
};
// `when: {country: be, work: [light, heavy]}`
template <>
struct ValueReader<std::vector<guide::Condition>> {
  static bool read(const YamlNode& node, std::vector<guide::Condition>& value, Reading& reading,
                   const Field& field);
  static ordered_json schema(const Field& field);
};
// `answers: {danger: no, temperature: 30.5}`
template <>
struct ValueReader<std::vector<guide::Example::Given>> {
  static bool read(const YamlNode& node, std::vector<guide::Example::Given>& value, Reading& reading,
                   const Field& field);
  static ordered_json schema(const Field& field);
};

}  // namespace leidraad::load
