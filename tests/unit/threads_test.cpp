#include <atomic>

#include "support.hpp"
#include "threads/parallel_for.hpp"

using namespace leidraad;

TEST_CASE("parallel work is done once for each item, by no more threads than asked") {
  for (const unsigned jobs : {0U, 1U, 3U, 16U}) {
    for (const std::size_t count : {0UL, 1UL, 7UL, 8UL, 1000UL}) {
      std::vector<std::atomic<int>> done(count);
      std::atomic<unsigned> highest = 0;
      threads::parallel_for(count, jobs, [&](std::size_t index, unsigned worker) {
        ++done[index];
        for (unsigned seen = highest; worker > seen && !highest.compare_exchange_weak(seen, worker);) {
        }
      });
      for (const auto& one : done) CHECK(one == 1);
      CHECK(highest < std::max(1U, jobs));
    }
  }
}
