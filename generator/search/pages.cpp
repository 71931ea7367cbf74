#include "search/pages.hpp"

#include <algorithm>
#include <array>

#include "guide/plan/catalogue_pages.hpp"
#include "search/section_reader.hpp"

namespace leidraad::search {

namespace {

using guide::PageKind;

// Lists name everything, so they match everything.
bool is_list(const guide::Page& page) {
  constexpr std::array<std::string_view, 4> lists = {"a-z", "search", "glossary", "sources"};
  const auto& directives = page.body.directives;
  return std::any_of(directives.begin(), directives.end(), [&](const guide::Directive& directive) {
    return std::find(lists.begin(), lists.end(), directive.name) != lists.end();
  });
}

void add_name(std::vector<std::string>& names, const std::string& name) {
  if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

}  // namespace

SearchedPages::SearchedPages(const guide::Guide& guide) : guide_(guide) {
  const auto kinds = guide::kinds_of_pages(guide);
  for (const guide::Page& page : guide.pages) {
    SearchedPage one;
    one.page = &page;
    if (const auto kind = kinds.find(&page); kind != kinds.end()) one.kind = kind->second;
    one.is_last = page.in_search == guide::InSearch::last || page.file == "index.md" || is_list(page);
    pages_.push_back(one);
  }
  for (const guide::Tree& tree : guide.trees) {
    SearchedPage one;
    one.tree = &tree;
    one.kind = PageKind::tree;
    pages_.push_back(one);
  }
  for (const guide::Survey& survey : guide.surveys) {
    SearchedPage one;
    one.survey = &survey;
    one.kind = PageKind::survey;
    pages_.push_back(one);
  }
  for (const guide::Catalogue& catalogue : guide.catalogues) {
    if (!catalogue.pages) continue;
    for (const guide::CatalogueEntry& entry : catalogue.entries) {
      SearchedPage one;
      one.catalogue = &catalogue;
      one.entry = &entry;
      one.kind = PageKind::entry;
      pages_.push_back(one);
    }
  }
}

std::string SearchedPages::file_of(std::size_t index) const {
  const SearchedPage& one = pages_[index];
  if (one.page != nullptr) return one.page->file;
  return one.entry != nullptr ? guide::entry_file(*one.catalogue, *one.entry) : std::string{};
}

const std::string& SearchedPages::title_of(std::size_t index) const {
  const SearchedPage& one = pages_[index];
  if (one.page != nullptr) return one.page->title;
  if (one.tree != nullptr) return one.tree->title;
  return one.survey != nullptr ? one.survey->title : one.entry->title;
}

std::vector<std::string> SearchedPages::names_of(std::size_t index) const {
  const SearchedPage& one = pages_[index];
  std::vector<std::string> names = {title_of(index)};
  if (one.page != nullptr) {
    add_name(names, one.page->navigation_title);
    for (const std::string& keyword : one.page->keywords) add_name(names, keyword);
  }
  if (one.tree != nullptr) {
    add_name(names, one.tree->short_title);
    for (const std::string& keyword : one.tree->keywords) add_name(names, keyword);
  }
  if (one.survey != nullptr) {
    add_name(names, one.survey->short_title);
    for (const std::string& keyword : one.survey->keywords) add_name(names, keyword);
  }
  return names;
}

std::string SearchedPages::kind_of(std::size_t index) const {
  const PageKind kind = pages_[index].kind;
  const auto label = guide_.interface.find(std::string("kind-") + guide::name_of(kind));
  return kind == PageKind::page || label == guide_.interface.end() ? std::string{} : label->second;
}

std::vector<Section> SearchedPages::sections_of(std::size_t index) const {
  const SearchedPage& one = pages_[index];
  if (one.page != nullptr) return sections_of_page(*one.page, guide_);
  if (one.tree != nullptr) return sections_of_tree(*one.tree);
  if (one.survey != nullptr) return sections_of_survey(*one.survey);
  return sections_of_entry(*one.catalogue, *one.entry, guide_);
}

}  // namespace leidraad::search
