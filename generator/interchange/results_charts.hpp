// Results of a survey as charts: what stands in them, in words, for the site's pages and for the collector's
// own. Plain texts; whoever writes them down escapes them.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "guide/surveys/results.hpp"

namespace leidraad::interchange {

// A text of the interface by its key ("collector-results-hidden"), with places as "{count}".
using InterfaceTexts = std::function<std::string(const std::string& key)>;

struct ResultsChart {
  struct Row {
    std::string label;
    std::string note;
    std::string value;
    // 0 to 100, of the bar; nothing: no bar, such as where `value` says "hidden".
    std::optional<double> share;
  };
  // All columns of the results below each other.
  struct ComparisonRow {
    std::string label;
    std::vector<std::string> cells;
    std::string hidden;  // in place of all cells
  };
  std::string page;  // of the survey; empty for who answered and for scores
  std::string title;
  std::string summary;
  std::string caveat;
  std::string label_heading;
  std::string value_heading;
  std::vector<Row> rows;
  std::vector<std::string> headings;  // of the comparison, the first over the labels
  std::vector<ComparisonRow> comparison;
};

struct ResultsView {
  std::string example;  // that the answers are made up; else empty
  std::vector<std::string> paragraphs;
  std::vector<ResultsChart> charts;
};

[[nodiscard]] ResultsView view_of(const guide::SurveyResults& results, const InterfaceTexts& texts);

}  // namespace leidraad::interchange
