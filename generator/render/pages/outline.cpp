#include "render/pages/outline.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

#include "guide/pages/directives.hpp"
#include "guide/plan/catalogue_pages.hpp"
#include "guide/surveys/address.hpp"
#include "guide/trees/address.hpp"

namespace leidraad::render {

namespace {

std::string parent_of(const std::string& folder) {
  const auto slash = folder.rfind('/');
  return slash == std::string::npos ? std::string{} : folder.substr(0, slash);
}

// Pages with an order come first, the others follow by file name.
auto reading_order(const guide::Page* page) {
  return std::make_tuple(page->order.value_or(std::numeric_limits<int>::max()), std::cref(page->file));
}

}  // namespace

Outline::Outline(const guide::Guide& guide) : guide_(guide), kinds_(guide::kinds_of_pages(guide)) {
  by_file_.reserve(guide.pages.size());
  for (const guide::Page& page : guide.pages) {
    by_file_.emplace(page.file, &page);
    if (guide::is_index(page)) parts_[guide::folder_of(page.file)].index = &page;
    for (const guide::Directive& directive : page.body.directives) {
      const guide::DirectiveRule* rule = guide::find_directive(directive.name);
      if (rule != nullptr && rule->is_once) with_directive_.emplace(directive.name, &page);
    }
  }
  parts_.erase("");  // the home page is no part
  for (const guide::Page& page : guide.pages) {
    const std::string folder = guide::folder_of(page.file);
    const auto part = parts_.find(guide::is_index(page) ? parent_of(folder) : folder);
    if (part != parts_.end() && part->second.index != &page) part->second.pages.push_back(&page);
  }
  for (auto& [folder, part] : parts_) {
    std::sort(part.pages.begin(), part.pages.end(),
              [](const guide::Page* a, const guide::Page* b) { return reading_order(a) < reading_order(b); });
    places_[part.index] = 0;
    for (std::size_t index = 0; index < part.pages.size(); ++index) {
      if (!guide::is_index(*part.pages[index])) places_[part.pages[index]] = index + 1;
    }
  }
  const auto set_drawing = [&](const guide::PageReference& reference, const guide::MediaReference& drawing) {
    if (const guide::Page* of = page(reference.file); of != nullptr && !drawing.empty())
      drawings_.emplace(of, &drawing);
  };
  for (const auto& trajectory : guide.trajectories) set_drawing(trajectory.page, trajectory.drawing);
  for (const auto& instrument : guide.instruments) set_drawing(instrument.page, instrument.drawing);
  for (const auto& phase : guide.phases) {
    set_drawing(phase.page, phase.drawing);
    if (const guide::Page* of = page(phase.page.file)) phases_[of] = &phase;
  }
  add_tree_starts();
  add_survey_pages();
  for (const guide::Catalogue& catalogue : guide.catalogues) {
    if (catalogue.pages) add_entry_pages(catalogue);
  }
  for (const guide::Page& page : guide.pages) listed_.push_back(&page);
  for (const guide::Page& page : tree_starts_) listed_.push_back(&page);
  for (const guide::Page& page : survey_pages_) listed_.push_back(&page);
  for (const guide::Page& page : entry_pages_) listed_.push_back(&page);
}

void Outline::add_tree_starts() {
  tree_starts_.reserve(guide_.trees.size());
  for (const guide::Tree& tree : guide_.trees) {
    guide::Page& start = tree_starts_.emplace_back();
    start.address = guide::tree_address(tree, "index");
    start.source = tree.position.file;
    start.title = tree.title;
    start.description = tree.summary;
    start.navigation_title = tree.shown();
    kinds_[&start] = PageKind::tree;
    const guide::Page* above = page(tree.page.file);
    if (const guide::Phase* phase = above == nullptr ? nullptr : phase_of(*above)) phases_[&start] = phase;
  }
}

const guide::Page* Outline::start_of(const std::string& tree) const {
  for (std::size_t index = 0; index < tree_starts_.size(); ++index) {
    if (guide_.trees[index].id == tree) return &tree_starts_[index];
  }
  return nullptr;
}

void Outline::add_survey_pages() {
  survey_pages_.reserve(guide_.surveys.size());
  for (const guide::Survey& survey : guide_.surveys) {
    guide::Page& page = survey_pages_.emplace_back();
    page.address = guide::survey_address(survey);
    page.source = survey.position.file;
    page.title = survey.title;
    page.description = survey.summary;
    page.navigation_title = survey.shown();
    page.phase = survey.phase;
    kinds_[&page] = PageKind::survey;
    const guide::Page* above = this->page(survey.page.file);
    if (const guide::Phase* phase = above == nullptr ? nullptr : phase_of(*above)) phases_[&page] = phase;
  }
}

const guide::Page* Outline::survey_page(const std::string& survey) const {
  for (std::size_t index = 0; index < survey_pages_.size(); ++index) {
    if (guide_.surveys[index].id == survey) return &survey_pages_[index];
  }
  return nullptr;
}

void Outline::add_entry_pages(const guide::Catalogue& catalogue) {
  const guide::CatalogueField* lead = guide::lead_of(catalogue);
  for (const guide::CatalogueEntry& entry : catalogue.entries) {
    guide::Page& page = entry_pages_.emplace_back();
    page.file = guide::entry_file(catalogue, entry);
    page.address = guide::address_of_file(page.file);
    page.source = catalogue.position.file;
    page.title = entry.title;
    page.navigation_title = entry.title;
    if (lead != nullptr) page.description = guide::value_of(catalogue, entry, *lead).text;
    if (page.description.empty()) page.description = catalogue.title + ": " + entry.title;
    of_entries_[&entry] = &page;
    by_file_.emplace(page.file, &page);
    kinds_[&page] = PageKind::entry;
    // An entry of several phases belongs to none of them more than to the others.
    for (const guide::CatalogueField& field : catalogue.fields) {
      const auto& ids = guide::value_of(catalogue, entry, field).ids;
      if (field.type != guide::FieldType::phase || ids.size() != 1) continue;
      if (const guide::Phase* phase = guide::find(guide_.phases, ids.front())) phases_[&page] = phase;
      break;
    }
  }
}

const guide::Page* Outline::entry_page(const guide::CatalogueEntry& entry) const {
  const auto page = of_entries_.find(&entry);
  return page == of_entries_.end() ? nullptr : page->second;
}

const guide::Page* Outline::page(const std::string& file) const {
  const auto found = by_file_.find(file);
  return found == by_file_.end() ? nullptr : found->second;
}

const Part* Outline::part_of(const guide::Page& page) const {
  const auto part = parts_.find(guide::folder_of(page.file));
  return part == parts_.end() ? nullptr : &part->second;
}

std::vector<const guide::Page*> Outline::ancestors(const guide::Page& page) const {
  std::vector<const guide::Page*> above;
  std::string folder = guide::folder_of(page.file);
  if (guide::is_index(page)) folder = parent_of(folder);
  for (; !folder.empty(); folder = parent_of(folder)) {
    if (const auto part = parts_.find(folder); part != parts_.end()) above.push_back(part->second.index);
  }
  std::reverse(above.begin(), above.end());
  return above;
}

std::size_t Outline::place_in_part(const guide::Page& page) const {
  const auto place = places_.find(&page);
  return place == places_.end() ? 0 : place->second;
}

const guide::Phase* Outline::phase_of(const guide::Page& page) const {
  if (!page.phase.empty()) return guide::find(guide_.phases, page.phase.id);
  const auto phase = phases_.find(&page);
  return phase == phases_.end() ? nullptr : phase->second;
}

const std::string& Outline::drawing_of(const guide::Page& page) const {
  if (!page.drawing.empty()) return page.drawing.file;
  const auto drawing = drawings_.find(&page);
  return drawing == drawings_.end() ? page.drawing.file : drawing->second->file;
}

PageKind Outline::kind_of(const guide::Page& page) const {
  const auto kind = kinds_.find(&page);
  return kind == kinds_.end() ? PageKind::page : kind->second;
}

const guide::Page* Outline::page_with(const std::string& directive) const {
  const auto page = with_directive_.find(directive);
  return page == with_directive_.end() ? nullptr : page->second;
}

std::string root_from(const std::string& address) {
  std::string root;
  for (const char c : address) {
    if (c == '/') root += "../";
  }
  return root;
}

}  // namespace leidraad::render
