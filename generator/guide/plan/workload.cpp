#include "guide/plan/workload.hpp"

#include <algorithm>

#include "guide/calendar.hpp"

namespace leidraad::guide {

namespace {

void add(Workload& work, const Task& task) {
  const auto effort = effort_of(task.takes);
  if (!effort) {
    work.is_open = true;
  } else if (effort->unit == "week") {
    work.weeks += effort->count;
  } else if (effort->unit == "day") {
    work.days += effort->count;
  } else {
    work.minutes += effort->count * (effort->unit == "hour" ? 60 : 1);
  }
}

int days_of(const Duration& duration) {
  const int each = duration.unit == 'D' ? 1 : duration.unit == 'W' ? 7 : duration.unit == 'M' ? 30 : 365;
  return duration.count * each;
}

}  // namespace

std::vector<Worker> workers_of(const Phase& phase) {
  std::vector<Worker> workers;
  const auto add_to = [&](const RoleReference& role, const std::string& words, const Task& task) {
    auto known = std::find_if(workers.begin(), workers.end(), [&](const Worker& one) {
      return one.role.id == role.id && one.words == words;
    });
    if (known == workers.end()) known = workers.insert(known, Worker{role, words, {}});
    add(known->work, task);
  };
  for (const Task& task : phase.tasks) {
    if (!task.who.words.empty()) add_to({}, task.who.words, task);
    for (const RoleReference& role : task.who.roles) add_to(role, "", task);
  }
  return workers;
}

std::optional<int> weeks_of(const Phase& phase) {
  int latest = 0;
  for (const Task& task : phase.tasks) {
    if (const auto when = duration_of(task.when)) latest = std::max(latest, days_of(*when));
  }
  if (latest == 0) return std::nullopt;
  constexpr int week = 7;
  return (latest + week - 1) / week;
}

}  // namespace leidraad::guide
