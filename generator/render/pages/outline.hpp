// How the pages of a guide hang together: parts, order, what kind each page is. Made once, then only read.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "guide/guide.hpp"
#include "guide/pages/page_kind.hpp"

namespace leidraad::render {

using guide::PageKind;

// A folder of pages: its index page and what stands in it, in reading order.
struct Part {
  const guide::Page* index = nullptr;
  std::vector<const guide::Page*>
      pages;  // without the index; the index pages of folders inside stand among them
};

class Outline {
public:
  explicit Outline(const guide::Guide& guide);
  Outline(const Outline&) = delete;  // it points into itself
  Outline& operator=(const Outline&) = delete;

  [[nodiscard]] const guide::Page* page(const std::string& file) const;
  [[nodiscard]] const guide::Page* home() const { return page("index.md"); }
  // The part that a page stands in (for an index page: its own); nullptr for pages outside any part.
  [[nodiscard]] const Part* part_of(const guide::Page& page) const;
  [[nodiscard]] const std::map<std::string, Part>& parts() const { return parts_; }
  // Index pages from the outermost part to the one above the page.
  [[nodiscard]] std::vector<const guide::Page*> ancestors(const guide::Page& page) const;
  // Place among the pages of its part: 0 is the index page.
  [[nodiscard]] std::size_t place_in_part(const guide::Page& page) const;

  [[nodiscard]] const guide::Phase* phase_of(const guide::Page& page) const;
  [[nodiscard]] PageKind kind_of(const guide::Page& page) const;
  // The file of the drawing of a page: its own, or that of the phase, trajectory or instrument that it is about. Empty
  // where there is none.
  [[nodiscard]] const std::string& drawing_of(const guide::Page& page) const;

  // What a reader looks for: the pages of the guide, then the start pages of its trees, then its surveys, then the
  // entries of catalogues that are pages.
  [[nodiscard]] const std::vector<const guide::Page*>& listed() const { return listed_; }
  // The start page of a tree. It has no Markdown file; all else that a page says of itself is there.
  [[nodiscard]] const guide::Page* start_of(const std::string& tree) const;

  // The page of a survey; it has no Markdown file either.
  [[nodiscard]] const guide::Page* survey_page(const std::string& survey) const;

  // The page of an entry, or nullptr where its catalogue has no pages.
  [[nodiscard]] const guide::Page* entry_page(const guide::CatalogueEntry& entry) const;

  // The page that holds a directive that stands on one page only ("glossary"), or nullptr.
  [[nodiscard]] const guide::Page* page_with(const std::string& directive) const;

private:
  void add_tree_starts();
  void add_survey_pages();
  void add_entry_pages(const guide::Catalogue& catalogue);

  const guide::Guide& guide_;
  std::vector<guide::Page> tree_starts_;   // in the order of the guide's trees
  std::vector<guide::Page> survey_pages_;  // in the order of the guide's surveys
  std::deque<guide::Page> entry_pages_;    // of catalogues with pages, one after the other
  std::unordered_map<const guide::CatalogueEntry*, const guide::Page*> of_entries_;
  std::vector<const guide::Page*> listed_;
  std::unordered_map<std::string, const guide::Page*> by_file_;
  std::map<std::string, Part> parts_;
  std::unordered_map<const guide::Page*, std::size_t> places_;
  std::unordered_map<const guide::Page*, PageKind> kinds_;
  std::unordered_map<const guide::Page*, const guide::Phase*> phases_;
  std::unordered_map<const guide::Page*, const guide::MediaReference*> drawings_;
  std::map<std::string, const guide::Page*> with_directive_;
};

// The path from a page to the root of the site: "", "../", "../../"…
[[nodiscard]] std::string root_from(const std::string& address);

}  // namespace leidraad::render
