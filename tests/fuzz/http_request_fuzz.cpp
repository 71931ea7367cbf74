// Whatever stands above the body of a request: a path and a query that are sound, or a refusal. The input is
// the method, a line with the target, a line with the version and lines with headers.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "http/form_body.hpp"
#include "http/request_head.hpp"
#include "http/server.hpp"
#include "text/unicode.hpp"

namespace {

using namespace leidraad;

void must(bool holds) {
  if (!holds) std::abort();
}

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return line;
}

void read_address(const std::string& text) {
  http::ListenAddress address;
  if (http::parse_listen(text, address)) must(!address.host.empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  http::Request request;
  request.method = take_line(rest);
  const std::string_view target = take_line(rest);
  const std::string_view version = take_line(rest);
  const auto refusal = http::read_target(target, 16, request);
  must(request.query.size() <= 16);
  if (refusal) {
    must(refusal->status == 400 && !refusal->title.empty());
  } else {
    must(request.path.starts_with('/'));
    for (const auto& [name, value] : request.query) must(text::is_utf8(name) && text::is_utf8(value));
  }
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    const std::size_t colon = std::min(line.find(':'), line.size());
    request.headers.emplace_back(line.substr(0, colon), line.substr(std::min(colon + 1, line.size())));
    (void)http::media_type_of(request.headers.back().second);
    (void)http::header_parameter(request.headers.back().second, "boundary");
  }
  http::BodyPlan plan;
  if (!http::check_head(version, {16, 1'000}, request, plan)) {
    must(request.headers.size() <= 16 && plan.length <= 1'000);
    must(!plan.is_chunked || (plan.length == 0 && version == "HTTP/1.1"));
    must(request.method != "HEAD");
  }
  read_address(std::string(target));
  return 0;
}
