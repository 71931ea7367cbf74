// The glossary: data/glossary.yaml.
#pragma once

#include "guide/plan/glossary.hpp"
#include "load/yaml/record.hpp"

namespace leidraad::load {

template <>
const Record<guide::Term>& record_of<guide::Term>();

}  // namespace leidraad::load
