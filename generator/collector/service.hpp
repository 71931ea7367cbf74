// The collector: takes requests, gives answers. Not tied to a port: `leidraad collect` puts it behind a
// server of its own, `leidraad serve` beside the preview.
//
// 1. Each request gets exactly one answer.
// 2. Nobody may do what the table of routes (routes.hpp) does not grant.
// 3. A receipt is given after the answers are durable, never before.
// 4. No server thread waits for the database.
//
// `handle` may be called from any thread. Destruction answers what was taken, then ends.
#pragma once

#include <memory>

#include "collector/call.hpp"

namespace leidraad::collector {

class Service {
public:
  // Failure: the database does not tell its secret.
  [[nodiscard]] static Result<std::unique_ptr<Service>> open(ServiceOptions options, Storages storages);

  // Reads the surveys of the site now, and waits for it. Failure: there are none, or the database refuses.
  [[nodiscard]] Failure read_surveys();
  // Reads them again where files changed; does not wait, and tells the log what goes wrong. For every few
  // seconds.
  void refresh();
  // Deletes what is older than promised; gives how many. `clock-jumped` where the clock cannot be believed.
  [[nodiscard]] Result<std::size_t> delete_expired();
  // Holds the clock against the last day seen. `clock-jumped` where it cannot be believed, or a failure of
  // the database.
  [[nodiscard]] Failure look_at_clock();
  // The same, as far as it is known without asking the database.
  [[nodiscard]] bool has_clock_jumped() const { return parts_->clock.read().state != ClockState::believed; }

  void handle(const std::shared_ptr<const http::Request>& request, http::Reply reply);

  [[nodiscard]] std::shared_ptr<const SurveySnapshot> surveys() const { return parts_->library.current(); }

private:
  explicit Service(std::unique_ptr<ServiceParts> parts) : parts_(std::move(parts)) {}

  std::unique_ptr<ServiceParts> parts_;
};

}  // namespace leidraad::collector
