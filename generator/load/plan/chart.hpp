// The charts: data/charts/.
#pragma once

#include "guide/plan/chart.hpp"
#include "load/yaml/record.hpp"

namespace leidraad::load {

template <>
const std::vector<std::string>& words_of<guide::ChartView>();
// A number, or the word `unknown`.
template <>
struct ValueReader<guide::ChartFigure> {
  static bool read(const YamlNode& node, guide::ChartFigure& value, RecordReading& reading,
                   const RecordKey& key);
  static ordered_json schema(const RecordKey& key);
};
template <>
const Record<guide::Chart>& record_of<guide::Chart>();
template <>
const Record<guide::ChartRow>& record_of<guide::ChartRow>();

}  // namespace leidraad::load
