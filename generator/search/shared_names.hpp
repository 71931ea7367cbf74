// Pages that are called the same, for search: titles, titles in menus and keywords with the same stems.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "search/lexicon.hpp"
#include "search/pages.hpp"

namespace leidraad::search {

struct SharedName {
  std::string text;  // as the first of the pages writes it
  std::vector<std::uint32_t> pages;
};

// The names that more than `most` pages have. Any other finds its page among the first `most` hits, since what a query names
// exactly comes first (search/ranking.hpp).
[[nodiscard]] std::vector<SharedName> shared_names(const SearchedPages& pages, const Lexicon& lexicon,
                                                   std::size_t most);

}  // namespace leidraad::search
