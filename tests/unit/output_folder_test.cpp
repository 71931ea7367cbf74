#include "build/output_folder.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>

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

// --- two at once

TEST_CASE("who comes second waits until the first is done, and says who is busy where that takes too long") {
  const Place place;
  place.build({{"a.html", "1"}});
  {
    OutputFolder first(place.target, place.source);
    REQUIRE(!first.lock(std::chrono::milliseconds(0)));
    for (const fs::path& spelling :
         {place.target, place.source / ".." / "public", place.folder.path() / "public" / ""}) {
      OutputFolder second(spelling, place.source);
      const auto failure = second.lock(std::chrono::milliseconds(30));
      REQUIRE(failure);
      CHECK(failure->code.entry().name == "output-busy");
      CHECK(failure->arguments.at(1).dutch == std::to_string(::getpid()));
    }
    fs::create_directory_symlink(place.target, place.folder.path() / "link");
    CHECK(OutputFolder(place.folder.path() / "link", place.source).lock(std::chrono::milliseconds(0)));
    fs::remove(place.folder.path() / "link");
    // The folder itself knows nothing of it.
    CHECK(place.faults(place.target).empty());
    CHECK(place.entries() == Strings{".public.leidraad-lock", "gids", "public"});
  }
  CHECK(place.entries() == Strings{"gids", "public"});
}

TEST_CASE("a lock that a killed build left stops nobody") {
  const Place place;
  place.build({{"a.html", "1"}});
  const pid_t child = ::fork();
  if (child == 0) {
    OutputFolder folder(place.target, place.source);
    const bool is_locked = !folder.lock(std::chrono::milliseconds(0)) && !folder.open({"half.html"});
    ::_exit(is_locked ? 0 : 1);  // without a destructor, as if killed
  }
  int status = 1;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(status == 0);
  CHECK(place.entries().size() == 4);  // its lock, its unfinished folder
  place.build({{"b.html", "2"}});
  CHECK(place.entries() == Strings{"gids", "public"});
}

TEST_CASE("many processes that build into one folder all succeed, and the site is one of theirs") {
  const Place place;
  constexpr int processes = 12;
  std::vector<pid_t> children;
  for (int number = 0; number < processes; ++number) {
    const pid_t child = ::fork();
    if (child == 0) {
      bool is_fine = true;
      for (int time = 0; time < 10 && is_fine; ++time) {
        OutputFolder folder(place.target, place.source);
        diagnostics::Diagnostics diagnostics;
        is_fine = !folder.lock(std::chrono::minutes(1));
        folder.check(diagnostics);
        is_fine = is_fine && diagnostics.empty() && !folder.open({"a.html", "b/c.html"});
        folder.write("a.html", std::to_string(number));
        folder.write("b/c.html", std::to_string(number));
        is_fine = is_fine && !folder.commit();
      }
      ::_exit(is_fine ? 0 : 1);
    }
    children.push_back(child);
  }
  for (const pid_t child : children) {
    int status = 1;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(status == 0);
  }
  const auto site = tree_of(place.target);
  CHECK(site.size() == 3);
  CHECK(site.at("a.html") == site.at("b/c.html"));
  CHECK(place.entries() == Strings{"gids", "public"});
}

TEST_CASE("nothing is made beside an output folder that is not allowed") {
  const Place place;
  OutputFolder folder(place.source / "content" / "site", place.source);
  CHECK(!folder.lock(std::chrono::milliseconds(0)));
  CHECK(fs::is_empty(place.source / "content"));
}
