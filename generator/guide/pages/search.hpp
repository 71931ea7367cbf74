// What the makers of a guide add to search: words that mean the same there, and what must be found.
#pragma once

#include <string>
#include <vector>

#include "guide/pages/markup.hpp"
#include "guide/reference.hpp"

namespace leidraad::guide {

// A word or a few words ("nieuwe medewerker").
struct SearchPhrase {
  std::string text;
  Position position;
};

// Who asks for one of these means the others too.
struct SynonymGroup {
  std::vector<SearchPhrase> phrases;
};

// Who types `ask` has to find this among the first three: exactly one of the three.
struct SearchExample {
  SearchPhrase ask;
  Link
      finds;  // a page, or one of its headings, from the folder of the language; no target: another of the three
  Reference<Kind::survey> survey;
  Reference<Kind::tree> tree;
  Position position;
};

struct Search {
  std::vector<SynonymGroup> synonyms;
  std::vector<SearchExample> examples;
};

}  // namespace leidraad::guide
