// Threads that look things up in the database, each with a connection of its own, so that no server thread
// ever waits for it.
//
// 1. Each job that is taken runs once, also those that wait while the pool is destroyed.
// 2. What waits is bounded: when full, a job is refused.
//
// Usable from any thread.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "collector/storage/storage.hpp"

namespace leidraad::collector {

class ReaderPool {
public:
  using Job = std::function<void(Storage&)>;  // must not throw

  static constexpr std::size_t most_waiting_jobs = 1'000;
  // A thread for each of `storages`; at least one.
  explicit ReaderPool(std::vector<std::unique_ptr<Storage>> storages,
                      std::size_t most_waiting = most_waiting_jobs);
  ~ReaderPool();
  ReaderPool(const ReaderPool&) = delete;
  ReaderPool& operator=(const ReaderPool&) = delete;

  // False where too much waits already; the job is then not kept.
  [[nodiscard]] bool ask(Job job);
  // Runs a job and waits for it. Not from within a job.
  [[nodiscard]] bool ask_and_wait(const Job& job);

private:
  void run(Storage& storage);

  std::size_t most_waiting_;
  std::vector<std::unique_ptr<Storage>> storages_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> jobs_;
  bool is_ending_ = false;
  std::vector<std::jthread> threads_;  // last: ends before what it uses
};

}  // namespace leidraad::collector
