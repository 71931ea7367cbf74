#include "search/ranking.hpp"

#include <algorithm>

#include "render/search_data.hpp"
#include "search/guide_search.hpp"
#include "search/shared_names.hpp"
#include "support.hpp"

using namespace leidraad;
using namespace leidraad::test;

namespace {

guide::Page& add_page(guide::Guide& guide, const std::string& name, const std::string& title,
                      const std::string& html) {
  guide::Page& page = guide.pages.emplace_back();
  page.file = name + ".md";
  page.address = name + ".html";
  page.title = title;
  page.navigation_title = title;
  page.body.markup.html = html;
  return page;
}

void add_heading(guide::Page& page, const std::string& text, const std::string& anchor,
                 const std::string& html) {
  guide::Heading heading;
  heading.text = text;
  heading.anchor = anchor;
  page.body.headings.push_back(heading);
  page.body.markup.html += "<h2 id=\"" + anchor + "\">" + text + "</h2>\n" + html;
}

// The names of the files that are found, without ".md", best first.
Strings hits_of(const guide::Guide& guide, std::string_view query) {
  const search::GuideSearch searched(guide, 1);
  const search::Ranking ranking(searched.index, searched.lexicon);
  Strings names;
  for (const search::Hit& hit : ranking.find(query, 100)) {
    const std::string file = searched.pages.file_of(hit.page);
    names.push_back(file.substr(0, file.size() - 3));
  }
  return names;
}

void add_synonyms(guide::Guide& guide, const Strings& words) {
  guide::SynonymGroup& group = guide.search.synonyms.emplace_back();
  for (const std::string& word : words) group.phrases.push_back({word, {}});
}

guide::Guide bicycles() {
  guide::Guide guide;
  guide.interface["search-left-out"] = "de het een is te en voor";
  add_page(guide, "bel", "De fietsbel", "<p>Een bel hoort op elke fiets.</p>");
  add_page(guide, "band", "Een lekke band", "<p>Plak de band van je fiets.</p>");
  add_page(guide, "rust", "Rust", "<p>Een burn-out komt niet van één dag.</p>").keywords = {"uitrusten"};
  guide::Page& lessons = add_page(guide, "lessen", "Lessen", "<p>Alles over les.</p>");
  add_heading(lessons, "Remmen", "remmen", "<p>Oefen het remmen op nat wegdek.</p>");
  add_heading(lessons, "Vrachtwagens", "vrachtwagens", "<p>Blijf weg van de dode hoek.</p>");
  add_page(guide, "nascholing", "Nascholing", "<p>Leer bij na je examen.</p>");
  return guide;
}

}  // namespace

TEST_CASE("titles come before headings, and headings before text") {
  guide::Guide guide;
  add_page(guide, "tekst", "Een", "<p>Hier staat iets over remmen.</p>");
  add_heading(add_page(guide, "kop", "Twee", ""), "Remmen", "remmen", "<p>Oefen dit.</p>");
  add_page(guide, "titel", "Goed remmen", "<p>Oefen dit.</p>");
  CHECK(hits_of(guide, "remmen") == Strings{"titel", "kop", "tekst"});
}

TEST_CASE("what is named exactly comes first, by title or by keyword, whatever else matches") {
  guide::Guide guide = bicycles();
  add_page(guide, "les", "Les over de les", "<p>Les, lessen en nog een les.</p>");
  CHECK(hits_of(guide, "lessen").front() == "lessen");
  CHECK(hits_of(guide, "uitrusten") == Strings{"rust"});
}

