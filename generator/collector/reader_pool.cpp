#include "collector/reader_pool.hpp"

#include <cassert>
#include <future>
#include <utility>

namespace leidraad::collector {

ReaderPool::ReaderPool(std::vector<std::unique_ptr<Storage>> storages, std::size_t most_waiting)
    : most_waiting_(most_waiting), storages_(std::move(storages)) {
  assert(!storages_.empty());
  threads_.reserve(storages_.size());
  for (const auto& storage : storages_) threads_.emplace_back([this, &storage] { run(*storage); });
}

ReaderPool::~ReaderPool() {
  {
    const std::scoped_lock lock(mutex_);
    is_ending_ = true;
  }
  changed_.notify_all();
}

bool ReaderPool::ask(Job job) {
  {
    const std::scoped_lock lock(mutex_);
    if (jobs_.size() >= most_waiting_ || is_ending_) return false;
    jobs_.push_back(std::move(job));
  }
  changed_.notify_one();
  return true;
}

bool ReaderPool::ask_and_wait(const Job& job) {
  const auto done =
      std::make_shared<std::promise<void>>();  // shared: the one that sets it may be the last to let go
  const bool is_taken = ask([&job, done](Storage& storage) {
    job(storage);
    done->set_value();
  });
  if (is_taken) done->get_future().wait();
  return is_taken;
}

void ReaderPool::run(Storage& storage) {
  while (true) {
    Job job;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return is_ending_ || !jobs_.empty(); });
      if (jobs_.empty()) return;
      job = std::move(jobs_.front());
      jobs_.pop_front();
    }
    job(storage);
  }
}

}  // namespace leidraad::collector
