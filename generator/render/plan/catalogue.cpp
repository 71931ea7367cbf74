// Catalogues: entries as cards, list or table, with filters, totals and a calculator.
#include <fmt/format.h>

#include <algorithm>

#include "guide/decimal_mark.hpp"
#include "guide/pages/anchors.hpp"
#include "guide/plan/catalogue_pages.hpp"
#include "render/pages/card.hpp"
#include "render/pages/directives.hpp"
#include "render/plan/catalogue_pages.hpp"
#include "render/plan/catalogue_values.hpp"
#include "text/html.hpp"

namespace leidraad::render {

namespace {

// Renders one `::catalogue`.
class CatalogueRenderer {
public:
  CatalogueRenderer(const guide::Catalogue& catalogue, const guide::Directive& directive,
                    PageContext& context)
      : catalogue_(catalogue),
        directive_(directive),
        context_(context),
        values_(catalogue, CatalogueValues::Choices::plain, context),
        is_plain_(directive.find("plain") != nullptr) {
    for (const guide::CatalogueEntry& entry : catalogue.entries) {
      if (is_kept(entry)) entries_.push_back(&entry);
    }
    for (std::size_t index = 0; index < catalogue.fields.size(); ++index) {
      // A field that the page itself has chosen by, or that no entry fills, tells a reader nothing.
      const bool is_chosen = directive.find(catalogue.fields[index].id) != nullptr;
      const bool is_filled =
          std::any_of(entries_.begin(), entries_.end(),
                      [&](const guide::CatalogueEntry* entry) { return !entry->values[index].empty(); });
      if (!is_chosen && is_filled) shown_.push_back(index);
    }
    filters_ = shown_;
    if (!catalogue.pages) return;
    // The page of an entry has everything: here stands what is compared, where something is.
    const auto is_compared = [&](const guide::CatalogueField& field) { return field.is_compared; };
    if (std::any_of(catalogue.fields.begin(), catalogue.fields.end(), is_compared))
      std::erase_if(shown_, [&](std::size_t index) { return !is_compared(catalogue.fields[index]); });
  }

  Html render() {
    const guide::Attribute* show = directive_.find("show");
    const char* const names[] = {"cards", "list", "table"};
    const std::string view = show == nullptr ? names[static_cast<int>(catalogue_.view)] : show->value;
    Filling filling;
    filling.text("ID"_slot, element_id()).text("TITLE"_slot, catalogue_.title);
    filling.text("COUNT_TEXT"_slot, context_.site().wording.filled(
                                        "catalogue-count", {{"total", std::to_string(entries_.size())}}));
    if (!is_plain_ && entries_.size() > 3) fill_filters(filling);
    if (is_index()) {
      filling.section("INDEX"_slot)
          .html("CHOICES_HTML"_slot, render_catalogue_choices(catalogue_, nullptr, "", context_));
    }
    for (const std::size_t index : shown_)
      filling.section("FIELD"_slot).text("LABEL"_slot, catalogue_.fields[index].label);
    for (const guide::CatalogueEntry* entry : entries_) fill_entry(filling.section("ENTRY"_slot), *entry);
    fill_total(filling);
    if (!is_plain_ && catalogue_.calculator) fill_calculator(filling);
    return context_.site().templates.expand("directives/catalogue-" + view + ".html", filling);
  }

private:
  // A page may show one catalogue more than once, each time other entries.
  [[nodiscard]] std::string element_id() const {
    std::string id = "catalogue-" + catalogue_.id;
    for (const guide::Attribute& attribute : directive_.attributes) {
      if (!attribute.value.empty()) id += "-" + attribute.value;
    }
    return id;
  }

  // Whether this is where readers choose: everything is there, with filters.
  [[nodiscard]] bool is_index() const {
    return catalogue_.pages && !is_plain_ && entries_.size() == catalogue_.entries.size() &&
           context_.page().file == guide::index_file(catalogue_);
  }

  [[nodiscard]] bool is_kept(const guide::CatalogueEntry& entry) const {
    for (std::size_t index = 0; index < catalogue_.fields.size(); ++index) {
      const guide::Attribute* wanted = directive_.find(catalogue_.fields[index].id);
      if (wanted == nullptr) continue;
      const auto& ids = entry.values[index].ids;
      if (std::find(ids.begin(), ids.end(), wanted->value) == ids.end()) return false;
    }
    return true;
  }