TEST_CASE("lists, the home page and what its makers put last come after the others") {
  guide::Guide guide;
  add_page(guide, "index", "Fietsen begint hier", "<p>fietsen</p>");
  add_page(guide, "beheer", "Fietsen beheren", "<p>fietsen</p>").in_search = guide::InSearch::last;
  guide::Directive list;
  list.name = "glossary";
  add_page(guide, "begrippen", "Fietsen van A tot Z", "<p>fietsen</p>").body.directives.push_back(list);
  add_page(guide, "gewoon", "Iets anders", "<p>We fietsen.</p>");
  add_page(guide, "titel", "Samen fietsen", "<p>Iets.</p>");
  Strings names = hits_of(guide, "fietsen");
  CHECK(names.front() == "titel");
  CHECK(hits_of(guide, "fietsen beheren").front() == "beheer");
}

TEST_CASE("a word on every page is found on every page") {
  guide::Guide guide;
  for (int number = 0; number < 30; ++number)
    add_page(guide, "p" + std::to_string(number), "Onderwerp " + std::to_string(number), "<p>fietsen</p>");
  CHECK(hits_of(guide, "fietsen").size() == 30);
}

TEST_CASE("words are found as people write them") {
  const guide::Guide guide = bicycles();
  CHECK(hits_of(guide, "fietsbellen").front() == "bel");
  CHECK(hits_of(guide, "fietsebl").front() == "bel");  // misspelt
  CHECK(hits_of(guide, "na scholing").front() == "nascholing");
  CHECK(hits_of(guide, "burnout") == Strings{"rust"});
  CHECK(hits_of(guide, "burn out").front() == "rust");
  CHECK(hits_of(guide, "fiets bel").front() == "bel");
  CHECK(hits_of(guide, "vracht").front() == "lessen");  // the beginning of a compound
  CHECK(hits_of(guide, "wagens").front() == "lessen");  // and its end
  CHECK(hits_of(guide, "wegdekremmen").front() == "lessen");
  CHECK(hits_of(guide, "xqzwvk").empty());
  CHECK(hits_of(guide, "").empty());
  CHECK(hits_of(guide, "?!").empty());
}

TEST_CASE("words that say nothing are left out, unless there is nothing else") {
  const guide::Guide guide = bicycles();
  CHECK(hits_of(guide, "de band") == hits_of(guide, "band"));
  CHECK(!hits_of(guide, "een").empty());
}

TEST_CASE("synonyms find each other, of one word and of more, also misspelt or not typed to the end") {
  guide::Guide guide = bicycles();
  add_synonyms(guide, {"rijwielschel", "bel", "klingel"});
  add_synonyms(guide, {"platte band", "lekke band"});
  CHECK(hits_of(guide, "rijwielschel").front() == "bel");
  CHECK(hits_of(guide, "rijwielshcel").front() == "bel");
  CHECK(hits_of(guide, "rijwiels").front() == "bel");
  CHECK(hits_of(guide, "platte band").front() == "band");
}

TEST_CASE("a hit tells its best section and those that answer too") {
  const guide::Guide guide = bicycles();
  const search::GuideSearch searched(guide, 1);
  const search::Ranking ranking(searched.index, searched.lexicon);
  const std::vector<search::Hit> hits = ranking.find("dode hoek", 3);
  REQUIRE(hits.size() == 1);
  const auto sections = searched.pages.sections_of(hits.front().page);
  REQUIRE(sections.size() == 3);
  CHECK(sections[hits.front().best - searched.index.first_section(hits.front().page)].place ==
        "#vrachtwagens");
  CHECK(hits.front().sections == std::vector<std::uint32_t>{hits.front().best});
}

TEST_CASE(
    "every title and every keyword finds its page among the first three, unless more pages are called that") {
  guide::Guide guide = bicycles();
  const auto shared = [&] {
    const search::SearchedPages pages(guide);
    return search::shared_names(pages, search::Lexicon(guide), 3);
  };
  CHECK(shared().empty());
  for (const char* name : {"a", "b", "c", "d"})
    add_page(guide, name, std::string("Deel ") + name, "").keywords = {"de fietsen"};
  REQUIRE(shared().size() == 1);
  CHECK(shared().front().text == "de fietsen");
  CHECK(shared().front().pages.size() == 4);
}

