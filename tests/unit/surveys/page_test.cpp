// The pages of surveys: what a respondent sees, what stands on paper, and the pages that the collector fills.
#include "surveys/page_support.hpp"

using namespace leidraad;
using namespace leidraad::test;

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

TEST_CASE("each field says what fits it, for who gives something else") {
  const std::string page = Site().page();
  CHECK(has(page, R"(data-field="werkt" data-type="choice" data-fits="Kies één antwoord.")"));
  CHECK(has(page, R"(data-type="number" data-fits="Vul een getal in. Of kies “Weet ik niet”.")"));
  CHECK(has(page, R"(data-field="druk.rust" data-type="row" data-fits="Kies één antwoord.")"));
  CHECK(has(page, R"(data-field="helpt" data-type="choices" data-fits="Kies hoogstens 2 antwoorden.")"));
}

TEST_CASE("first stands what it is, how long it takes and who sees it; then the rest, folded") {
  const std::string page = Site().page();
  const std::size_t first_fold = page.find("<details class=\"fold\">");
  for (const char* text :
       {"Een paar vragen over je werk.", "Ongeveer", "van 7 mensen of meer", "data-act=\"begin\""}) {
    CAPTURE(text);
    CHECK(page.find(text) < first_fold);
  }
  CHECK(page.find("<em>foute</em>") > first_fold);
  CHECK(page.find("18 maanden") > page.find("<details class=\"fold survey-privacy\">"));
}

TEST_CASE("after sending one is thanked once, and reads at once what happens next") {
  const std::string thanks = Site().file("_data/surveys/proef.thanks.html");
  CHECK(count_of(thanks, "Bedankt") == 1);
  CHECK(thanks.find("Over vier weken hoor je meer.") < thanks.find("survey-receipt"));
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

TEST_CASE("only what the collector fills has markers") {
  const Site site;
  using Names = std::set<std::string>;
  const auto markers = [&](const char* name) {
    return different_markers_of(site.file(std::string("_data/surveys/") + name));
  };
  CHECK(markers_of(site.page()).empty());
  CHECK(markers_of(site.file("vragenlijsten/proef/papier.html")).empty());
  CHECK(markers_of(site.file("vragenlijsten/proef/poster.html")).empty());
  CHECK(markers_of(site.file("vragenlijsten/proef/insluiten.html")).empty());
  CHECK(markers("proef.thanks.html").contains("RECEIPT"));
  CHECK(markers("proef.poster.html") == Names{"QR_HTML:none", "ADDRESS", "#GROUP", "TEXT", "/GROUP"});
  CHECK(markers("message.html") == Names{"TITLE", "#PARAGRAPH", "TEXT", "/PARAGRAPH"});
  CHECK(markers("withdrawal.html") == Names{"RECEIPT:p"});
  CHECK(markers("results.html").contains("#CHART"));
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
  for (const char* name : {"message.html", "results.html", "withdrawal.html"}) {
    CAPTURE(name);
    const std::string page = site.file(std::string("_data/surveys/") + name);
    CHECK(links(page, "survey.css"));
    CHECK(links(page, "chart.css") == has(name, "results"));  // results are charts
  }
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
