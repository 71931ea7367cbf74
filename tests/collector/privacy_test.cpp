// Who holds the files of the database learns nothing about when somebody answered.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "collector/desk/access.hpp"
#include "collector/storage/secrets.hpp"
#include "database_support.hpp"

using namespace leidraad;
using namespace leidraad::test;

namespace {

constexpr std::size_t responses = 300;

// Found in any file: "mark-000123-end".
std::string mark(std::size_t number) {
  const std::string digits = std::to_string(number);
  return "mark-" + std::string(6 - digits.size(), '0') + digits + "-end";
}

void store(collector::Storage& storage, std::size_t number) {
  const std::vector one = {response_with(std::to_string(number), mark(number))};
  value_of(storage.store(one));
}

// One transaction each, as respondents send them over a day.
void store_in_order(collector::Storage& storage) {
  for (std::size_t number = 0; number < responses; ++number) store(storage, number);
}
void store_in_other_order(collector::Storage& storage) {
  for (std::size_t number = responses; number-- > 0;) store(storage, number);
}

// The numbers of the marks in the order in which they stand in a text, each once.
std::vector<std::size_t> marks_in(const std::string& text) {
  std::vector<std::size_t> found;
  std::vector<bool> seen(responses);
  for (std::size_t at = text.find("mark-"); at != std::string::npos; at = text.find("mark-", at + 1)) {
    const std::size_t number = std::stoul(text.substr(at + 5, 6));
    if (!seen.at(number)) found.push_back(number);
    seen[number] = true;
  }
  return found;
}

// The share of neighbours that stand in the order of arrival: half of them by chance.
double share_in_order(const std::vector<std::size_t>& numbers) {
  std::size_t rising = 0;
  for (std::size_t at = 1; at < numbers.size(); ++at) rising += numbers[at - 1] < numbers[at] ? 1U : 0U;
  return static_cast<double>(rising) / static_cast<double>(numbers.size() - 1);
}

bool tells_the_order(const std::vector<std::size_t>& numbers) {
  return std::abs(share_in_order(numbers) - 0.5) > 0.1;
}

// The order in which the responses stand in a SQLite file, with all else emptied into it.
std::vector<std::size_t> order_in_file(const TestDatabase& database) {
  database.rows("PRAGMA wal_checkpoint(TRUNCATE)");
  return marks_in(read_file(database.file()));
}

// All bytes that SQLite keeps.
std::string files_of(const TestDatabase& database) {
  std::string all;
  for (const auto& [name, content] : tree_of(database.folder())) all += content;
  return all;
}

// What a table of PostgreSQL holds on disk.
std::string table_file(const TestDatabase& database, const std::string& table) {
  database.rows("CHECKPOINT");
  const auto path = database.rows("SELECT pg_relation_filepath('" + table + "')");
  return read_file(PostgresqlServer::shared().data() / path.at(0));
}

}  // namespace

TEST_SUITE_BEGIN("privacy");

// On a page of SQLite entries lie as they came. So the test is: whoever came first, the file is the same.
TEST_CASE("SQLite: once settled, neither the file nor a query without order tells who came first") {
  const TestDatabase database(Kind::sqlite);
  const TestDatabase reversed(Kind::sqlite);
  const auto storage = database.open();
  const auto other = reversed.open();
  store_in_order(*storage);
  store_in_other_order(*other);
  CHECK(order_in_file(database) != order_in_file(reversed));  // before: this test sees what it looks for
  must(storage->settle());
  must(other->settle());
  CHECK(fs::file_size(database.file().string() + "-wal") == 0);
  REQUIRE(order_in_file(database).size() == responses);
  CHECK(order_in_file(database) == order_in_file(reversed));
  CHECK(!tells_the_order(order_in_file(database)));
  std::string rows;
  for (const std::string& row : database.rows("SELECT * FROM responses")) rows += row;
  CHECK(!tells_the_order(marks_in(rows)));
}

TEST_CASE("PostgreSQL: once settled, neither the place nor the transaction of a row tells who came first") {
  const TestDatabase database(Kind::postgresql);
  const auto storage = database.open();
  store_in_order(*storage);
  const auto text = [&] {
    std::string all;
    for (const std::string& row : database.rows("SELECT answers FROM responses ORDER BY ctid")) all += row;
    return all;
  };
  CHECK(tells_the_order(marks_in(text())));  // before: this test sees what it looks for
  CHECK(database.rows("SELECT count(DISTINCT CAST(xmin AS text)) FROM responses") ==
        Strings{std::to_string(responses)});
  must(storage->settle());
  REQUIRE(marks_in(text()).size() == responses);
  CHECK(!tells_the_order(marks_in(text())));
  CHECK(!tells_the_order(marks_in(table_file(database, "responses"))));
  CHECK(database.rows("SELECT count(DISTINCT CAST(xmin AS text)) FROM responses") == Strings{"1"});
  CHECK(database.rows("SELECT id FROM responses ORDER BY ctid") ==
        database.rows("SELECT id FROM responses ORDER BY survey, id"));
}

