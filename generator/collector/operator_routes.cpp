// For operators: whether the program runs, whether it can store, and how much it did.
#include "collector/route_handlers.hpp"
#include "diagnostics/format.hpp"

namespace leidraad::collector {

namespace {

http::Response plain(unsigned status, const char* type, std::string text) {
  return {status, {{"Content-Type", type}, {"Cache-Control", "no-store"}}, std::move(text)};
}

// What keeps this collector from being ready; empty where nothing does. In one line, for whoever is woken by
// it.
std::string hindrance(const Call& call, Storage& storage) {
  if (!call.parts.health.is_ready(storage)) return "the database refuses";
  const auto in_english = [](const diagnostics::Diagnostic& problem) {
    return diagnostics::message_of(problem, diagnostics::Language::english);
  };
  const Clock::Reading clock = call.parts.clock.read();
  if (clock.state != ClockState::believed) return in_english(clock_jumped(clock.day, clock.last_seen));
  if (const auto refused = call.site->refused()) return in_english(*refused);
  return {};
}

}  // namespace

void say_alive(const CallPointer& call) {
  call->reply(plain(200, "text/plain; charset=utf-8", "alive\n"));
}

http::Response say_ready(const Call& call, Storage& storage) {
  const std::string reason = hindrance(call, storage);
  if (reason.empty()) return plain(200, "text/plain; charset=utf-8", "ready\n");
  http::Response response = plain(503, "text/plain; charset=utf-8", "not ready: " + reason + "\n");
  response.headers.emplace_back("Retry-After", retry_after_seconds);
  return response;
}

http::Response show_metrics(const Call& call, Storage& /*storage*/) {
  CollectorState state;
  state.surveys = call.site->surveys.size();
  state.refused_surveys = call.site->count_refused();
  state.is_clock_believed = call.parts.clock.read().state == ClockState::believed;
  return plain(200, "text/plain; version=0.0.4; charset=utf-8", call.parts.metrics.text(state));
}

}  // namespace leidraad::collector
