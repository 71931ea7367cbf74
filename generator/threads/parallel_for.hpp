// Doing the same thing for many items on several threads.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace leidraad::threads {

// Calls `work(index, worker)` once for each index below `count`, from `jobs` threads at most (this one
// included); `worker` is below `jobs` and tells the threads apart. Items are handed out in small runs, in
// order. `work` must not throw. Results belong in slots by index, so that they do not depend on which thread
// came first.
template <class Work>
void parallel_for(std::size_t count, unsigned jobs, const Work& work) {
  constexpr std::size_t run = 8;
  std::atomic<std::size_t> next = 0;
  const auto worker = [&](unsigned number) {
    for (std::size_t start = next.fetch_add(run); start < count; start = next.fetch_add(run)) {
      for (std::size_t index = start; index < std::min(count, start + run); ++index) work(index, number);
    }
  };
  const auto useful = static_cast<unsigned>(std::min<std::size_t>(std::max(1U, jobs), count / run + 1));
  std::vector<std::jthread> others;
  others.reserve(useful);
  for (unsigned number = 1; number < useful; ++number) others.emplace_back(worker, number);
  worker(0);
}

}  // namespace leidraad::threads
