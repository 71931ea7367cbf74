#include "guide/icons.hpp"

#include "defaults/defaults.hpp"
#include "render/icons.hpp"
#include "support.hpp"

using namespace leidraad;
using namespace leidraad::test;

TEST_CASE("an icon is found by its whole name") {
  const guide::IconSet icons("a M1\na-b M2\na-b-2 M3\nz M4\n");
  CHECK(icons.path_of("a") == "M1");
  CHECK(icons.path_of("a-b") == "M2");
  CHECK(icons.path_of("a-b-2") == "M3");
  CHECK(icons.path_of("z") == "M4");
  for (const char* name : {"", "a-", "b", "zz", "M1", "a M1"}) {
    CAPTURE(name);
    CHECK(icons.path_of(name).empty());
  }
  CHECK(icons.names() == Strings{"a", "a-b", "a-b-2", "z"});
  CHECK(guide::IconSet().path_of("a").empty());
  CHECK(guide::IconSet().names().empty());
}

TEST_CASE("every icon of the set that comes with the program is found") {
  const guide::IconSet icons(defaults::files().at("icons.txt"));
  const Strings names = icons.names();
  CHECK(names.size() > 4000);
  for (const std::string& name : names) {
    CAPTURE(name);
    CHECK(icons.path_of(name).starts_with("M"));
  }
}

TEST_CASE("an icon is silent, and nothing where the set does not know it") {
  const guide::IconSet icons("clock M1 2\"\n");
  CHECK(render::icon(icons, "clock").text ==
        R"(<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M1 2&quot;"/></svg>)");
  CHECK(render::icon(icons, "cloc").text.empty());
  CHECK(render::icon_or(icons, {}, "clock").text == render::icon(icons, "clock").text);
  CHECK(render::icon_or(icons, {"clock", {}}, "user").text == render::icon(icons, "clock").text);
}
