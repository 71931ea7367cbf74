// How a value of a catalogue stands in a page: the slots TEXT, MARKUP, NUMBER and LINKS of its template.
#pragma once

#include <string>

#include "guide/plan/catalogue.hpp"
#include "render/pages/context.hpp"

namespace leidraad::render {

// For one page, on one thread.
class CatalogueValues {
public:
  // Whether the choices of filters are links to their pages.
  enum class Choices { plain, linked };

  CatalogueValues(const guide::Catalogue& catalogue, Choices choices, PageContext& context)
      : catalogue_(catalogue), choices_(choices), context_(context) {}

  // LABEL and TYPE, and the value or EMPTY.
  void fill(Slots slots, const guide::CatalogueField& field, const guide::CatalogueValue& value);
  // The value as blocks, for below a heading.
  [[nodiscard]] Html section(const guide::CatalogueField& field, const guide::CatalogueValue& value);
  [[nodiscard]] Html image(const guide::CatalogueImage& image);

private:
  void fill_ids(Slots slots, const guide::CatalogueField& field, const std::vector<std::string>& ids);
  [[nodiscard]] std::string href_of(const guide::CatalogueField& field, const std::string& id);
  [[nodiscard]] std::string title_of(const guide::CatalogueField& field, const std::string& id) const;
  [[nodiscard]] Html list(const std::vector<std::string>& items, bool is_plain) const;

  const guide::Catalogue& catalogue_;
  Choices choices_;
  PageContext& context_;
};

}  // namespace leidraad::render
