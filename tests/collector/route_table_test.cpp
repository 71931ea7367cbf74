// The table of routes: what matches, and that nothing is open that does not say so.
#include "collector/route_table.hpp"

#include <set>

#include "support.hpp"

using namespace leidraad;
using namespace leidraad::test;
using collector::Access;
using collector::match_route;
using collector::Route;
using collector::routes;

TEST_CASE("routes match by parts of the path, and tell what stands in the open part") {
  const auto match = match_route("POST", "/api/surveys/pulse/responses");
  REQUIRE(match.route != nullptr);
  CHECK(match.argument == "pulse");
  CHECK(match.allowed == "POST, GET, OPTIONS");
  CHECK(match_route("DELETE", "/api/responses/7K3M").argument == "7K3M");
  CHECK(match_route("POST", "/api/responses/withdraw").argument.empty());
  CHECK(match_route("HEAD", "/healthz").route == match_route("GET", "/healthz").route);
}

TEST_CASE("what is no route matches nothing") {
  for (const char* path : {"", "/", "/api", "/api/", "/api/surveys", "/api/surveys/", "/api/surveys//form",
                           "/api/surveys/pulse", "/api/surveys/pulse/form/", "/api/surveys/pulse/forms",
                           "/api/surveys/a/b/form", "/healthz/", "//healthz", "/API/groups", "/metrics/x"}) {
    CAPTURE(path);
    CHECK(match_route("GET", path).route == nullptr);
    CHECK(match_route("GET", path).allowed.empty());
  }
}

TEST_CASE("another method than the path has tells which it has") {
  const auto match = match_route("PUT", "/api/groups");
  CHECK(match.route == nullptr);
  CHECK(match.allowed == "GET, POST");
  CHECK(!match.is_open_to_all_sites);
}

TEST_CASE("every route says who may call it, and does one thing") {
  std::set<std::string> seen;
  for (const Route& route : routes()) {
    CAPTURE(route.pattern);
    CHECK(route.access != Access::nobody);
    CHECK((route.at_once == nullptr) != (route.with_storage == nullptr));
    // Only who needs no token is answered without looking one up.
    CHECK((route.at_once == nullptr || route.access == Access::anybody));
    CHECK(seen.insert(std::string(route.method) + std::string(route.pattern)).second);
  }
  CHECK(Route{}.access == Access::nobody);
}
