#include "collector/submission/form_key.hpp"

#include "collector/storage/secrets.hpp"
#include "http/form_body.hpp"

namespace leidraad::collector {

namespace {

// Browsers write 38 or more, programs 32 or more; what is always the same is shorter ("xnyLAaB03X" of Lynx).
constexpr std::size_t shortest_random_boundary = 24;

}  // namespace

std::string form_key(const std::string& secret, const http::Request& request) {
  const std::string_view type = request.header("content-type");
  const bool is_multipart = http::media_type_of(type) == "multipart/form-data";
  const std::string boundary = is_multipart ? http::header_parameter(type, "boundary") : std::string();
  if (boundary.size() < shortest_random_boundary) return random_name();
  return keyed_hash(secret, "form", {request.path, boundary, request.body});
}

}  // namespace leidraad::collector
