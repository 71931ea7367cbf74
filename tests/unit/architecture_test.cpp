// The arrows between the rooms of generator/, as generator/README.md draws them: whoever includes against an
// arrow is told here.
#include <map>
#include <regex>
#include <set>

#include "support.hpp"

using namespace leidraad::test;

namespace {

using Rooms = std::set<std::string>;

const std::map<std::string, Rooms> knows = {
    {"guide", {}},
    {"text", {}},
    {"threads", {}},
    {"defaults", {}},
    {"diagnostics", {"guide"}},
    {"load", {"guide", "diagnostics", "text", "threads", "interchange"}},
    {"check", {"guide", "diagnostics", "text"}},
    {"interchange", {"guide"}},
    {"qr_code", {"text"}},
    {"render", {"guide", "diagnostics", "text", "interchange", "qr_code"}},
    {"build", {"guide", "diagnostics", "text", "threads", "load", "check", "render"}},
    {"http", {"diagnostics", "text", "threads"}},
    {"preview", {"diagnostics", "text", "http"}},
    {"collector", {"guide", "diagnostics", "text", "threads", "interchange", "http", "qr_code"}},
    {"commands",
     {"guide", "diagnostics", "text", "threads", "load", "check", "interchange", "render", "build", "http",
      "preview", "collector", "defaults"}},
};

bool is_code(const std::string& name) {
  return name.ends_with(".cpp") || name.ends_with(".hpp");
}

}  // namespace

TEST_CASE("each room includes itself and the rooms that it may know") {
  static const std::regex include("#include \"([a-z_]+)/[a-z_/]+\\.hpp\"");
  for (const auto& [name, text] : tree_of(project / "generator")) {
    if (!is_code(name)) continue;
    CAPTURE(name);
    const std::string room = name.substr(0, name.find('/'));
    REQUIRE(knows.contains(room));
    for (std::sregex_iterator at(text.begin(), text.end(), include); at != std::sregex_iterator(); ++at) {
      const std::string other = at->str(1);
      CAPTURE(other);
      CHECK((other == room || knows.at(room).contains(other)));
    }
  }
}

TEST_CASE("the guide knows no library at all") {
  static const std::regex include("#include <([a-z_]+)[.>/]");
  const Rooms of_others = {"fmt",   "nlohmann", "yaml",       "cmark",      "ctemplate", "utf8proc",
                           "expat", "CLI",      "microhttpd", "filesystem", "fstream",   "iostream"};
  for (const auto& [name, text] : tree_of(project / "generator" / "guide")) {
    CAPTURE(name);
    for (std::sregex_iterator at(text.begin(), text.end(), include); at != std::sregex_iterator(); ++at) {
      CHECK(!of_others.contains(at->str(1)));
    }
  }
}

TEST_CASE("only commands/ writes to the terminal or ends the program") {
  static const std::regex speaks(
      "(std::cout|std::cerr|\\bprintf\\(|fprintf\\(|fputs\\(|\\bputs\\(|fmt::print|std::exit\\(|::_?exit\\(|"
      "std::abort\\(|std::terminate\\()");
  for (const auto& [name, text] : tree_of(project / "generator")) {
    if (!is_code(name) || name.starts_with("commands/")) continue;
    CAPTURE(name);
    CHECK(!std::regex_search(text, speaks));
  }
}

TEST_CASE("nothing of the first guide stands in the generator or in the templates") {
  static const std::regex first_guide("samen.aan.z|interreg|care2adapt|zorg", std::regex::icase);
  for (const char* folder : {"generator", "templates"}) {
    for (const auto& [name, text] : tree_of(project / folder)) {
      if (name.ends_with(".md")) continue;  // documents may give examples
      CAPTURE(name);
      CHECK(!std::regex_search(text, first_guide));
    }
  }
}
