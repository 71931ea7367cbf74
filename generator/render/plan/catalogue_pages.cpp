#include "render/plan/catalogue_pages.hpp"

#include "guide/plan/catalogue_pages.hpp"
#include "render/pages/document_title.hpp"

namespace leidraad::render {

CataloguePages::CataloguePages(const SiteContext& site) : site_(site) {
  for (const guide::Catalogue& catalogue : site.guide.catalogues) {
    for (const guide::CatalogueEntry& entry : catalogue.entries) {
      if (const guide::Page* page = site.outline.entry_page(entry))
        all_.push_back({&catalogue, page, &entry, nullptr, {}});
    }
  }
  for (const guide::Catalogue& catalogue : site.guide.catalogues) {
    if (catalogue.pages) add_choices(catalogue);
  }
}

void CataloguePages::add_choices(const guide::Catalogue& catalogue) {
  for (const guide::CatalogueField& field : catalogue.fields) {
    if (!field.is_filter) continue;
    for (const guide::UsedChoice& choice :
         guide::used_choices(site_.guide, catalogue, field, guide::entries_of(catalogue))) {
      const std::string label = guide::label_of_choice(site_.guide, field, choice.id);
      guide::Page& page = choice_pages_.emplace_back();
      page.file = guide::choice_file(catalogue, field, choice.id);
      page.address = guide::address_of_file(page.file);
      page.source = catalogue.position.file;
      page.title =
          site_.wording.filled("catalogue-choice-title",
                               {{"catalogue", catalogue.title}, {"field", field.label}, {"choice", label}});
      page.description =
          site_.wording.filled("catalogue-choice-description",
                               {{"catalogue", catalogue.title}, {"field", field.label}, {"choice", label}});
      page.navigation_title = label;
      all_.push_back({&catalogue, &page, nullptr, &field, choice.id});
    }
  }
}

Html CataloguePages::body(const CataloguePage& one, PageContext& context) const {
  return one.entry != nullptr ? render_catalogue_entry(*one.catalogue, *one.entry, context)
                              : render_catalogue_choice(one, context);
}

PageFrame CataloguePages::frame(const CataloguePage& one) const {
  const guide::Page* index = site_.outline.page(guide::index_file(*one.catalogue));
  PageFrame frame;
  frame.place = index;
  frame.crumbs = {{index->navigation_title, index->address}};
  frame.layout = one.entry != nullptr ? "entry" : "wide";
  frame.has_own_head = true;
  frame.document_title = fitting_title(one.page->title, site_);
  frame.shows = {"catalogue"};
  if (one.entry == nullptr) return frame;
  frame.asks_feedback = true;
  const auto& entries = one.catalogue->entries;
  const auto place = static_cast<std::size_t>(one.entry - entries.data());
  if (place > 0) frame.previous = site_.outline.entry_page(entries[place - 1]);
  if (place + 1 < entries.size()) frame.next = site_.outline.entry_page(entries[place + 1]);
  return frame;
}

}  // namespace leidraad::render
