// The descriptions of all records that a guide's YAML can hold, and of the files that hold them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "load/yaml/record.hpp"

namespace leidraad::load {

// Files that hold a list of records under one key.
struct PhasesFile {
  std::vector<guide::Phase> phases;
};
struct ContactsFile {
  std::vector<guide::Contact> contacts;
};
struct SourcesFile {
  std::vector<guide::Source> sources;
};
struct GlossaryFile {
  std::vector<guide::Term> terms;
};

// The front matter of a page; load/pages/page_file.cpp makes a Page of it.
struct FrontMatter {
  std::string title;
  std::string description;
  std::string nav;
  std::optional<int> order;
  guide::PhaseReference phase;
  guide::Layout layout = guide::Layout::page;
  std::vector<std::string> keywords;
  std::vector<guide::Alias> aliases;
  bool toc = true;
};

template <>
const Record<guide::Site>& record_of<guide::Site>();
template <>
const Record<guide::Repository>& record_of<guide::Repository>();
template <>
const Record<guide::Theme>& record_of<guide::Theme>();
template <>
const Record<guide::Font>& record_of<guide::Font>();
template <>
const Record<PhasesFile>& record_of<PhasesFile>();
template <>
const Record<guide::Phase>& record_of<guide::Phase>();
template <>
const Record<guide::Levels>& record_of<guide::Levels>();
template <>
const Record<guide::Level>& record_of<guide::Level>();
template <>
const Record<guide::WebLink>& record_of<guide::WebLink>();
template <>
const Record<guide::ChecklistPart>& record_of<guide::ChecklistPart>();
template <>
const Record<guide::Trajectory>& record_of<guide::Trajectory>();
template <>
const Record<guide::Instrument>& record_of<guide::Instrument>();
template <>
const Record<ContactsFile>& record_of<ContactsFile>();
template <>
const Record<guide::Contact>& record_of<guide::Contact>();
template <>
const Record<SourcesFile>& record_of<SourcesFile>();
template <>
const Record<guide::Source>& record_of<guide::Source>();
template <>
const Record<GlossaryFile>& record_of<GlossaryFile>();
template <>
const Record<guide::Term>& record_of<guide::Term>();
template <>
const Record<guide::Checklist>& record_of<guide::Checklist>();
template <>
const Record<guide::ChecklistGroup>& record_of<guide::ChecklistGroup>();
template <>
const Record<guide::ChecklistItem>& record_of<guide::ChecklistItem>();
template <>
const Record<guide::Catalogue>& record_of<guide::Catalogue>();
template <>
const Record<guide::Field>& record_of<guide::Field>();
template <>
const Record<guide::Choice>& record_of<guide::Choice>();
template <>
const Record<guide::Calculator>& record_of<guide::Calculator>();
template <>
const Record<guide::Chart>& record_of<guide::Chart>();
template <>
const Record<guide::ChartRow>& record_of<guide::ChartRow>();
template <>
const Record<FrontMatter>& record_of<FrontMatter>();

template <>
const std::vector<std::string>& words_of<guide::SourceKind>();
template <>
const std::vector<std::string>& words_of<guide::FieldType>();
template <>
const std::vector<std::string>& words_of<guide::CatalogueView>();
template <>
const std::vector<std::string>& words_of<guide::ChartView>();
template <>
const std::vector<std::string>& words_of<guide::Layout>();

template <>
struct ValueReader<guide::Name> {
  static bool read(const YamlNode& node, guide::Name& value, Reading& reading, Field field);
  static ordered_json schema(const Field& field);
};
template <>
struct ValueReader<guide::Colour> {
  static bool read(const YamlNode& node, guide::Colour& value, Reading& reading, const Field& field);
  static ordered_json schema(const Field& field);
};
template <>
struct ValueReader<guide::Palette> {
  static bool read(const YamlNode& node, guide::Palette& value, Reading& reading, const Field& field);
  static ordered_json schema(const Field& field);
};
template <>
struct ValueReader<guide::Alias> {
  static bool read(const YamlNode& node, guide::Alias& value, Reading& reading, const Field& field);
  static ordered_json schema(const Field& field);
};

// A number, or the word `unknown`.
template <>
struct ValueReader<guide::ChartFigure> {
  static bool read(const YamlNode& node, guide::ChartFigure& value, Reading& reading, const Field& field);
  static ordered_json schema(const Field& field);
};

// All JSON Schemas by file name ("phases.schema.json"), for data/schema/.
// `interface_keys` are the keys of the interface texts.
[[nodiscard]] std::map<std::string, std::string> json_schemas(const std::vector<std::string>& interface_keys);

}  // namespace leidraad::load
