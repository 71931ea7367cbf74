// The instruments: data/instruments/.
#pragma once

#include "guide/plan/instrument.hpp"
#include "load/yaml/record.hpp"

namespace leidraad::load {

template <>
const Record<guide::Instrument>& record_of<guide::Instrument>();

}  // namespace leidraad::load
