// Results as a page of the collector: what a coordinator sees in a browser, without any script.
#include <map>
#include <set>
#include <sstream>

#include "collector/results/results_page.hpp"
#include "defaults/defaults.hpp"
#include "interchange/survey_results.hpp"
#include "render/templates.hpp"
#include "results/results_support.hpp"
#include "support.hpp"
#include "templates/prepared_page.hpp"

using namespace leidraad;
using namespace leidraad::collector;
using namespace leidraad::test;

namespace {

// The texts of the interface that stand on one line each.
std::map<std::string, std::string> lines_of_interface() {
  std::istringstream interface { std::string(defaults::files().at("i18n/nl.yaml")) };
  std::map<std::string, std::string> texts;
  for (std::string line; std::getline(interface, line);) {
    const std::size_t end = line.find(": ");
    if (end == std::string::npos || line.starts_with('#')) continue;
    std::string text = line.substr(end + 2);
    if (text.starts_with('"')) text = text.substr(1, text.size() - 2);
    texts[line.substr(0, end)] = text;
  }
  return texts;
}

// The body of the page of a site, as its build prepared it.
const PageFile& page_to_fill() {
  static const PageFile page = [] {
    std::map<std::string, std::string> files;
    for (const auto& [name, content] : defaults::files()) {
      if (name.starts_with("templates/")) files[name.substr(10)] = std::string(content);
    }
    diagnostics::Diagnostics diagnostics;
    const render::Templates templates(files, diagnostics);
    REQUIRE(diagnostics.empty());
    render::Templates::set_interface(lines_of_interface());
    return std::get<PageFile>(PageFile::parse(
        templates::prepared_page(templates.expand("collector/results.html", templates::Filling()).text)));
  }();
  return page;
}

const SiteTexts& site_texts() {
  static const SiteTexts texts(lines_of_interface());
  return texts;
}

std::string page_of(const WorkRecords& work, const ResultsQuestion& question = {}) {
  std::string html =
      results_page(page_to_fill(), results_of(work, question), question, "Je werk", site_texts());
  CHECK_FALSE(has(html, "collector-results-"));  // no text is missing
  return html;
}

WorkRecords some_work() {
  WorkRecords work;
  work.add(4, "a", {{"druk", {"3"}}, {"gevoel.rust", {"1"}}, {"dienst", {"dag"}}, {"verhaal", {"Zomaar"}}});
  work.add(2, "a", {{"druk", {"2"}}, {"gevoel.rust", {"1"}}, {"dienst", {"nacht"}}, {"uren", {"7.5"}}});
  work.add(2, "b", {{"druk", {"1"}}});
  return work;
}

}  // namespace

