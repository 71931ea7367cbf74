// A survey on a small site, rendered, and what the tests of its pages ask of the HTML.
#pragma once

#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "defaults/defaults.hpp"
#include "guide/surveys/address.hpp"
#include "interchange/survey_json.hpp"
#include "load/guide_loader.hpp"
#include "render/machine_files.hpp"
#include "render/pages/directives.hpp"
#include "render/surveys/data.hpp"
#include "render/surveys/pages.hpp"
#include "render/surveys/words.hpp"
#include "support.hpp"
#include "templates/prepared_page.hpp"
#include "words_support.hpp"

namespace leidraad::test {

inline guide::SurveyQuestion question(const std::string& id, guide::QuestionType type,
                                      const std::string& text) {
  guide::SurveyQuestion one;
  one.id = id;
  one.type = type;
  one.text = text;
  return one;
}

inline guide::SurveyCondition answered_with(const std::string& name, std::vector<std::string> options) {
  guide::SurveyCondition one;
  one.question.id = name;
  one.is = std::move(options);
  return one;
}

inline guide::SurveyPage work_page() {
  guide::SurveyPage page;
  page.id = "werk";
  page.title = "Je werk";
  page.intro = "Denk aan de laatste maand.";
  guide::SurveyQuestion works = question("werkt", guide::QuestionType::choice, "Werk je in de zorg?");
  works.options = {{"ja", "Ja", {}}, {"nee", "Nee & nooit", {}}};
  works.other = "Anders, namelijk";
  works.unknown = "Weet ik niet";
  guide::SurveyQuestion hours = question("uren", guide::QuestionType::number, "Hoeveel uren?");
  hours.unit = "uur per week";
  hours.unknown = "Weet ik niet";
  hours.is_optional = true;
  page.questions = {works, hours};
  return page;
}

inline guide::SurveyPage feeling_page() {
  guide::SurveyPage page;
  page.id = "gevoel";
  page.title = "Hoe het gaat";
  page.when = answered_with("werkt", {"ja", "other"});
  guide::SurveyQuestion grid = question("druk", guide::QuestionType::grid, "Klopt dit voor jou?");
  grid.scale.id = "eens";
  grid.rows = {{"rust", "Ik heb rust.", {}}, {"tijd", "Ik heb tijd.", {}}};
  guide::SurveyQuestion helps = question("helpt", guide::QuestionType::choices, "Wat helpt?");
  helps.options = {{"pauze", "Pauze", {}}, {"collega", "Een collega", {}}};
  helps.none = "Geen van deze";
  helps.most = 2;
  page.questions = {grid, helps};
  return page;
}

inline guide::SurveyPage idea_page() {
  guide::SurveyPage page;
  page.id = "idee";
  page.title = "Wat vind je van {item}?";
  page.for_each.id = "ideeen";
  guide::SurveyQuestion opinion = question("oordeel", guide::QuestionType::scale, "Past {item} bij je team?");
  opinion.scale.id = "eens";
  guide::SurveyQuestion why = question("waarom", guide::QuestionType::long_text, "Waarom?");
  why.when = guide::SurveyCondition{};
  why.when->question.id = "druk.rust";
  why.when->least = 3;
  why.is_optional = true;
  page.questions = {opinion, why};
  return page;
}

inline guide::SurveyPage last_page() {
  guide::SurveyPage page;
  page.id = "slot";
  page.title = "Tot slot";
  page.questions = {question("dag", guide::QuestionType::date, "Wanneer begon je?"),
                    question("naam-team", guide::QuestionType::text, "Hoe heet je team?")};
  return page;
}

inline guide::Survey survey() {
  guide::Survey one;
  one.id = "proef";
  one.version = 3;
  one.title = "Hoe is je werk?";
  one.summary = "Een paar vragen over je werk.";
  one.page.file = "index.md";
  one.intro = {words("Er zijn geen <em>foute</em> antwoorden.")};
  one.privacy = {"We maken er het werk beter mee.", "Je werkgever", "Bel 123", "P18M", 7, {}};
  one.scales = {{"eens", {{1, "Oneens"}, {2, "Neutraal"}, {3, "Eens"}}, "Weet ik niet", {}}};
  one.lists = {
      {"ideeen", {{"loket", "een loket", "Een plek voor vragen.", {}}, {"app", "een app", "", {}}}, {}}};
  one.pages = {work_page(), feeling_page(), idea_page(), last_page()};
  one.thanks = {{words("Fijn dat je meedeed.")}, "Over vier weken hoor je meer."};
  one.position = {"data/surveys/proef.yaml", 1, 1, 1};
  return one;
}

// A small guide with that survey, rendered.
class Site {
public:
  explicit Site(const std::string& base_url = {}, const std::string& collector = {})
      : loaded_(load::load_guide(tiny_guide, {1, false, std::string(defaults::files().at("i18n/nl.yaml"))})),
        templates_(templates_of(), diagnostics_) {
    REQUIRE(diagnostics_.empty());
    loaded_.guide.site.base_url = base_url;
    loaded_.guide.site.collector = collector;
    loaded_.guide.surveys = {survey()};
    render::Templates::set_interface(loaded_.guide.interface);
    addresses_.survey_script = "assets/survey.js";
    for (const char* sheet : {"survey.css", "survey-paper.css", "chart.css"})
      addresses_.sheets.emplace(sheet, std::string("assets/") + sheet);
    outline_ = std::make_unique<render::Outline>(loaded_.guide);
    wording_ = std::make_unique<render::Wording>(loaded_.guide.interface);
    context_ = std::make_unique<render::SiteContext>(
        render::SiteContext{loaded_.guide, *outline_, templates_, *wording_});
    navigation_ = std::make_unique<render::Navigation>(loaded_.guide, *outline_, templates_, *wording_);
    renderer_ = std::make_unique<render::PageRenderer>(*context_, *navigation_, addresses_, "");
    pages_ = std::make_unique<render::SurveyPages>(*context_, addresses_);
    for (const auto& file : pages_->files(0, *renderer_)) files_[file.address] = file.content;
    for (const auto& file : pages_->common_files(*renderer_)) files_[file.address] = file.content;
  }

