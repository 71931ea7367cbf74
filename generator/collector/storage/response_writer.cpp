#include "collector/storage/response_writer.hpp"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace leidraad::collector {

using diagnostics::Diagnostic;
using diagnostics::operator""_code;

namespace {

// A transaction of so many takes some tens of milliseconds.
constexpr std::size_t most_together = 1000;
constexpr std::chrono::seconds between_settlings{50};
constexpr std::chrono::seconds between_tries{5};

}  // namespace

class ResponseWriter::Implementation {
public:
  Implementation(std::unique_ptr<Storage> storage, std::size_t most_waiting, Trouble trouble)
      : storage_(std::move(storage)),
        most_waiting_(most_waiting),
        trouble_(std::move(trouble)),
        thread_([this] { run(); }) {}
  ~Implementation() {
    {
      const std::lock_guard lock(mutex_);
      is_ending_ = true;
    }
    changed_.notify_one();
    thread_.join();
  }

  void store(NewResponse response, Done done) {
    {
      const std::lock_guard lock(mutex_);
      if (waiting_.responses.size() < most_waiting_) {
        waiting_.responses.push_back(std::move(response));
        waiting_.dones.push_back(std::move(done));
        done = nullptr;
      }
    }
    if (done) {
      done(Diagnostic{"collector-busy"_code, {}, {std::to_string(most_waiting_)}, {}, {}});
    } else {
      changed_.notify_one();
    }
  }

private:
  struct Batch {
    std::vector<NewResponse> responses;
    std::vector<Done> dones;
  };

  void run();
  Batch next();
  void write(Batch& batch);
  void write_one_by_one(Batch& batch);
  void settle_in_time(bool is_last);

  std::unique_ptr<Storage> storage_;
  std::size_t most_waiting_;
  Trouble trouble_;
  std::chrono::steady_clock::time_point next_settling_ = std::chrono::steady_clock::now() + between_settlings;
  std::mutex mutex_;
  std::condition_variable changed_;
  Batch waiting_;
  bool is_ending_ = false;
  std::thread thread_;
};

// What waits; empty where it is time to settle, or to end.
ResponseWriter::Implementation::Batch ResponseWriter::Implementation::next() {
  std::unique_lock lock(mutex_);
  changed_.wait_until(lock, next_settling_, [this] { return is_ending_ || !waiting_.responses.empty(); });
  Batch batch;
  if (waiting_.responses.size() <= most_together) {
    std::swap(batch, waiting_);
    return batch;
  }
  const auto take = [](auto& from, auto& into) {
    const auto end = from.begin() + static_cast<std::ptrdiff_t>(most_together);
    into.assign(std::move_iterator(from.begin()), std::move_iterator(end));
    from.erase(from.begin(), end);
  };
  take(waiting_.responses, batch.responses);
  take(waiting_.dones, batch.dones);
  return batch;
}

void ResponseWriter::Implementation::run() {
  while (true) {
    Batch batch = next();
    if (!batch.responses.empty()) write(batch);
    bool is_last = false;
    {
      const std::lock_guard lock(mutex_);
      is_last = is_ending_ && waiting_.responses.empty();
    }
    settle_in_time(is_last);
    if (is_last) return;
  }
}

// A failure to settle loses nothing, and is no success either: it is tried again soon.
void ResponseWriter::Implementation::settle_in_time(bool is_last) {
  const auto now = std::chrono::steady_clock::now();
  if (!is_last && now < next_settling_) return;
  const Failure failure = storage_->settle();
  if (failure && trouble_ && failure->code != "database-locked"_code) trouble_(*failure);
  next_settling_ = std::chrono::steady_clock::now() +
                   (failure ? std::chrono::seconds(between_tries) : std::chrono::seconds(between_settlings));
}

void ResponseWriter::Implementation::write(Batch& batch) {
  auto result = storage_->store(batch.responses);
  // The connection may have gone after the commit and before we heard of it. Storing again does no harm,
  // since each is stored once.
  const auto* failure = std::get_if<Diagnostic>(&result);
  if (failure != nullptr && failure->code == "database-lost"_code) {
    result = storage_->store(batch.responses);
    failure = std::get_if<Diagnostic>(&result);
  }
  // One that the database cannot take must not keep out the others.
  if (failure != nullptr && failure->code == "database-refused"_code && batch.responses.size() > 1) {
    write_one_by_one(batch);
    return;
  }
  for (std::size_t at = 0; at < batch.dones.size(); ++at) {
    if (failure != nullptr) {
      batch.dones[at](*failure);
    } else {
      batch.dones[at](std::get<0>(result)[at]);
    }
  }
}

void ResponseWriter::Implementation::write_one_by_one(Batch& batch) {
  for (std::size_t at = 0; at < batch.dones.size(); ++at) {
    auto result = storage_->store({&batch.responses[at], 1});
    if (auto* failure = std::get_if<Diagnostic>(&result)) {
      batch.dones[at](std::move(*failure));
    } else {
      batch.dones[at](std::get<0>(result).front());
    }
  }
}

ResponseWriter::ResponseWriter(std::unique_ptr<Storage> storage, std::size_t most_waiting, Trouble trouble)
    : implementation_(
          std::make_unique<Implementation>(std::move(storage), most_waiting, std::move(trouble))) {}

ResponseWriter::~ResponseWriter() = default;

void ResponseWriter::store(NewResponse response, Done done) {
  implementation_->store(std::move(response), std::move(done));
}

}  // namespace leidraad::collector
