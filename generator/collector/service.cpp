#include "collector/service.hpp"

#include <exception>
#include <utility>

#include "collector/desk/access.hpp"
#include "collector/route_table.hpp"

namespace leidraad::collector {

using diagnostics::operator""_code;

namespace {

diagnostics::Diagnostic too_busy() {
  return {"collector-busy"_code, {}, {std::to_string(ReaderPool::most_waiting_jobs)}, {}, {}};
}

constexpr const char* methods_of_browsers = "GET, POST, DELETE, OPTIONS";

// Any page may call what anybody may call: guides are embedded, and stand on other hosts than their
// collector. No cookie or password travels along, so there is nothing to steal.
void open_to_all_sites(http::Response& response) {
  response.headers.emplace_back("Access-Control-Allow-Origin", "*");
}

http::Response answer_options(const RouteMatch& match) {
  http::Response response{204, {{"Allow", match.allowed}}, ""};
  if (match.is_open_to_all_sites) {
    open_to_all_sites(response);
    response.headers.emplace_back("Access-Control-Allow-Methods", methods_of_browsers);
    response.headers.emplace_back("Access-Control-Allow-Headers", "Content-Type, Idempotency-Key");
    response.headers.emplace_back("Access-Control-Max-Age", "86400");
  }
  return response;
}

// Whether a token's scope opens a route; which groups it may see is for the route to say.
bool is_granted(const Route& route, const std::string& survey, const Scope& scope) {
  const bool is_of_survey = route.pattern.starts_with("/api/surveys/");
  const bool has_survey = scope.survey.empty() || (is_of_survey && scope.survey == survey);
  switch (route.access) {
    case Access::read:
      return has_survey;
    case Access::administer:
      return scope.may == May::administer && (has_survey || !is_of_survey);
    case Access::operate:
      return scope.may == May::administer && scope.survey.empty() && scope.group.empty();
    case Access::anybody:
    case Access::nobody:
      break;
  }
  return false;
}

std::string credentials_of(const Route& route, const http::Request& request) {
  const std::string_view header = request.header("authorization");
  if (!header.empty() || route.ask_for_token == nullptr) return std::string(header);
  return "Bearer " + form_field(request, "token");
}

http::Response refuse_stranger(const Route& route, const Call& call) {
  if (route.ask_for_token != nullptr && audience_of(*call.request) == Audience::people)
    return route.ask_for_token(call);
  return refusal(call, {401, "token", {{"WWW-Authenticate", "Bearer"}}, {}});
}

// On a reader's thread: who asks, whether that one may, and the answer.
http::Response answer_with_storage(const Route& route, Call& call, Storage& storage) {
  if (route.access != Access::anybody) {
    const auto token = token_of(storage, call.parts.secret, credentials_of(route, *call.request));
    if (const auto* failure = std::get_if<diagnostics::Diagnostic>(&token)) {
      call.parts.health.failed(*failure);
      return unavailable(call);
    }
    const auto& known = std::get<std::optional<Token>>(token);
    if (!known || known->is_revoked) return refuse_stranger(route, call);
    if (!is_granted(route, call.argument, known->scope)) return refusal(call, {403, "scope", {}, {}});
    call.scope = known->scope;
  }
  return route.with_storage(call, storage);
}

}  // namespace

Result<std::unique_ptr<Service>> Service::open(ServiceOptions options, Storages storages) {
  auto secret = storages.writer->secret();
  if (auto* failure = std::get_if<diagnostics::Diagnostic>(&secret)) return std::move(*failure);
  return std::unique_ptr<Service>(new Service(std::make_unique<ServiceParts>(
      std::move(options), std::move(std::get<std::string>(secret)), std::move(storages))));
}

Failure Service::read_surveys() {
  Failure failure;
  const bool is_asked = parts_->readers.ask_and_wait([&](Storage& storage) {
    failure = parts_->look_at_clock(storage);  // before the first answer gets a day
    if (!failure) failure = parts_->refresh(storage, SurveyLibrary::Reading::thorough);
  });
  return is_asked ? failure : too_busy();
}

void Service::refresh() {
  const bool is_asked = parts_->ask([parts = parts_.get()](Storage& storage) {
    (void)parts->refresh(storage, SurveyLibrary::Reading::changed);
  });
  (void)is_asked;  // when too much waits, the next time is soon enough
}

Result<std::size_t> Service::delete_expired() {
  // Where it is never asked, nothing was deleted, and nobody may think so.
  Result<std::size_t> deleted = too_busy();
  (void)parts_->readers.ask_and_wait(
      [&](Storage& storage) { deleted = storage.delete_expired(parts_->clock.today()); });
  if (const auto* failure = std::get_if<diagnostics::Diagnostic>(&deleted)) {
    // The database works where it is the clock that cannot be believed.
    if (failure->code != "clock-jumped"_code) parts_->health.failed(*failure);
  } else {
    parts_->metrics.count_expired(std::get<std::size_t>(deleted));
  }
  return deleted;
}

Failure Service::look_at_clock() {
  Failure failure = too_busy();
  (void)parts_->readers.ask_and_wait([&](Storage& storage) { failure = parts_->look_at_clock(storage); });
  if (failure) {
    parts_->health.failed(*failure);
    return failure;
  }
  const Clock::Reading clock = parts_->clock.read();
  if (clock.state != ClockState::believed) return clock_jumped(clock.day, clock.last_seen);
  return std::nullopt;
}

void Service::handle(const std::shared_ptr<const http::Request>& request, http::Reply reply) {
  ServiceParts& parts = *parts_;
  const RouteMatch match = match_route(request->method, request->path);
  const std::size_t place =
      match.route == nullptr ? routes().size() : static_cast<std::size_t>(match.route - routes().data());
  const bool is_open = match.is_open_to_all_sites;
  const auto call =
      std::make_shared<Call>(parts, request, match.argument,
                             [&parts, place, is_open, reply = std::move(reply)](http::Response response) {
                               parts.metrics.count_request(place, response.status);
                               if (is_open) open_to_all_sites(response);
                               reply(std::move(response));
                             });
  if (match.allowed.empty()) return call->reply(refusal(*call, {404, "no-page", {}, {}}));
  if (request->method == "OPTIONS") return call->reply(answer_options(match));
  if (match.route == nullptr)
    return call->reply(refusal(*call, {405, "method", {{"Allow", match.allowed}}, {}}));
  const Route& route = *match.route;
  if (route.access == Access::anybody && route.at_once != nullptr) {
    try {
      return route.at_once(call);
    } catch (const std::exception& error) {  // the call says so when it goes
      return parts.log({LogLevel::error, "mistake", {{"reason", error.what()}}});
    }
  }
  const bool is_asked = route.with_storage != nullptr && parts.ask([&route, call](Storage& storage) {
    call->reply(answer_with_storage(route, *call, storage));
  });
  if (!is_asked) call->reply(unavailable(*call));
}

}  // namespace leidraad::collector
