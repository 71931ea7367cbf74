// The phases: data/phases.yaml.
#pragma once

#include "guide/plan/phase.hpp"
#include "load/yaml/record.hpp"

namespace leidraad::load {

template <>
const Record<guide::Phase>& record_of<guide::Phase>();

}  // namespace leidraad::load
