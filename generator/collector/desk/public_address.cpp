#include "collector/desk/public_address.hpp"

#include <algorithm>

namespace leidraad::collector {

namespace {

// A host as it may stand in an address; a header may hold anything.
bool is_host(std::string_view text) {
  return !text.empty() && text.size() <= 255 && std::all_of(text.begin(), text.end(), [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || letter == '.' || letter == '-' || letter == ':' ||
           letter == '[' || letter == ']';
  });
}

}  // namespace

std::string public_address(const Call& call) {
  if (!call.site->collector.empty()) return call.site->collector;
  if (!call.site->base_url.empty()) return call.site->base_url;
  const http::Request& request = *call.request;
  const std::string_view host = request.header("host");
  const bool is_secure = request.header("x-forwarded-proto") == "https";
  return std::string(is_secure ? "https://" : "http://") + (is_host(host) ? std::string(host) : "localhost") +
         "/";
}

}  // namespace leidraad::collector
