// What can be wrong with the name of a folder, and so with everything in it. Renaming a file would not help.
#pragma once

#include "diagnostics/code_entry.hpp"

namespace leidraad::diagnostics {

inline constexpr CodeEntry folder_codes[] = {
    {"folder-name",
     Severity::error,
     {"de naam van de map `{0}` werkt niet overal als webadres: gebruik kleine letters, cijfers en streepjes",
      "the name of the folder `{0}` does not work everywhere as a web address: use lower-case letters, "
      "digits "
      "and hyphens"},
     {"noem de map bijvoorbeeld `{1}`, en pas links naar bestanden erin aan",
      "call it `{1}`, for example, and change links to files in it"}},
    {"folder-taken",
     Severity::error,
     {"in de map `{0}` kan niets staan: dat adres heeft {1} al",
      "nothing can stand in the folder `{0}`: {1} has that address already"},
     {"geef de map een andere naam, zoals `{2}`, en pas links naar bestanden erin aan",
      "rename the folder, to `{2}` for example, and change links to files in it"}},
};

}  // namespace leidraad::diagnostics
