// The clock: what is believed, what answers get for days, and what is deleted, also after a jump.
#include "collector/clock.hpp"

#include "collector/desk/access.hpp"
#include "collector/storage/retention.hpp"
#include "collector/upkeep.hpp"
#include "database_support.hpp"
#include "service_support.hpp"

using namespace leidraad;
using namespace leidraad::test;
using collector::ClockState;
using collector::dated;
using collector::Retention;

namespace {

std::size_t answers_in(const TestDatabase& database) {
  return static_cast<std::size_t>(std::stoul(database.rows("SELECT count(*) FROM responses").front()));
}

http::Request an_answer() {
  return post_json({{"version", 2}, {"answers", {{"works", "no"}}}});
}

collector::NewResponse kept(const std::string& key, const std::string& day, const std::string& delete_after) {
  collector::NewResponse response = response_with(key);
  response.day = day;
  response.delete_after = delete_after;
  return response;
}

}  // namespace

TEST_SUITE_BEGIN("clock");

TEST_CASE("a clock is believed from a day before the last day seen until a week after it") {
  CHECK(collector::judge("2026-11-29", "") == ClockState::believed);
  CHECK(collector::judge("1970-01-01", "") == ClockState::behind);
  CHECK(collector::judge("2023-12-31", "2023-12-31") == ClockState::behind);
  for (const auto& day : std::vector<std::pair<std::string, ClockState>>{{"2006-11-29", ClockState::behind},
                                                                         {"2026-11-27", ClockState::behind},
                                                                         {"2026-11-28", ClockState::believed},
                                                                         {"2026-11-29", ClockState::believed},
                                                                         {"2026-12-06", ClockState::believed},
                                                                         {"2026-12-07", ClockState::ahead},
                                                                         {"2028-01-03", ClockState::ahead}}) {
    const auto& [today, state] = day;
    CAPTURE(day.first);
    CHECK(collector::judge(today, "2026-11-29") == state);
  }
}

TEST_CASE(
    "an answer of a clock that is not believed waits for its days, and is kept for no less than promised") {
  const std::string last = "2026-11-29";
  const auto at = [&](const std::string& today) {
    return collector::Clock::Reading{today, last, collector::judge(today, last)};
  };
  CHECK(retention_of(at("2026-11-30"), "P1Y") == Retention{"2026-11-30", "2027-11-30"});
  CHECK(retention_of(at("2026-11-30"), "soon") == Retention{"2026-11-30", "2026-11-30"});
  const Retention ahead = retention_of(at("2027-01-28"), "P1M");
  CHECK(ahead == Retention{"2027-01-28", "P1M"});
  const Retention behind = retention_of(at("2006-11-29"), "P1M");
  CHECK(behind == Retention{"", "P1M"});
  CHECK(retention_of(at("2006-11-29"), "soon") == Retention{"", "P0D"});
  // The machine had been off, and the clock was right.
  CHECK(dated(ahead, "2027-01-30") == Retention{"2027-01-28", "2027-02-28"});
  // The clock was wrong, and was set right after three days.
  CHECK(dated(ahead, "2026-12-02") == Retention{"2026-12-02", "2027-01-02"});
  CHECK(dated(behind, "2026-12-02") == Retention{"2026-12-02", "2027-01-02"});
  // A database that was born under a wrong clock; the distance stays.
  CHECK(dated({"2028-01-03", "2028-02-03"}, "2026-12-02") == Retention{"2026-12-02", "2027-01-02"});
  CHECK(dated({"2006-11-29", "2006-12-29"}, "2026-12-02") == Retention{"2026-12-02", "2027-01-01"});
  // Nothing to do.
  CHECK(dated({"2026-11-01", "2026-12-01"}, "2026-12-02") == Retention{"2026-11-01", "2026-12-01"});
}

