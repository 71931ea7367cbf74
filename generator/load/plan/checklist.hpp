// The checklists: data/checklists/.
#pragma once

#include "guide/plan/checklist.hpp"
#include "load/data_folder.hpp"
#include "load/yaml/record.hpp"

namespace leidraad::load {

template <>
const Record<guide::Checklist>& record_of<guide::Checklist>();
template <>
const Record<guide::ChecklistGroup>& record_of<guide::ChecklistGroup>();
template <>
const Record<guide::ChecklistItem>& record_of<guide::ChecklistItem>();

void load_kind(DataFolder& data, const guide::KindFacts& facts, std::vector<guide::Checklist>& checklists);

}  // namespace leidraad::load
