#include "collector/storage/watchdog.hpp"

#include <sys/socket.h>

namespace leidraad::collector {

Watchdog::Watchdog() : thread_([this] { run(); }) {}

Watchdog::~Watchdog() {
  {
    const std::lock_guard lock(mutex_);
    is_ending_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

void Watchdog::watch(int descriptor, std::chrono::milliseconds longest) {
  const auto until = Clock::now() + longest;
  bool is_sooner = false;
  {
    const std::lock_guard lock(mutex_);
    // A thread that would wake too early looks again by itself; only one that would wake too late is woken.
    is_sooner = descriptor_ < 0 || until < until_;
    descriptor_ = descriptor;
    until_ = until;
  }
  if (is_sooner) changed_.notify_one();
}

void Watchdog::rest() {
  const std::lock_guard lock(mutex_);
  descriptor_ = -1;
}

void Watchdog::run() {
  std::unique_lock lock(mutex_);
  while (!is_ending_) {
    if (descriptor_ < 0) {
      changed_.wait(lock);
    } else if (Clock::now() < until_) {
      changed_.wait_until(lock, until_);
    } else {
      ::shutdown(descriptor_, SHUT_RDWR);
      descriptor_ = -1;
    }
  }
}

}  // namespace leidraad::collector
