// What is stored, on SQLite and on a real PostgreSQL.
#include <algorithm>
#include <thread>

#include "collector/storage/response_writer.hpp"
#include "database_support.hpp"

using namespace leidraad;
using namespace leidraad::test;
using collector::StoreOutcome;
using Outcomes = std::vector<StoreOutcome>;

namespace {

Outcomes store(collector::Storage& storage, const std::vector<collector::NewResponse>& responses) {
  return value_of(storage.store(responses));
}

}  // namespace

TEST_SUITE_BEGIN("storage");

TEST_CASE("a response is stored as it was given, and read back without receipt, day or order") {
  on_each_database([](TestDatabase& database) {
    const auto storage = database.open();
    collector::NewResponse response = response_with("a");
    response.version = 3;
    response.group = "groep";
    response.round = "2026-najaar";
    response.is_to_check = true;
    const std::string difficult = "é 😀 '; DROP TABLE responses; -- \\ \" :v1 $1 \x01 \n<b>\u202E";
    response.answers["waarom"] = {difficult, std::string(1'000'000, 'x')};
    CHECK(store(*storage, {response}) == Outcomes{StoreOutcome::stored});
    const auto all = value_of(storage->responses("werk"));
    REQUIRE(all.size() == 1);
    CHECK(all[0].survey == "werk");
    CHECK(all[0].version == 3);
    CHECK(all[0].group == "groep");
    CHECK(all[0].round == "2026-najaar");
    CHECK(all[0].is_to_check);
    CHECK(all[0].answers == response.answers);
    CHECK(value_of(storage->responses("anders")).empty());
  });
}

TEST_CASE("a repeat, other content under the same key and a withdrawn key are told apart") {
  on_each_database([](TestDatabase& database) {
    const auto storage = database.open();
    CHECK(
        store(*storage,
              {response_with("a"), response_with("b"), response_with("b"), response_with("b", "nee")}) ==
        Outcomes{StoreOutcome::stored, StoreOutcome::stored, StoreOutcome::repeated, StoreOutcome::conflict});
    CHECK(store(*storage, {response_with("b"), response_with("c"), response_with("a", "nee")}) ==
          Outcomes{StoreOutcome::repeated, StoreOutcome::stored, StoreOutcome::conflict});
    CHECK(value_of(storage->withdraw(response_with("a").receipt_hash)));
    CHECK(value_of(storage->withdraw(response_with("a").receipt_hash)));
    CHECK(!value_of(storage->withdraw(response_with("nobody").receipt_hash)));
    CHECK(store(*storage, {response_with("a"), response_with("a", "nee"), response_with("d")}) ==
          Outcomes{StoreOutcome::withdrawn, StoreOutcome::withdrawn, StoreOutcome::stored});
    CHECK(value_of(storage->responses("werk")).size() == 3);
    CHECK(database.rows("SELECT count(*) FROM withdrawn") == Strings{"1"});
  });
}

TEST_CASE("batches of every size are stored whole") {
  on_each_database([](TestDatabase& database) {
    const auto storage = database.open();
    std::size_t count = 0;
    for (const std::size_t size : {0U, 1U, 7U, 8U, 9U, 63U, 64U, 65U, 200U}) {
      std::vector<collector::NewResponse> batch;
      for (std::size_t at = 0; at < size; ++at) batch.push_back(response_with(std::to_string(count++)));
      CHECK(store(*storage, batch) == Outcomes(size, StoreOutcome::stored));
    }
    CHECK(value_of(storage->responses("werk")).size() == count);
  });
}

TEST_CASE("the same submission from fifty threads gives one row; one stores it, all others repeat it") {
  on_each_database([](TestDatabase& database) {
    collector::ResponseWriter writer(database.open());
    collector::ResponseWriter second_collector(database.open());
    std::atomic<int> stored = 0;
    std::atomic<int> repeated = 0;
    std::vector<std::thread> threads;
    for (int at = 0; at < 50; ++at) {
      threads.emplace_back([&, at] {
        (at % 2 == 0 ? writer : second_collector).store(response_with("same"), [&](auto result) {
          const auto* outcome = std::get_if<StoreOutcome>(&result);
          if (outcome != nullptr && *outcome == StoreOutcome::stored) ++stored;
          if (outcome != nullptr && *outcome == StoreOutcome::repeated) ++repeated;
        });
      });
    }
    for (std::thread& thread : threads) thread.join();
    for (int tries = 0; tries < 1000 && stored + repeated < 50; ++tries)
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    CHECK(stored == 1);
    CHECK(repeated == 49);
    CHECK(database.rows("SELECT count(*) FROM responses") == Strings{"1"});
  });
}

