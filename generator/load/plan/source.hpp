// The sources: data/sources.yaml.
#pragma once

#include "guide/plan/source.hpp"
#include "load/yaml/record.hpp"

namespace leidraad::load {

template <>
const std::vector<std::string>& words_of<guide::SourceKind>();
template <>
const Record<guide::Source>& record_of<guide::Source>();

}  // namespace leidraad::load
