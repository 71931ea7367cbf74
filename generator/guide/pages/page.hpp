// A page of the guide: one Markdown file.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "guide/pages/markup.hpp"
#include "guide/plan/role.hpp"
#include "guide/reference.hpp"

namespace leidraad::guide {

enum class Layout { page, home, wide };

// How search ranks a page: as it matches, or behind all that is not `last`.
enum class InSearch { usual, last };

// An old address that leads to this page.
struct Alias {
  std::string address;
  Position position;
};

struct Page {
  std::string file;     // below content/<language>/: "fasen/1-inventarisatie.md"
  std::string address;  // below the root of the site: "fasen/1-inventarisatie.html"
  std::string source;   // below the source folder: "content/nl/fasen/1-inventarisatie.md"

  std::string title;
  std::string description;
  std::string navigation_title;  // short form for menus; the title where the editor gave none
  std::optional<int> order;
  PhaseReference phase;
  MediaReference drawing;  // beside its title
  Layout layout = Layout::page;
  std::vector<RoleReference> who;  // for whom it is, of all who read the guide
  std::vector<std::string> keywords;
  InSearch in_search = InSearch::usual;
  std::vector<Alias> aliases;
  bool shows_contents = true;

  Position title_position;
  Prose body;
  std::string updated;  // ISO date of the last commit that touched it; empty without git
};

// The folder of a page: "fasen", or "" for the root.
[[nodiscard]] inline std::string folder_of(const std::string& file) {
  const auto slash = file.rfind('/');
  return slash == std::string::npos ? std::string{} : file.substr(0, slash);
}

[[nodiscard]] inline bool is_index(const Page& page) {
  return page.file == "index.md" || page.file.ends_with("/index.md");
}

}  // namespace leidraad::guide
