// The levels: data/levels.yaml, with the name of the model that they belong to.
#pragma once

#include "guide/plan/level.hpp"
#include "load/data_folder.hpp"
#include "load/yaml/list_file.hpp"
#include "load/yaml/record.hpp"

namespace leidraad::load {

// With the name of the model that the levels belong to.
template <>
struct ListFile<guide::Level> {
  std::string title;
  std::string description;
  std::vector<guide::Level> records;
};

template <>
const Record<ListFile<guide::Level>>& list_file_of<guide::Level>(const guide::KindFacts& facts);
template <>
const Record<guide::Level>& record_of<guide::Level>();

void load_kind(DataFolder& data, const guide::KindFacts& facts, std::vector<guide::Level>& levels);

}  // namespace leidraad::load