  // All choices of a field that an entry has, with the number of entries.
  void fill_options(Slots filter, const guide::CatalogueField& field) {
    for (const guide::UsedChoice& choice :
         guide::used_choices(context_.guide(), catalogue_, field, entries_)) {
      filter.section("OPTION"_slot)
          .text("VALUE"_slot, choice.id)
          .text("LABEL"_slot, guide::label_of_choice(context_.guide(), field, choice.id))
          .number("COUNT"_slot, choice.count);
    }
  }

  void fill_filters(Slots& filling) {
    Slots filters = filling.section("FILTERS"_slot);
    if (entries_.size() > 8) filters.show("TEXT_FILTER"_slot);
    for (const std::size_t index : filters_) {
      const guide::CatalogueField& field = catalogue_.fields[index];
      if (!field.is_filter || !guide::can_filter(field.type)) continue;
      Slots filter = filters.section("FILTER"_slot);
      filter.text("ID"_slot, field.id).text("LABEL"_slot, field.label);
      fill_options(filter, field);
    }
  }

  // Attributes for the scripts: `data-f-FIELD="value value"` and `data-sum="12"`.
  [[nodiscard]] Html data_of(const guide::CatalogueEntry& entry) const {
    Html data;
    for (std::size_t index = 0; index < catalogue_.fields.size(); ++index) {
      const guide::CatalogueField& field = catalogue_.fields[index];
      const guide::CatalogueValue& value = entry.values[index];
      if (!is_plain_ && field.is_filter && guide::can_filter(field.type) && !value.ids.empty()) {
        std::string ids;
        for (const std::string& id : value.ids) ids += (ids.empty() ? "" : " ") + id;
        data.text += fmt::format(R"( data-f-{}="{}")", field.id, text::html_escaped(ids));
      }
      if (catalogue_.calculator && catalogue_.calculator->sum == field.id && value.number) {
        data.text += fmt::format(R"( data-sum="{}")", *value.number);
      }
    }
    return data;
  }

  void fill_entry(Slots slots, const guide::CatalogueEntry& entry) {
    const std::string href =
        catalogue_.pages ? context_.href(guide::entry_file(catalogue_, entry)) : std::string{};
    slots.text("ID"_slot, guide::anchor_of_entry(catalogue_, entry)).text("TITLE"_slot, entry.title);
    slots.html("TITLE_HTML"_slot, card_title(directive_, context_, {entry.title, href}));
    const Html data = data_of(entry);
    slots.html("DATA_HTML"_slot, data);
    if (!is_plain_ && data.text.find("data-sum") != std::string::npos) slots.show("PICK"_slot);
    if (catalogue_.pages) {
      slots.section("PAGE"_slot).text("HREF"_slot, href);
    } else {
      slots.show("FOLDED"_slot);
    }
    for (const std::size_t index : shown_)
      values_.fill(slots.section("VALUE"_slot), catalogue_.fields[index], entry.values[index]);
  }

  void fill_total(Slots& filling) {
    for (const std::size_t index : shown_) {
      if (!catalogue_.fields[index].has_total) continue;
      double total = 0;
      for (const guide::CatalogueEntry* entry : entries_) total += entry->values[index].number.value_or(0);
      const std::string label =
          context_.site().wording.filled("catalogue-total", {{"label", catalogue_.fields[index].label}});
      filling.section("TOTAL"_slot).text("LABEL"_slot, label).text("VALUE"_slot, guide::decimal(total));
    }
  }

  void fill_calculator(Slots& filling) {
    const guide::Calculator& calculator = *catalogue_.calculator;
    const guide::CatalogueField* field = guide::find(catalogue_.fields, calculator.sum);
    if (field == nullptr) return;
    filling.section("CALCULATOR"_slot)
        .text("LABEL"_slot, field->label)
        .number("SECONDS_EACH"_slot, calculator.seconds_each)
        .text("SUM_FIELD"_slot, calculator.sum)
        .text("NOTE"_slot, calculator.note);
  }

  const guide::Catalogue& catalogue_;
  const guide::Directive& directive_;
  PageContext& context_;
  CatalogueValues values_;
  bool is_plain_;
  std::vector<const guide::CatalogueEntry*> entries_;
  std::vector<std::size_t> shown_;    // indices of fields
  std::vector<std::size_t> filters_;  // those among which a reader may choose
};

}  // namespace

Html render_catalogue(const guide::Directive& directive, PageContext& context) {
  const guide::Catalogue* catalogue = guide::find(context.guide().catalogues, directive.id);
  return catalogue == nullptr ? Html{} : CatalogueRenderer(*catalogue, directive, context).render();
}

}  // namespace leidraad::render
