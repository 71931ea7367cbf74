// No input makes the checks crash or hang: the files of the tiny guide, damaged at random. The seeds are
// fixed, so that a failure comes back; tests/fuzz/ digs deeper.
#include <random>

#include "build/site_build.hpp"
#include "defaults/defaults.hpp"
#include "support.hpp"

using namespace leidraad;
using namespace leidraad::test;

namespace {

constexpr unsigned rounds = 300;

// Pieces that mean something somewhere.
const char* const pieces[] = {
    "\n",     "---\n",       "::",     ":::",          "::::tip\n", "{#",       "}",  "[@",        "](",
    "![",     "`",           "```\n",  "\"",           "'",         "- ",       "  ", "\t",        "#",
    "&#1;",   "&amp;",       "*",      "&a",           "!!x",       "<script>", "|",  "| --- |\n", "[^1]",
    "[^1]: ", "\x01",        "\xFF",   "\xEF\xBB\xBF", "\r\n",      ": ",       "[",  "{",         "é",
    "../",    "url(",        "</svg>", "<g",           "<!--",      "-->",      "$",  "%",         "\\",
    "~",      "99999999999", "null"};

std::string mutated(std::string text, std::mt19937& random) {
  const auto below = [&](std::size_t limit) {
    return limit == 0 ? 0 : std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
  };
  for (std::size_t change = 0, changes = 1 + below(4); change < changes; ++change) {
    const std::size_t at = below(text.size() + 1);
    const std::size_t length = std::min(below(40), text.size() - at);
    switch (below(5)) {
      case 0:
        text.erase(at, length);
        break;
      case 1:
        text.insert(at, pieces[below(std::size(pieces))]);
        break;
      case 2:
        text.insert(below(text.size() + 1), text.substr(at, length));
        break;
      case 3:
        if (at < text.size()) text[at] = static_cast<char>(below(256));
        break;
      default: {
        std::string many;
        const std::string piece = pieces[below(std::size(pieces))];
        for (std::size_t times = below(300); times > 0; --times) many += piece;
        text.insert(at, many);
      }
    }
  }
  return text;
}

}  // namespace

TEST_CASE("a damaged guide is checked to its end, whatever the damage") {
  const TemporaryFolder folder;
  fs::copy(tiny_guide, folder.path(), fs::copy_options::recursive);
  const auto files = tree_of(tiny_guide);
  build::BuildOptions options;
  options.source = folder.path();
  options.output = folder.path() / "public";
  options.jobs = 2;
  options.asks_git = false;
  options.defaults = &defaults::files();
  std::size_t problems = 0;
  for (unsigned seed = 0; seed < rounds; ++seed) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    const auto chosen = std::next(files.begin(), static_cast<std::ptrdiff_t>(random() % files.size()));
    CAPTURE(chosen->first);
    write_file(folder.path() / chosen->first, mutated(chosen->second, random));
    build::BuildResult result = build::check_site(options);
    if (result.is_fine(false)) result = build::build_site(options);  // what is accepted can also be rendered
    CHECK(!result.failure);
    CHECK(!diagnostics::format(result.diagnostics, {diagnostics::Format::text, {}, false, folder.path()})
               .empty());
    CHECK(!diagnostics::format(result.diagnostics, {diagnostics::Format::sarif, {}, false, folder.path()})
               .empty());
    if (!result.diagnostics.empty()) ++problems;
    write_file(folder.path() / chosen->first, chosen->second);
  }
  CHECK(problems > rounds / 3);
}