TEST_CASE("the daily run takes the order away too, once a day") {
  on_each_database([](TestDatabase& database) {
    const auto storage = database.open();
    store_in_order(*storage);
    CHECK(value_of(storage->delete_expired("2026-11-29")) == 0);
    if (database.kind() == Kind::sqlite) {
      const TestDatabase reversed(Kind::sqlite);
      const auto other = reversed.open();
      store_in_other_order(*other);
      CHECK(value_of(other->delete_expired("2026-11-29")) == 0);
      CHECK(order_in_file(database) == order_in_file(reversed));
    } else {
      CHECK(database.rows("SELECT count(DISTINCT CAST(xmin AS text)) FROM responses") == Strings{"1"});
    }
    CHECK(database.rows("SELECT value FROM meta WHERE key = 'rewritten'") == Strings{"2026-11-29"});
    CHECK(database.rows("SELECT count(*) FROM responses") == Strings{std::to_string(responses)});
  });
}

TEST_CASE("settling while others store loses nothing") {
  on_each_database([](TestDatabase& database) {
    const auto first = database.open();
    const auto second = database.open();
    for (std::size_t number = 0; number < 60; ++number) {
      const std::vector one = {response_with(std::to_string(number), mark(number))};
      value_of((number % 2 == 0 ? first : second)->store(one));
      if (number % 7 == 0) (void)first->settle();
      if (number % 11 == 0) (void)second->settle();
    }
    CHECK(value_of(first->responses("werk")).size() == 60);
  });
}

TEST_CASE("what was withdrawn or has expired is gone from the files as well") {
  on_each_database([](TestDatabase& database) {
    const auto storage = database.open();
    collector::NewResponse expired = response_with("1", mark(1));
    expired.delete_after = "2026-01-01";
    const std::vector batch = {response_with("0", mark(0)), expired, response_with("2", mark(2))};
    value_of(storage->store(batch));
    must(storage->settle());
    CHECK(value_of(storage->withdraw(batch[0].receipt_hash)));
    CHECK(value_of(storage->delete_expired("2026-11-29")) == 1);
    must(storage->settle());
    const std::string left =
        database.kind() == Kind::sqlite ? files_of(database) : table_file(database, "responses");
    CHECK(marks_in(left) == std::vector<std::size_t>{2});
  });
}

// The one that withdraws is not the one that stores, as in the collector; nothing comes after it.
TEST_CASE(
    "a withdrawal through another connection is gone from all files once the writer settles, also after a "
    "kill") {
  on_each_database([](TestDatabase& database) {
    for (const bool is_large : {false, true}) {
      CAPTURE(is_large);
      auto writer = database.open();
      auto reader = database.open();
      std::vector<collector::NewResponse> batch;
      for (std::size_t number = 0; number < 200; ++number) {
        batch.push_back(response_with((is_large ? "l" : "s") + std::to_string(number), mark(number)));
        // Long texts lie outside the table's own pages.
        batch.back().answers["waarom"] = {mark(number) + std::string(is_large ? 30'000 : 10, 'x'),
                                          mark(number)};
      }
      value_of(writer->store(batch));
      (void)writer->settle();
      for (const std::size_t number : {7U, 8U, 150U})
        CHECK(value_of(reader->withdraw(batch[number].receipt_hash)));
      const auto left = [&] {
        if (database.kind() == Kind::sqlite) return files_of(database);
        const auto toast = database.rows(
            "SELECT CAST(CAST(reltoastrelid AS regclass) AS text) FROM pg_class WHERE relname = 'responses'");
        return table_file(database, "responses") + table_file(database, toast.at(0));
      };
      const auto gone = [&] {
        const std::string all = left();
        std::size_t found = 0;
        for (const std::size_t number : {7U, 8U, 150U})
          found += all.find(batch[number].content_hash) != std::string::npos ? 1U : 0U;
        return found == 0;
      };
      CHECK(!gone());  // before: this test sees what it looks for
      if (is_large) {  // the process that withdrew is no more
        writer.reset();
        writer = database.open();
      }
      must(writer->settle());
      CHECK(gone());
      for (const auto& one : batch) (void)reader->withdraw(one.receipt_hash);
      must(writer->settle());
      const std::string all = left();
      for (std::size_t number = 0; number < 200; ++number)
        CHECK(all.find(batch[number].content_hash) == std::string::npos);
      CHECK(all.find(mark(5)) == std::string::npos);
    }
  });
}

TEST_CASE("no receipt, key, token or link stands in the database") {
  on_each_database([](TestDatabase& database) {
    const auto storage = database.open();
    const std::vector one = {response_with("the-key-of-a-respondent")};
    value_of(storage->store(one));
    const std::string receipt =
        collector::receipt_of(std::string(32, 's'), "werk", "the-key-of-a-respondent");
    const auto token = value_of(collector::create_token(*storage, {}, "Ann", "2026-11-29"));
    const std::string link = value_of(collector::create_link(*storage, {"werk", "", ""}));
    std::string all = database.kind() == Kind::sqlite ? files_of(database) : "";
    for (const char* table : {"meta", "responses", "withdrawn", "tokens", "links", "groups", "rounds"}) {
      for (const std::string& row : database.rows(std::string("SELECT * FROM ") + table)) all += row + "\n";
    }
    CHECK(all.find(one[0].receipt_hash) != std::string::npos);
    for (const std::string& secret : {receipt, std::string("the-key-of-a-respondent"), token.secret, link})
      CHECK(all.find(secret) == std::string::npos);
  });
}

TEST_SUITE_END();
