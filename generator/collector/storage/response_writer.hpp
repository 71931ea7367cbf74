// Stores what comes in, with one commit for all requests that wait.
//
// 1. `done` is called once for each response, after the commit that holds it, or with the failure that kept
// it out.
// 2. While one transaction is being committed, what comes in waits and goes together into the next.
// 3. What waits is bounded: when full, `done` is called with a failure at once.
// 4. Destruction stores what waits, then ends.
// 5. Each minute the database is settled (storage.hpp), also where nothing came; where that fails it is tried
// again after some seconds.
//
// Usable from any thread.
#pragma once

#include <functional>
#include <memory>

#include "collector/storage/storage.hpp"

namespace leidraad::collector {

class ResponseWriter {
public:
  using Done = std::function<void(Result<StoreOutcome>)>;

  // What kept the database from being settled, but for its being busy; on the writer's thread.
  using Trouble = std::function<void(const diagnostics::Diagnostic&)>;

  explicit ResponseWriter(std::unique_ptr<Storage> storage, std::size_t most_waiting = 10'000,
                          Trouble trouble = {});
  ~ResponseWriter();
  ResponseWriter(const ResponseWriter&) = delete;
  ResponseWriter& operator=(const ResponseWriter&) = delete;

  void store(NewResponse response, Done done);

private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace leidraad::collector
