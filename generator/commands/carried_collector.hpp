// The collector inside the preview: takes answers while a guide is written, so that its forms can be tried.
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>

#include "collector/service.hpp"
#include "diagnostics/diagnostic.hpp"
#include "http/message.hpp"

namespace leidraad::commands {

// Opens its database at the first build of a guide that has surveys; without surveys there is none. `handle`
// may be called from any thread, the rest from one.
class CarriedCollector {
public:
  // `database` as for `leidraad collect`; empty: a file in a folder of its own beside the site, which git
  // passes over.
  CarriedCollector(std::filesystem::path site, std::string database);

  // To be called after each build that went well.
  [[nodiscard]] diagnostics::Failure site_was_built();
  void handle(const std::shared_ptr<const http::Request>& request, const http::Reply& reply) const;

private:
  [[nodiscard]] diagnostics::Failure open();
  [[nodiscard]] diagnostics::Failure choose_database();

  std::filesystem::path site_;
  std::string database_;
  std::unique_ptr<collector::Service> service_;
  std::atomic<collector::Service*> ready_ = nullptr;  // the same, once it can be asked
};

}  // namespace leidraad::commands
