// Pages as the collector serves them: prepared by the build of a site, filled by the collector.
#include "collector/results/results_page.hpp"
#include "collector/submission/form_page.hpp"
#include "collector/submission/thanks_page.hpp"
#include "collector/submission/withdrawal_page.hpp"
#include "surveys/page_support.hpp"

using namespace leidraad;
using namespace leidraad::test;
using collector::PageFile;

namespace {

PageFile page_file(const Site& site, const std::string& name) {
  auto page = PageFile::parse(site.file("_data/surveys/" + name));
  REQUIRE_MESSAGE(std::holds_alternative<PageFile>(page), name, " ", std::get<std::string>(page));
  return std::get<PageFile>(std::move(page));
}

// The site and its survey as the collector knows them.
struct Served {
  explicit Served(guide::Survey described = survey()) {
    one.id = described.id;
    one.current = std::make_shared<const collector::SurveyVersion>(std::move(described), "");
    one.form_page = page_file(built, "proef.form.html");
    one.thanks_page = page_file(built, "proef.thanks.html");
    site.texts = collector::SiteTexts(built.guide().interface);
    site.pages = collector::CommonPages{page_file(built, "message.html"), page_file(built, "results.html"),
                                        page_file(built, "withdrawal.html")};
  }

  [[nodiscard]] std::string form(const collector::FilledForm& filled) const {
    return collector::form_page(one, filled, site.texts).value();
  }

  Site built;
  collector::CollectedSurvey one;
  collector::SurveySnapshot site;
};

// From the first field on.
std::string form_in(const std::string& page) {
  const std::size_t start = page.find("<input type=\"hidden\" name=\"_version\"");
  REQUIRE(start != std::string::npos);
  return page.substr(start, page.find("</form>", start) - start);
}

const std::string hostile = "\"'><script>alert(1)</script>&{{KEY}}[[KEY]]";
const std::string escaped = "&quot;&#39;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;{{KEY}}[[KEY]]";

}  // namespace

TEST_CASE("the page tells every field of the form and every option, once") {
  const Served served;
  Strings names;
  Strings options;
  for (const PageFile::Field& field : served.one.form_page->fields()) {
    names.push_back(field.name);
    for (const PageFile::Option& option : field.options) options.push_back(field.name + " " + option.name);
  }
  CHECK(names == field_names);
  for (const char* option :
       {"werkt ja", "werkt nee", "werkt other", "werkt unknown", "uren unknown", "druk.rust 1",
        "druk.tijd unknown", "helpt pauze", "helpt none", "oordeel@app 3"}) {
    CAPTURE(option);
    CHECK(std::count(options.begin(), options.end(), option) == 1);
  }
}

TEST_CASE("with nothing filled in, the form of the collector is that of the site's page") {
  const Served served;
  std::string form = form_in(served.form({}));
  form = std::regex_replace(form, std::regex(R"x(<input type="hidden" name="_(key|group)" value="">)x"), "");
  CHECK(form == form_in(served.built.page()));
  CHECK(markers_of(served.form({})).empty());
}

TEST_CASE("what was typed comes back in its place, and what was chosen is checked") {
  const Served served;
  collector::FilledForm filled;
  filled.answers = {{"werkt", {"other"}},
                    {"werkt.other", {"Soms"}},
                    {"uren", {"12,5", "unknown"}},
                    {"druk.rust", {"3"}},
                    {"helpt", {"pauze", "collega"}},
                    {"oordeel@loket", {"1"}},
                    {"waarom@app", {"Een\r\n\ttwee"}},
                    {"dag", {"2026-11-30"}},
                    {"onbekend", {"x"}}};
  filled.key = "k7";
  filled.group = "way";
  filled.group_name = "Huis, Team <1>";
  const std::string page = served.form(filled);
  for (const char* part :
       {R"(name="werkt" value="other" checked>)",
        R"(aria-label="Anders, namelijk: schrijf hier wat je bedoelt" value="Soms">)",
        R"(name="uren" value="12,5">)", R"(name="uren" value="unknown" checked>)",
        R"(name="druk.rust" value="3" checked>)", R"(name="helpt" value="pauze" checked>)",
        R"(name="helpt" value="collega" checked>)", R"(name="oordeel@loket" value="1" checked>)",
        "rows=\"5\">Een\r\n\ttwee</textarea>", R"(name="dag" value="2026-11-30">)",
        R"(name="_key" value="k7">)", R"(name="_group" value="way">)",
        R"(<p class="survey-group">Je vult dit in voor: Huis, Team &lt;1&gt;)"}) {
    CAPTURE(part);
    CHECK(has(page, part));
  }
  CHECK(count_of(page, " checked>") == 6);
  CHECK_FALSE(has(page, "error-summary"));
  CHECK_FALSE(has(page, "survey-error"));
  CHECK_FALSE(has(page, "aria-invalid"));
}

