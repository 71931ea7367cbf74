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

enum class FieldType { text, markup, choice, number, link, phase, trajectory, source };
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
  Position position;
};

// The value of one field of one entry; only the member for the field's type is set.
struct CatalogueValue {
  std::string text;
  std::optional<InlineText> markup;
  std::optional<double> number;
  std::optional<WebLink> link;
  std::vector<std::string> ids;  // choice, phase, trajectory, source

  [[nodiscard]] bool empty() const { return text.empty() && !markup && !number && !link && ids.empty(); }
};

struct CatalogueEntry {
  std::string id;
  std::string title;
  std::vector<CatalogueValue> values;  // in the order of the catalogue's fields
};

// Adds up a number field over the entries that a reader chooses and estimates the time.
struct Calculator {
  std::string sum;  // field id
  Position sum_position;
  int seconds_each = 0;
  std::string note;
};

struct Catalogue {
  std::string id;
  std::string title;
  CatalogueView view = CatalogueView::cards;
  std::vector<CatalogueField> fields;
  std::optional<Calculator> calculator;
  std::vector<CatalogueEntry> entries;
  Position position;
};

}  // namespace leidraad::guide
