// The collector inside the preview: takes answers while a guide is written, so that its forms can be tried.
#pragma once

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "collector/service.hpp"
#include "collector/upkeep.hpp"
#include "diagnostics/diagnostic.hpp"
#include "http/message.hpp"

namespace leidraad::commands {

// Opens its database at the first build of a guide that has surveys; without surveys there is none. What goes
// wrong then is tried again every few seconds, and is over by itself. Its upkeep is that of `leidraad
// collect` (collector/upkeep.hpp), on a thread of its own.
//
// `handle` may be called from any thread, the rest from one.
class CarriedCollector {
public:
  using Tell = std::function<void(const diagnostics::Diagnostic&)>;

  // `database` as for `leidraad collect`; empty: a file in a folder of its own beside the site, which git
  // passes over. `tell` is called, from a thread of its own, with what keeps the collector from its work,
  // once for each time that it does.
  CarriedCollector(std::filesystem::path site, std::string database, Tell tell);
  ~CarriedCollector();
  CarriedCollector(const CarriedCollector&) = delete;
  CarriedCollector& operator=(const CarriedCollector&) = delete;

  // To be called after each build that went well. A failure is not told again.
  [[nodiscard]] diagnostics::Failure site_was_built();
  void handle(const std::shared_ptr<const http::Request>& request, const http::Reply& reply) const;

private:
  [[nodiscard]] diagnostics::Failure start();
  [[nodiscard]] diagnostics::Failure open();
  [[nodiscard]] diagnostics::Failure choose_database();
  void keep_house();
  void look();

  std::filesystem::path site_;
  std::string database_;
  Tell tell_;
  std::mutex mutex_;  // of all below but `ready_`
  std::condition_variable changed_;
  bool is_wanted_ = false;  // the site has surveys
  bool is_ending_ = false;
  std::string told_;  // the code of what was told last
  std::unique_ptr<collector::Service> service_;
  std::optional<collector::Upkeep> upkeep_;
  std::atomic<collector::Service*> ready_ = nullptr;  // the same, once it can be asked
  std::thread thread_;                                // last: it uses all of these
};

}  // namespace leidraad::commands