TEST_CASE("what is older than promised is deleted, with the marks of what was withdrawn") {
  on_each_database([](TestDatabase& database) {
    const auto storage = database.open();
    collector::NewResponse old = response_with("old");
    old.delete_after = "2026-11-28";
    collector::NewResponse last_day = response_with("last day");
    last_day.delete_after = "2026-11-29";
    collector::NewResponse withdrawn = response_with("withdrawn");
    withdrawn.delete_after = "2026-11-28";
    store(*storage, {old, last_day, withdrawn});
    CHECK(value_of(storage->withdraw(withdrawn.receipt_hash)));
    CHECK(value_of(storage->delete_expired("2026-11-29")) == 1);
    CHECK(value_of(storage->responses("werk")).size() == 1);
    CHECK(database.rows("SELECT count(*) FROM withdrawn") == Strings{"0"});
    CHECK(value_of(storage->delete_expired("2026-11-29")) == 0);
    CHECK(value_of(storage->delete_expired("2026-11-30")) == 1);
  });
}

TEST_CASE("groups, rounds, links, tokens and versions come back as they were added") {
  on_each_database([](TestDatabase& database) {
    const auto storage = database.open();
    must(storage->add(collector::Group{"o", "", "De Linde"}));
    must(storage->add(collector::Group{"g", "o", "Team \"Zuid\""}));
    CHECK(code_of(storage->add(collector::Group{"x", "nergens", "Wees"})) == "database-refused");
    const auto groups = value_of(storage->groups());
    REQUIRE(groups.size() == 2);
    CHECK(groups[0].id == "g");
    CHECK(groups[0].parent == "o");
    CHECK(groups[0].name == "Team \"Zuid\"");
    CHECK(groups[1].parent.empty());

    must(storage->add(collector::Round{"werk", "2026", "Najaar"}));
    CHECK(value_of(storage->rounds("werk")).at(0).title == "Najaar");
    CHECK(value_of(storage->rounds("anders")).empty());

    must(storage->add_link("hash", {"werk", "g", "2026"}));
    CHECK(value_of(storage->link("hash"))->group == "g");
    CHECK(!value_of(storage->link("other")));

    must(storage->add_token("secret hash",
                            {"t1", {collector::May::administer, "werk", "o"}, "Ann", "2026-11-29"}));
    must(storage->add_token("second", {"t2", {}, "Bo", "2026-11-29"}));
    const auto token = value_of(storage->token("secret hash"));
    REQUIRE(token);
    CHECK(token->id == "t1");
    CHECK(token->scope.may == collector::May::administer);
    CHECK(token->scope.survey == "werk");
    CHECK(token->scope.group == "o");
    CHECK(token->label == "Ann");
    CHECK(!value_of(storage->token("")));
    CHECK(!value_of(storage->token("unknown")));
    CHECK(value_of(storage->revoke_token("t1")));
    CHECK(!value_of(storage->revoke_token("t9")));
    CHECK(value_of(storage->token("secret hash"))->is_revoked);
    CHECK(value_of(storage->tokens()).size() == 2);

    value_of(storage->keep_version("werk", 2, "{\"version\":2}"));
    value_of(storage->keep_version("werk", 1, "{}"));
    value_of(storage->keep_version("werk", 2, "{\"version\":2,\"new\":true}"));
    const auto versions = value_of(storage->versions("werk"));
    REQUIRE(versions.size() == 2);
    CHECK(versions[0].version == 1);
    CHECK(versions[0].description == "{}");
    CHECK(versions[1].description == "{\"version\":2,\"new\":true}");
    CHECK(value_of(storage->surveys()) == Strings{"werk"});
    must(storage->probe());
    must(storage->probe());
  });
}

TEST_CASE("a database keeps its secret, and another one has another") {
  on_each_database([](TestDatabase& database) {
    const std::string secret = value_of(database.open()->secret());
    CHECK(secret.size() == 32);
    CHECK(value_of(database.open()->secret()) == secret);
    TestDatabase other(Kind::sqlite);
    CHECK(value_of(other.open()->secret()) != secret);
  });
}

TEST_CASE("collectors that start together on an empty database all work") {
  on_each_database([](TestDatabase& database) {
    std::vector<std::thread> threads;
    std::vector<std::string> secrets(8);
    for (std::string& secret : secrets) {
      threads.emplace_back([&] {
        auto storage = collector::Storage::open(database.url());
        if (auto* opened = std::get_if<0>(&storage)) secret = std::get<0>((*opened)->secret());
      });
    }
    for (std::thread& thread : threads) thread.join();
    for (const std::string& secret : secrets) {
      CHECK(secret.size() == 32);
      CHECK(secret == secrets[0]);
    }
  });
}

TEST_SUITE_END();