TEST_SUITE("results page") {
  TEST_CASE("a question is a table with a bar for each answer") {
    const std::string html = page_of(some_work());
    CHECK(has(html, "Aantal mensen dat antwoordde: 6."));
    CHECK(has(html,
              "<th scope=\"row\">Eens</th><td><span class=\"bar\"><svg viewBox=\"0 0 100 8\" "
              "preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\"><rect width=\"66.7\" "
              "height=\"8\"></rect></svg><span class=\"bar-value\">4 (67%)</span></span></td>"));
    CHECK(has(html, "Gemiddelde: 2,67."));
    CHECK(has(html, "<h2>Over jou</h2>"));
  }

  TEST_CASE("hidden groups are named as such") {
    const std::string html = page_of(some_work());
    CHECK(has(html, "<th scope=\"row\">– Team B</th><td>minder dan 5</td>"));
    CHECK(has(html, "<th scope=\"row\">– Team A</th><td><span class=\"bar\">"));
  }

  TEST_CASE("scores tell what they mean; rounds, that other people may have answered") {
    const std::string html = page_of(some_work());
    CHECK(has(html, "<th scope=\"row\">Iedereen samen <span class=\"chart-note\">Zwaar.</span></th>"));
    CHECK(has(html, "<th scope=\"row\">Ronde: Voorjaar"));
    CHECK(has(html, "Een verschil tussen twee rondes"));
  }

  TEST_CASE("the highest tells which question it is, and that one person may be higher") {
    const std::string html = page_of(some_work());
    CHECK(
        has(html, "Iedereen samen <span class=\"chart-note\">Het hoogst: Ik heb rust. Ergens zwaar.</span>"));
    CHECK(has(html, "Een persoon kan hoger zitten dan de groep."));
  }

  TEST_CASE("nobody's own words are on it") {
    CHECK_FALSE(has(page_of(some_work()), "Zomaar"));
  }

  TEST_CASE("texts of whoever are escaped") {
    WorkRecords work = some_work();
    work.groups[1].name = "<script>alert(1)</script>";
    work.rounds[0].title = "\"><img src=x onerror=alert(1)>";
    work.survey.pages[0].questions[0].text = "1 < 2 & {count}?";
    work.survey.pages[0].title = "<b>";
    for (const auto& html : {page_of(work), page_of(work, {"", "a", "voorjaar", Split::by_answer})}) {
      CHECK_FALSE(has(html, "<script>"));
      CHECK_FALSE(has(html, "<img"));
      CHECK_FALSE(has(html, "<b>"));
      CHECK(has(html, "1 &lt; 2 &amp; {count}?"));
    }
  }

  TEST_CASE("before there are enough answers the page says so, and shows no figure") {
    WorkRecords work;
    work.add(4, "a", {{"druk", {"3"}}});
    const std::string html = page_of(work);
    CHECK(has(html, "Er zijn nog minder dan 5 antwoorden."));
    CHECK_FALSE(has(html, "<rect"));
  }

  TEST_CASE("the form asks for the token again, and offers groups, rounds and the split") {
    const std::string html = page_of(some_work(), {"", "", "najaar", Split::by_answer});
    CHECK(has(html, "<input id=\"results-token\" name=\"token\" type=\"password\""));
    CHECK(has(html, "<option value=\"a\">Team A</option>"));
    CHECK(has(html, "<option value=\"najaar\" selected>Najaar</option>"));
    CHECK(has(html, "<option value=\"dienst\" selected>Wanneer werk je?</option>"));
    CHECK(has(html, "<select id=\"results-by\" name=\"by\"><option value=\"\">Niet apart</option>"));
    const std::string form = results_form_page(page_to_fill(), TokenSent::no, site_texts());
    CHECK(has(form, "name=\"token\""));
    CHECK_FALSE(has(form, "<select"));
    CHECK_FALSE(has(form, "survey-error"));
    CHECK(has(results_form_page(page_to_fill(), TokenSent::wrong, site_texts()),
              "<p class=\"survey-error\" role=\"alert\">Deze code werkt niet"));
  }

  TEST_CASE("what the collector writes is what its page and the build read") {
    WorkRecords work = some_work();
    for (int decoy = 0; decoy < 5; ++decoy) work.responses.push_back({"werk", 2, "a", "", true, {}});
    const auto results = results_of(work, {"", "", "", Split::by_answer});
    const auto read = interchange::survey_results_of(results.dump());
    REQUIRE_MESSAGE(std::holds_alternative<guide::SurveyResults>(read), std::get<std::string>(read));
    const auto& found = std::get<guide::SurveyResults>(read);
    CHECK(found.id == "werk");
    CHECK(found.minimum_group == 5);
    CHECK(found.to_check == 5);
    CHECK(found.columns.size() == results["columns"].size());
    CHECK(found.columns[0].respondents == 6);
    CHECK(found.questions.size() == work.form.fields().size());
    CHECK(found.questions[2].figures[0]->mean == doctest::Approx(2.67));
    CHECK(found.scores[0].figures[0]->band == "Zwaar.");
    CHECK(found.scores[0].figures[0]->question.empty());
    CHECK(found.scores[1].method == guide::ScoreMethod::highest);
    CHECK(found.scores[1].figures[0]->question == "gevoel.rust");
    CHECK(found.by == "Wanneer werk je?");
  }

  TEST_CASE("whatever is changed in a results file, reading it gives results or a reason") {
    const std::string sound = results_of(some_work()).dump();
    std::set<std::string> reasons;
    for (std::size_t at = 0; at < sound.size(); at += 7) {
      for (const char sign : {'x', '"', '{', '9', '-', '\n'}) {
        std::string broken = sound;
        broken[at] = sign;
        const auto read = interchange::survey_results_of(broken);
        if (const auto* reason = std::get_if<std::string>(&read)) reasons.insert(*reason);
      }
    }
    CHECK(reasons.size() > 20);
    CHECK(std::holds_alternative<std::string>(interchange::survey_results_of("")));
    CHECK(std::holds_alternative<std::string>(interchange::survey_results_of(std::string(100'000, '['))));
  }
}
