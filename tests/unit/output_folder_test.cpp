#include "build/output_folder.hpp"

#include <algorithm>

#include "support.hpp"

using namespace leidraad;
using namespace leidraad::test;
using build::OutputFolder;

namespace {

// A guide's folder with nothing in it, and beside it the place for its site.
struct Place {
  TemporaryFolder folder;
  fs::path source = folder.path() / "gids";
  fs::path target = folder.path() / "public";

  Place() {
    for (const char* name : {"content", "data", "templates"}) fs::create_directories(source / name);
  }

  [[nodiscard]] Strings faults(const fs::path& output) const {
    diagnostics::Diagnostics diagnostics;
    OutputFolder(output, source).check(diagnostics);
    return found(diagnostics);
  }
  [[nodiscard]] Strings entries() const {
    Strings names;
    for (const auto& entry : fs::directory_iterator(folder.path())) names.push_back(entry.path().filename());
    std::sort(names.begin(), names.end());
    return names;
  }
  void build(const std::map<std::string, std::string>& files) const {
    OutputFolder output(target, source);
    Strings addresses;
    for (const auto& [name, content] : files) addresses.push_back(name);
    REQUIRE(!output.open(addresses));
    for (const auto& [name, content] : files) output.write(name, content);
    REQUIRE(!output.commit());
  }
};

}  // namespace

TEST_CASE("a new site takes the place of the old one as a whole") {
  const Place place;
  place.build({{"a.html", "1"}, {"b/c.html", "2"}});
  CHECK(place.faults(place.target).empty());
  place.build({{"a.html", "3"}});
  CHECK(tree_of(place.target) ==
        std::map<std::string, std::string>{{".leidraad", "a.html\n"}, {"a.html", "3"}});
  CHECK(place.entries() == Strings{"gids", "public"});
}

TEST_CASE("a build that stops half way leaves the old site and no leftovers") {
  const Place place;
  place.build({{"a.html", "1"}});
  {
    OutputFolder output(place.target, place.source);
    REQUIRE(!output.open({"a.html"}));
    output.write("a.html", "2");
  }
  CHECK(tree_of(place.target).at("a.html") == "1");
  CHECK(place.entries() == Strings{"gids", "public"});
}

TEST_CASE("a file that cannot be written fails the whole site") {
  const Place place;
  place.build({{"a.html", "1"}});
  {
    OutputFolder output(place.target, place.source);
    REQUIRE(!output.open({"a.html", "b.html"}));
    output.write("a.html", "2");
    output.fail("b.html", ENOSPC);
    const auto failure = output.commit();
    REQUIRE(failure);
    CHECK(message(*failure) == "`" + (place.target / "b.html").string() +
                                   "` kan niet worden geschreven: er is geen plaats meer op de schijf");
  }
  CHECK(tree_of(place.target).at("a.html") == "1");
  CHECK(place.entries() == Strings{"gids", "public"});
}

TEST_CASE("what a killed build left behind is cleared by the next") {
  const Place place;
  write_file(place.folder.path() / ".public.leidraad-1" / "x" / "y", "half");
  write_file(place.folder.path() / ".andere.leidraad-1" / "x", "van een ander");
  place.build({{"a.html", "1"}});
  CHECK(place.entries() == Strings{".andere.leidraad-1", "gids", "public"});
}

TEST_CASE("a folder with files of strangers is not ours") {
  const Place place;
  place.build({{"a.html", "1"}});
  write_file(place.target / "b" / "vakantie.jpg", "x");
  CHECK(place.faults(place.target) == Strings{"0:0 output-not-ours"});
  fs::remove(place.target / "b" / "vakantie.jpg");
  CHECK(place.faults(place.target).empty());
  fs::create_symlink("/etc", place.target / "elders");
  CHECK(place.faults(place.target) == Strings{"0:0 output-not-ours"});
  write_file(place.folder.path() / "leeg" / "x", "");
  fs::remove(place.folder.path() / "leeg" / "x");
  CHECK(place.faults(place.folder.path() / "leeg").empty());
  CHECK(place.faults(place.folder.path() / "nieuw" / "diep").empty());
}

TEST_CASE("the site is never written among the sources") {
  const Place place;
  for (const fs::path& output :
       {place.source, place.source / "content", place.source / "data" / "x", place.source / "templates",
        place.folder.path(), fs::path("/"), place.source / "x" / ".." / "content"}) {
    CAPTURE(output.string());
    CHECK(place.faults(output) == Strings{"0:0 output-inside-source"});
  }
  CHECK(place.faults(place.source / "public").empty());
  CHECK(place.faults(place.source / "contentious").empty());
  write_file(place.folder.path() / "bestand", "x");
  CHECK(place.faults(place.folder.path() / "bestand") == Strings{"0:0 output-not-a-folder"});
}
