#include "render/style_sheets.hpp"

#include <algorithm>
#include <set>

#include "build/site_build.hpp"
#include "defaults/defaults.hpp"
#include "guide/pages/directives.hpp"
#include "render/assets.hpp"
#include "support.hpp"

using namespace leidraad;
using namespace leidraad::test;

namespace {

using Sheets = std::vector<std::string_view>;

// The names of the style sheets that a page links, in that order, without what follows their content.
Strings linked_by(const std::string& html) {
  constexpr std::string_view start = "<link rel=\"stylesheet\" href=\"";
  Strings names;
  for (std::size_t at = html.find(start); at != std::string::npos; at = html.find(start, at + 1)) {
    const std::size_t begin = at + start.size();
    std::string name = html.substr(begin, html.find('"', begin) - begin);
    name = name.substr(name.rfind('/') + 1);
    names.push_back(name.substr(0, name.rfind('-')));
  }
  return names;
}

}  // namespace

TEST_CASE("every style sheet but site.css is that of a thing, and every one of those exists") {
  std::set<std::string> listed;
  for (const render::StyledThing& one : render::styled_things())
    listed.insert("assets/" + std::string(one.sheet));
  std::set<std::string> existing;
  for (const auto& [name, content] : defaults::files()) {
    if (name.ends_with(".css")) existing.emplace(name);
  }
  CHECK(existing.erase("assets/site.css") == 1);
  CHECK((listed == existing));
}

TEST_CASE("a thing with a style sheet is a directive or a layout, and stands on the list once") {
  std::set<std::string_view> names;
  for (const render::StyledThing& one : render::styled_things()) {
    CAPTURE(std::string(one.name));
    const std::string_view directive = one.name.substr(0, one.name.find(' '));
    CHECK((one.name.starts_with("layout-") || guide::find_directive(directive) != nullptr));
    CHECK(names.insert(one.name).second);
  }
}

TEST_CASE("a style sheet is linked once, whatever needs it, and always at the same place") {
  CHECK((render::style_sheets_of({}) == Sheets{}));
  CHECK((render::style_sheets_of({"tip", "pages", "layout-wide"}) == Sheets{}));
  CHECK((render::style_sheets_of({"phase", "layout-home", "phases", "levels"}) ==
         Sheets{"home.css", "plan.css"}));
  CHECK((render::style_sheets_of({"checklist", "trajectory"}) == Sheets{"plan.css", "checklist.css"}));
}

TEST_CASE("things with one style sheet stand together on the list") {
  const auto things = render::styled_things();
  std::set<std::string_view> done;
  for (std::size_t at = 0; at < things.size(); ++at) {
    if (at > 0 && things[at].sheet != things[at - 1].sheet) done.insert(things[at - 1].sheet);
    CHECK(!done.contains(things[at].sheet));
  }
}

TEST_CASE("a guide without surveys carries nothing of them") {
  std::map<std::string, std::string> files;
  for (const char* name : {"site.css", "survey.css", "survey-paper.css", "survey.js", "survey-form.js",
                           "survey-embedded.js", "survey-outbox.js", "survey.png"})
    files[name] = name;
  const render::Assets without = render::make_assets(files, {}, render::HasSurveys::no);
  CHECK(without.files.size() == 2);  // what the guide itself calls so is not ours
  CHECK(without.files.contains("assets/survey.png"));
  CHECK(render::make_assets(files, {}, render::HasSurveys::yes).files.size() == files.size() - 2);
  const render::Assets embedded = render::make_assets(files, {}, render::HasSurveys::embedded);
  CHECK(embedded.files.size() == files.size() - 1);  // the outbox has an address of its own
  CHECK(embedded.addresses.outbox_script == "survey-outbox.js");
  CHECK(embedded.addresses.survey_embedded_script.starts_with("assets/survey-embedded-"));
}

TEST_CASE("a font leaves the characters that it is told to the reader's own") {
  guide::Theme theme;
  theme.font = guide::Font{"Letter", "fonts/a.woff2", "fonts/b.woff2", ""};
  const auto style = [&](const std::string& without) {
    theme.font->without = without;
    const render::Assets assets = render::make_assets({{"site.css", ""}}, theme, render::HasSurveys::no);
    return assets.files.at(assets.addresses.style);
  };
  CHECK(style("").find("unicode-range") == std::string::npos);
  CHECK(style("0").find("unicode-range:U+0-2f,U+31-10ffff}") != std::string::npos);
  CHECK(style("10€1").find("unicode-range:U+0-2f,U+32-20ab,U+20ad-10ffff}") != std::string::npos);
}

TEST_CASE("a page links the style sheets of what it shows, and those of the guide itself last") {
  const TemporaryFolder folder;
  const fs::path source = folder.path() / "guide";
  fs::copy(tiny_guide, source, fs::copy_options::recursive);
  write_file(source / "templates/assets/own.css", ":root{--radius:0}\n");
  // Sources of the program's own sheets are joined when that is built: here they are nobody's.
  write_file(source / "templates/assets/css/site.css", "body{display:none}\n");
  build::BuildOptions options;
  options.source = source;
  options.output = folder.path() / "public";
  options.defaults = &defaults::files();
  options.asks_git = false;
  REQUIRE(build::build_site(options).is_fine(true));
  const auto linked = [&](const char* page) { return linked_by(read_file(options.output / page)); };
  CHECK(linked("index.html") == Strings{"site", "home", "plan", "own"});
  CHECK(linked("404.html") == Strings{"site", "own"});
  CHECK(linked("lessen/fietsexamen.html") == Strings{"site", "plan", "checklist", "own"});
  CHECK(linked("begrippen.html") == Strings{"site", "lookup", "own"});
  for (const auto& [name, content] : tree_of(options.output)) {
    if (name.starts_with("assets/own-")) CHECK(content == ":root{--radius:0}\n");
    if (name.ends_with(".css")) CHECK(content.find("body{display:none}") == std::string::npos);
  }
}
