// The one table of everything that the collector answers. A request that is not in it is refused, and so is a
// route that does not say who may call it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "collector/call.hpp"

namespace leidraad::collector {

enum class Access : std::uint8_t {
  nobody,      // what a route has that says nothing
  anybody,     // also from pages elsewhere (CORS)
  read,        // a token that may read the survey of the route, or administer it
  administer,  // a token that may administer
  operate      // a token that may administer everything
};

struct Route {
  std::string_view method;
  std::string_view pattern;  // "/api/surveys/{survey}/form"; at most one {…}, which stands for one part
  Access access = Access::nobody;
  // Exactly one of the two. `at_once` runs on the server's thread, must not wait for the database and sees to
  // the reply itself; only routes for anybody have it. `with_storage` runs on a reader's thread and gives the
  // answer.
  void (*at_once)(const CallPointer& call) = nullptr;
  http::Response (*with_storage)(const Call& call, Storage& storage) = nullptr;
  // What people (not programs) without a valid token are shown, with status 401. They may then send the token
  // in the form field `token`, where a browser cannot send a header. Null: only the header counts.
  http::Response (*ask_for_token)(const Call& call) = nullptr;
};

[[nodiscard]] std::span<const Route> routes();

struct RouteMatch {
  const Route* route = nullptr;  // null: none with this path and method
  std::string argument;
  std::string allowed;  // methods of this path: "POST, OPTIONS"; empty where there is no such path
  bool is_open_to_all_sites = false;  // CORS: a route of this path is for anybody
};
// HEAD matches GET.
[[nodiscard]] RouteMatch match_route(std::string_view method, std::string_view path);

}  // namespace leidraad::collector
