// Cuts a connection on which an answer is awaited for too long: a server that has stopped without saying so
// would else keep the caller waiting for ever, since libpq waits without a limit.
//
// The descriptor is shut down, never closed: that is its owner's. Usable from one thread beside its own.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace leidraad::collector {

class Watchdog {
public:
  Watchdog();
  ~Watchdog();
  Watchdog(const Watchdog&) = delete;
  Watchdog& operator=(const Watchdog&) = delete;

  // From now on `descriptor` is cut after so long; calling it again starts anew.
  void watch(int descriptor, std::chrono::milliseconds longest);
  // After this the descriptor is not touched any more.
  void rest();

private:
  using Clock = std::chrono::steady_clock;
  void run();

  std::mutex mutex_;
  std::condition_variable changed_;
  int descriptor_ = -1;  // -1: nothing is watched
  Clock::time_point until_;
  bool is_ending_ = false;
  std::thread thread_;
};

}  // namespace leidraad::collector
