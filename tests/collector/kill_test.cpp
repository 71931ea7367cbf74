// kill -9 under load: what was acknowledged is there, nothing is there twice, nothing is there half.
//
//   build/dev/tests/collector-tests -ts=kill                             20 rounds for each engine
//   LEIDRAAD_KILL_ROUNDS=200 build/dev/tests/collector-tests -ts=kill    200
//
// In a round a process of its own stores responses as fast as it can, and reports each receipt through a pipe
// after it was given. It is killed at a random moment, somewhere between two system calls.
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <map>
#include <random>
#include <set>
#include <thread>

#include "collector/storage/response_writer.hpp"
#include "database_support.hpp"

using namespace leidraad;
using namespace leidraad::test;
using collector::StoreOutcome;

namespace {

constexpr std::size_t most_on_the_way = 64;

int rounds() {
  const char* text = std::getenv("LEIDRAAD_KILL_ROUNDS");
  return text == nullptr ? 20 : std::max(1, std::atoi(text));
}

// A response whose answers can be recomputed from its key: a half one would show.
collector::NewResponse load(const std::string& survey, std::size_t number) {
  const std::string key = survey + "-" + std::to_string(number);
  collector::NewResponse response = response_with(key, key);
  response.survey = survey;
  std::string long_text;
  for (std::size_t at = 0; at < number % 200; ++at) long_text += key;
  response.answers["waarom"] = {long_text, key};
  return response;
}

// What the killed process does: for ever.
[[noreturn]] void store_for_ever(const std::string& url, const std::string& survey, int report) {
  auto opened = collector::Storage::open(url);
  if (std::get_if<0>(&opened) == nullptr) ::_exit(3);
  collector::ResponseWriter writer(std::move(std::get<0>(opened)));
  std::atomic<std::size_t> on_the_way = 0;
  for (std::size_t number = 0;; ++number) {
    while (on_the_way >= most_on_the_way) std::this_thread::yield();
    ++on_the_way;
    writer.store(load(survey, number), [&, number](auto result) {
      const auto* outcome = std::get_if<StoreOutcome>(&result);
      const auto receipt = static_cast<std::uint32_t>(number);
      if (outcome != nullptr && *outcome == StoreOutcome::stored)
        (void)!::write(report, &receipt, sizeof receipt);
      --on_the_way;
    });
  }
}

// Runs that process, kills it so long after its first receipt, and gives the numbers that it acknowledged.
std::vector<std::uint32_t> killed_after(std::chrono::microseconds delay, const std::string& url,
                                        const std::string& survey) {
  int ends[2];
  REQUIRE(::pipe2(ends, O_CLOEXEC) == 0);
  const int pid = ::fork();
  REQUIRE(pid >= 0);
  if (pid == 0) store_for_ever(url, survey, ends[1]);
  ::close(ends[1]);
  std::thread killer;
  std::vector<std::uint32_t> acknowledged;
  std::uint32_t number = 0;
  while (::read(ends[0], &number, sizeof number) == sizeof number) {
    if (acknowledged.empty()) {
      killer = std::thread([=] {
        std::this_thread::sleep_for(delay);
        ::kill(pid, SIGKILL);
      });
    }
    acknowledged.push_back(number);
  }
  ::close(ends[0]);
  if (killer.joinable()) killer.join();
  int status = 0;
  ::waitpid(pid, &status, 0);
  CHECK(WIFSIGNALED(status));
  CHECK(!acknowledged.empty());
  return acknowledged;
}

// Every acknowledged response is there once and whole, and so is everything else that is there.
void check_survived(TestDatabase& database, const std::string& survey,
                    const std::vector<std::uint32_t>& acknowledged) {
  const auto storage = database.open();
  std::map<std::string, std::size_t> times;
  for (const auto& response : value_of(storage->responses(survey))) {
    const std::string& key = response.answers.at("tevreden").at(0);
    const auto number = static_cast<std::size_t>(std::stoul(key.substr(key.rfind('-') + 1)));
    if (response.answers != load(survey, number).answers) FAIL("half: " << key);
    ++times[key];
  }
  std::size_t lost = 0;
  for (const std::uint32_t number : acknowledged)
    lost += times.contains(survey + "-" + std::to_string(number)) ? 0U : 1U;
  CHECK(lost == 0);
  for (const auto& [key, count] : times) {
    if (count != 1) FAIL("twice: " << key);
  }
  // The sender who heard nothing sends again: still one row each.
  std::vector<collector::NewResponse> again;
  for (std::uint32_t number = 0; number < times.size() + 5; ++number) again.push_back(load(survey, number));
  for (const StoreOutcome outcome : value_of(storage->store(again)))
    if (outcome != StoreOutcome::stored && outcome != StoreOutcome::repeated)
      FAIL("neither stored nor repeated");
  CHECK(value_of(storage->responses(survey)).size() >= again.size());
}

}  // namespace

