// The sections of each sort of page, read from what its makers wrote.
#pragma once

#include <vector>

#include "search/pages.hpp"

namespace leidraad::search {

[[nodiscard]] std::vector<Section> sections_of_page(const guide::Page& page, const guide::Guide& guide);
[[nodiscard]] std::vector<Section> sections_of_tree(const guide::Tree& tree);
[[nodiscard]] std::vector<Section> sections_of_survey(const guide::Survey& survey);
[[nodiscard]] std::vector<Section> sections_of_entry(const guide::Catalogue& catalogue,
                                                     const guide::CatalogueEntry& entry,
                                                     const guide::Guide& guide);

}  // namespace leidraad::search
