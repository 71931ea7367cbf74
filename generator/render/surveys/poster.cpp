// The poster that hangs in a corridor, and the page for who puts a link on an intranet.
#include "guide/surveys/address.hpp"
#include "qr_code/qr_code.hpp"
#include "render/surveys/pages.hpp"
#include "render/surveys/words.hpp"
#include "text/html.hpp"

namespace leidraad::render {

namespace {

using text::html_escaped;

std::string colour(const guide::Site& site, const char* token) {
  const auto found = site.theme.light.colours.find(token);
  return found == site.theme.light.colours.end() ? "inherit" : found->second.hex;
}

// Its look stands in the attribute: an intranet has no style sheet of ours.
std::string button_look(const guide::Site& site) {
  return "display:inline-block;padding:12px 24px;border-radius:8px;font-weight:bold;text-decoration:none;"
         "background:" +
         colour(site, "primary") + ";color:" + colour(site, "on-primary");
}

void add_snippet(Filling& filling, const std::string& id, const Wording& wording, const std::string& code,
                 int rows) {
  Slots snippet = filling.section("SNIPPET"_slot);
  snippet.text("ID"_slot, "survey-embed-" + id)
      .text("TITLE"_slot, wording("survey-embed-" + id))
      .text("HELP"_slot, wording("survey-embed-" + id + "-help"))
      .text("CODE"_slot, code)
      .number("ROWS"_slot, rows);
}

}  // namespace

Html render_survey_poster(const guide::Survey& survey, FormUse use, const PageContext& context) {
  const Wording& wording = context.site().wording;
  Filling filling;
  filling.text("SUMMARY"_slot, survey.summary)
      .text("TIME"_slot, time_in_words(survey, wording))
      .text("SMALL_GROUPS"_slot, small_groups_in_words(survey, wording))
      .text("CONTROLLER"_slot, survey.privacy.controller);
  const std::string& base = context.guide().site.base_url;
  const std::string address = base + guide::survey_address(survey);
  if (use == FormUse::served) {
    filling.show("SERVED"_slot).show("CODE"_slot);
  } else if (const auto code = base.empty() ? std::nullopt
                                            : qr_code::svg_of(address, wording("survey-poster-code-label"))) {
    filling.section("CODE"_slot)
        .html("QR_HTML"_slot, {*code})
        .text("ADDRESS"_slot, guide::survey_short_address(context.guide().site, survey));
  } else {
    filling.show("NO_CODE"_slot);
  }
  return context.site().templates.expand("survey/poster.html", filling);
}

Html render_survey_embed(const guide::Survey& survey, const PageContext& context) {
  const Wording& wording = context.site().wording;
  Filling filling;
  const std::string& base = context.guide().site.base_url;
  if (base.empty()) {
    filling.show("NO_ADDRESS"_slot);
  } else {
    const std::string href = html_escaped(base + guide::survey_address(survey));
    const std::string title = html_escaped(survey.title);
    const std::string time = html_escaped(time_in_words(survey, wording));
    add_snippet(filling, "link", wording, "<a href=\"" + href + "\">" + title + "</a> (" + time + ")", 2);
    add_snippet(filling, "button", wording,
                "<p>" + html_escaped(survey.summary) + "</p>\n<p><a href=\"" + href + "\" style=\"" +
                    button_look(context.guide().site) + "\">" + html_escaped(wording("survey-embed-go")) +
                    "</a> " + time + "</p>",
                6);
  }
  return context.site().templates.expand("survey/embed.html", filling);
}

}  // namespace leidraad::render
