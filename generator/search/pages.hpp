// What of a guide is searched: its pages, each cut into sections at its headings.
//
// The pages are those that a reader looks for, in the order of Outline::listed(): the pages of the guide, the start
// pages of its trees (whose questions and outcomes are sections with a page of their own), its surveys (whose questions
// are sections) and the entries of catalogues that are pages. A text is made when it is asked for and not kept.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "guide/guide.hpp"
#include "guide/pages/page_kind.hpp"

namespace leidraad::search {

struct Section {
  std::string heading;  // of the first, which stands above all headings: the description of the page
  std::string place;  // "#anchor" on the page, or a file beside it ("warm-rood.html"); empty: the page itself
  std::string text;   // plain, in one line
};

// One page. What is a reference here belongs to the guide.
struct SearchedPage {
  const guide::Page* page = nullptr;  // or one of the other three
  const guide::Tree* tree = nullptr;
  const guide::Survey* survey = nullptr;
  const guide::Catalogue* catalogue = nullptr;
  const guide::CatalogueEntry* entry = nullptr;  // with its catalogue
  guide::PageKind kind = guide::PageKind::page;
  bool is_last = false;  // behind the others: lists, the home page, and what its makers put there
};

// Keeps a reference to the guide. Once made only read, from any thread.
class SearchedPages {
public:
  explicit SearchedPages(const guide::Guide& guide);

  [[nodiscard]] std::size_t size() const { return pages_.size(); }
  [[nodiscard]] const SearchedPage& operator[](std::size_t index) const { return pages_[index]; }
  [[nodiscard]] const guide::Guide& guide() const { return guide_; }

  // The file that links name, "" for trees and surveys.
  [[nodiscard]] std::string file_of(std::size_t index) const;
  [[nodiscard]] const std::string& title_of(std::size_t index) const;
  // What the page is called: title, title in menus, keywords. A search for exactly one of these finds the page first.
  [[nodiscard]] std::vector<std::string> names_of(std::size_t index) const;
  // What it is ("traject"), in the words of the interface; empty for an ordinary page.
  [[nodiscard]] std::string kind_of(std::size_t index) const;
  // The first stands above all headings; there is always one.
  [[nodiscard]] std::vector<Section> sections_of(std::size_t index) const;

private:
  const guide::Guide& guide_;
  std::vector<SearchedPage> pages_;
};

}  // namespace leidraad::search