TEST_CASE("a start with the clock 400 days ahead deletes nothing; after a person's word it does") {
  on_each_database([](TestDatabase& database) {
    const auto storage = database.open();
    std::vector<collector::NewResponse> fifty;
    for (int at = 0; at < 50; ++at) fifty.push_back(response_with(std::to_string(at)));
    value_of(storage->store(fifty));
    CHECK(value_of(storage->delete_expired("2026-11-29")) == 0);
    for (int count = 0; count < 3; ++count)
      CHECK(code_of(storage->delete_expired("2028-01-03")) == "clock-jumped");
    CHECK(code_of(storage->delete_expired("2006-11-29")) == "clock-jumped");
    CHECK(answers_in(database) == 50);
    CHECK(value_of(storage->last_day_seen()) == "2026-11-29");
    // A clock that is right again is believed by itself.
    CHECK(value_of(storage->delete_expired("2026-11-30")) == 0);
    CHECK(value_of(storage->expired_on("2028-01-03")) == 50);
    must(storage->confirm_day("2028-01-03"));
    CHECK(value_of(storage->delete_expired("2028-01-03")) == 50);
  });
}

TEST_CASE("each day is seen, also where nothing is deleted; a weekend off needs no word") {
  on_each_database([](TestDatabase& database) {
    const auto storage = database.open();
    CHECK(value_of(storage->see_day("2026-11-29")) == "2026-11-29");
    CHECK(value_of(storage->see_day("2026-11-28")) == "2026-11-29");
    CHECK(value_of(storage->see_day("2026-12-06")) == "2026-12-06");
    CHECK(value_of(storage->see_day("2026-12-14")) == "2026-12-06");
    CHECK(value_of(database.open()->last_day_seen()) == "2026-12-06");
  });
}

TEST_CASE("answers that wait get their days with the next deletion, and so do marks of what was withdrawn") {
  on_each_database([](TestDatabase& database) {
    const auto storage = database.open();
    value_of(storage->see_day("2026-11-29"));
    value_of(storage->store(std::vector{kept("ahead", "2028-01-03", "P1M"), kept("behind", "", "P1M"),
                                        kept("withdrawn", "", "P1M"),
                                        kept("born wrong", "2006-11-29", "2006-12-29")}));
    CHECK(value_of(storage->withdraw(kept("withdrawn", "", "").receipt_hash)));
    CHECK(code_of(storage->delete_expired("2028-01-03")) == "clock-jumped");
    CHECK(database.rows("SELECT count(*) FROM responses WHERE delete_after = 'P1M'") == Strings{"2"});
    CHECK(value_of(storage->delete_expired("2026-12-02")) == 0);
    CHECK(
        database.rows("SELECT day, delete_after, count(*) FROM responses GROUP BY day, delete_after ORDER BY "
                      "delete_after") == Strings{"2026-12-02|2027-01-01|1", "2026-12-02|2027-01-02|2"});
    CHECK(database.rows("SELECT delete_after FROM withdrawn") == Strings{"2027-01-02"});
    // No sooner and no later than was promised.
    for (const char* day : {"2026-12-09", "2026-12-16", "2026-12-23", "2026-12-30", "2027-01-02"})
      CHECK(value_of(storage->delete_expired(day)) == (std::string(day) == "2027-01-02" ? 1 : 0));
    CHECK(value_of(storage->delete_expired("2027-01-03")) == 2);
    CHECK(database.rows("SELECT count(*) FROM withdrawn") == Strings{"0"});
  });
}

TEST_CASE("collectors with different clocks on one database: each is believed or not by itself") {
  on_each_database([](TestDatabase& database) {
    const auto right = database.open();
    const auto wrong = database.open();
    value_of(right->store(std::vector{response_with("a")}));
    CHECK(value_of(right->delete_expired("2026-11-29")) == 0);
    CHECK(code_of(wrong->delete_expired("2028-01-03")) == "clock-jumped");
    value_of(wrong->store(std::vector{kept("b", "2028-01-03", "P1Y")}));
    // The one whose clock is right goes on, and gives days to what the other one took in.
    CHECK(value_of(right->delete_expired("2026-11-30")) == 0);
    CHECK(database.rows("SELECT count(*) FROM responses WHERE delete_after = '2027-11-30'") == Strings{"1"});
    CHECK(code_of(wrong->delete_expired("2028-01-03")) == "clock-jumped");
  });
}

