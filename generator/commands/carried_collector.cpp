#include "commands/carried_collector.hpp"

#include <fstream>
#include <system_error>
#include <utility>
#include <variant>

namespace leidraad::commands {

namespace fs = std::filesystem;
using diagnostics::Diagnostic;
using diagnostics::Failure;
using diagnostics::operator""_code;

CarriedCollector::CarriedCollector(fs::path site, std::string database, Tell tell)
    : site_(std::move(site)),
      database_(std::move(database)),
      tell_(std::move(tell)),
      thread_([this] { keep_house(); }) {}

CarriedCollector::~CarriedCollector() {
  {
    const std::scoped_lock lock(mutex_);
    is_ending_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

Failure CarriedCollector::site_was_built() {
  const std::scoped_lock lock(mutex_);
  std::error_code ignored;
  is_wanted_ = is_wanted_ || fs::exists(site_ / "_data" / "collector.json", ignored);
  if (!is_wanted_) return std::nullopt;
  Failure failure = start();
  told_ = failure ? std::string(failure->code.entry().name) : std::string();
  return failure;
}

// As far as it has not come yet: opened, asked for its surveys, open to requests.
Failure CarriedCollector::start() {
  if (service_ == nullptr) {
    if (auto failure = open()) return failure;
  }
  if (auto failure = service_->read_surveys()) return failure;
  if (!upkeep_) upkeep_.emplace(*service_, [](const collector::LogEvent&) {});
  ready_ = service_.get();
  return service_->surveys()->refused();
}

void CarriedCollector::keep_house() {
  std::unique_lock lock(mutex_);
  while (!changed_.wait_for(lock, collector::Upkeep::pause, [this] { return is_ending_; })) {
    if (is_wanted_) look();
  }
}

void CarriedCollector::look() {
  Failure failure;
  if (ready_ == nullptr) {
    failure = start();
  } else {
    failure = upkeep_->look();
    if (!failure) failure = service_->surveys()->refused();
  }
  const std::string code = failure ? std::string(failure->code.entry().name) : std::string();
  if (failure && code != told_) tell_(*failure);
  told_ = code;
}

Failure CarriedCollector::choose_database() {
  if (!database_.empty()) return std::nullopt;
  const fs::path folder = fs::absolute(site_).lexically_normal().parent_path() / ".leidraad-answers";
  std::error_code error;
  fs::create_directories(folder, error);
  std::ofstream(folder / ".gitignore") << "*\n";
  if (error || !fs::exists(folder / ".gitignore", error)) {
    return Diagnostic{
        "write-failed"_code, {}, {folder.string(), diagnostics::reason_of(error.value())}, {}, {}};
  }
  database_ = "sqlite:" + (folder / "answers.db").string();
  return std::nullopt;
}

Failure CarriedCollector::open() {
  if (auto failure = choose_database()) return failure;
  collector::Storages storages;
  storages.readers.resize(1);
  for (auto* place : {&storages.writer, &storages.readers.front()}) {
    auto opened = collector::Storage::open(database_);
    if (auto* failure = std::get_if<Diagnostic>(&opened)) return std::move(*failure);
    *place = std::move(std::get<std::unique_ptr<collector::Storage>>(opened));
  }
  collector::ServiceOptions options;
  options.site = site_;
  auto opened = collector::Service::open(std::move(options), std::move(storages));
  if (auto* failure = std::get_if<Diagnostic>(&opened)) return std::move(*failure);
  service_ = std::move(std::get<std::unique_ptr<collector::Service>>(opened));
  return std::nullopt;
}

void CarriedCollector::handle(const std::shared_ptr<const http::Request>& request,
                              const http::Reply& reply) const {
  if (collector::Service* service = ready_) return service->handle(request, reply);
  reply({503, {{"Content-Type", "text/plain; charset=utf-8"}, {"Retry-After", "5"}}, "no surveys yet\n"});
}

}  // namespace leidraad::commands
