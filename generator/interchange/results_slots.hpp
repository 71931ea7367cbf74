// Results of a survey in the slots of templates/survey/results.html: the same for a page of the guide and for one
// of the collector.
#pragma once

#include <cstdint>

#include "interchange/results_charts.hpp"
#include "templates/filling.hpp"

namespace leidraad::interchange {

// Whether the title of a survey's page stands above the charts of its questions.
enum class PageTitles : std::uint8_t { hidden, shown };

void fill_results(templates::Slots slots, const ResultsView& view, PageTitles titles);

}  // namespace leidraad::interchange
