// The page of an entry: what it is in short, a box of facts, and a section for each field that needs room.
#include <optional>

#include "guide/plan/catalogue_pages.hpp"
#include "render/plan/catalogue_pages.hpp"
#include "render/plan/catalogue_values.hpp"

namespace leidraad::render {

namespace {

using guide::FieldType;

// Whether a field stands in the box; others have a place of their own on the page.
bool is_fact(const guide::Catalogue& catalogue, const guide::CatalogueField& field) {
  return !guide::is_section(field) && &field != guide::lead_of(catalogue) &&
         field.type != FieldType::source && field.type != FieldType::entry && field.type != FieldType::image;
}

// Sources are cited where the entry is summed up, as a page cites them.
Html citation_of(const guide::Catalogue& catalogue, const guide::CatalogueEntry& entry,
                 PageContext& context) {
  std::vector<std::string> ids;
  for (const guide::CatalogueField& field : catalogue.fields) {
    if (field.type != FieldType::source) continue;
    const auto& more = guide::value_of(catalogue, entry, field).ids;
    ids.insert(ids.end(), more.begin(), more.end());
  }
  return {context.citation(ids)};
}

void fill_related(Slots& filling, const guide::Catalogue& catalogue, const guide::CatalogueEntry& entry,
                  const PageContext& context) {
  const guide::RelatedEntries related = guide::related_entries(catalogue, entry);
  if (related.entries.empty()) return;
  const guide::CatalogueField* lead = guide::lead_of(catalogue);
  Slots slots = filling.section("RELATED"_slot);
  slots.text("LABEL"_slot,
             related.named_by == nullptr ? context.word("catalogue-similar") : related.named_by->label);
  for (const guide::CatalogueEntry* other : related.entries) {
    Slots one = slots.section("ENTRY"_slot);
    one.text("TITLE"_slot, other->title)
        .text("HREF"_slot, context.href(guide::entry_file(catalogue, *other)));
    if (lead != nullptr)
      one.optional("SUMMARY"_slot, "TEXT"_slot, guide::value_of(catalogue, *other, *lead).text);
  }
}

}  // namespace

Html render_catalogue_entry(const guide::Catalogue& catalogue, const guide::CatalogueEntry& entry,
                            PageContext& context) {
  CatalogueValues values(catalogue, CatalogueValues::Choices::linked, context);
  Filling filling;
  filling.text("TITLE"_slot, entry.title);
  std::string lead = context.page().description;
  // As in a text: the source stands before the full stop.
  const bool is_sentence = lead.ends_with('.');
  if (is_sentence) lead.pop_back();
  filling.section("LEAD"_slot)
      .text("TEXT"_slot, lead)
      .html("CITE_HTML"_slot, citation_of(catalogue, entry, context))
      .text("STOP"_slot, is_sentence ? "." : "");
  std::optional<Slots> facts;
  for (const guide::CatalogueField& field : catalogue.fields) {
    const guide::CatalogueValue& value = guide::value_of(catalogue, entry, field);
    if (value.empty() || &field == guide::lead_of(catalogue)) continue;
    if (is_fact(catalogue, field)) {
      if (!facts) facts = filling.section("FACTS"_slot);
      values.fill(facts->section("FACT"_slot), field, value);
    } else if (value.image) {
      filling.section("IMAGE"_slot).html("IMAGE_HTML"_slot, values.image(*value.image));
    } else if (guide::is_section(field)) {
      filling.section("SECTION"_slot)
          .text("ANCHOR"_slot, field.id)
          .text("LABEL"_slot, field.label)
          .html("TEXT_HTML"_slot, values.section(field, value));
    }
  }
  fill_related(filling, catalogue, entry, context);
  return context.site().templates.expand("catalogue/entry.html", filling);
}

}  // namespace leidraad::render
