// All that search needs of a guide, made once: for the proof and for the site.
#pragma once

#include "search/index.hpp"
#include "search/lexicon.hpp"
#include "search/pages.hpp"

namespace leidraad::search {

struct GuideSearch {
  // Keeps a reference to the guide, which may not move from here on.
  GuideSearch(const guide::Guide& guide, unsigned jobs)
      : pages(guide), lexicon(guide), index(pages, lexicon, jobs) {}
  GuideSearch(const GuideSearch&) = delete;  // it points into itself
  GuideSearch& operator=(const GuideSearch&) = delete;

  SearchedPages pages;
  Lexicon lexicon;
  Index index;
};

// Whether a page of the guide offers search.
[[nodiscard]] inline bool has_search(const guide::Guide& guide) {
  for (const guide::Page& page : guide.pages) {
    for (const guide::Directive& directive : page.body.directives) {
      if (directive.name == "search") return true;
    }
  }
  return false;
}

}  // namespace leidraad::search
