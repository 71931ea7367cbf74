// How long a phase takes, and how much work it is for whom, as its tasks say.
#pragma once

#include <optional>
#include <vector>

#include "guide/plan/phase.hpp"

namespace leidraad::guide {

// Work that adds up without an opinion of how long a working day is.
struct Workload {
  int minutes = 0;
  int days = 0;
  int weeks = 0;
  bool is_open = false;  // there are tasks that do not say how much work they are

  [[nodiscard]] bool has_amount() const { return minutes > 0 || days > 0 || weeks > 0; }
};

// Somebody who has tasks: a role, or an editor's own words.
struct Worker {
  RoleReference role;
  std::string words;
  Workload work;
};

// In the order in which the tasks name them. A task of two roles is work for both.
[[nodiscard]] std::vector<Worker> workers_of(const Phase& phase);
// Until the last task starts, in whole weeks; nothing where no task says when. A month counts as thirty days.
[[nodiscard]] std::optional<int> weeks_of(const Phase& phase);

}  // namespace leidraad::guide
