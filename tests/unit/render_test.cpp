#include "build/site_build.hpp"
#include "defaults/defaults.hpp"
#include "guide/decimal_mark.hpp"
#include "load/guide_loader.hpp"
#include "render/pages/context.hpp"
#include "render/pages/outline.hpp"
#include "render/wording.hpp"
#include "support.hpp"
#include "templates/prepared_page.hpp"

using namespace leidraad;
using namespace leidraad::test;

namespace {

const guide::Guide& tiny() {
  static const load::LoadResult loaded =
      load::load_guide(tiny_guide, {1, false, std::string(defaults::files().at("i18n/nl.yaml"))});
  REQUIRE(loaded.diagnostics.empty());
  return loaded.guide;
}

Strings titles(const std::vector<const guide::Page*>& pages) {
  Strings all;
  for (const guide::Page* page : pages) all.push_back(page->navigation_title);
  return all;
}

}  // namespace

TEST_CASE("the outline knows parts, reading order, ancestors and kinds") {
  const render::Outline outline(tiny());
  const guide::Page& trucks = *outline.page("lessen/verdieping/vrachtwagens.md");
  CHECK(titles(outline.ancestors(trucks)) == Strings{"Lessen", "Verdieping"});
  CHECK(titles(outline.ancestors(*outline.page("lessen/verdieping/index.md"))) == Strings{"Lessen"});
  CHECK(outline.ancestors(*outline.home()).empty());
  // Pages with an order come first, then by file name.
  CHECK(titles(outline.parts().at("lessen").pages) == Strings{"Verdieping", "Fietsexamen", "Straatles"});
  CHECK(titles(outline.parts().at("stappen").pages) == Strings{"Kijken", "Oefenen"});
  CHECK(outline.part_of(*outline.page("niveaus.md")) == nullptr);
  CHECK(outline.part_of(trucks)->index->title == "Verdieping bij de lessen");
  CHECK(outline.place_in_part(*outline.page("stappen/2-oefenen.md")) == 2);
  CHECK(outline.place_in_part(*outline.page("stappen/index.md")) == 0);
  CHECK(outline.kind_of(*outline.page("stappen/1-kijken.md")) == render::PageKind::phase);
  CHECK(outline.kind_of(*outline.page("lessen/fietsexamen.md")) == render::PageKind::trajectory);
  CHECK(outline.kind_of(*outline.page("hulpmiddelen/tellen.md")) == render::PageKind::instrument);
  CHECK(outline.kind_of(*outline.page("hulpmiddelen/index.md")) == render::PageKind::checklist);
  CHECK(outline.kind_of(*outline.page("niveaus.md")) == render::PageKind::page);
  CHECK(outline.phase_of(*outline.page("lessen/fietsexamen.md"))->id == "oefenen");
  CHECK(outline.phase_of(*outline.page("stappen/1-kijken.md"))->id == "kijken");
  CHECK(outline.phase_of(*outline.page("niveaus.md")) == nullptr);
  CHECK(outline.page_with("glossary")->file == "begrippen.md");
  CHECK(outline.page_with("compare") == nullptr);
  CHECK(outline.page("nergens.md") == nullptr);
}

TEST_CASE("the way to the root has a step for each folder") {
  CHECK(render::root_from("index.html").empty());
  CHECK(render::root_from("a/b.html") == "../");
  CHECK(render::root_from("a/b/c.html") == "../../");
}

TEST_CASE("dates, offsets and numbers are written as the language writes them") {
  const render::Wording wording(tiny().interface);
  CHECK(wording.date("2026-03-31") == "31 maart 2026");
  CHECK(wording.date("2026-12-01") == "1 december 2026");
  CHECK(wording.date("morgen") == "morgen");
  CHECK(wording.offset("-P6W") == "6 weken voor de start van de fase");
  CHECK(wording.offset("P1D") == "1 dag na de start van de fase");
  CHECK(wording.offset("-P1M").starts_with("1 maand voor"));
  CHECK(wording.offset("P2Y").starts_with("2 jaar na"));
  CHECK(wording.offset("P0D") == "bij de start van de fase");
  CHECK(wording.offset("-P6W", "de eerste sessie") == "6 weken voor de eerste sessie");
  CHECK(wording.offset("P0D", "de eerste sessie") == "bij de eerste sessie");
  CHECK(wording.filled("page-title", {{"page", "{site}"}, {"site", "S"}}).find("{page}") ==
        std::string::npos);
  CHECK(wording("geen-sleutel") == "geen-sleutel");
  CHECK(guide::decimal(12) == "12");
  CHECK(guide::decimal(12.5) == "12,5");
  CHECK(guide::decimal(-0.25) == "-0,25");
  CHECK(guide::decimal(1234567) == "1234567");
}

TEST_CASE("marks of citations are letters") {
  CHECK(render::letter_of(1) == "a");
  CHECK(render::letter_of(26) == "z");
  CHECK(render::letter_of(27) == "aa");
  CHECK(render::letter_of(703) == "aaa");
}

TEST_CASE("a damaged hole is passed over") {
  const std::string hole(1, guide::hole);
  CHECK(render::hole_at(hole, 0).letter == 0);
  CHECK(render::hole_at(hole + hole, 0).letter == 0);
  CHECK(render::hole_at(hole + "C", 0).letter == 0);
  CHECK(render::hole_at(hole + "C7" + hole, 0).letter == 'C');
  CHECK(render::index_in("7;x") == 7);
  CHECK(render::index_in("x") == render::none);
  CHECK(render::index_in("99999999999999999999999") == render::none);
}

TEST_CASE("a site is the same for one thread and for eight") {
  const TemporaryFolder folder;
  build::BuildOptions options;
  options.source = tiny_guide;
  options.defaults = &defaults::files();
  options.asks_git = false;
  options.is_strict = true;
  const auto built = [&](unsigned jobs) {
    options.jobs = jobs;
    options.output = folder.path() / "public";
    const build::BuildResult result = build::build_site(options);
    REQUIRE(!result.failure);
    REQUIRE(result.diagnostics.empty());
    return tree_of(options.output);
  };
  const auto one = built(1);
  CHECK(one.size() > 30);
  CHECK((one == built(8)));
  CHECK((one == built(8)));
}

TEST_CASE("no page holds a hole, an inline script or style, or a link to elsewhere that is not written") {
  const TemporaryFolder folder;
  build::BuildOptions options;
  options.source = tiny_guide;
  options.output = folder.path() / "public";
  options.defaults = &defaults::files();
  REQUIRE(build::build_site(options).is_fine(true));
  for (const auto& file : tree_of(options.output)) {
    const auto& [name, content] = file;
    if (!name.ends_with(".html")) continue;
    CAPTURE(file.first);
    CHECK(content.find(guide::hole) == std::string::npos);
    CHECK(content.find("%01") == std::string::npos);
    CHECK(content.find("<script>") == std::string::npos);
    CHECK(content.find("<style") == std::string::npos);
    CHECK(content.find(" style=") == std::string::npos);
    CHECK(content.find("href=\"#\"") == std::string::npos);
    // Where a page for the collector starts, two braces say which marks it has from there on.
    const bool is_prepared = name.starts_with("_data/surveys/");
    CHECK(templates::fault_of_prepared_page(content).empty() == is_prepared);
    CHECK(content.find("{{", is_prepared ? content.find("=}}") : 0) == std::string::npos);
    CHECK((content.find(templates::marker_start) != std::string::npos) == is_prepared);
  }
}
