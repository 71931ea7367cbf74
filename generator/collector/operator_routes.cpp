// For operators: whether the program runs, whether it can store, and how much it did.
#include "collector/route_handlers.hpp"

namespace leidraad::collector {

namespace {

http::Response plain(unsigned status, const char* type, std::string text) {
  return {status, {{"Content-Type", type}, {"Cache-Control", "no-store"}}, std::move(text)};
}

}  // namespace

void say_alive(const CallPointer& call) {
  call->reply(plain(200, "text/plain; charset=utf-8", "alive\n"));
}

http::Response say_ready(const Call& call, Storage& storage) {
  if (!call.parts.health.is_ready(storage)) {
    http::Response response = plain(503, "text/plain; charset=utf-8", "not ready: the database refuses\n");
    response.headers.emplace_back("Retry-After", retry_after_seconds);
    return response;
  }
  return plain(200, "text/plain; charset=utf-8", "ready\n");
}

http::Response show_metrics(const Call& call, Storage& /*storage*/) {
  return plain(200, "text/plain; version=0.0.4; charset=utf-8",
               call.parts.metrics.text(call.site->surveys.size()));
}

}  // namespace leidraad::collector