TEST_CASE("the text of a page is plain, in sections, with what its directives show") {
  guide::Guide guide;
  guide::Checklist& checklist = guide.checklists.emplace_back();
  checklist.id = "lijst";
  checklist.groups.push_back({"voor", "Vooraf", "Begin op tijd.", {}});
  checklist.groups.front().items.emplace_back().text = "Pomp de band op.";
  guide::Page& page = add_page(
      guide, "p", "Titel",
      "<p>Een <em>sterk</em>e zin &amp; \x01G0;term\x01.</p>\n<ul>\n<li>Een</li>\n<li>Twee</li>\n</ul>\n");
  page.description = "Waarover het gaat.";
  guide::Directive directive;
  directive.name = "checklist";
  directive.id = "lijst";
  page.body.directives.push_back(directive);
  add_heading(page, "Kop", "kop",
              "<p>Na de kop.</p>\x01"
              "D0\x01<p>Erna.</p>");
  const auto sections = search::SearchedPages(guide).sections_of(0);
  REQUIRE(sections.size() == 3);
  CHECK(sections[0].heading == "Waarover het gaat.");
  CHECK(sections[0].text == "Een sterke zin & term. Een Twee ");
  CHECK(sections[1].heading == "Kop");
  CHECK(sections[1].place == "#kop");
  CHECK(sections[1].text == "Na de kop. Erna. ");
  CHECK(sections[2].heading == "Vooraf");
  CHECK(sections[2].place == "#lijst-voor");
  CHECK(sections[2].text == "Begin op tijd. Pomp de band op.");
}

TEST_CASE("the index does not depend on the number of threads") {
  guide::Guide guide = bicycles();
  for (int number = 0; number < 60; ++number)
    add_page(guide, "p" + std::to_string(number), "Deel " + std::to_string(number),
             "<p>Woord" + std::to_string(number * 7 % 60) + " en fietsen.</p>");
  const render::Outline outline(guide);
  const auto index_with = [&](unsigned jobs) {
    return render::search_index(search::GuideSearch(guide, jobs), outline);
  };
  const std::string one = index_with(1);
  CHECK(one == index_with(2));
  CHECK(one == index_with(8));
  CHECK(one.find("</") == std::string::npos);
}

TEST_CASE("in a guide of very many sections the text of a page counts as one, headings keep their place") {
  guide::Guide guide;
  for (int number = 0; number < 1100; ++number) {
    guide::Page& page = add_page(guide, "p" + std::to_string(number), "Deel " + std::to_string(number), "");
    for (int part = 0; part < 3; ++part) {
      const std::string id = std::to_string(number * 3 + part);
      add_heading(page, "Kop" + id, "kop" + id, "<p>Woord" + id + "</p>");
    }
  }
  const search::GuideSearch searched(guide, 2);
  CHECK(searched.index.is_coarse());
  const search::Ranking ranking(searched.index, searched.lexicon);
  const std::vector<search::Hit> by_text = ranking.find("woord2101", 3);
  REQUIRE(by_text.size() == 1);
  CHECK(by_text.front().page == 700);
  CHECK(by_text.front().best == searched.index.first_section(700));
  const std::vector<search::Hit> by_heading = ranking.find("kop2101", 3);
  REQUIRE(by_heading.size() == 1);
  CHECK(by_heading.front().sections == std::vector<std::uint32_t>{searched.index.first_section(700) + 2});
  const guide::Guide small = bicycles();
  CHECK(!search::GuideSearch(small, 1).index.is_coarse());
}

TEST_CASE("numbers in the index are short and need no escape") {
  const auto written = [](std::uint32_t number) {
    std::string text;
    render::append_number(number, text);
    return text;
  };
  CHECK(written(0) == "0");
  CHECK(written(43) == "h");
  CHECK(written(44) == "i0");
  CHECK(written(44 + 44 * 44 - 1).size() == 2);
  CHECK(written(44 + 44 * 44).size() == 3);
}
