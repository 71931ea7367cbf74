#include "render/surveys/pages.hpp"

#include <utility>

#include "guide/surveys/address.hpp"
#include "render/surveys/data.hpp"
#include "templates/prepared_page.hpp"

namespace leidraad::render {

namespace {

constexpr const char* message_address = "_data/surveys/message.html";
constexpr const char* results_address = "_data/surveys/results.html";
constexpr const char* withdrawal_address = "_data/surveys/withdrawal.html";
constexpr const char* collector_address = "_data/collector.json";
constexpr const char* data_endings[] = {"json", "js", "form.html", "thanks.html", "poster.html"};
constexpr const char* title_keys[] = {"survey-paper-title", "survey-poster-title", "survey-embed-title"};

// Pages of the collector stand three folders deep: api/surveys/<id>/form.
constexpr const char* root_of_collector = "../../../";

std::string whole_page(const PageRenderer& renderer, PageContext& context, const PageFrame& frame,
                       const Html& body) {
  std::string html;
  renderer.page(context, frame, body, html);
  return html;
}

// The same for the collector.
std::string whole_prepared_page(const PageRenderer& renderer, PageContext& context, const PageFrame& frame,
                                const Html& body) {
  return templates::prepared_page(whole_page(renderer, context, frame, body));
}

}  // namespace

SurveyPages::SurveyPages(const SiteContext& site, const AssetAddresses& assets)
    : site_(site), assets_(assets) {
  for (const guide::Survey& survey : site.guide.surveys) forms_.emplace_back(survey);
}

std::vector<std::string> SurveyPages::other_addresses() const {
  std::vector<std::string> addresses;
  for (const guide::SurveyForm& form : forms_) {
    addresses.push_back(guide::survey_short_page(form.survey()));
    for (const char* name : guide::survey_own_pages)
      addresses.push_back(guide::survey_address(form.survey(), name));
    for (const char* ending : data_endings)
      addresses.push_back(guide::survey_data_address(form.survey(), ending));
  }
  if (!forms_.empty()) {
    addresses.insert(addresses.end(), {message_address, results_address, withdrawal_address,
                                       collector_address, guide::outbox_script_address});
  }
  return addresses;
}

Html SurveyPages::body(std::size_t place, PageContext& context) const {
  return render_survey_page(forms_[place], assets_, FormUse::fresh, context);
}

PageFrame SurveyPages::frame(std::size_t place) const {
  const guide::Survey& survey = forms_[place].survey();
  PageFrame frame;
  frame.place = site_.outline.page(survey.page.file);
  for (const guide::Page* page : site_.outline.ancestors(*frame.place))
    frame.crumbs.push_back({page->navigation_title, page->address});
  // The start of the guide is the first crumb of every page.
  if (frame.place != site_.outline.home())
    frame.crumbs.push_back({frame.place->navigation_title, frame.place->address});
  frame.layout = "survey";
  frame.tells_no_referrer = true;
  frame.has_own_head = true;
  // One question at a time: on a phone the phases would stand where the question should.
  frame.shows_phases = false;
  frame.scripts = {assets_.survey_script};
  return frame;
}

std::vector<SurveyFile> SurveyPages::files(std::size_t place, const PageRenderer& renderer) const {
  const guide::Survey& survey = forms_[place].survey();
  std::vector<SurveyFile> files;
  for (const Kind kind : {Kind::paper, Kind::poster, Kind::embed}) {
    files.push_back({guide::survey_address(survey, guide::survey_own_pages[static_cast<std::size_t>(kind)]),
                     beside(place, kind, renderer)});
  }
  files.push_back(
      {guide::survey_short_page(survey),
       renderer.redirect(guide::survey_short_page(survey), *site_.outline.survey_page(survey.id))});
  files.push_back({guide::survey_data_address(survey, "json"), survey_json_file(survey)});
  files.push_back({guide::survey_data_address(survey, "js"), survey_script_data(survey, site_)});
  files.push_back({guide::survey_data_address(survey, "form.html"), served_form(place, renderer)});
  files.push_back({guide::survey_data_address(survey, "thanks.html"), served_thanks(place, renderer)});
  files.push_back({guide::survey_data_address(survey, "poster.html"), served_poster(place, renderer)});
  return files;
}

std::vector<SurveyFile> SurveyPages::common_files(const PageRenderer& renderer) const {
  if (forms_.empty()) return {};
  // What it is about is told when it is asked for.
  const std::string title = templates::marker("TITLE");
  return {{message_address, served_common("message.html", title, {}, renderer)},
          {results_address, served_common("results.html", title, {"results"}, renderer)},
          {withdrawal_address,
           served_common("withdrawal.html", site_.wording("collector-no-receipt-title"), {}, renderer)},
          {collector_address, collector_json(site_)},
          {guide::outbox_script_address, outbox_script(site_, assets_.outbox_script)}};
}

std::string SurveyPages::beside(std::size_t place, Kind kind, const PageRenderer& renderer) const {
  const guide::Survey& survey = forms_[place].survey();
  const auto at = static_cast<std::size_t>(kind);
  guide::Page page;
  page.address = guide::survey_address(survey, guide::survey_own_pages[at]);
  page.source = survey.position.file;
  page.title = kind == Kind::poster ? survey.title
                                    : site_.wording.filled(title_keys[at], {{"survey", survey.shown()}});
  page.description = kind == Kind::embed ? site_.wording("survey-embed-description") : survey.summary;
  PageContext context(site_, page);
  PageFrame frame = this->frame(place);
  frame.crumbs.push_back({survey.shown(), guide::survey_address(survey)});
  frame.layout = guide::survey_own_pages[at];
  frame.has_own_head = false;
  frame.shows_lead = false;
  frame.is_indexed = false;
  frame.scripts.clear();
  const Html body = kind == Kind::paper    ? render_survey_paper(forms_[place], context)
                    : kind == Kind::poster ? render_survey_poster(survey, FormUse::fresh, context)
                                           : render_survey_embed(survey, context);
  return whole_page(renderer, context, frame, body);
}

std::string SurveyPages::served_root() const {
  return site_.guide.site.collector.empty() ? root_of_collector : site_.guide.site.base_url;
}

PageFrame SurveyPages::served_frame() const {
  PageFrame frame;
  frame.layout = "survey";
  frame.tells_no_referrer = true;
  frame.has_own_head = true;
  frame.shows_phases = false;
  frame.is_indexed = false;
  frame.is_served = true;
  return frame;
}

std::string SurveyPages::served_form(std::size_t place, const PageRenderer& renderer) const {
  const guide::Survey& survey = forms_[place].survey();
  const guide::Page* page = site_.outline.survey_page(survey.id);
  PageContext context(site_, *page, served_root());
  PageFrame frame = served_frame();
  frame.crumbs = this->frame(place).crumbs;
  frame.scripts = this->frame(place).scripts;
  return whole_prepared_page(renderer, context, frame,
                             render_survey_page(forms_[place], assets_, FormUse::served, context));
}

std::string SurveyPages::served_thanks(std::size_t place, const PageRenderer& renderer) const {
  const guide::Survey& survey = forms_[place].survey();
  guide::Page page = *site_.outline.survey_page(survey.id);
  page.title = site_.wording.filled("survey-thanks-title", {{"survey", survey.shown()}});
  PageContext context(site_, page, served_root());
  Filling filling;
  filling.text("TITLE"_slot, survey.title)
      .html("THANKS_HTML"_slot, render_survey_thanks(survey, FormUse::served, context))
      .text("HOME_HREF"_slot, context.root() + "index.html");
  return whole_prepared_page(renderer, context, served_frame(),
                             site_.templates.expand("collector/thanks.html", filling));
}

std::string SurveyPages::served_poster(std::size_t place, const PageRenderer& renderer) const {
  const guide::Survey& survey = forms_[place].survey();
  PageContext context(site_, *site_.outline.survey_page(survey.id), served_root());
  PageFrame frame = served_frame();
  frame.layout = "poster";
  frame.has_own_head = false;
  frame.shows_lead = false;
  return whole_prepared_page(renderer, context, frame,
                             render_survey_poster(survey, FormUse::served, context));
}

std::string SurveyPages::served_common(const char* name, const std::string& title,
                                       std::vector<std::string_view> shows,
                                       const PageRenderer& renderer) const {
  guide::Page page;
  page.title = title;
  page.description = title;
  PageContext context(site_, page, served_root());
  PageFrame frame = served_frame();
  frame.shows = std::move(shows);
  return whole_prepared_page(renderer, context, frame,
                             site_.templates.expand(std::string("collector/") + name, Filling()));
}

std::string small_groups_in_words(const guide::Survey& survey, const Wording& wording) {
  return wording.filled("survey-small-groups", {{"count", std::to_string(survey.privacy.minimum_group)}});
}

}  // namespace leidraad::render
