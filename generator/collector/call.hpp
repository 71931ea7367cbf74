// One request on its way through the collector, and what the routes work with.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "collector/clock.hpp"
#include "collector/log.hpp"
#include "collector/metrics.hpp"
#include "collector/problem_answer.hpp"
#include "collector/reader_pool.hpp"
#include "collector/storage/response_writer.hpp"
#include "collector/submission/rate_limit.hpp"
#include "collector/survey_library.hpp"
#include "guide/calendar.hpp"
#include "http/message.hpp"

namespace leidraad::collector {

// Whether the database answers, told to the log when it changes and not with each request.
class StorageHealth {
public:
  StorageHealth(Log log, Metrics& metrics) : log_(std::move(log)), metrics_(metrics) {}

  void failed(const diagnostics::Diagnostic& failure);
  void worked();
  // Whether it can be written. Asks at most once in two seconds: that costs a durable write, and anybody may
  // ask.
  [[nodiscard]] bool is_ready(Storage& storage);

private:
  Log log_;
  Metrics& metrics_;
  std::atomic<bool> is_failing_ = false;
  std::mutex probing_;
  std::optional<RateLimit::Clock::time_point> probed_;
  bool was_ready_ = false;
};

struct ServiceOptions {
  std::filesystem::path site;  // the folder of a built site
  ProxyTrust proxy = ProxyTrust::this_machine;
  std::size_t largest_body = 1'048'576;
  unsigned most_in_ten_minutes = 600;  // of one sender
  Log log = [](const LogEvent&) {};
  std::function<std::string()> today = guide::today;
  std::function<RateLimit::Clock::time_point()> now = RateLimit::Clock::now;
};

// Connections to one database. Each is used by one thread at a time.
struct Storages {
  std::unique_ptr<Storage> writer;
  std::vector<std::unique_ptr<Storage>> readers;  // one or more
};

// Owned by the service; outlives every call. Its parts may be used from any thread.
struct ServiceParts {
  ServiceParts(ServiceOptions options, std::string database_secret, Storages storages);

  // Reads the surveys again; what the database refuses has been told to the log.
  [[nodiscard]] Failure refresh(Storage& storage, SurveyLibrary::Reading reading);
  // Remembers the day of today in the database where it can be believed, and what the database says of it.
  [[nodiscard]] Failure look_at_clock(Storage& storage);
  // Hands a job to the readers; one that throws is told to the log. False where too much waits.
  [[nodiscard]] bool ask(ReaderPool::Job job);

  Log log;
  std::string secret;  // of the database: the key of all hashes
  Clock clock;
  std::function<RateLimit::Clock::time_point()> now;
  ProxyTrust proxy;
  std::size_t largest_body;
  Metrics metrics;
  StorageHealth health;
  SurveyLibrary library;
  RateLimit limit;
  ResponseWriter writer;
  ReaderPool readers;  // last: its jobs use all the rest
};

// Ends with exactly one answer: who lets go of a call without one (after a bug, without memory) sends 500.
class Call {
public:
  // What happens to each answer on its way out.
  using Send = std::function<void(http::Response)>;

  Call(ServiceParts& service_parts, std::shared_ptr<const http::Request> asked, std::string part_of_path,
       Send send);
  ~Call();
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;

  // Only the first one is sent.
  void reply(http::Response response) const;
  // The survey of the route; null where the site has none of that name.
  [[nodiscard]] std::shared_ptr<const CollectedSurvey> survey() const { return site->find(argument); }

  ServiceParts& parts;
  const std::shared_ptr<const http::Request> request;
  const std::shared_ptr<const SurveySnapshot> site;
  const std::string argument;  // what stands in the {…} of the route: a survey's id, or a receipt
  Scope scope;                 // of the token, on routes that ask for one

private:
  Send send_;
  mutable std::atomic<bool> is_answered_ = false;
};
using CallPointer = std::shared_ptr<const Call>;

// For people: a form was sent, or a browser asks for a page.
enum class Audience { people, programs };
[[nodiscard]] Audience audience_of(const http::Request& request);

// A field of the small form that a request carries; empty where there is none.
[[nodiscard]] std::string form_field(const http::Request& request, std::string_view name);

// The problem as a page or as problem details, whichever the sender reads.
[[nodiscard]] http::Response refusal(const Call& call, const Problem& problem);
// The database failed: 503 and when to try again.
[[nodiscard]] http::Response unavailable(const Call& call);

// How long a sender waits before trying again.
inline constexpr const char* retry_after_seconds = "10";

}  // namespace leidraad::collector
