#include "check/check.hpp"

namespace leidraad::check {

void check_guide(const guide::Guide& guide, diagnostics::Diagnostics& diagnostics) {
  for (const guide::Page& page : guide.pages) check_headings(page.body, diagnostics);
  for (const guide::Prose& body : guide.refused_bodies) check_headings(body, diagnostics);
  check_links(guide, diagnostics);
  check_references(guide, diagnostics);
  check_directives(guide, diagnostics);
  check_addresses(guide, diagnostics);
  check_trees(guide, diagnostics);
  check_surveys(guide, diagnostics);
  check_catalogues(guide, diagnostics);
  check_embedded_surveys(guide, diagnostics);
  check_charts(guide, diagnostics);
  check_looks(guide, diagnostics);
  check_usage(guide, diagnostics);
  check_contrast(guide, diagnostics);
}

}  // namespace leidraad::check
