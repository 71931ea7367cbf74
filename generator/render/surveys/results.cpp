// Published results of a survey, as charts.
#include "interchange/results_slots.hpp"
#include "render/pages/directives.hpp"

namespace leidraad::render {

Html render_results(const guide::Directive& directive, PageContext& context) {
  const guide::SurveyResults* results = guide::find(context.guide().survey_results, directive.id);
  const auto word = [&](const std::string& key) { return context.word(key); };
  Filling charts;
  if (results == nullptr) {
    charts.section("PARAGRAPH"_slot).text("TEXT"_slot, word("collector-results-none"));
  } else {
    interchange::fill_results(charts, interchange::view_of(*results, word), interchange::PageTitles::hidden);
  }
  const Templates& templates = context.site().templates;
  Filling filling;
  filling.html("RESULTS_HTML"_slot, templates.expand("survey/results.html", charts));
  return templates.expand("directives/results.html", filling);
}

}  // namespace leidraad::render
