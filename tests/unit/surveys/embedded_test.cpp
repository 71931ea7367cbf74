// Forms of surveys in pages of the guide.
#include "guide/surveys/embedded.hpp"

#include "render/surveys/embedded_form.hpp"
#include "surveys/page_support.hpp"

using namespace leidraad;
using namespace leidraad::test;

namespace {

std::string embedded(const Site& site, const guide::Survey& survey, const render::EmbeddedForm& how) {
  render::PageContext context(site.context(), *site.context().outline.survey_page("proef"));
  return render::render_embedded_form(guide::SurveyForm(survey), how, context).text;
}

guide::Directive embedding(const std::string& id) {
  guide::Directive directive;
  directive.name = "survey";
  directive.id = id;
  directive.attributes = {{"embed", "", {}}};
  return directive;
}

}  // namespace

TEST_CASE("a form in a page has the names of the survey's page and ids of its own") {
  const Site site;
  const std::string html = embedded(site, site.guide().surveys.front(), {"form1-", 3, "", true});
  for (const std::string& name : field_names) {
    CAPTURE(name);
    CHECK(has(html, " name=\"" + name + "\""));
    CHECK(count_of(html, " id=\"form1-field-" + name + "\"") == 1);
  }
  CHECK(count_of(html, " id=\"") == count_of(html, " id=\"form1-"));
  CHECK(count_of(html, " for=\"") == count_of(html, " for=\"form1-"));
  CHECK(count_of(html, " aria-labelledby=\"") == count_of(html, " aria-labelledby=\"form1-"));
  CHECK(has(html, R"(<h3 id="form1-step-werk">Je werk</h3>)"));
  CHECK(has(html, R"(method="post" action="../api/surveys/proef/responses" enctype="multipart/form-data")"));
  CHECK(has(html, R"(<input type="hidden" name="_version" value="3">)"));
  CHECK(has(html, "Je werkgever"));
  CHECK(has(html, "Alleen als je bij “Werk je in de zorg?” koos voor"));
}

TEST_CASE("a form in a page goes to a collector elsewhere") {
  const Site site("https://gids.be/", "https://antwoorden.be/");
  const std::string html = embedded(site, site.guide().surveys.front(), {"form1-", 3, "", true});
  CHECK(has(html, R"(action="https://antwoorden.be/api/surveys/proef/responses")"));
}

TEST_CASE("the title of the page is filled in at a question, as far as there is room") {
  const Site site;
  guide::Survey survey = site.guide().surveys.front();
  const auto given = [&] { return embedded(site, survey, {"form1-", 3, "naam-team", true}); };
  CHECK(has(given(), R"(name="naam-team" value="Hoe is je werk?")"));
  CHECK(count_of(given(), "value=\"Hoe is je werk?\"") == 1);
  for (const int longest : {3, 4}) {
    survey.pages.back().questions.back().longest = longest;
    CHECK(has(given(), R"(name="naam-team" value="Hoe")"));
  }
}

TEST_CASE("a survey of one step needs no heading in the page") {
  const Site site;
  guide::Survey survey = site.guide().surveys.front();
  survey.pages = {last_page()};
  const std::string html = embedded(site, survey, {"form1-", 3, "", true});
  CHECK(html.find("step-slot") == std::string::npos);
}

TEST_CASE("only a question of type text on a page that is not repeated can hold a title") {
  guide::Survey one = survey();
  CHECK(guide::page_questions(one) == Strings{"naam-team"});
  one.pages.back().for_each.id = "ideeen";
  CHECK(guide::page_questions(one).empty());
}

TEST_CASE("the form stands at the foot of pages, but not of the home page, and not below itself") {
  guide::Guide guide;
  guide::Page page;
  CHECK_FALSE(guide::has_feedback(guide.site, page));
  guide.site.feedback.emplace();
  guide.site.feedback->survey.id = "proef";
  CHECK(guide::has_feedback(guide.site, page));
  page.body.directives = {embedding("andere")};
  CHECK(guide::has_feedback(guide.site, page));
  page.body.directives.push_back(embedding("proef"));
  CHECK_FALSE(guide::has_feedback(guide.site, page));
  page.body.directives.clear();
  page.layout = guide::Layout::home;
  CHECK_FALSE(guide::has_feedback(guide.site, page));
}

TEST_CASE("a guide with a form in a page, and only such a guide, embeds surveys") {
  guide::Guide guide;
  guide.pages.emplace_back();
  CHECK_FALSE(guide::embeds_surveys(guide));
  guide.pages.back().body.directives = {embedding("proef")};
  CHECK(guide::embeds_surveys(guide));
  guide.pages.back().body.directives.back().attributes.clear();
  CHECK_FALSE(guide::embeds_surveys(guide));
  guide.site.feedback.emplace();
  CHECK(guide::embeds_surveys(guide));
}
