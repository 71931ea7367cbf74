// A catalogue: entries of one sort, described by fields that the guide's makers choose, to filter and to
// compare.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "guide/pages/markup.hpp"
#include "guide/plan/web_link.hpp"
#include "guide/reference.hpp"

namespace leidraad::guide {

enum class FieldType {
  text,
  markup,
  choice,
  number,
  link,
  phase,
  trajectory,
  source,
  boolean,
  date,
  list,
  image,
  entry
};
enum class CatalogueView { cards, list, table };

struct CatalogueChoice {
  std::string id;
  std::string label;
};

struct CatalogueField {
  std::string id;
  std::string label;
  FieldType type = FieldType::text;
  std::vector<CatalogueChoice> choices;
  bool is_filter = false;
  bool has_total = false;
  bool is_searched = false;
  bool is_required = false;
  bool is_compared = false;  // what lists of a catalogue with pages show of each entry
  bool is_section = false;   // of an entry's page, with a heading of its own
  Position position;
};

// An image of a page, with what is said in its place.
struct CatalogueImage {
  std::string file;  // below content/<language>/
  std::string alternative;
  Position position;
};

// A boolean is kept as a choice of these two.
inline constexpr const char* yes_id = "ja";
inline constexpr const char* no_id = "nee";

// The value of one field of one entry; only the member for the field's type is set.
struct CatalogueValue {
  std::string text;  // text; of a date as much of "2026-05-31" as is known
  std::optional<InlineText> markup;
  std::optional<double> number;
  std::optional<CatalogueImage> image;
  std::vector<WebLink> links;
  std::vector<std::string> items;  // list
  std::vector<std::string> ids;    // choice, boolean, phase, trajectory, source, entry

  [[nodiscard]] bool empty() const {
    return text.empty() && !markup && !number && !image && links.empty() && items.empty() && ids.empty();
  }
};

struct CatalogueEntry {
  std::string id;
  std::string title;
  Position title_position;
  std::vector<CatalogueValue> values;  // in the order of the catalogue's fields
};

// Adds up a number field over the entries that a reader chooses and estimates the time.
struct Calculator {
  std::string sum;  // field id
  Position sum_position;
  int seconds_each = 0;
  std::string note;
};

// Every entry is a page of its own, and so is every choice of a filter that an entry has.
struct CataloguePages {
  std::string folder;  // below content/<language>/, where an index page shows the catalogue
  Position position;
};

struct Catalogue {
  std::string id;
  std::string title;
  CatalogueView view = CatalogueView::cards;
  std::optional<CataloguePages> pages;
  std::vector<CatalogueField> fields;
  std::optional<Calculator> calculator;
  std::vector<CatalogueEntry> entries;
  Position position;
};

}  // namespace leidraad::guide
