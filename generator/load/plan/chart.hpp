// The charts: data/charts/.
#pragma once

#include "guide/plan/chart.hpp"
#include "load/yaml/record.hpp"

namespace leidraad::load {

template <>
const Record<guide::Chart>& record_of<guide::Chart>();
template <>
const Record<guide::ChartRow>& record_of<guide::ChartRow>();

}  // namespace leidraad::load
