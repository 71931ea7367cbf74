#include "load/files/git_dates.hpp"

#include "support.hpp"

using namespace leidraad;
using namespace leidraad::test;
using namespace std::string_literals;

TEST_CASE("the newest commit of a file gives its date") {
  const auto dates = load::parse_git_log(
      "\x01"
      "2026-03-02\ncontent/nl/b.md\0content/nl/é met \"aanhaling\".md\0\0\x01"
      "2026-03-01\ncontent/nl/a.md\0content/nl/b.md\0\0\x01"
      "2026-02-28\0"s);
  CHECK(dates.size() == 3);
  CHECK(dates.at("content/nl/a.md") == "2026-03-01");
  CHECK(dates.at("content/nl/b.md") == "2026-03-02");
  CHECK(dates.at("content/nl/é met \"aanhaling\".md") == "2026-03-02");
  CHECK(load::parse_git_log("").empty());
}

TEST_CASE("without git there are no dates") {
  const TemporaryFolder folder;
  CHECK(load::git_dates(folder.path()).empty());
  CHECK(load::git_dates(folder.path() / "nergens").empty());
}

TEST_CASE("dates come from the history of the repository around the guide") {
  const TemporaryFolder folder;
  write_file(folder.path() / "gids" / "content" / "nl" / "a.md", "x");
  const std::string git =
      "cd '" + folder.path().string() +
      "' && git -c init.defaultBranch=main init -q . && git add . && GIT_COMMITTER_DATE=2024-05-06T12:00:00Z "
      "GIT_AUTHOR_DATE=2020-01-01T12:00:00Z git -c user.name=x -c user.email=x@x.be commit -qm x";
  REQUIRE(std::system(git.c_str()) == 0);
  CHECK(load::git_dates(folder.path() / "gids") ==
        std::unordered_map<std::string, std::string>{{"content/nl/a.md", "2024-05-06"}});
}
