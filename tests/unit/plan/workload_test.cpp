#include "guide/plan/workload.hpp"

#include "support.hpp"

using namespace leidraad;
using namespace leidraad::test;

namespace {

guide::Task task(const std::string& takes, const Strings& roles, const std::string& when = {}) {
  guide::Task task;
  task.takes = takes;
  task.when = when;
  for (const std::string& role : roles) task.who.roles.push_back({role, {}});
  return task;
}

}  // namespace

TEST_CASE("the work of a phase adds up for each who has tasks, in the order in which they are named") {
  guide::Phase phase;
  phase.tasks = {task("PT1H", {"hr"}), task("PT30M", {"directie", "hr"}), task("P2D", {"hr"}),
                 task("P1W", {"directie"})};
  const auto workers = guide::workers_of(phase);
  REQUIRE(workers.size() == 2);
  CHECK(workers[0].role.id == "hr");
  CHECK(workers[0].work.minutes == 90);
  CHECK(workers[0].work.days == 2);
  CHECK(workers[0].work.weeks == 0);
  CHECK(!workers[0].work.is_open);
  CHECK(workers[1].role.id == "directie");
  CHECK(workers[1].work.minutes == 30);
  CHECK(workers[1].work.weeks == 1);
}

TEST_CASE("a task that does not say how much work it is leaves the sum open") {
  guide::Phase phase;
  phase.tasks = {task("", {"hr"}), task("PT1H", {"directie"}), task("", {"directie"})};
  const auto workers = guide::workers_of(phase);
  REQUIRE(workers.size() == 2);
  CHECK(!workers[0].work.has_amount());
  CHECK(workers[0].work.is_open);
  CHECK(workers[1].work.has_amount());
  CHECK(workers[1].work.is_open);
}

TEST_CASE("an editor's own words for who does something are somebody, too") {
  guide::Phase phase;
  phase.tasks = {task("PT1H", {}), task("PT1H", {})};
  phase.tasks[0].who.words = phase.tasks[1].who.words = "De leerlingen";
  const auto workers = guide::workers_of(phase);
  REQUIRE(workers.size() == 1);
  CHECK(workers[0].words == "De leerlingen");
  CHECK(workers[0].work.minutes == 120);
}

TEST_CASE("a phase lasts until its last task starts, in whole weeks") {
  guide::Phase phase;
  CHECK(!guide::weeks_of(phase));
  phase.tasks = {task("PT1H", {"hr"})};
  CHECK(!guide::weeks_of(phase));
  phase.tasks = {task("PT1H", {"hr"}, "P2W"), task("PT1H", {"hr"}, "P6W"), task("PT1H", {"hr"}, "-P1M")};
  CHECK(guide::weeks_of(phase) == 6);
  phase.tasks = {task("PT1H", {"hr"}, "P8D")};
  CHECK(guide::weeks_of(phase) == 2);
  phase.tasks = {task("PT1H", {"hr"}, "P1M")};
  CHECK(guide::weeks_of(phase) == 5);
}
