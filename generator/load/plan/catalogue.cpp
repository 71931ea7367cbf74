#include "load/plan/catalogue.hpp"

#include "guide/pages/link_target.hpp"
#include "load/plan/catalogue_entries.hpp"
#include "load/yaml/record_fields.hpp"

namespace leidraad::load {

namespace {

guide::Link link_to(const guide::CatalogueImage& image) {
  guide::Link link;
  link.target = image.file;
  link.text = image.alternative;
  link.position = image.position;
  link.is_image = true;
  link.is_exact = false;
  if (guide::has_scheme(image.file)) return link;
  guide::ResolvedTarget resolved = guide::resolve_target("", image.file);
  link.path = std::move(resolved.path);
  link.anchor = std::move(resolved.anchor);
  link.is_outside = resolved.is_outside;
  return link;
}

}  // namespace

template <>
const std::vector<std::string>& words_of<guide::FieldType>() {
  static const std::vector<std::string> words = {"text",  "md",         "choice", "number",  "link",
                                                 "phase", "trajectory", "source", "boolean", "date",
                                                 "list",  "image",      "entry"};
  return words;
}

template <>
const std::vector<std::string>& words_of<guide::CatalogueView>() {
  static const std::vector<std::string> words = {"cards", "list", "table"};
  return words;
}

template <>
const Record<guide::Catalogue>& record_of<guide::Catalogue>() {
  using guide::Catalogue;
  const ordered_json entry = {
      {"type", "object"},
      {"required", {"id", "title"}},
      {"properties", {{"id", text_schema(Format::id)}, {"title", text_schema(Format::text)}}}};
  static const auto record =
      Record<Catalogue>("een catalogus", "a catalogue")
          .required(key("id", about_id, Format::id), &Catalogue::id)
          .required(key("title", about_title), &Catalogue::title)
          .optional(key("show", "Hoe de catalogus eruitziet"), &Catalogue::view)
          .optional(key("pages", "Elk onderdeel en elke keuze van een filter een eigen pagina"),
                    &Catalogue::pages)
          .required(key("fields", "De velden die elk onderdeel kan hebben"), &Catalogue::fields)
          .optional(key("calculator", "Rekent een keuze van de lezer op"), &Catalogue::calculator)
          .raw({"entries", "De onderdelen: id, title en de velden hierboven", true},
               {{"type", "array"}, {"items", entry}})
          .located(&Catalogue::position);
  return record;
}

template <>
const Record<guide::CataloguePages>& record_of<guide::CataloguePages>() {
  using Pages = guide::CataloguePages;
  static const auto record =
      Record<Pages>("`pages`", "`pages`")
          .required(key("folder", "De map met de index.md die de catalogus toont; de pagina's komen erin",
                        Format::id),
                    &Pages::folder)
          .located(&Pages::position);
  return record;
}

template <>
const Record<guide::CatalogueImage>& record_of<guide::CatalogueImage>() {
  using Image = guide::CatalogueImage;
  static const auto record =
      Record<Image>("een afbeelding", "an image")
          .required(key("file", "Het bestand, vanaf de map van de taal, zoals figuren/plan.svg"),
                    &Image::file)
          .required(key("alt", "Wat er te zien is, voor wie de afbeelding niet ziet"), &Image::alternative)
          .located(&Image::position);
  return record;
}

template <>
const Record<guide::CatalogueField>& record_of<guide::CatalogueField>() {
  using Field = guide::CatalogueField;
  static const auto record =
      Record<Field>("een veld", "a field")
          .required(key("id", about_id, Format::id), &Field::id)
          .required(key("label", "De naam zoals lezers die zien"), &Field::label)
          .required(key("type", "Wat het veld bevat"), &Field::type)
          .optional(key("choices", "De keuzes, bij type choice"), &Field::choices)
          .optional(key("filter", "Of lezers hierop kunnen kiezen"), &Field::is_filter)
          .optional(key("total", "Of de som wordt getoond, bij type number"), &Field::has_total)
          .optional(key("search", "Of de zoekfunctie dit veld doorzoekt"), &Field::is_searched)
          .optional(key("required", "Of elk onderdeel dit veld moet hebben"), &Field::is_required)
          .optional(key("compare", "Of de lijst dit veld toont, als elk onderdeel een eigen pagina heeft"),
                    &Field::is_compared)
          .optional(
              key("section", "Of dit veld op de pagina van een onderdeel een eigen kop krijgt; md altijd"),
              &Field::is_section)
          .located(&Field::position);
  return record;
}

template <>
const Record<guide::CatalogueChoice>& record_of<guide::CatalogueChoice>() {
  using Choice = guide::CatalogueChoice;
  static const auto record = Record<Choice>("een keuze", "a choice")
                                 .required(key("id", about_id, Format::id), &Choice::id)
                                 .required(key("label", "De naam zoals lezers die zien"), &Choice::label);
  return record;
}

template <>
const Record<guide::Calculator>& record_of<guide::Calculator>() {
  using guide::Calculator;
  static const auto record =
      Record<Calculator>("`calculator`", "`calculator`")
          .required(key("sum", "Id van het veld dat wordt opgeteld", Format::id), &Calculator::sum)
          .required(number("seconds-each", "Hoeveel seconden een stuk kost", 1, 3600),
                    &Calculator::seconds_each)
          .optional(key("note", "Waarop die schatting steunt"), &Calculator::note)
          .located(&Calculator::sum_position);
  return record;
}

void load_kind(DataFolder& data, const guide::KindFacts& facts, std::vector<guide::Catalogue>& catalogues) {
  data.load_folder(facts, catalogues, &read_entries);
  // An image is held against the files as one of a page is.
  for (const guide::Catalogue& catalogue : catalogues) {
    for (const guide::CatalogueEntry& entry : catalogue.entries) {
      for (const guide::CatalogueValue& value : entry.values) {
        if (value.image) data.guide().data_links.push_back(link_to(*value.image));
      }
    }
  }
}

}  // namespace leidraad::load
