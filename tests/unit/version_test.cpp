// The version is written once, in CMakeLists.txt; whatever else tells one agrees with it.
#include <regex>

#include "support.hpp"

using namespace leidraad::test;

namespace {

// The first group of the first match.
std::string first_match(const std::string& text, const std::string& pattern) {
  std::smatch match;
  return std::regex_search(text, match, std::regex(pattern)) ? match.str(1) : "";
}

}  // namespace

TEST_CASE("package, change log, manual and pages tell the version of the program") {
  const std::string version =
      first_match(read_file(project / "CMakeLists.txt"), "VERSION ([0-9]+\\.[0-9]+\\.[0-9]+)");
  REQUIRE(!version.empty());
  CHECK(first_match(read_file(project / "package.json"), "\"version\": \"([^\"]*)\"") == version);
  CHECK(first_match(read_file(project / "package-lock.json"), "\"version\": \"([^\"]*)\"") == version);
  CHECK(first_match(read_file(project / "CHANGELOG.md"), "\n## ([0-9.]+)") == version);
  CHECK(first_match(read_file(project / "content/nl/beheer/antwoorden-verzamelen.md"),
                    "leidraad_([0-9.]+)_") == version);
}
