#include "render/style_sheets.hpp"

#include <algorithm>

namespace leidraad::render {

namespace {

// A sheet holds what is often seen together: a file for each thing would cost more in requests than it spares in
// bytes.
constexpr StyledThing things_and_sheets[] = {
    {"layout-home", "home.css"},
    {"phases", "plan.css"},
    {"phase", "plan.css"},
    {"tasks", "plan.css"},
    {"role", "plan.css"},
    {"levels", "plan.css"},
    {"trajectory", "plan.css"},
    {"instrument", "plan.css"},
    {"catalogue plain", "plan.css"},
    {"catalogue", "catalogue.css"},
    {"compare", "catalogue.css"},
    {"checklist", "checklist.css"},
    {"chart", "chart.css"},
    {"results", "chart.css"},
    {"a-z", "lookup.css"},
    {"glossary", "lookup.css"},
    {"search", "lookup.css"},
    {"layout-tree", "tree.css"},
    {"layout-picture", "tree-map.css"},
    {"layout-survey", "survey.css"},
    {"survey embed", "survey.css"},
    {"layout-papier", "survey-paper.css"},
    {"layout-poster", "survey-paper.css"},
    {"layout-insluiten", "survey-paper.css"},
};

}  // namespace

std::span<const StyledThing> styled_things() {
  return things_and_sheets;
}

std::vector<std::string_view> style_sheets_of(const std::vector<std::string_view>& things) {
  std::vector<std::string_view> sheets;
  for (const StyledThing& one : things_and_sheets) {
    const bool is_listed = !sheets.empty() && sheets.back() == one.sheet;
    if (!is_listed && std::find(things.begin(), things.end(), one.name) != things.end())
      sheets.push_back(one.sheet);
  }
  return sheets;
}

}  // namespace leidraad::render
