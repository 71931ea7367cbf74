// The pages of catalogues: one for each entry, and one for each choice of a filter that an entry has. They have no
// Markdown file; here stands what such a page says of itself and what is around it.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "guide/plan/catalogue.hpp"
#include "render/pages/page.hpp"

namespace leidraad::render {

struct CataloguePage {
  const guide::Catalogue* catalogue = nullptr;
  const guide::Page* page = nullptr;             // title, description, source, address
  const guide::CatalogueEntry* entry = nullptr;  // or the choice:
  const guide::CatalogueField* field = nullptr;
  std::string choice;
};

// Made once, then only read, from any thread. Keeps references to all that it is made of.
class CataloguePages {
public:
  explicit CataloguePages(const SiteContext& site);
  CataloguePages(const CataloguePages&) = delete;  // it points into itself
  CataloguePages& operator=(const CataloguePages&) = delete;

  // First the entries of all catalogues, as the outline lists them.
  [[nodiscard]] const std::vector<CataloguePage>& all() const { return all_; }
  [[nodiscard]] Html body(const CataloguePage& one, PageContext& context) const;
  [[nodiscard]] PageFrame frame(const CataloguePage& one) const;

private:
  void add_choices(const guide::Catalogue& catalogue);

  const SiteContext& site_;
  std::deque<guide::Page> choice_pages_;
  std::vector<CataloguePage> all_;
};

// The bodies, each in a file of its own.
[[nodiscard]] Html render_catalogue_entry(const guide::Catalogue& catalogue,
                                          const guide::CatalogueEntry& entry, PageContext& context);
[[nodiscard]] Html render_catalogue_choice(const CataloguePage& one, PageContext& context);

// All choices as links, with the number of entries; that of `field` and `id` is the current page.
[[nodiscard]] Html render_catalogue_choices(const guide::Catalogue& catalogue,
                                            const guide::CatalogueField* field, const std::string& id,
                                            const PageContext& context);

}  // namespace leidraad::render