TEST_SUITE_BEGIN("kill");

TEST_CASE("the collector is killed: every acknowledged response exists, none twice, none half") {
  on_each_database([](TestDatabase& database) {
    database.open();
    std::mt19937 chance(std::random_device{}());
    std::size_t acknowledged = 0;
    for (int round = 0; round < rounds(); ++round) {
      const std::chrono::microseconds delay(chance() % 250'000);
      const std::string survey = "ronde-" + std::to_string(round);
      CAPTURE(survey);
      CAPTURE(delay.count());
      const auto numbers = killed_after(delay, database.url(), survey);
      acknowledged += numbers.size();
      check_survived(database, survey, numbers);
    }
    MESSAGE(rounds() << " rounds, " << acknowledged << " acknowledged");
    if (database.kind() == Kind::sqlite) CHECK(database.rows("PRAGMA integrity_check") == Strings{"ok"});
  });
}

TEST_CASE(
    "the database server is killed: every acknowledged response exists, and storing goes on by itself") {
  TestDatabase database(Kind::postgresql);
  auto& server = PostgresqlServer::shared();
  std::mt19937 chance(std::random_device{}());
  for (int round = 0; round < (rounds() + 9) / 10; ++round) {
    const std::string survey = "ronde-" + std::to_string(round);
    CAPTURE(survey);
    std::vector<std::uint32_t> acknowledged;
    std::atomic<std::uint32_t> last_failed = 0;
    std::atomic<std::uint32_t> on_the_way = 0;
    std::atomic<bool> is_ending = false;
    {
      collector::ResponseWriter writer(database.open());
      std::thread sender([&] {
        for (std::uint32_t number = 0; !is_ending; ++number) {
          while (on_the_way >= most_on_the_way) std::this_thread::yield();
          ++on_the_way;
          writer.store(load(survey, number), [&, number](auto result) {
            if (std::get_if<StoreOutcome>(&result) != nullptr) {
              acknowledged.push_back(number);  // always on the writer's thread
            } else {
              last_failed = number;
              std::this_thread::sleep_for(std::chrono::milliseconds(1));
            }
            --on_the_way;
          });
        }
      });
      std::this_thread::sleep_for(std::chrono::milliseconds(100 + chance() % 300));
      server.kill();
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
      server.start();
      CHECK(last_failed > 0);
      std::this_thread::sleep_for(std::chrono::milliseconds(500));
      is_ending = true;
      sender.join();
    }
    REQUIRE(!acknowledged.empty());
    CHECK(acknowledged.back() > last_failed);
    const auto storage = database.open();
    std::set<std::string> there;
    for (const auto& response : value_of(storage->responses(survey))) {
      const std::string& key = response.answers.at("tevreden").at(0);
      const auto number = static_cast<std::size_t>(std::stoul(key.substr(key.rfind('-') + 1)));
      if (response.answers != load(survey, number).answers) FAIL("half: " << key);
      if (!there.insert(key).second) FAIL("twice: " << key);
    }
    std::size_t lost = 0;
    for (const std::uint32_t number : acknowledged)
      lost += there.contains(survey + "-" + std::to_string(number)) ? 0U : 1U;
    CHECK(lost == 0);
  }
}

TEST_SUITE_END();
