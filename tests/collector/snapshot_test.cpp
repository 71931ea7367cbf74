// A dump of PostgreSQL made at any moment holds every response that was acknowledged before it, and tells
// nothing of who came first.
#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <thread>

#include "collector/storage/response_writer.hpp"
#include "database_support.hpp"

using namespace leidraad;
using namespace leidraad::test;

namespace {

// The ids in a dump, in its order. pg_dump must end well.
Strings ids_in_dump(const TestDatabase& database) {
  const std::string command =
      "/usr/lib/postgresql/15/bin/pg_dump --data-only --table=responses '" + database.url() + "' 2>&1";
  FILE* dump = ::popen(command.c_str(), "r");
  REQUIRE(dump != nullptr);
  std::string text;
  std::array<char, 65536> part{};
  for (std::size_t count = 0; (count = std::fread(part.data(), 1, part.size(), dump)) > 0;)
    text.append(part.data(), count);
  const int status = ::pclose(dump);
  CHECK_MESSAGE(status == 0, text);
  Strings ids;
  std::size_t at = text.find("FROM stdin;\n");
  REQUIRE(at != std::string::npos);
  at = text.find('\n', at) + 1;
  for (std::size_t end = 0; text.compare(at, 2, "\\.") != 0; at = end + 1) {
    end = text.find('\n', at);
    const std::size_t tab = text.find('\t', at) + 1;
    ids.push_back(text.substr(tab, text.find('\t', tab) - tab));
  }
  return ids;
}

void store(collector::Storage& storage, std::size_t first, std::size_t count) {
  std::vector<collector::NewResponse> batch;
  for (std::size_t number = first; number < first + count; ++number)
    batch.push_back(response_with(std::to_string(number)));
  value_of(storage.store(batch));
}

}  // namespace

TEST_SUITE_BEGIN("snapshot");

TEST_CASE("a snapshot from before a rewriting shows every response after it") {
  const TestDatabase database(Kind::postgresql);
  const auto storage = database.open();
  store(*storage, 0, 200);
  // The snapshot is made, then the rewriting runs, then the table is read: as a dump that waits for a lock.
  std::thread reader([&] {
    CHECK(database.rows("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT 1; SELECT pg_sleep(1.5); "
                        "SELECT count(*) FROM responses") == Strings{"200"});
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(500));
  CHECK(code_of(storage->settle()) == "database-locked");  // that snapshot still shows the old rows
  CHECK(database.rows("SELECT count(*) FROM responses") == Strings{"200"});
  reader.join();
  must(storage->settle());
  CHECK(database.rows("SELECT count(DISTINCT CAST(xmin AS text)) FROM responses") == Strings{"1"});
}

TEST_CASE(
    "pg_dump that waits for the rewriting's lock, and pg_dump under load, hold all that was acknowledged") {
  const char* text = std::getenv("LEIDRAAD_DUMPS");
  const int dumps = text == nullptr ? 10 : std::max(1, std::atoi(text));
  const TestDatabase database(Kind::postgresql);
  collector::ResponseWriter writer(database.open());
  const auto settling = database.open();
  std::atomic<std::size_t> acknowledged = 0;
  std::atomic<bool> is_ending = false;
  std::thread sender([&] {
    std::atomic<int> waiting = 0;
    for (std::size_t number = 0; !is_ending; ++number) {
      while (waiting >= 4) std::this_thread::yield();
      ++waiting;
      writer.store(response_with(std::to_string(number)), [&](auto result) {
        if (code_of(result).empty()) ++acknowledged;
        --waiting;
      });
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    while (waiting > 0) std::this_thread::yield();
  });
  std::thread settler([&] {
    while (!is_ending) (void)settling->settle();
  });
  for (int dump = 0; dump < dumps; ++dump) {
    const std::size_t before = acknowledged;
    const Strings ids = ids_in_dump(database);
    CHECK(ids.size() >= before);
  }
  is_ending = true;
  sender.join();
  settler.join();
}

TEST_CASE("once settled a dump is in the order of the ids, also where deleted rows left room") {
  const TestDatabase database(Kind::postgresql);
  const auto storage = database.open();
  for (std::size_t round = 0; round < 4; ++round) {
    for (std::size_t number = 0; number < 60; ++number) store(*storage, round * 60 + number, 1);
    if (round > 0) CHECK(value_of(storage->withdraw(response_with(std::to_string(round)).receipt_hash)));
    database.rows("VACUUM responses");
    must(storage->settle());
    const Strings ids = ids_in_dump(database);
    CHECK(std::ranges::is_sorted(ids));
    CHECK(ids.size() == (round + 1) * 60 - round);
    CHECK(database.rows("SELECT count(DISTINCT CAST(xmin AS text)) FROM responses") == Strings{"1"});
  }
}

TEST_SUITE_END();
