#include "collector/call.hpp"

#include <algorithm>
#include <exception>

#include "collector/submission/submission.hpp"
#include "diagnostics/format.hpp"
#include "http/form_body.hpp"

namespace leidraad::collector {

using diagnostics::operator""_code;

constexpr std::size_t most_waiting_answers = 10'000;

void StorageHealth::failed(const diagnostics::Diagnostic& failure) {
  metrics_.count_storage_failure();
  if (is_failing_.exchange(true)) return;
  log_({LogLevel::error,
        "storage-failing",
        {{"code", std::string(failure.code.entry().name)},
         {"reason", diagnostics::message_of(failure, diagnostics::Language::english)}}});
}

void StorageHealth::worked() {
  if (is_failing_.exchange(false)) log_({LogLevel::information, "storage-recovered", {}});
}

bool StorageHealth::is_ready(Storage& storage) {
  const std::scoped_lock lock(probing_);
  const auto now = RateLimit::Clock::now();
  if (probed_ && was_ready_ && now - *probed_ < std::chrono::seconds(2)) return !is_failing_;
  const auto failure = storage.probe();
  if (failure) {
    failed(*failure);
  } else {
    worked();
  }
  probed_ = now;
  was_ready_ = !failure;
  return was_ready_;
}

ServiceParts::ServiceParts(ServiceOptions options, std::string database_secret, Storages storages)
    : log(options.log),
      secret(std::move(database_secret)),
      clock(std::move(options.today)),
      now(std::move(options.now)),
      proxy(options.proxy),
      largest_body(options.largest_body),
      health(options.log, metrics),
      library(std::move(options.site), options.log),
      limit(options.most_in_ten_minutes),
      writer(std::move(storages.writer), most_waiting_answers,
             [this](const diagnostics::Diagnostic& failure) { health.failed(failure); }),
      readers(std::move(storages.readers)) {}

Failure ServiceParts::refresh(Storage& storage, SurveyLibrary::Reading reading) {
  auto failure = library.refresh(storage, reading);
  if (failure && failure->code != "site-without-surveys"_code) health.failed(*failure);
  return failure;
}

Failure ServiceParts::look_at_clock(Storage& storage) {
  const auto last = storage.see_day(clock.today());
  if (const auto* failure = std::get_if<diagnostics::Diagnostic>(&last)) return *failure;
  clock.saw(std::get<std::string>(last));
  return std::nullopt;
}

bool ServiceParts::ask(ReaderPool::Job job) {
  return readers.ask([this, job = std::move(job)](Storage& storage) {
    try {
      job(storage);
    } catch (const std::exception& error) {  // a bug, or no memory: this request fails, the next one may not
      log({LogLevel::error, "mistake", {{"reason", error.what()}}});
    }
  });
}

Call::Call(ServiceParts& service_parts, std::shared_ptr<const http::Request> asked, std::string part_of_path,
           Send send)
    : parts(service_parts),
      request(std::move(asked)),
      site(parts.library.current()),
      argument(std::move(part_of_path)),
      send_(std::move(send)) {}

Call::~Call() {
  if (!is_answered_) reply(refusal(*this, {500, "mistake", {}, {}}));
}

void Call::reply(http::Response response) const {
  if (!is_answered_.exchange(true)) send_(std::move(response));
}

Audience audience_of(const http::Request& request) {
  const std::string_view accept = request.header("accept");
  const std::size_t html = accept.find("text/html");
  const std::size_t json = std::min(accept.find("application/json"), accept.find("application/problem+json"));
  if (body_kind(request) == BodyKind::json) return Audience::programs;
  if (body_kind(request) == BodyKind::form && json == std::string_view::npos) return Audience::people;
  return html < json ? Audience::people : Audience::programs;
}

std::string form_field(const http::Request& request, std::string_view name) {
  if (body_kind(request) != BodyKind::form) return "";
  const auto form = http::parse_form(request.header("content-type"), request.body, {20, 200, 20'000});
  const auto* pairs = std::get_if<http::Pairs>(&form);
  if (pairs == nullptr) return "";
  const auto found =
      std::find_if(pairs->begin(), pairs->end(), [&](const auto& pair) { return pair.first == name; });
  return found == pairs->end() ? "" : found->second;
}

http::Response refusal(const Call& call, const Problem& problem) {
  return audience_of(*call.request) == Audience::people ? problem_page(problem, *call.site)
                                                        : problem_details(problem, call.site->texts);
}

http::Response unavailable(const Call& call) {
  // Only who sent answers wonders what became of them.
  const bool is_submission = call.request->method == "POST" && call.request->path.ends_with("/responses");
  return refusal(
      call, {503, is_submission ? "unavailable" : "not-now", {{"Retry-After", retry_after_seconds}}, {}});
}

}  // namespace leidraad::collector