TEST_CASE("each problem stands at its field and, with a link to it, above the form") {
  const Served served;
  collector::FilledForm filled;
  filled.problems = {{"werkt", "missing", "Kies."},
                     {"werkt.other", "missing", "Vul in."},
                     {"druk.tijd", "missing", "Kies ook hier."},
                     {"", "sent-before", "Al verstuurd."},
                     {"weg", "missing", "Weg."}};
  const std::string page = served.form(filled);
  CHECK(has(page, "<div class=\"error-summary\" role=\"alert\" tabindex=\"-1\" autofocus><h2>Er is nog"));
  CHECK(has(page,
            "<ul role=\"list\"><li><a href=\"#field-werkt\">Werk je in de zorg? Kies.</a></li>"
            "<li><a href=\"#field-werkt.other\">Werk je in de zorg? Vul in.</a></li>"
            "<li><a href=\"#field-druk.tijd\">Ik heb tijd. Kies ook hier.</a></li>"
            "<li>Al verstuurd.</li><li>Weg.</li></ul></div>"));
  CHECK(has(page, "<p class=\"survey-error\" id=\"error-werkt\">Kies.</p>"));
  CHECK(has(page, "<p class=\"survey-error\" id=\"error-werkt.other\">Vul in.</p>"));
  CHECK(has(page, "<p class=\"survey-error\" id=\"error-druk.tijd\">Kies ook hier.</p>"));
  CHECK(count_of(page, "<p class=\"survey-error\"") == 3);
  CHECK(count_of(page, " aria-invalid=\"true\" aria-describedby=\"error-") == 3);
  CHECK(has(page, "role=\"radiogroup\" aria-invalid=\"true\" aria-describedby=\"error-werkt\">"));
}

TEST_CASE("whatever somebody types comes back as text") {
  const Served served;
  collector::FilledForm filled;
  filled.answers = {{"werkt.other", {hostile}}, {"uren", {hostile}}, {"waarom@app", {hostile}}};
  filled.problems = {{"uren", "number", hostile}};
  filled.key = hostile;
  filled.group = hostile;
  filled.group_name = hostile;
  const std::string page = served.form(filled);
  CHECK_FALSE(has(page, "<script>"));
  CHECK(count_of(page, escaped) == 8);
  const std::string again = collector::unknown_receipt_page(hostile, served.site).body;
  CHECK_FALSE(has(again, "<script>"));
  CHECK(has(again, "name=\"receipt\" value=\"" + escaped + "\""));
  const std::string message = collector::message_page(404, hostile, {hostile}, served.site).body;
  CHECK_FALSE(has(message, "<script>"));
  CHECK(has(message, "<h1 id=\"page-title\">" + escaped + "</h1>"));
  CHECK(has(message, "<p>" + escaped + "</p>"));
}

TEST_CASE("after sending: the receipt, and what the answers add up to") {
  guide::Survey described = survey();
  guide::SurveyScore score;
  score.id = "rust";
  score.title = "Rust & tijd";
  score.of = {{{"druk.rust", {}}, false}, {{"druk.tijd", {}}, false}};
  score.minimum_answered = 1;
  guide::SurveyScore::Band band;
  band.text = "Dat gaat <goed>.";
  band.advice.pages.push_back({"lessen/index.md", {}});
  score.bands.push_back(band);
  described.scores.push_back(score);
  Served served(described);
  served.site.links["pages/lessen/index.md"] = {"Lessen & meer", "lessen/index.html"};
  const auto& version = *served.one.current;
  const auto validation =
      guide::validate(version.form, {{"werkt", {"ja"}}, {"druk.rust", {"3"}}, {"druk.tijd", {"2"}}});
  const auto page = collector::thanks_page(served.one, version, validation.answers, "7K3M-9QZ2", served.site);
  CHECK(page.status == 201);
  CHECK(count_of(page.body, "7K3M-9QZ2") == 2);
  CHECK(has(page.body, "<h4>Rust &amp; tijd</h4><p class=\"survey-score\">Je score is 2,5, op een schaal"));
  CHECK(has(page.body,
            "<p>Dat gaat &lt;goed&gt;.</p><p class=\"survey-helps\">Dit kan je helpen:</p><ul><li>"
            "<a href=\"../../../lessen/index.html\">Lessen &amp; meer</a></li></ul></div>"));
  const auto without = collector::thanks_page(served.one, version, {}, "7K3M-9QZ2", served.site);
  CHECK_FALSE(has(without.body, "Jouw uitkomst"));
  CHECK(markers_of(page.body).empty());
}

TEST_CASE("before a site was read, what there is to say is told as plain text") {
  const auto response = collector::message_page(404, "Niets", {"<hier>"}, collector::SurveySnapshot());
  CHECK(response.headers.front().second == "text/plain; charset=utf-8");
  CHECK(response.body == "Niets\n\n<hier>\n");
}
