// A guide: everything that its makers wrote, as plain values. It knows no files, no HTML and no web server.
//
// Built once by load/, then only read; it may be read from any number of threads.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "guide/pages/page.hpp"
#include "guide/plan/catalogue.hpp"
#include "guide/plan/chart.hpp"
#include "guide/plan/checklist.hpp"
#include "guide/plan/plan.hpp"
#include "guide/plan/reading.hpp"
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
  std::vector<Phase> phases;                     // by number
  Levels levels;
  std::vector<Trajectory> trajectories;  // by order, then id
  std::vector<Instrument> instruments;   // by order, then id
  std::vector<Contact> contacts;
  std::vector<Source> sources;
  std::vector<Term> terms;
  std::vector<Checklist> checklists;
  std::vector<Catalogue> catalogues;
  std::vector<Chart> charts;
  std::vector<Tree> trees;
  std::vector<Survey> surveys;                // by id
  std::vector<SurveyResults> survey_results;  // published ones, by survey
  SurveyLock survey_lock;                     // what was published of them
  std::vector<Page> pages;                    // by file
  std::map<std::string, MediaFile> media;

  // Files with mistakes, by source name: what they hold may be missing here, so nothing may be concluded from
  // its absence.
  std::set<std::string> faulty_files;

  std::vector<Mention> mentions;
  std::vector<PageMention> page_mentions;
  std::vector<Link> data_links;          // links in the inline Markdown of the data
  std::vector<Citation> data_citations;  // citations there
};

// The thing with this id in a list of things, or nullptr.
template <class T>
[[nodiscard]] const T* find(const std::vector<T>& things, const std::string& id) {
  for (const T& thing : things) {
    if (thing.id == id) return &thing;
  }
  return nullptr;
}

}  // namespace leidraad::guide
