// The trajectories: data/trajectories/.
#pragma once

#include "guide/plan/trajectory.hpp"
#include "load/yaml/record.hpp"

namespace leidraad::load {

template <>
const Record<guide::ChecklistPart>& record_of<guide::ChecklistPart>();
template <>
const Record<guide::Trajectory>& record_of<guide::Trajectory>();

}  // namespace leidraad::load
