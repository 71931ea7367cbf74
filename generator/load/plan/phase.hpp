// The phases: data/phases.yaml.
#pragma once

#include "guide/plan/phase.hpp"
#include "load/data_folder.hpp"
#include "load/yaml/record.hpp"

namespace leidraad::load {

template <>
const Record<guide::Phase>& record_of<guide::Phase>();

void load_kind(DataFolder& data, const guide::KindFacts& facts, std::vector<guide::Phase>& phases);

}  // namespace leidraad::load
