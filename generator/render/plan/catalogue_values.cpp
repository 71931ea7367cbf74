#include "render/plan/catalogue_values.hpp"

#include <fmt/format.h>

#include "guide/decimal_mark.hpp"
#include "guide/plan/catalogue_pages.hpp"
#include "render/pages/directives.hpp"

namespace leidraad::render {

using guide::FieldType;

namespace {

const char* type_name(FieldType type) {
  switch (type) {
    case FieldType::text:
      return "text";
    case FieldType::markup:
      return "md";
    case FieldType::choice:
      return "choice";
    case FieldType::number:
      return "number";
    case FieldType::link:
      return "link";
    case FieldType::phase:
      return "phase";
    case FieldType::trajectory:
      return "trajectory";
    case FieldType::source:
      return "source";
    case FieldType::boolean:
      return "boolean";
    case FieldType::date:
      return "date";
    case FieldType::list:
      return "list";
    case FieldType::image:
      return "image";
    case FieldType::entry:
      return "entry";
  }
  return "";
}

}  // namespace

void CatalogueValues::fill(Slots slots, const guide::CatalogueField& field,
                           const guide::CatalogueValue& value) {
  slots.text("LABEL"_slot, field.label).text("TYPE"_slot, type_name(field.type));
  if (value.empty()) {
    slots.show("EMPTY"_slot);
  } else if (!value.text.empty()) {
    const bool is_date = field.type == FieldType::date;
    slots.section("TEXT"_slot)
        .text("VALUE"_slot, is_date ? context_.site().wording.date(value.text) : value.text);
  } else if (value.markup) {
    slots.section("MARKUP"_slot).html("VALUE_HTML"_slot, context_.filled(*value.markup));
  } else if (value.number) {
    slots.section("NUMBER"_slot).text("VALUE"_slot, guide::decimal(*value.number));
  } else if (value.image) {
    slots.section("MARKUP"_slot).html("VALUE_HTML"_slot, image(*value.image));
  } else if (!value.items.empty()) {
    slots.section("MARKUP"_slot).html("VALUE_HTML"_slot, list(value.items, true));
  } else if (!value.links.empty()) {
    Slots links = slots.section("LINKS"_slot);
    for (const guide::WebLink& link : value.links) {
      links.section("LINK"_slot)
          .text("TEXT"_slot, link.text)
          .text("HREF"_slot, link.url)
          .show("EXTERNAL"_slot);
    }
  } else {
    fill_ids(slots, field, value.ids);
  }
}

void CatalogueValues::fill_ids(Slots slots, const guide::CatalogueField& field,
                               const std::vector<std::string>& ids) {
  const bool is_choice = field.type == FieldType::choice || field.type == FieldType::boolean;
  const bool is_linked = is_choice ? choices_ == Choices::linked && field.is_filter
                                   : field.type != FieldType::entry || catalogue_.pages.has_value();
  if (!is_linked) {
    std::string text;
    for (const std::string& id : ids) text += (text.empty() ? "" : ", ") + title_of(field, id);
    slots.section("TEXT"_slot).text("VALUE"_slot, text);
    return;
  }
  Slots links = slots.section("LINKS"_slot);
  for (const std::string& id : ids) {
    links.section("LINK"_slot).text("TEXT"_slot, title_of(field, id)).text("HREF"_slot, href_of(field, id));
  }
}

std::string CatalogueValues::title_of(const guide::CatalogueField& field, const std::string& id) const {
  if (field.type != FieldType::entry) return guide::label_of_choice(context_.guide(), field, id);
  const guide::CatalogueEntry* entry = guide::find(catalogue_.entries, id);
  return entry == nullptr ? id : entry->title;
}

std::string CatalogueValues::href_of(const guide::CatalogueField& field, const std::string& id) {
  const guide::Guide& guide = context_.guide();
  if (field.type == FieldType::phase) {
    const guide::Phase* phase = guide::find(guide.phases, id);
    return phase == nullptr ? std::string{} : context_.href(phase->page.file);
  }
  if (field.type == FieldType::trajectory) {
    const guide::Trajectory* trajectory = guide::find(guide.trajectories, id);
    return trajectory == nullptr ? std::string{} : context_.href(trajectory->page.file);
  }
  if (field.type == FieldType::source) {
    const guide::Source* source = guide::find(guide.sources, id);
    return source == nullptr ? std::string{} : fmt::format("#bron-{}", context_.number_of(*source));
  }
  if (field.type == FieldType::entry) {
    const guide::CatalogueEntry* entry = guide::find(catalogue_.entries, id);
    return entry == nullptr ? std::string{} : context_.href(guide::entry_file(catalogue_, *entry));
  }
  return context_.root() + guide::address_of_file(guide::choice_file(catalogue_, field, id));
}

Html CatalogueValues::list(const std::vector<std::string>& items, bool is_plain) const {
  Filling filling;
  Slots list = filling.section(is_plain ? "PLAIN"_slot : "BULLETS"_slot);
  for (const std::string& item : items) list.section("ITEM"_slot).text("TEXT"_slot, item);
  return context_.site().templates.expand("catalogue/list.html", filling);
}

Html CatalogueValues::image(const guide::CatalogueImage& image) {
  const auto media = context_.guide().media.find(image.file);
  if (media == context_.guide().media.end()) return {};
  if (!media->second.svg.empty()) return drawing(media->second, image.alternative, nullptr, context_);
  Filling filling;
  filling.text("SRC"_slot, context_.root() + image.file).text("ALT"_slot, image.alternative);
  if (media->second.width > 0) {
    filling.section("SIZE"_slot)
        .number("WIDTH"_slot, media->second.width)
        .number("HEIGHT"_slot, media->second.height);
  }
  return context_.site().templates.expand("catalogue/photo.html", filling);
}

Html CatalogueValues::section(const guide::CatalogueField& field, const guide::CatalogueValue& value) {
  if (value.markup) {
    Html html = context_.filled(*value.markup);
    // Of a single paragraph the mark was taken away, so that it fits in a line.
    if (!html.text.ends_with('\n')) html.text = "<p>" + html.text + "</p>";
    return html;
  }
  if (!value.items.empty()) return list(value.items, false);
  Filling filling;
  fill(filling, field, value);
  return context_.site().templates.expand("catalogue/paragraph.html", filling);
}

}  // namespace leidraad::render
