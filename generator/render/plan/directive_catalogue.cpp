// Catalogues: entries as cards, list or table, with filters, totals and a calculator.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "guide/decimal_mark.hpp"
#include "guide/pages/anchors.hpp"
#include "render/pages/directives.hpp"
#include "text/html.hpp"

namespace leidraad::render {

namespace {

const char* type_name(guide::FieldType type) {
  switch (type) {
    case guide::FieldType::text:
      return "text";
    case guide::FieldType::markup:
      return "md";
    case guide::FieldType::choice:
      return "choice";
    case guide::FieldType::number:
      return "number";
    case guide::FieldType::link:
      return "link";
    case guide::FieldType::phase:
      return "phase";
    case guide::FieldType::trajectory:
      return "trajectory";
    case guide::FieldType::source:
      return "source";
  }
  return "";
}

bool has_ids(guide::FieldType type) {
  return type == guide::FieldType::choice || type == guide::FieldType::phase ||
         type == guide::FieldType::trajectory || type == guide::FieldType::source;
}

// Renders one `::catalogue`.
class CatalogueRenderer {
public:
  CatalogueRenderer(const guide::Catalogue& catalogue, const guide::Directive& directive,
                    PageContext& context)
      : catalogue_(catalogue),
        directive_(directive),
        context_(context),
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

  [[nodiscard]] bool is_kept(const guide::CatalogueEntry& entry) const {
    for (std::size_t index = 0; index < catalogue_.fields.size(); ++index) {
      const guide::Attribute* wanted = directive_.find(catalogue_.fields[index].id);
      if (wanted == nullptr) continue;
      const auto& ids = entry.values[index].ids;
      if (std::find(ids.begin(), ids.end(), wanted->value) == ids.end()) return false;
    }
    return true;
  }

  // Where a phase, a trajectory or a choice is named: its title, and its page if it has one.
  struct Named {
    std::string title;
    std::string href;
  };
  [[nodiscard]] Named named(const guide::CatalogueField& field, const std::string& id) {
    const guide::Guide& guide = context_.guide();
    if (field.type == guide::FieldType::choice) {
      const guide::CatalogueChoice* choice = guide::find(field.choices, id);
      return {choice == nullptr ? id : choice->label, ""};
    }
    if (field.type == guide::FieldType::phase) {
      const guide::Phase* phase = guide::find(guide.phases, id);
      if (phase == nullptr) return {id, ""};
      return {fmt::format("{} {}", phase->number, phase->title), context_.href(phase->page.file)};
    }
    if (field.type == guide::FieldType::trajectory) {
      const guide::Trajectory* trajectory = guide::find(guide.trajectories, id);
      return trajectory == nullptr ? Named{id, ""}
                                   : Named{trajectory->title, context_.href(trajectory->page.file)};
    }
    const guide::Source* source = guide::find(guide.sources, id);
    return source == nullptr ? Named{id, ""}
                             : Named{source->title, fmt::format("#bron-{}", context_.number_of(*source))};
  }

  // All ids of a field in the order in which its own list gives them, with the number of entries.
  void fill_options(Slots filter, const guide::CatalogueField& field, std::size_t index) {
    std::map<std::string, int> counts;
    for (const guide::CatalogueEntry* entry : entries_) {
      for (const std::string& id :
           std::set<std::string>(entry->values[index].ids.begin(), entry->values[index].ids.end()))
        ++counts[id];
    }
    std::vector<std::string> order;
    for (const guide::CatalogueChoice& choice : field.choices) order.push_back(choice.id);
    if (field.type == guide::FieldType::phase) {
      for (const guide::Phase& phase : context_.guide().phases) order.push_back(phase.id);
    }
    for (const auto& [id, count] : counts) {
      if (std::find(order.begin(), order.end(), id) == order.end()) order.push_back(id);
    }
    for (const std::string& id : order) {
      if (counts[id] == 0) continue;
      filter.section("OPTION"_slot)
          .text("VALUE"_slot, id)
          .text("LABEL"_slot, named(field, id).title)
          .number("COUNT"_slot, counts[id]);
    }
  }

  void fill_filters(Slots& filling) {
    Slots filters = filling.section("FILTERS"_slot);
    if (entries_.size() > 8) filters.show("TEXT_FILTER"_slot);
    for (const std::size_t index : shown_) {
      const guide::CatalogueField& field = catalogue_.fields[index];
      if (!field.is_filter || !has_ids(field.type)) continue;
      Slots filter = filters.section("FILTER"_slot);
      filter.text("ID"_slot, field.id).text("LABEL"_slot, field.label);
      fill_options(filter, field, index);
    }
  }

  void fill_value(Slots slots, const guide::CatalogueField& field, const guide::CatalogueValue& value) {
    slots.text("LABEL"_slot, field.label).text("TYPE"_slot, type_name(field.type));
    if (value.empty()) {
      slots.show("EMPTY"_slot);
    } else if (!value.text.empty()) {
      slots.section("TEXT"_slot).text("VALUE"_slot, value.text);
    } else if (value.markup) {
      slots.section("MARKUP"_slot).html("VALUE_HTML"_slot, context_.filled(*value.markup));
    } else if (value.number) {
      slots.section("NUMBER"_slot).text("VALUE"_slot, guide::decimal(*value.number));
    } else if (value.link) {
      slots.section("LINKS"_slot)
          .section("LINK"_slot)
          .text("TEXT"_slot, value.link->text)
          .text("HREF"_slot, value.link->url)
          .show("EXTERNAL"_slot);
    } else {
      fill_ids(slots, field, value.ids);
    }
  }

  void fill_ids(Slots slots, const guide::CatalogueField& field, const std::vector<std::string>& ids) {
    if (field.type == guide::FieldType::choice) {
      std::string text;
      for (const std::string& id : ids) text += (text.empty() ? "" : ", ") + named(field, id).title;
      slots.section("TEXT"_slot).text("VALUE"_slot, text);
      return;
    }
    Slots links = slots.section("LINKS"_slot);
    for (const std::string& id : ids) {
      const Named one = named(field, id);
      links.section("LINK"_slot).text("TEXT"_slot, one.title).text("HREF"_slot, one.href);
    }
  }

  // Attributes for the scripts: `data-f-FIELD="value value"` and `data-sum="12"`.
  [[nodiscard]] Html data_of(const guide::CatalogueEntry& entry) const {
    Html data;
    for (std::size_t index = 0; index < catalogue_.fields.size(); ++index) {
      const guide::CatalogueField& field = catalogue_.fields[index];
      const guide::CatalogueValue& value = entry.values[index];
      if (!is_plain_ && field.is_filter && has_ids(field.type) && !value.ids.empty()) {
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
    slots.text("ID"_slot, guide::anchor_of_entry(catalogue_, entry)).text("TITLE"_slot, entry.title);
    const Html data = data_of(entry);
    slots.html("DATA_HTML"_slot, data);
    if (!is_plain_ && data.text.find("data-sum") != std::string::npos) slots.show("PICK"_slot);
    for (const std::size_t index : shown_)
      fill_value(slots.section("VALUE"_slot), catalogue_.fields[index], entry.values[index]);
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
  bool is_plain_;
  std::vector<const guide::CatalogueEntry*> entries_;
  std::vector<std::size_t> shown_;  // indices of fields
};

}  // namespace

Html render_catalogue(const guide::Directive& directive, PageContext& context) {
  const guide::Catalogue* catalogue = guide::find(context.guide().catalogues, directive.id);
  return catalogue == nullptr ? Html{} : CatalogueRenderer(*catalogue, directive, context).render();
}

}  // namespace leidraad::render