  [[nodiscard]] std::string page() const {
    render::PageContext context(*context_, *outline_->survey_page("proef"));
    std::string html;
    renderer_->page(context, pages_->frame(0), pages_->body(0, context), html);
    return html;
  }
  [[nodiscard]] const std::map<std::string, std::string>& files() const { return files_; }
  [[nodiscard]] const std::string& file(const std::string& name) const { return files_.at(name); }
  [[nodiscard]] const render::SurveyPages& pages() const { return *pages_; }
  [[nodiscard]] const render::SiteContext& context() const { return *context_; }
  [[nodiscard]] const guide::Guide& guide() const { return loaded_.guide; }

private:
  static std::map<std::string, std::string> templates_of() {
    std::map<std::string, std::string> templates;
    for (const auto& [name, content] : defaults::files()) {
      if (name.starts_with("templates/")) templates[name.substr(10)] = std::string(content);
    }
    return templates;
  }

  diagnostics::Diagnostics diagnostics_;
  load::LoadResult loaded_;
  render::Templates templates_;
  render::AssetAddresses addresses_;
  std::unique_ptr<render::Outline> outline_;
  std::unique_ptr<render::Wording> wording_;
  std::unique_ptr<render::SiteContext> context_;
  std::unique_ptr<render::Navigation> navigation_;
  std::unique_ptr<render::PageRenderer> renderer_;
  std::unique_ptr<render::SurveyPages> pages_;
  std::map<std::string, std::string> files_;
};

inline std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

// "#PROBLEM", "VALUE:p": the markers of a page for the collector, in order; without its start and its end.
inline Strings markers_of(const std::string& page) {
  Strings markers;
  const std::size_t begin = page.starts_with("{{%AUTOESCAPE") ? page.find("}}", page.find("}}") + 2) : 0;
  for (std::size_t at = page.find(templates::marker_start, begin); at != std::string::npos;
       at = page.find(templates::marker_start, at + 1)) {
    const std::size_t end = page.find(templates::marker_end, at);
    REQUIRE(end != std::string::npos);
    const std::string marker = page.substr(at + 1, end - at - 1);
    if (!marker.starts_with('!')) markers.push_back(marker);
  }
  return markers;
}

inline std::set<std::string> different_markers_of(const std::string& page) {
  const Strings markers = markers_of(page);
  return {markers.begin(), markers.end()};
}

const Strings field_names = {"werkt",      "uren",          "druk.rust",    "druk.tijd",
                             "helpt",      "oordeel@loket", "waarom@loket", "oordeel@app",
                             "waarom@app", "dag",           "naam-team"};

}  // namespace leidraad::test