TEST_CASE("a collector under a wrong clock takes answers, says so, and goes on by itself once it is right") {
  TestCollector collector;
  CHECK(collector.send(an_answer()).status == 201);
  collector::Upkeep upkeep(*collector.service, collector.log.log());
  auto time = collector::Upkeep::Time::now();
  CHECK(!upkeep.look(time));
  const auto metric = [&] {
    const auto token = collector::create_token(*collector.storage(), {collector::May::administer, "", ""},
                                               "t", "2026-11-29");
    const auto& secret = std::get<collector::NewToken>(token).secret;
    return collector.send(get("/metrics", {}, {{"authorization", "Bearer " + secret}})).body;
  };
  CHECK(holds_text(metric(), "leidraad_clock_believed 1\n"));
  CHECK(collector.send(get("/readyz")).status == 200);

  collector.today = "2028-01-03";  // while it runs
  CHECK(collector.send(an_answer()).status == 201);
  collector.today = "2006-11-29";
  CHECK(collector.send(an_answer()).status == 201);
  for (int count = 0; count < 5; ++count) CHECK(upkeep.look(time += std::chrono::hours(2)));
  const auto ready = collector.send(get("/readyz"));
  CHECK(ready.status == 503);
  CHECK(ready.body ==
        "not ready: the clock says 2006-11-29, and the last day that the database saw is 2026-11-29: "
        "nothing is deleted until somebody says that the clock is right\n");
  CHECK(holds_text(metric(), "leidraad_clock_believed 0\n"));
  const std::string told = collector.log.text();
  CHECK(told.find("clock-jumped reason=the clock says") != std::string::npos);
  CHECK(told.find("clock-jumped") == told.rfind("clock-jumped"));
  CHECK(collector.database->stored().size() == 3);
  // A restart changes nothing.
  collector.restart();
  CHECK(collector.send(get("/readyz")).status == 503);

  collector::Upkeep restarted(*collector.service, collector.log.log());
  CHECK(restarted.look(time));
  collector.today = "2026-12-01";
  CHECK(!restarted.look(time += std::chrono::seconds(10)));
  CHECK(collector.send(get("/readyz")).status == 200);
  CHECK(holds_text(collector.log.text(), "clock-believed"));
  // All three have days of this world, and none is kept for less than promised.
  for (const auto& one : collector.database->stored()) {
    CHECK(one.delete_after >= "2027-11-29");
    CHECK(one.delete_after <= "2027-12-01");
  }
}

TEST_CASE("a machine that was off for sixty days deletes after a person's word, without a restart") {
  TestCollector collector;
  CHECK(collector.send(an_answer()).status == 201);
  collector.today = "2027-01-28";
  collector.restart();
  collector::Upkeep upkeep(*collector.service, collector.log.log());
  auto time = collector::Upkeep::Time::now();
  CHECK(upkeep.look(time));
  CHECK(collector.send(an_answer()).status == 201);
  REQUIRE(!collector.storage()->confirm_day("2027-01-28"));
  CHECK(!upkeep.look(time += std::chrono::seconds(10)));
  CHECK(collector.send(get("/readyz")).status == 200);
  std::vector<std::string> last_days;
  for (const auto& one : collector.database->stored()) last_days.push_back(one.delete_after);
  std::sort(last_days.begin(), last_days.end());
  CHECK(last_days == Strings{"2027-11-29", "2028-01-28"});
}

TEST_CASE("a new database under a clock from before there were collectors waits too") {
  TestCollector collector;
  collector.database->day_seen.clear();
  collector.today = "1970-01-01";
  collector.restart();
  CHECK(collector.send(get("/readyz")).status == 503);
  CHECK(collector.send(an_answer()).status == 201);
  CHECK(collector.database->day_seen.empty());
  CHECK(collector.database->stored().front().delete_after == "P1Y");
}

TEST_CASE("a deletion that could not be asked for is no success") {
  TestCollector collector;
  collector.database->is_failing = true;
  collector::Upkeep upkeep(*collector.service, collector.log.log());
  CHECK(upkeep.look());
  CHECK(!holds_text(collector.log.text(), "expired-responses-deleted"));
  collector.database->is_failing = false;
  CHECK(!upkeep.look(collector::Upkeep::Time::now() + std::chrono::minutes(2)));
  CHECK(holds_text(collector.log.text(), "expired-responses-deleted responses=0"));
}

TEST_SUITE_END();
