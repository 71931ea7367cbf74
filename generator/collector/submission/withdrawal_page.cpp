#include "collector/submission/withdrawal_page.hpp"

#include <fmt/format.h>

#include "text/html.hpp"

namespace leidraad::collector {

http::Response unknown_receipt_page(const std::string& typed, const SurveySnapshot& site) {
  const auto word = [&](const char* key) { return text::html_escaped(site.texts(key)); };
  return markup_page(
      404, site.texts("collector-no-receipt-title"),
      fmt::format(
          "<p>{}</p>\n<form class=\"survey-withdraw\" method=\"post\" action=\"../withdraw\">\n"
          "<label for=\"survey-receipt\">{}</label>\n"
          "<p class=\"survey-error\" id=\"error-receipt\">{}</p>\n"
          "<p class=\"survey-withdraw-row\"><input type=\"text\" id=\"survey-receipt\" name=\"receipt\" "
          "value=\"{}\" autocomplete=\"off\" spellcheck=\"false\" aria-invalid=\"true\" "
          "aria-describedby=\"error-receipt\" autofocus> <button type=\"submit\" "
          "class=\"button\">{}</button></p>\n</form>",
          word("survey-withdraw-help"), word("survey-code-label"), word("collector-no-receipt"),
          text::html_escaped(typed), word("survey-withdraw")),
      site);
}

}  // namespace leidraad::collector
