// Figures to compare, shown as bars and as a table.
#pragma once

#include <string>
#include <vector>

#include "guide/reference.hpp"

namespace leidraad::guide {

struct ChartRow {
  std::string label;
  double value = 0;
  std::string note;
};

struct Chart {
  std::string id;
  std::string title;
  std::string summary;  // says in words what the bars show
  std::string unit;
  std::vector<ChartRow> rows;
  std::string method;
  std::string period;
  std::string caveat;
  std::vector<SourceReference> sources;
};

}  // namespace leidraad::guide
