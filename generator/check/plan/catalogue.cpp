#include <algorithm>

#include "check/check.hpp"
#include "check/faulty.hpp"
#include "guide/plan/catalogue_pages.hpp"

namespace leidraad::check {

using diagnostics::operator""_code;

void check_catalogues(const guide::Guide& guide, diagnostics::Diagnostics& diagnostics) {
  for (const guide::Catalogue& catalogue : guide.catalogues) {
    if (!catalogue.pages) continue;
    const std::string file = guide::index_file(catalogue);
    if (is_faulty_content(guide, file)) continue;
    const bool is_shown = std::any_of(guide.pages.begin(), guide.pages.end(), [&](const guide::Page& page) {
      const auto& all = page.body.directives;
      return page.file == file && std::any_of(all.begin(), all.end(), [&](const guide::Directive& one) {
               return one.name == "catalogue" && one.id == catalogue.id;
             });
    });
    if (!is_shown) {
      diagnostics.add("catalogue-without-index"_code, catalogue.pages->position,
                      {catalogue.id, "content/" + guide.site.language + "/" + file});
    }
  }
}

}  // namespace leidraad::check
