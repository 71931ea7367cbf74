// What can be wrong with a catalogue, its fields and its pages. Part of the registry.
#pragma once

#include "diagnostics/code_entry.hpp"

namespace leidraad::diagnostics {

inline constexpr CodeEntry catalogue_codes[] = {
    {"field-option",
     Severity::error,
     {"`{0}` kan niet bij een veld van het type `{1}`", "`{0}` is not possible at a field of type `{1}`"},
     {"haal de sleutel weg, of kies een van deze types: {2}",
      "remove the key, or choose one of these types: {2}"}},
    {"compare-without-pages",
     Severity::error,
     {"met `compare` toont de lijst alleen dit veld, en de andere velden ziet een lezer dan nergens",
      "with `compare` the list shows only this field, and readers see the others nowhere"},
     {"geef elk onderdeel een eigen pagina met `pages: {{ folder: … }}`, of haal `compare` weg",
      "give every entry a page of its own with `pages: {{ folder: … }}`, or remove `compare`"}},
    {"catalogue-without-index",
     Severity::error,
     {"de onderdelen van de catalogus `{0}` krijgen pagina's onder `{1}`, maar die pagina toont de catalogus "
      "niet",
      "the entries of the catalogue `{0}` get pages below `{1}`, but that page does not show the catalogue"},
     {"maak `{1}` als die er nog niet is, en zet er `::catalogue{{#{0}}}` op",
      "create `{1}` if it is not there, and put `::catalogue{{#{0}}}` on it"}},
    {"entry-address",
     Severity::error,
     {"het onderdeel `{0}` kan niet op het adres `{1}` staan: dat adres heeft {2} al",
      "the entry `{0}` cannot stand at the address `{1}`: {2} has that address already"},
     {"geef het onderdeel een andere id", "give the entry another id"}},
    {"catalogue-folder",
     Severity::error,
     {"in de map `{0}` kunnen geen onderdelen staan: dat adres heeft {1} al",
      "no entries can stand in the folder `{0}`: {1} has that address already"},
     {"kies bij `folder` een andere map", "choose another folder at `folder`"}},
    {"bad-partial-date",
     Severity::error,
     {"`{0}` is geen dag, maand of jaar zoals 2026-03-31, 2026-03 of 2026",
      "`{0}` is not a day, month or year like 2026-03-31, 2026-03 or 2026"},
     {"schrijf het jaar, en de maand en de dag als je die weet",
      "write the year, and month and day where you know them"}},
};

}  // namespace leidraad::diagnostics
