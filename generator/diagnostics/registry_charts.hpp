// What can be wrong with the figures of a chart.
#pragma once

#include "diagnostics/code_entry.hpp"

namespace leidraad::diagnostics {

inline constexpr CodeEntry chart_codes[] = {
    {"chart-total",
     Severity::error,
     {"de getallen van `{0}` zijn samen {1}, maar bij `total` staat {2}",
      "the figures of `{0}` are {1} together, but `total` says {2}"},
     {"kijk de getallen na in de bron; kloppen ze, zeg dan bij `no-sum` waarom de som anders is",
      "look the figures up in the source; if they are right, say in `no-sum` why the sum is another"}},
    {"chart-without-total",
     Severity::warning,
     {"deze grafiek zegt niet waartoe de getallen optellen",
      "this chart does not say what its figures add up to"},
     {"zet het totaal bij `total`, of zeg bij `no-sum` waarom je deze getallen niet mag optellen",
      "put the total in `total`, or say in `no-sum` why these figures may not be added"}},
    {"needless-no-sum",
     Severity::warning,
     {"`no-sum` zegt dat de getallen niet optellen, maar ze zijn wel precies {0}",
      "`no-sum` says that the figures do not add up, but they do, to {0}"},
     {"haal `no-sum` weg", "remove `no-sum`"}},
    {"chart-row",
     Severity::error,
     {"een rij van deze grafiek heeft {0}, en `{1}` niet", "a row of this chart has {0}, and `{1}` has not"},
     {"schrijf voor elke rij {0}", "write {0} for each row"}},
    {"chart-values",
     Severity::error,
     {"bij `{0}` staan {1} getallen, maar er zijn {2} delen in `parts`",
      "`{0}` has {1} figures, but there are {2} parts in `parts`"},
     {"geef elk deel een getal, of `unknown` als de bron er geen noemt",
      "give each part a figure, or `unknown` where the source tells none"}},
    {"chart-parts",
     Severity::error,
     {"een balk heeft 2 tot en met {1} delen, en hier zijn het er {0}",
      "a bar has 2 to {1} parts, and here there are {0}"},
     {"neem delen samen, of toon alleen de tabel met `show: table`",
      "join parts, or show the table only with `show: table`"}},
    {"chart-negative",
     Severity::error,
     {"bij `{0}` staat {1}, en een balk kan niet korter zijn dan niets",
      "`{0}` has {1}, and a bar cannot be shorter than nothing"},
     {"toon deze getallen met `show: table`", "show these figures with `show: table`"}},
};

}  // namespace leidraad::diagnostics
