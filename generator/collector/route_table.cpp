#include "collector/route_table.hpp"

#include <optional>

#include "collector/route_handlers.hpp"

namespace leidraad::collector {

namespace {

constexpr Route route_table[] = {
    {"POST", "/api/surveys/{survey}/responses", Access::anybody, submit, nullptr},
    {"GET", "/api/surveys/{survey}/responses", Access::anybody, lead_to_form, nullptr},
    {"GET", "/api/surveys/{survey}/form", Access::anybody, show_form, nullptr},
    {"GET", "/api/surveys/{survey}/poster", Access::anybody, nullptr, show_poster},
    {"DELETE", "/api/responses/{receipt}", Access::anybody, nullptr, withdraw},
    {"POST", "/api/responses/withdraw", Access::anybody, nullptr, withdraw_by_form},
    {"GET", "/api/responses/withdraw/{outcome}", Access::anybody, show_withdrawal, nullptr},
    {"POST", "/api/responses/withdraw/{outcome}", Access::anybody, ask_receipt_again, nullptr},
    {"GET", "/api/surveys/{survey}/results", Access::read, nullptr, show_results, ask_for_results},
    {"POST", "/api/surveys/{survey}/results", Access::read, nullptr, show_results, ask_for_results},
    {"GET", "/api/surveys/{survey}/export.csv", Access::read, nullptr, send_export_csv},
    {"GET", "/api/surveys/{survey}/export.sps", Access::read, nullptr, send_export_sps},
    {"GET", "/api/surveys/{survey}/codebook.csv", Access::read, nullptr, send_codebook},
    {"GET", "/api/groups", Access::administer, nullptr, list_groups},
    {"POST", "/api/groups", Access::administer, nullptr, add_group},
    {"GET", "/api/surveys/{survey}/rounds", Access::administer, nullptr, list_rounds},
    {"POST", "/api/surveys/{survey}/rounds", Access::administer, nullptr, add_round},
    {"POST", "/api/surveys/{survey}/links", Access::administer, nullptr, add_link},
    {"GET", "/healthz", Access::anybody, say_alive, nullptr},
    {"GET", "/readyz", Access::anybody, nullptr, say_ready},
    {"GET", "/metrics", Access::operate, nullptr, show_metrics},
};

std::string_view cut_part(std::string_view& path) {
  const std::size_t end = path.find('/');
  const std::string_view part = path.substr(0, end);
  path = end == std::string_view::npos ? std::string_view() : path.substr(end + 1);
  return part;
}

// What stands in the {…} of the pattern ("" without one); nothing where the path is another.
std::optional<std::string> argument_of(std::string_view pattern, std::string_view path) {
  if (path.ends_with('/')) return std::nullopt;
  std::string argument;
  while (!pattern.empty() && !path.empty()) {
    const std::string_view wanted = cut_part(pattern);
    const std::string_view part = cut_part(path);
    if (wanted.starts_with('{')) {
      if (part.empty()) return std::nullopt;
      argument = part;
    } else if (wanted != part) {
      return std::nullopt;
    }
  }
  return pattern.empty() && path.empty() ? std::optional(argument) : std::nullopt;
}

}  // namespace

std::span<const Route> routes() {
  return route_table;
}

RouteMatch match_route(std::string_view method, std::string_view path) {
  if (method == "HEAD") method = "GET";
  RouteMatch match;
  for (const Route& route : route_table) {
    const auto argument = argument_of(route.pattern, path);
    if (!argument) continue;
    match.allowed += std::string(match.allowed.empty() ? "" : ", ") + std::string(route.method);
    match.is_open_to_all_sites = match.is_open_to_all_sites || route.access == Access::anybody;
    if (route.method != method || match.route != nullptr) continue;
    match.route = &route;
    match.argument = *argument;
  }
  if (!match.allowed.empty() && match.is_open_to_all_sites) match.allowed += ", OPTIONS";
  return match;
}

}  // namespace leidraad::collector
