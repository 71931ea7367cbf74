#include "collector/submission/withdrawal_page.hpp"

namespace leidraad::collector {

using templates::operator""_slot;

http::Response unknown_receipt_page(const std::string& typed, const SurveySnapshot& site) {
  if (!site.pages) return problem_page({404, "no-receipt", {}, {}}, site);
  templates::Filling page;
  page.text("RECEIPT"_slot, typed);
  return html_page(404, site.pages->withdrawal.filled(page), site);
}

}  // namespace leidraad::collector
