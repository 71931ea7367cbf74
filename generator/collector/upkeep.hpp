// What a collector does by itself, whoever carries it: `leidraad collect`, or `leidraad serve` beside the
// preview. It looks whether the site was built again and whether the clock can be believed, and deletes what
// was kept for as long as was promised.
//
// For one thread, which may wait for the database here.
#pragma once

#include <chrono>
#include <optional>

#include "collector/service.hpp"

namespace leidraad::collector {

class Upkeep {
public:
  using Time = std::chrono::steady_clock;

  Upkeep(Service& service, Log log) : service_(service), log_(std::move(log)) {}

  // Does what is due. To be called every few seconds (`pause`). Gives what keeps it from deleting
  // (`clock-jumped`, or a failure of the database) for as long as that lasts.
  [[nodiscard]] Failure look(Time::time_point now = Time::now());

  static constexpr std::chrono::seconds pause{2};

private:
  void look_at_clock(Time::time_point now);
  void delete_expired(Time::time_point now);

  Service& service_;
  Log log_;
  std::optional<Time::time_point> next_reading_;
  std::optional<Time::time_point> next_look_;
  std::optional<Time::time_point> next_deletion_;
  Failure hindrance_;
  bool is_jump_told_ = false;
};

}  // namespace leidraad::collector
