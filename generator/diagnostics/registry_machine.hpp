// What can go wrong with output and machine.
#pragma once

#include "diagnostics/code_entry.hpp"

namespace leidraad::diagnostics {

inline constexpr CodeEntry machine_codes[] = {
    {"output-inside-source",
     Severity::error,
     {"de uitvoermap `{0}` ligt in `{1}`, tussen de bestanden van de gids",
      "the output folder `{0}` lies in `{1}`, among the files of the guide"},
     {"kies een andere map, zoals `public`", "choose another folder, like `public`"}},
    {"output-not-ours",
     Severity::error,
     {"in de uitvoermap staat `{0}`, en dat heeft Leidraad niet gemaakt",
      "the output folder holds `{0}`, which Leidraad did not make"},
     {"kies een lege map, of haal dat bestand er zelf weg",
      "choose an empty folder, or remove that file yourself"}},
    {"output-not-a-folder",
     Severity::error,
     {"`{0}` is geen map", "`{0}` is not a folder"},
     {"kies een andere uitvoermap", "choose another output folder"}},
    {"source-not-a-folder",
     Severity::error,
     {"er is geen map `{0}` met een gids", "there is no folder `{0}` with a guide"},
     {"geef met --source de map die `content/` en `data/` bevat",
      "give the folder that holds `content/` and `data/` with --source"}},
    {"write-failed",
     Severity::failure,
     {"`{0}` kan niet worden geschreven: {1}", "`{0}` cannot be written: {1}"},
     {"maak plaats op de schijf of kies een andere map; de vorige website is niet veranderd",
      "make room on the disk or choose another folder; the previous site is unchanged"}},
    {"output-busy",
     Severity::failure,
     {"een ander programma (proces {1}) maakt al zo lang een website in `{0}` dat dit niet verder wacht",
      "another program (process {1}) has been making a site in `{0}` for so long that this waits no longer"},
     {"kijk wat dat programma doet, stop het als het vastzit, en probeer het opnieuw",
      "see what that program does, stop it if it hangs, and try again"}},
    {"port-taken",
     Severity::failure,
     {"op {0} luistert al een ander programma", "another program already listens on {0}"},
     {"stop dat programma of kies een andere poort met --listen 127.0.0.1:8081",
      "stop it or choose another port with --listen 127.0.0.1:8081"}},
    {"listen-failed",
     Severity::failure,
     {"luisteren op {0} lukt niet: {1}", "cannot listen on {0}: {1}"},
     {"kies een adres van deze computer, zoals 127.0.0.1:8080",
      "choose an address of this machine, like 127.0.0.1:8080"}},
    {"watch-failed",
     Severity::warning,
     {"veranderingen in `{0}` zijn niet te volgen: {1}", "changes in `{0}` cannot be watched: {1}"},
     {"een wijziging is nu pas na een seconde te zien; verhoog het aantal bestanden dat je mag volgen "
      "(fs.inotify.max_user_watches)",
      "a change now only shows after a second; raise the number of files you may watch "
      "(fs.inotify.max_user_watches)"}},
};

}  // namespace leidraad::diagnostics
