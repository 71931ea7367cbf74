// The arrows between the rooms of generator/, as generator/README.md draws them: whoever includes against an
// arrow is told here.
#include <algorithm>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "support.hpp"

using namespace leidraad::test;

namespace {

using Rooms = std::set<std::string>;

// Each room and whom it may know, as generator/CMakeLists.txt links them: the one list of that.
std::map<std::string, Rooms> rooms_of_build() {
  static const std::regex room("add_room\\(([a-z_]+)([^)]*)\\)");
  static const std::regex known("KNOWS(( +[a-z_]+)+)");
  const std::string build = read_file(project / "generator" / "CMakeLists.txt");
  std::map<std::string, Rooms> rooms = {{"threads", {}}, {"defaults", {}}};
  for (std::sregex_iterator at(build.begin(), build.end(), room); at != std::sregex_iterator(); ++at) {
    std::smatch names;
    const std::string rest = at->str(2);
    std::istringstream words(std::regex_search(rest, names, known) ? names.str(1) : "");
    rooms[at->str(1)] = Rooms(std::istream_iterator<std::string>(words), {});
  }
  Rooms all;
  for (const auto& [name, knows] : rooms) all.insert(name);
  rooms["commands"] = all;
  return rooms;
}

bool is_code(const std::string& name) {
  return name.ends_with(".cpp") || name.ends_with(".hpp");
}

}  // namespace

TEST_CASE("each room includes itself and the rooms that it may know") {
  static const std::regex include("#include \"([a-z_]+)/[a-z_/]+\\.hpp\"");
  const std::map<std::string, Rooms> knows = rooms_of_build();
  REQUIRE(knows.at("load").contains("guide"));
  REQUIRE(knows.at("guide").empty());
  for (const auto& file : tree_of(project / "generator")) {
    const auto& [name, text] = file;
    if (!is_code(name)) continue;
    CAPTURE(file.first);
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
  for (const auto& file : tree_of(project / "generator" / "guide")) {
    const auto& [name, text] = file;
    CAPTURE(file.first);
    for (std::sregex_iterator at(text.begin(), text.end(), include); at != std::sregex_iterator(); ++at) {
      CHECK(!of_others.contains(at->str(1)));
    }
  }
}

TEST_CASE("no room is a warehouse and no source a scroll: 25 sources and 450 lines at most") {
  for (const char* floor : {"generator", "tests"}) {
    std::map<std::string, std::size_t> sources;  // by room
    for (const auto& file : tree_of(project / floor)) {
      const auto& [name, text] = file;
      if (!is_code(name)) continue;
      CAPTURE(file.first);
      CHECK(std::count(text.begin(), text.end(), '\n') <= 450);
      if (name.ends_with(".cpp")) ++sources[name.substr(0, name.rfind('/') + 1)];
    }
    for (const auto& one : sources) {
      const auto& [room, count] = one;
      CAPTURE(one.first);
      CHECK(count <= 25);
    }
  }
}

TEST_CASE("the floor plan names every file of its rooms") {
  static const std::regex word("[a-z_]+");
  const std::string plan = read_file(project / "generator" / "README.md");
  const std::vector<std::string> rooms = {"pages", "plan", "trees", "surveys"};
  for (const char* floor : {"render", "check", "load", "guide"}) {
    const std::size_t start = plan.find("| **`" + std::string(floor) + "/`**");
    REQUIRE(start != std::string::npos);
    std::istringstream row(plan.substr(start + 1, plan.find('\n', start) - start));
    std::string cell;
    std::getline(row, cell, '|');
    for (const std::string& room : rooms) {
      REQUIRE(std::getline(row, cell, '|'));
      const std::set<std::string> named(std::sregex_token_iterator(cell.begin(), cell.end(), word), {});
      for (const auto& file : tree_of(project / "generator" / floor / room)) {
        const auto& [name, text] = file;
        CAPTURE(std::string(floor) + "/" + room + "/" + file.first);
        CHECK(named.contains(name.substr(0, name.find('.'))));
      }
    }
  }
}

TEST_CASE("only commands/ writes to the terminal or ends the program") {
  static const std::regex speaks(
      "(std::cout|std::cerr|\\bprintf\\(|fprintf\\(|fputs\\(|\\bputs\\(|fmt::print|std::exit\\(|::_?exit\\(|"
      "std::abort\\(|std::terminate\\()");
  for (const auto& file : tree_of(project / "generator")) {
    const auto& [name, text] = file;
    if (!is_code(name) || name.starts_with("commands/")) continue;
    CAPTURE(file.first);
    CHECK(!std::regex_search(text, speaks));
  }
}

TEST_CASE("nothing of the first guide stands in the generator or in the templates") {
  static const std::regex first_guide("samen.aan.z|interreg|care2adapt|zorg", std::regex::icase);
  for (const char* folder : {"generator", "templates"}) {
    for (const auto& file : tree_of(project / folder)) {
      const auto& [name, text] = file;
      if (name.ends_with(".md")) continue;  // documents may give examples
      CAPTURE(file.first);
      CHECK(!std::regex_search(text, first_guide));
    }
  }
}
