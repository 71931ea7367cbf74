// What can be wrong with search: data/search.yaml, and names by which a page would not be found. Part of the registry.
#pragma once

#include "diagnostics/code_entry.hpp"

namespace leidraad::diagnostics {

inline constexpr CodeEntry search_codes[] = {
    {"too-few-synonyms",
     Severity::error,
     {"een groep synoniemen heeft minstens twee woorden", "a group of synonyms has two words at least"},
     {"zet er een woord bij dat hetzelfde betekent, of haal de groep weg",
      "add a word that means the same, or remove the group"}},
    {"synonym-twice",
     Severity::error,
     {"\"{0}\" staat al in een andere groep synoniemen",
      "\"{0}\" stands in another group of synonyms already"},
     {"maak er één groep van, of haal het woord op één plaats weg",
      "make one group of them, or remove the word in one place"}},
    {"search-phrase",
     Severity::error,
     {"in \"{0}\" staan {1} woorden om op te zoeken, en het mogen er 1 tot en met {2} zijn",
      "\"{0}\" has {1} words to search by, and it may have 1 to {2}"},
     {"schrijf het korter, of schrijf een woord met letters of cijfers",
      "make it shorter, or write a word of letters or digits"}},
    {"search-example-form",
     Severity::error,
     {"het voorbeeld \"{0}\" noemt {1} dingen die gevonden moeten worden, en het moet er één zijn",
      "the example \"{0}\" names {1} things to be found, and it must be one"},
     {"kies één van `finds` (een pagina), `survey` en `tree`",
      "choose one of `finds` (a page), `survey` and `tree`"}},
    {"search-example",
     Severity::error,
     {"wie \"{0}\" zoekt, vindt `{1}` niet bij de eerste drie; daar staan {2}",
      "who asks for \"{0}\" does not find `{1}` among the first three; there stand {2}"},
     {"zet het woord bij `keywords` van die pagina of bij `synonyms`, gebruik het in een kop, of pas het "
      "voorbeeld aan",
      "add the word to `keywords` of that page or to `synonyms`, use it in a heading, or change the "
      "example"}},
    {"search-example-heading",
     Severity::error,
     {"wie \"{0}\" zoekt, vindt wel `{1}`, maar niet de kop `#{2}`; daarvan worden getoond: {3}",
      "who asks for \"{0}\" finds `{1}`, but not the heading `#{2}`; of it are shown: {3}"},
     {"gebruik het woord in die kop of in het stuk eronder, of laat `#{2}` weg",
      "use the word in that heading or in the text below it, or leave out `#{2}`"}},
    {"search-name-shared",
     Severity::warning,
     {"wie \"{0}\" zoekt, vindt deze pagina niet bij de eerste drie: {1} pagina's heten zo",
      "who asks for \"{0}\" does not find this page among the first three: {1} pages are called that"},
     {"geef de pagina een titel of trefwoord dat alleen op haar past",
      "give the page a title or a keyword that fits it alone"}},
};

}  // namespace leidraad::diagnostics
