// Every kind of record that a guide holds: one line each, from which follow the member of Guide, how its files are read,
// its JSON Schema, how it is named in messages, and the checks of ids. What a kind looks like stands in files that bear
// its name on each floor.
#pragma once

#include <string>
#include <string_view>

namespace leidraad::guide {

// LINE(kind, type, member of Guide, where, key of the list in that one file or "" for a folder with a file for each,
//      one and many of it in Dutch, in English, whether a page has to show it)
// clang-format off
#define LEIDRAAD_RECORD_KINDS(LINE)                                                                                    \
  LINE(source,     Source,     sources,      "data/sources.yaml",   "sources",  "de bron",         "de bronnen",       "the source",        "the sources",        false) \
  LINE(phase,      Phase,      phases,       "data/phases.yaml",    "phases",   "de fase",         "de fasen",         "the phase",         "the phases",         false) \
  LINE(role,       Role,       roles,        "data/roles.yaml",     "roles",    "de rol",          "de rollen",       "the role",          "the roles",          true)  \
  LINE(level,      Level,      levels,       "data/levels.yaml",    "levels",   "het niveau",      "de niveaus",       "the level",         "the levels",         false) \
  LINE(contact,    Contact,    contacts,     "data/contacts.yaml",  "contacts", "het contact",     "de contacten",     "the contact",       "the contacts",       false) \
  LINE(term,       Term,       terms,        "data/glossary.yaml",  "terms",    "het begrip",      "de begrippen",     "the term",          "the terms",          false) \
  LINE(trajectory, Trajectory, trajectories, "data/trajectories/",  "",         "het traject",     "de trajecten",     "the trajectory",    "the trajectories",   false) \
  LINE(instrument, Instrument, instruments,  "data/instruments/",   "",         "het instrument",  "de instrumenten",  "the instrument",    "the instruments",    false) \
  LINE(checklist,  Checklist,  checklists,   "data/checklists/",    "",         "de checklist",    "de checklists",    "the checklist",     "the checklists",     true)  \
  LINE(catalogue,  Catalogue,  catalogues,   "data/catalogue/",     "",         "de catalogus",    "de catalogi",      "the catalogue",     "the catalogues",     true)  \
  LINE(chart,      Chart,      charts,       "data/charts/",        "",         "de grafiek",      "de grafieken",     "the chart",         "the charts",         true)  \
  LINE(survey,     Survey,     surveys,      "data/surveys/",       "",         "de vragenlijst",  "de vragenlijsten", "the survey",        "the surveys",        false) \
  LINE(tree,       Tree,       trees,        "data/trees/",         "",         "de beslisboom",   "de beslisbomen",   "the decision tree", "the decision trees", true)
// clang-format on

// The kinds of things that have an id, unique within their kind.
enum class Kind {
#define LEIDRAAD_KIND(kind, ...) kind,
  LEIDRAAD_RECORD_KINDS(LEIDRAAD_KIND)
#undef LEIDRAAD_KIND
};

// What is said of things, in both languages of the messages, with the article: "de fase".
struct Noun {
  std::string_view dutch;
  std::string_view english;
};

struct KindFacts {
  Kind kind;
  std::string_view name;   // "phase": the name of the directive that shows it, too
  std::string_view place;  // "data/phases.yaml", or a folder: "data/charts/"
  std::string_view
      list;  // the key under which a file holds all of them; empty where each has a file of its own
  Noun one;
  Noun many;
  Noun least;            // what the one file holds at least: "een lijst `phases`"
  bool has_to_be_shown;  // by a directive of its name on some page

  [[nodiscard]] bool is_folder() const { return list.empty(); }
};

[[nodiscard]] const KindFacts& facts_of(Kind kind);
// The file in which a thing of this kind stands: "data/charts/deelnemers.yaml".
[[nodiscard]] std::string file_of(Kind kind, const std::string& id);
// "fase" of "de fase".
[[nodiscard]] std::string_view without_article(std::string_view noun);

}  // namespace leidraad::guide
