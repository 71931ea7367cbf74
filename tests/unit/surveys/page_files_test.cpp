// What is written beside the form of a survey: paper, poster, and the data of collector and script.
#include "surveys/page_support.hpp"

using namespace leidraad;
using namespace leidraad::test;

TEST_CASE("the paper form has a number for each question, and the codes of fields and options") {
  const std::string page = Site().file("vragenlijsten/proef/papier.html");
  for (const std::string& name : field_names) {
    CAPTURE(name);
    CHECK(count_of(page, ">" + name + "</code>") == 1);
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
  CHECK(has(with.file("vragenlijsten/proef/poster.html"), "gids.example/vragenlijsten/proef</p>"));
  CHECK(has(with.file("vragenlijsten/proef/insluiten.html"),
            "&lt;a href=&quot;https://gids.example/vragenlijsten/proef.html&quot;"));
}

TEST_CASE("poster and paper name a short address, which a page of its own leads on from") {
  const Site without;
  CHECK_FALSE(has(without.file("vragenlijsten/proef/papier.html"), "paper-address"));
  const Site with("https://gids.example/sub/");
  CHECK(has(with.file("vragenlijsten/proef/papier.html"), ">gids.example/sub/vragenlijsten/proef</strong>"));
  for (const Site* site : {&without, &with})
    CHECK(has(site->file("vragenlijsten/proef/index.html"), "url=../../vragenlijsten/proef.html"));
}

TEST_CASE("on paper the codes of a grid's columns stand together, not between the words") {
  const std::string paper = Site().file("vragenlijsten/proef/papier.html");
  CHECK(has(paper,
            R"(<td class="paper-codes"><code>1</code> <code>2</code> <code>3</code> <code>unknown</code>)"));
  CHECK(has(paper, R"(<th scope="col">Oneens</th>)"));
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
  CHECK(collector.at("format") == 2);
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
  CHECK_FALSE(has(script, "later-sent"));  // said by the outbox alone
  CHECK(has(Site().file("_data/outbox.js"),
            R"("sent":"De antwoorden die nog klaar stonden, zijn nu verstuurd.")"));
  CHECK(data.at("proef").at("to") == "api/surveys/proef/responses");
  CHECK(data.at("proef").at("address") == "vragenlijsten/proef.html");
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
