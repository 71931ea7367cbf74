// What makes a guide publishable. Each check reads the whole guide and reports what is wrong; none changes
// it.
#pragma once

#include "diagnostics/diagnostic.hpp"
#include "guide/guide.hpp"

namespace leidraad::search {
struct GuideSearch;
}

namespace leidraad::check {

// Runs every check below but check_search.
void check_guide(const guide::Guide& guide, diagnostics::Diagnostics& diagnostics);

// Every id, page, anchor, image and source that is mentioned exists (references.cpp).
void check_references(const guide::Guide& guide, diagnostics::Diagnostics& diagnostics);
// The headings of a text are in order, and no two have one anchor (headings.cpp).
void check_headings(const guide::Prose& prose, diagnostics::Diagnostics& diagnostics);
// Links say where they lead, and are written as they should (links.cpp).
void check_links(const guide::Guide& guide, diagnostics::Diagnostics& diagnostics);
// Directives exist and are written with what they need (directives.cpp).
void check_directives(const guide::Guide& guide, diagnostics::Diagnostics& diagnostics);
// No two pages share an address or a title; old addresses are free (addresses.cpp).
void check_addresses(const guide::Guide& guide, diagnostics::Diagnostics& diagnostics);
// A catalogue whose entries are pages is shown where those hang below (plan/catalogue.cpp).
void check_catalogues(const guide::Guide& guide, diagnostics::Diagnostics& diagnostics);
// Figures of charts belong together and add up (plan/chart.cpp).
void check_charts(const guide::Guide& guide, diagnostics::Diagnostics& diagnostics);
// Everything that was written can be reached by a reader (usage.cpp).
void check_usage(const guide::Guide& guide, diagnostics::Diagnostics& diagnostics);
// Decision trees are sound: every way through them ends well (trees/tree.cpp and what stands beside it).
void check_trees(const guide::Guide& guide, diagnostics::Diagnostics& diagnostics);
// The same for one tree by itself.
void check_tree(const guide::Tree& tree, diagnostics::Diagnostics& diagnostics);
// Surveys are sound, and mean what they meant when they were published (surveys/survey.cpp and what stands beside it).
void check_surveys(const guide::Guide& guide, diagnostics::Diagnostics& diagnostics);
// Forms that stand in pages are filled with what their survey asks (surveys/embedded.cpp).
void check_embedded_surveys(const guide::Guide& guide, diagnostics::Diagnostics& diagnostics);
// The icons and drawings that are named exist (plan/looks.cpp).
void check_looks(const guide::Guide& guide, diagnostics::Diagnostics& diagnostics);
// Every example of data/search.yaml, every title and every keyword finds its page (pages/search.cpp); without `searched`, for a
// guide that has no search, only how data/search.yaml is written.
void check_search(const guide::Guide& guide, const search::GuideSearch* searched,
                  diagnostics::Diagnostics& diagnostics);
// Colours that stand on each other can be told apart: WCAG 2.2, 1.4.3 and 1.4.11 (contrast.cpp).
void check_contrast(const guide::Guide& guide, diagnostics::Diagnostics& diagnostics);

// Contrast ratio of two colours `#rrggbb` as WCAG 2.2 defines it, from 1 to 21.
[[nodiscard]] double contrast_ratio(const std::string& first, const std::string& second);

}  // namespace leidraad::check
