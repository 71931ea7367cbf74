// The page of a choice: the entries that have it, and the way to every other choice.
#include <algorithm>

#include "guide/plan/catalogue_pages.hpp"
#include "render/pages/directives.hpp"
#include "render/plan/catalogue_pages.hpp"

namespace leidraad::render {

Html render_catalogue_choices(const guide::Catalogue& catalogue, const guide::CatalogueField* field,
                              const std::string& id, const PageContext& context) {
  Filling filling;
  for (const guide::CatalogueField& one : catalogue.fields) {
    if (!one.is_filter) continue;
    const auto choices = guide::used_choices(context.guide(), catalogue, one, guide::entries_of(catalogue));
    if (choices.empty()) continue;
    Slots slots = filling.section("FIELD"_slot);
    slots.text("LABEL"_slot, one.label);
    if (&one == field) slots.show("OPEN"_slot);
    for (const guide::UsedChoice& choice : choices) {
      Slots link = slots.section("CHOICE"_slot);
      link.text("LABEL"_slot, guide::label_of_choice(context.guide(), one, choice.id))
          .number("COUNT"_slot, choice.count)
          .text("HREF"_slot,
                context.root() + guide::address_of_file(guide::choice_file(catalogue, one, choice.id)));
      if (&one == field && choice.id == id) link.show("CURRENT"_slot);
    }
  }
  return context.site().templates.expand("catalogue/choices.html", filling);
}

Html render_catalogue_choice(const CataloguePage& one, PageContext& context) {
  const guide::Catalogue& catalogue = *one.catalogue;
  const Wording& wording = context.site().wording;
  const auto has_choice = [&](const guide::CatalogueEntry& entry) {
    const auto& ids = guide::value_of(catalogue, entry, *one.field).ids;
    return std::find(ids.begin(), ids.end(), one.choice) != ids.end();
  };
  const auto count = std::count_if(catalogue.entries.begin(), catalogue.entries.end(), has_choice);
  const std::string total = std::to_string(catalogue.entries.size());
  const std::string index = context.href(guide::index_file(catalogue));
  Filling filling;
  filling.text("TITLE"_slot, one.page->title)
      .text("COUNT"_slot,
            wording.filled("catalogue-count", {{"count", std::to_string(count)}, {"total", total}}))
      .text("ALL"_slot, wording.filled("catalogue-show-all", {{"total", total}}))
      .text("ALL_HREF"_slot, index)
      .text("COMBINE_HREF"_slot, index + "#" + one.field->id + "=" + one.choice);
  filling.html("CHOICES_HTML"_slot, render_catalogue_choices(catalogue, one.field, one.choice, context));
  // As a page would write it: `::catalogue{#id field=choice plain}`.
  guide::Directive directive;
  directive.name = "catalogue";
  directive.id = catalogue.id;
  directive.attributes = {{one.field->id, one.choice, {}}, {"plain", {}, {}}};
  filling.html("ENTRIES_HTML"_slot, render_catalogue(directive, context));
  return context.site().templates.expand("catalogue/choice.html", filling);
}

}  // namespace leidraad::render
