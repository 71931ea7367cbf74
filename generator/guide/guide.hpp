// A guide: everything that its makers wrote, as plain values. It knows no files, no HTML and no web server.
//
// Built once by load/, then only read; it may be read from any number of threads.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "guide/icons.hpp"
#include "guide/pages/page.hpp"
#include "guide/pages/search.hpp"
#include "guide/plan/catalogue.hpp"
#include "guide/plan/chart.hpp"
#include "guide/plan/checklist.hpp"
#include "guide/plan/contact.hpp"
#include "guide/plan/glossary.hpp"
#include "guide/plan/instrument.hpp"
#include "guide/plan/level.hpp"
#include "guide/plan/phase.hpp"
#include "guide/plan/role.hpp"
#include "guide/plan/source.hpp"
#include "guide/plan/trajectory.hpp"
#include "guide/site.hpp"
#include "guide/surveys/results.hpp"
#include "guide/surveys/shape.hpp"
#include "guide/surveys/survey.hpp"
#include "guide/trees/tree.hpp"

namespace leidraad::guide {

// A file that pages show or offer: an image, a figure, a document.
struct MediaFile {
  std::string file;  // below content/<language>/
  int width = 0;     // pixels; 0 where unknown or no image
  int height = 0;
  std::string svg;  // the checked drawing, for figures that stand in the page itself; empty for other files
};

// A mention of an id anywhere in the data, for the checks.
struct Mention {
  Kind kind = Kind::phase;
  std::string id;
  Position position;
};

// A mention of a page in the data.
struct PageMention {
  std::string file;
  Position position;
};

struct Guide {
  Site site;
  std::map<std::string, std::string> interface;  // texts of the interface, by key
  // A list of each kind: phases by number, trajectories and instruments by `order` and then by id, what has a file of
  // its own by id, the rest as it was written.
#define LEIDRAAD_RECORDS(kind, type, records, ...) std::vector<type> records;
  LEIDRAAD_RECORD_KINDS(LEIDRAAD_RECORDS)
#undef LEIDRAAD_RECORDS
  LevelModel level_model;                     // of which `levels` are the levels
  std::vector<SurveyResults> survey_results;  // published ones, by survey
  SurveyLock survey_lock;                     // what was published of them
  std::vector<Page> pages;                    // by file
  std::map<std::string, MediaFile> media;
  IconSet icons;  // those that a record may name
  Search search;

  // The texts of pages that cannot be shown, since their front matter is faulty: they are checked all the same.
  std::vector<Prose> refused_bodies;
  // Files with mistakes, by source name: what they hold may be missing here, so nothing may be concluded from
  // its absence.
  std::set<std::string> faulty_files;

  std::vector<Mention> mentions;
  std::vector<PageMention> page_mentions;
  std::vector<Link> data_links;          // links in the inline Markdown of the data
  std::vector<Citation> data_citations;  // citations there
};

// Calls `visit(facts, records)` for each kind of record; `records` is the member of `guide`.
template <class SomeGuide, class Visit>
void for_each_kind(SomeGuide& guide, const Visit& visit) {
#define LEIDRAAD_VISIT(kind, type, records, ...) visit(facts_of(Kind::kind), guide.records);
  LEIDRAAD_RECORD_KINDS(LEIDRAAD_VISIT)
#undef LEIDRAAD_VISIT
}

// The thing with this id in a list of things, or nullptr.
template <class T>
[[nodiscard]] const T* find(const std::vector<T>& things, const std::string& id) {
  for (const T& thing : things) {
    if (thing.id == id) return &thing;
  }
  return nullptr;
}

}  // namespace leidraad::guide
