// The pages of surveys: what a respondent sees, what stands on paper, and the holes that the collector fills.
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "defaults/defaults.hpp"
#include "guide/surveys/address.hpp"
#include "interchange/page_holes.hpp"
#include "interchange/survey_json.hpp"
#include "load/guide_loader.hpp"
#include "render/machine_files.hpp"
#include "render/pages/directives.hpp"
#include "render/surveys/data.hpp"
#include "render/surveys/pages.hpp"
#include "render/surveys/words.hpp"
#include "support.hpp"

using namespace leidraad;
using namespace leidraad::test;

namespace {

guide::InlineText words(const std::string& text) {
  guide::InlineText inline_text;
  inline_text.plain = text;
  inline_text.markup.html = text;
  return inline_text;
}

guide::SurveyQuestion question(const std::string& id, guide::QuestionType type, const std::string& text) {
  guide::SurveyQuestion one;
  one.id = id;
  one.type = type;
  one.text = text;
  return one;
}

guide::SurveyCondition answered_with(const std::string& name, std::vector<std::string> options) {
  guide::SurveyCondition one;
  one.question.id = name;
  one.is = std::move(options);
  return one;
}

guide::SurveyPage work_page() {
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

guide::SurveyPage feeling_page() {
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

guide::SurveyPage idea_page() {
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

guide::SurveyPage last_page() {
  guide::SurveyPage page;
  page.id = "slot";
  page.title = "Tot slot";
  page.questions = {question("dag", guide::QuestionType::date, "Wanneer begon je?"),
                    question("naam-team", guide::QuestionType::text, "Hoe heet je team?")};
  return page;
}

guide::Survey survey() {
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

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

// "V werkt.other", "C werkt ja": the holes of a page, in order.
Strings holes_of(const std::string& page) {
  Strings holes;
  for (std::size_t at = page.find(interchange::page_hole_start); at != std::string::npos;
       at = page.find(interchange::page_hole_start, at + 1)) {
    const std::size_t end = page.find(interchange::page_hole_end, at);
    REQUIRE(end != std::string::npos);
    std::string hole = page.substr(at + 1, end - at - 1);
    std::replace(hole.begin(), hole.end(), interchange::page_hole_separator, ' ');
    holes.push_back(hole);
  }
  return holes;
}

bool has_hole(const Strings& holes, const std::string& hole) {
  return std::find(holes.begin(), holes.end(), hole) != holes.end();
}

const Strings field_names = {"werkt",      "uren",          "druk.rust",    "druk.tijd",
                             "helpt",      "oordeel@loket", "waarom@loket", "oordeel@app",
                             "waarom@app", "dag",           "naam-team"};

}  // namespace

TEST_CASE("the form has an input for each field under its own name, and a place to lead an error to") {
  const Site site;
  const std::string page = site.page();
  for (const std::string& name : field_names) {
    CAPTURE(name);
    CHECK(has(page, " name=\"" + name + "\""));
    CHECK(count_of(page, " id=\"field-" + name + "\"") == 1);
    CHECK(has(page, " data-field=\"" + name + "\""));
  }
  CHECK(has(page, "name=\"werkt.other\""));
  CHECK(has(page, R"(<input type="hidden" name="_version" value="3">)"));
  // The form of the site has no key: it is sent in parts, whose boundary makes one (collector/submission/form_key.hpp).
  CHECK(has(page, R"(method="post" action="../api/surveys/proef/responses" enctype="multipart/form-data")"));
  CHECK_FALSE(has(site.file("_data/surveys/proef.form.html"), "enctype"));
  // Where no lowest number is given it may be below zero, and the keys for numbers on an iPhone have no
  // minus.
  CHECK(has(page, R"(inputmode="text" id="field-uren")"));
  CHECK(has(page, R"(name="_website" autocomplete="off" tabindex="-1")"));
}

TEST_CASE("nothing is chosen beforehand, nothing is marked with an asterisk, what is optional says so") {
  const std::string page = Site().page();
  CHECK_FALSE(has(page, "checked"));
  CHECK_FALSE(has(page, "required"));
  CHECK(count_of(page, "(niet verplicht)") == 3);  // uren, and waarom of two items
}

TEST_CASE("a page for one item of a list names that item, and its names end in it") {
  const std::string page = Site().page();
  CHECK(has(page, "Wat vind je van een loket?"));
  CHECK(has(page, "Past een app bij je team?"));
  CHECK(has(page, "Een plek voor vragen."));
  CHECK(has(page, R"(data-step="idee@app")"));
}

TEST_CASE("texts of the survey are escaped") {
  const std::string page = Site().page();
  CHECK(has(page, "Nee &amp; nooit"));
  CHECK_FALSE(has(page, "Nee & nooit"));
}

TEST_CASE("without script a question says for whom it is") {
  const std::string page = Site().page();
  CHECK(has(page, "Alleen als je bij “Werk je in de zorg?” koos voor “Ja” of “Anders, namelijk”."));
  CHECK(has(page, "Alleen als je bij “Ik heb rust.” koos voor “Eens”."));
}

TEST_CASE("before the first question stands who asks, what for, how long it takes and how long it is kept") {
  const std::string page = Site().page();
  const std::size_t form = page.find("<form class=\"survey\"");
  for (const char* text : {"Je werkgever", "We maken er het werk beter mee.", "Bel 123", "Ongeveer",
                           "18 maanden", "van 7 mensen of meer", "<em>foute</em>"}) {
    CAPTURE(text);
    CHECK(page.find(text) < form);
  }
}

TEST_CASE("conditions in words: any, all, not, and questions that ask for the same answer") {
  guide::Survey one = survey();
  const guide::SurveyForm form(one);
  const auto said = [&](const guide::SurveyCondition& condition) {
    const Site site;
    return render::condition_in_words(
        form, form.steps().back(), condition, [](const guide::SurveyField& field) { return field.name; },
        site.context().wording);
  };
  guide::SurveyCondition both;
  both.kind = guide::SurveyCondition::Kind::any;
  both.parts = {answered_with("druk.rust", {"1"}), answered_with("druk.tijd", {"1"})};
  CHECK(said(both) == "Alleen als je bij druk.rust of druk.tijd koos voor “Oneens”.");
  both.kind = guide::SurveyCondition::Kind::all;
  CHECK(said(both) == "Alleen als je bij druk.rust koos voor “Oneens” en bij druk.tijd koos voor “Oneens”.");
  guide::SurveyCondition negation;
  negation.kind = guide::SurveyCondition::Kind::negation;
  negation.parts = {answered_with("werkt", {"nee"})};
  CHECK(said(negation) == "Alleen als je bij werkt niet koos voor “Nee & nooit”.");
  guide::SurveyCondition many;
  many.question.id = "uren";
  many.least = 12.5;
  CHECK(said(many) == "Alleen als je bij uren 12,5 of meer invulde.");
  guide::SurveyCondition any;
  any.question.id = "uren";
  any.is_answered = true;
  CHECK(said(any) == "Alleen als je bij uren iets invulde.");
}

TEST_CASE("the page of the collector has a hole for every answer, error and mark") {
  const Site site;
  const std::string page = site.file("_data/surveys/proef.form.html");
  const Strings holes = holes_of(page);
  for (const char* once : {"S", "K", "G", "N"}) {
    CAPTURE(once);
    CHECK(std::count(holes.begin(), holes.end(), once) == 1);
  }
  for (const std::string& name : field_names) {
    CAPTURE(name);
    CHECK(has_hole(holes, "E " + name));
    CHECK(has_hole(holes, "A " + name));
  }
  for (const char* hole :
       {"C werkt ja", "C werkt nee", "C werkt other", "C werkt unknown", "V werkt.other", "E werkt.other",
        "A werkt.other", "V uren", "C uren unknown", "C druk.rust 1", "C druk.tijd unknown", "C helpt pauze",
        "C helpt none", "C oordeel@app 3", "V waarom@loket", "V dag", "V naam-team"}) {
    CAPTURE(hole);
    CHECK(has_hole(holes, hole));
  }
  const std::set<std::string> different(holes.begin(), holes.end());
  CHECK(different.size() == holes.size());
}

TEST_CASE("with its holes empty, the form of the collector is that of the page") {
  const Site site;
  const auto form_in = [](std::string page) {
    page = std::regex_replace(page, std::regex("\x02[^\x03]*\x03"), "");
    page =
        std::regex_replace(page, std::regex(R"x(<input type="hidden" name="_(key|group)" value="">)x"), "");
    const std::size_t start = page.find("<input type=\"hidden\" name=\"_version\"");
    return page.substr(start, page.find("</form>", start) - start);
  };
  CHECK(form_in(site.file("_data/surveys/proef.form.html")) == form_in(site.page()));
}

TEST_CASE("only what the collector fills has holes") {
  const Site site;
  CHECK(holes_of(site.page()).empty());
  CHECK(holes_of(site.file("vragenlijsten/proef/papier.html")).empty());
  CHECK(holes_of(site.file("vragenlijsten/proef/poster.html")).empty());
  CHECK(holes_of(site.file("vragenlijsten/proef/insluiten.html")).empty());
  CHECK(holes_of(site.file("_data/surveys/proef.thanks.html")) == Strings{"R", "R", "F"});
  const Strings poster = holes_of(site.file("_data/surveys/proef.poster.html"));
  CHECK(std::set<std::string>(poster.begin(), poster.end()) == std::set<std::string>{"Q", "U", "N"});
  const Strings message = holes_of(site.file("_data/surveys/message.html"));
  CHECK(std::set<std::string>(message.begin(), message.end()) == std::set<std::string>{"T", "M"});
}

TEST_CASE("each page of a survey links the style sheets of what it shows, filled in or not") {
  const Site site;
  const auto links = [&](const std::string& html, const char* sheet) {
    return has(html, std::string("assets/") + sheet + "\">");
  };
  for (const std::string& form : {site.page(), site.file("_data/surveys/proef.form.html"),
                                  site.file("_data/surveys/proef.thanks.html")}) {
    CHECK(links(form, "survey.css"));
    CHECK(!links(form, "survey-paper.css"));
    CHECK(!links(form, "chart.css"));
  }
  // Results are charts.
  CHECK(links(site.file("_data/surveys/message.html"), "survey.css"));
  CHECK(links(site.file("_data/surveys/message.html"), "chart.css"));
  for (const char* name : {"vragenlijsten/proef/papier.html", "vragenlijsten/proef/poster.html",
                           "vragenlijsten/proef/insluiten.html", "_data/surveys/proef.poster.html"}) {
    CAPTURE(name);
    CHECK(links(site.file(name), "survey-paper.css"));
    CHECK(!links(site.file(name), "survey.css"));
  }
}

TEST_CASE("pages of the collector find the site three folders up, or at its base address") {
  const Site below;
  CHECK(has(below.file("_data/surveys/proef.form.html"), R"(href="../../../index.html")"));
  CHECK(has(below.file("_data/surveys/proef.form.html"), R"(action="../../../api/surveys/proef/responses")"));
  const Site apart("https://gids.example/", "https://antwoorden.example/x/");
  const std::string& form = apart.file("_data/surveys/proef.form.html");
  CHECK(has(form, R"(href="https://gids.example/index.html")"));
  CHECK(has(form, R"(action="../../../api/surveys/proef/responses")"));
  CHECK_FALSE(has(form, "canonical"));
  CHECK(has(apart.page(), R"(action="https://antwoorden.example/x/api/surveys/proef/responses")"));
}

TEST_CASE("the policy lets answers go to a collector elsewhere, and its pages take styles from the site") {
  const Site apart("https://gids.example/sub/", "https://antwoorden.example/x/");
  const std::string policy = render::content_security_policy(apart.guide().site);
  CHECK(has(policy, "connect-src 'self' https://antwoorden.example;"));
  CHECK(has(policy, "form-action 'self' https://antwoorden.example;"));
  CHECK(has(policy, "script-src 'self';"));
  const std::string theirs = render::content_security_policy_of_collector(apart.guide().site);
  CHECK(has(theirs, "script-src 'self' https://gids.example;"));
  CHECK(has(theirs, "style-src 'self' https://gids.example;"));
  CHECK(has(theirs, "form-action 'self';"));
  const Site below("https://gids.example/");
  CHECK(render::content_security_policy(below.guide().site) ==
        render::content_security_policy_of_collector(below.guide().site));
}

TEST_CASE("the paper form has a number for each question, and the codes of fields and options") {
  const std::string page = Site().file("vragenlijsten/proef/papier.html");
  for (const std::string& name : field_names) {
    CAPTURE(name);
    CHECK(count_of(page, "<code class=\"paper-code\">" + name + "</code>") == 1);
  }
  for (const char* option : {"ja", "nee", "other", "unknown", "pauze", "none"}) {
    CAPTURE(option);
    CHECK(has(page, std::string("<code class=\"paper-code\">") + option + "</code>"));
  }
  CHECK(count_of(page, "class=\"paper-number\"") == 10);
}

TEST_CASE("the paper form says where to go on for who skips a page or a question") {
  const std::string page = Site().file("vragenlijsten/proef/papier.html");
  CHECK(has(page,
            "Alleen als je bij vraag 1 koos voor “Ja” of “Anders, namelijk”. Anders ga je naar vraag 5."));
  CHECK(has(page, "Alleen als je bij vraag 3a koos voor “Eens”. Anders ga je naar vraag 7."));
}

TEST_CASE("a poster and a link for an intranet need the address of the site") {
  const Site without;
  CHECK_FALSE(has(without.file("vragenlijsten/proef/poster.html"), "qr-code"));
  CHECK(has(without.file("vragenlijsten/proef/poster.html"), "nog geen vast adres"));
  CHECK(has(without.file("vragenlijsten/proef/insluiten.html"), "nog geen vast adres"));
  const Site with("https://gids.example/");
  CHECK(has(with.file("vragenlijsten/proef/poster.html"), "qr-code"));
  CHECK(has(with.file("vragenlijsten/proef/poster.html"), "https://gids.example/vragenlijsten/proef.html"));
  CHECK(has(with.file("vragenlijsten/proef/insluiten.html"),
            "&lt;a href=&quot;https://gids.example/vragenlijsten/proef.html&quot;"));
}

TEST_CASE("every file that is announced is written, and no other") {
  const Site site;
  std::set<std::string> written;
  for (const auto& [address, content] : site.files()) written.insert(address);
  const Strings announced = site.pages().other_addresses();
  CHECK(std::set<std::string>(announced.begin(), announced.end()) == written);
  CHECK(announced.size() == written.size());
}

TEST_CASE("the data of the collector: its texts, its policy, the surveys that can be read again") {
  const Site site;
  const auto collector = nlohmann::json::parse(site.file("_data/collector.json"));
  CHECK(collector.at("format") == 1);
  CHECK(collector.at("surveys") == nlohmann::json({"proef"}));
  CHECK(has(collector.at("content_security_policy").get<std::string>(), "default-src 'none'"));
  CHECK(collector.at("texts").contains("survey-problem-missing"));
  CHECK_FALSE(collector.at("texts").contains("search"));
  const auto read = interchange::survey_of(site.file("_data/surveys/proef.json"));
  REQUIRE(std::holds_alternative<guide::Survey>(read));
  CHECK(std::get<guide::Survey>(read).pages.size() == 4);
}

TEST_CASE("the script's data is a classic script with the survey's rules and the texts that it says") {
  const std::string script = Site().file("_data/surveys/proef.js");
  const std::string start = "self.leidraadSurveys=Object.assign(self.leidraadSurveys||{},";
  REQUIRE(script.starts_with(start));
  const auto data = nlohmann::json::parse(script.substr(start.size(), script.size() - start.size() - 3));
  CHECK(data.at("proef").at("version") == 3);
  CHECK_FALSE(has(script, "Werk je in de zorg?"));  // stands in the page
  CHECK(data.at("proef").at("texts").contains("next"));
  CHECK(data.at("proef").at("texts").contains("problem-missing"));
}

TEST_CASE("what a score's advice names can be linked") {
  Site site;
  guide::Survey one = survey();
  guide::SurveyScore score;
  score.id = "rust";
  score.title = "Rust";
  score.of = {{{"druk", {}}, false}};
  guide::SurveyScore::Band band;
  band.text = "Dat gaat goed.";
  band.advice.pages.push_back({"lessen/index.md", {}});
  score.bands.push_back(band);
  one.scores.push_back(score);
  guide::Guide with = site.guide();
  with.surveys = {one};
  const render::Outline outline(with);
  const render::SiteContext context{with, outline, site.context().templates, site.context().wording};
  const auto links = nlohmann::json::parse(render::collector_json(context)).at("links");
  CHECK(links.at("pages/lessen/index.md").at("address") == "lessen/index.html");
  CHECK(has(render::survey_script_data(one, context), R"("pages/lessen/index.md":{"title":)"));
}

TEST_CASE("cards lead to surveys: one by its id, or all by phase, each with its minutes") {
  const Site site;
  guide::Page page;
  page.address = "map/pagina.html";
  render::PageContext context(site.context(), page);
  guide::Directive one;
  one.name = "survey";
  one.id = "proef";
  const std::string card = render::directive_renderers().at("survey")(one, context).text;
  CHECK(has(card, R"(href="../vragenlijsten/proef.html")"));
  CHECK(has(card, "minu"));
  one.id = "bestaat-niet";
  CHECK(render::directive_renderers().at("survey")(one, context).text.empty());
  const std::string all = render::directive_renderers().at("surveys")(guide::Directive{}, context).text;
  CHECK(has(all, R"(href="../vragenlijsten/proef.html")"));
}

TEST_CASE("minutes are rounded up, and retention is told in words") {
  const Site site;
  guide::Survey one;
  CHECK(render::minutes_needed(one) == 1);
  CHECK(site.context().wording.duration("P1Y") == "1 jaar");
  CHECK(site.context().wording.duration("P18M") == "18 maanden");
  CHECK(site.context().wording.duration("P2W") == "2 weken");
}
