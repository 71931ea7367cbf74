// What a version means and promises, once it has answers: it stays, whoever comes with another description.
#include "collector/survey_meaning.hpp"

#include <algorithm>
#include <thread>

#include "collector/desk/access.hpp"
#include "collector/storage/database.hpp"
#include "database_support.hpp"
#include "service_support.hpp"

using namespace leidraad;
using namespace leidraad::test;
using collector::StoreOutcome;
using collector::VersionKeeping;

namespace {

json with_other_meaning(json survey = pulse()) {
  survey["pages"][2]["questions"][0] = {
      {"id", "story"}, {"type", "number"}, {"text", "How many?"}, {"minimum", 0}, {"optional", true}};
  return survey;
}

json with_other_words(json survey = pulse()) {
  survey["pages"][2]["questions"][0]["text"] = "Please tell us.";
  survey["pages"][0]["questions"][0]["options"][0]["text"] = "Certainly";
  survey["title"] = "Pulse of the house";
  return survey;
}

json with_minimum(int minimum, int version = 2) {
  json survey = pulse(version);
  survey["privacy"]["minimum-group"] = minimum;
  return survey;
}

collector::NewResponse answer_to(const json& survey, const std::string& key) {
  collector::NewResponse response = response_with(key);
  response.survey = survey["id"];
  response.version = survey["version"];
  response.meaning = collector::promise_of(survey.dump()).meaning;
  return response;
}

VersionKeeping keep(collector::Storage& storage, const json& survey) {
  return value_of(storage.keep_version(survey["id"], survey["version"], survey.dump()));
}

StoreOutcome store(collector::Storage& storage, const collector::NewResponse& response) {
  return value_of(storage.store({&response, 1})).front();
}

http::Request an_answer(const std::string& key = "") {
  http::Pairs headers;
  if (!key.empty()) headers.emplace_back("idempotency-key", key);
  return post_json({{"version", 2}, {"answers", {{"works", "no"}}}}, headers);
}

std::string reading_token(const TestCollector& collector) {
  const auto made =
      collector::create_token(*collector.storage(), {collector::May::read, "", ""}, "t", "2026-11-29");
  return std::get<collector::NewToken>(made).secret;
}

json results_of(const TestCollector& collector, const std::string& token) {
  const auto response =
      collector.send(get("/api/surveys/pulse/results", {}, {{"authorization", "Bearer " + token}}));
  REQUIRE(response.status == 200);
  return json::parse(response.body);
}

std::size_t rows_of(const TestCollector& collector, const std::string& token) {
  const auto response =
      collector.send(get("/api/surveys/pulse/export.csv", {}, {{"authorization", "Bearer " + token}}));
  REQUIRE(response.status == 200);
  return static_cast<std::size_t>(std::count(response.body.begin(), response.body.end(), '\n')) - 1;
}

}  // namespace

TEST_SUITE_BEGIN("meaning");

TEST_CASE("wording and order are no meaning; type, options, bounds and conditions are") {
  const auto meaning = [](const json& survey) { return collector::promise_of(survey.dump()).meaning; };
  CHECK(meaning(pulse()).size() == 64);
  CHECK(meaning(with_other_words()) == meaning(pulse()));
  CHECK(meaning(with_minimum(15)) == meaning(pulse()));
  CHECK(meaning(with_other_meaning()) != meaning(pulse()));
  json changed = pulse();
  changed["pages"][2]["questions"][1]["maximum"] = 80;
  CHECK(meaning(changed) != meaning(pulse()));
  changed = pulse();
  changed["pages"][1]["when"]["is"] = "no";
  CHECK(meaning(changed) != meaning(pulse()));
  changed = pulse();
  changed["pages"][2]["questions"].erase(1);
  CHECK(meaning(changed) != meaning(pulse()));
  CHECK(collector::promise_of("{}").meaning.empty());
}

TEST_CASE("a version with answers keeps its meaning; without answers it may change, and wording always may") {
  on_each_database([](TestDatabase& database) {
    const auto storage = database.open();
    CHECK(keep(*storage, pulse()) == VersionKeeping::kept);
    CHECK(keep(*storage, with_other_meaning()) == VersionKeeping::kept);
    CHECK(keep(*storage, pulse()) == VersionKeeping::kept);
    CHECK(store(*storage, answer_to(pulse(), "a")) == StoreOutcome::stored);
    CHECK(keep(*storage, with_other_meaning()) == VersionKeeping::other_meaning);
    CHECK(value_of(storage->versions("pulse")).at(0).description == pulse().dump());
    CHECK(keep(*storage, with_other_words()) == VersionKeeping::kept);
    CHECK(value_of(storage->versions("pulse")).at(0).description == with_other_words().dump());
    // Another number is another version.
    CHECK(keep(*storage, with_other_meaning(pulse(3))) == VersionKeeping::kept);
    CHECK(value_of(storage->withdraw(answer_to(pulse(), "a").receipt_hash)));
    CHECK(keep(*storage, with_other_meaning()) == VersionKeeping::kept);
  });
}

TEST_CASE("an answer to what a version meant before it was replaced is not stored; a repeat still is one") {
  on_each_database([](TestDatabase& database) {
    const auto one = database.open();
    const auto other = database.open();
    keep(*one, pulse());
    keep(*other, with_other_meaning());
    CHECK(store(*one, answer_to(pulse(), "a")) == StoreOutcome::other_meaning);
    CHECK(store(*other, answer_to(with_other_meaning(), "b")) == StoreOutcome::stored);
    CHECK(keep(*one, pulse()) == VersionKeeping::other_meaning);
    CHECK(store(*one, answer_to(pulse(), "a")) == StoreOutcome::other_meaning);
    // The same submission through the other collector.
    CHECK(store(*one, answer_to(pulse(), "b")) == StoreOutcome::repeated);
    CHECK(value_of(other->withdraw(answer_to(pulse(), "b").receipt_hash)));
    CHECK(store(*one, answer_to(pulse(), "b")) == StoreOutcome::withdrawn);
    CHECK(database.rows("SELECT count(*) FROM responses") == Strings{"0"});
  });
}

TEST_CASE("two collectors with different sites at once: all answers under one number mean the same") {
  on_each_database([](TestDatabase& database) {
    const auto collect = [&](const json& survey, const std::string& name) {
      const auto storage = database.open();
      for (int count = 0; count < 30; ++count) {
        (void)storage->keep_version(survey["id"], survey["version"], survey.dump());
        collector::NewResponse response = answer_to(survey, name + std::to_string(count));
        response.group = name;
        (void)storage->store({&response, 1});
      }
    };
    std::jthread one(collect, pulse(), "one");
    collect(with_other_meaning(), "other");
    one.join();
    const auto groups = database.rows("SELECT DISTINCT group_id FROM responses");
    REQUIRE(groups.size() == 1);
    const auto kept = value_of(database.open()->versions("pulse"));
    CHECK(kept.at(0).description == (groups[0] == "one" ? pulse() : with_other_meaning()).dump());
  });
}

TEST_CASE("a description of before this was written down keeps its meaning and its promise") {
  on_each_database([](TestDatabase& database) {
    const std::vector first_shape(collector::migration_steps().begin(),
                                  collector::migration_steps().begin() + 1);
    collector::Database older(collector::engine_of(database.url()), first_shape);
    const std::string description = with_minimum(15).dump();
    must(older.run([&](soci::session& sql) {
      sql << "INSERT INTO survey_versions (survey, version, description) VALUES ('pulse', 2, :text)",
          soci::use(description);
      sql << "INSERT INTO responses (survey, id, version, group_id, round, day, delete_after, is_to_check, "
             "receipt_hash, content_hash, answers) VALUES ('pulse', 'a', 2, '', '', '2026-11-20', "
             "'2027-11-20', "
             "0, 'r', 'c', '{}')";
    }));
    const auto storage = database.open();
    CHECK(keep(*storage, with_other_meaning()) == VersionKeeping::other_meaning);
    CHECK(keep(*storage, with_minimum(5)) == VersionKeeping::kept);
    CHECK(value_of(storage->highest_minimum_group("pulse")) == 15);
  });
}

TEST_CASE("the highest minimum that was ever promised is remembered: lowered, raised, another version") {
  on_each_database([](TestDatabase& database) {
    const auto storage = database.open();
    keep(*storage, with_minimum(15));
    CHECK(keep(*storage, with_minimum(5)) == VersionKeeping::kept);
    CHECK(value_of(database.open()->highest_minimum_group("pulse")) == 15);
    keep(*database.open(), with_minimum(5, 3));
    CHECK(value_of(storage->highest_minimum_group("pulse")) == 15);
    keep(*storage, with_minimum(20, 3));
    CHECK(value_of(storage->highest_minimum_group("pulse")) == 20);
    CHECK(value_of(storage->highest_minimum_group("other")) == 0);
  });
}

TEST_CASE("eight answers that were promised fifteen are not shown at five, by any door") {
  for (const bool is_restarted : {false, true}) {
    TestCollector collector;
    write_site(collector.site(), with_minimum(15));
    REQUIRE(!collector.service->read_surveys());
    for (int count = 0; count < 8; ++count) CHECK(collector.send(an_answer()).status == 201);
    write_site(collector.site(), with_minimum(5));
    if (is_restarted) collector.restart();
    REQUIRE(!collector.service->read_surveys());
    const std::string token = reading_token(collector);
    json results = results_of(collector, token);
    CHECK(results["minimum_group"] == 15);
    CHECK(!results["columns"][0].contains("respondents"));
    CHECK(results["questions"][0]["figures"][0].is_null());
    CHECK(rows_of(collector, token) == 0);
    // Nor under a new version beside them.
    write_site(collector.site(), with_minimum(5, 3));
    REQUIRE(!collector.service->read_surveys());
    CHECK(results_of(collector, token)["minimum_group"] == 15);
    CHECK(rows_of(collector, token) == 0);
  }
}

TEST_CASE("what another collector promised holds here too, before this one reads its site again") {
  TestCollector collector;
  for (int count = 0; count < 8; ++count) CHECK(collector.send(an_answer()).status == 201);
  const std::string token = reading_token(collector);
  CHECK(rows_of(collector, token) == 8);
  REQUIRE(std::holds_alternative<VersionKeeping>(
      collector.storage()->keep_version("pulse", 7, with_minimum(15, 7).dump())));
  CHECK(results_of(collector, token)["minimum_group"] == 15);
  CHECK(rows_of(collector, token) == 0);
}

TEST_CASE(
    "survey-meaning-changed: answers to the changed description are refused, and the old version remains") {
  TestCollector collector;
  for (int count = 0; count < 6; ++count) CHECK(collector.send(an_answer()).status == 201);
  write_site(collector.site(), with_other_meaning());
  for (int round = 0; round < 2; ++round) {
    CAPTURE(round);
    REQUIRE(!collector.service->read_surveys());
    const auto ready = collector.send(get("/readyz"));
    CHECK(ready.status == 503);
    CHECK(holds_text(ready.body, "not ready: the survey `pulse` means something else"));
    const auto refused = collector.send(an_answer("k"));
    CHECK(refused.status == 503);
    CHECK(header(refused, "Retry-After") == "60");
    CHECK(json::parse(refused.body).at("type") == "urn:problem-type:leidraad:changed-meaning");
    CHECK(collector.send(post_json({{"answers", {{"works", "no"}}}})).status ==
          503);  // of the site's version
    const auto page = collector.send(post_form("_key=k2&_version=2&works=no", {{"accept", "text/html"}}));
    CHECK(page.status == 503);
    CHECK(header(page, "Content-Type") == "text/html; charset=utf-8");
    CHECK(collector.send(get("/api/surveys/pulse/form")).status == 503);
    CHECK(collector.database->stored().size() == 6);
    // Results and codebook are of what the answers mean.
    const std::string token = reading_token(collector);
    CHECK(results_of(collector, token)["questions"][2]["type"] == "long-text");
    const std::string told = collector.log.text();
    CHECK(holds_text(told, "survey-meaning-changed survey=pulse version=2"));
    collector.restart();  // also for a collector that never saw the old site
  }
  // A new number: all is well, and the answer that waited comes in.
  write_site(collector.site(), with_other_meaning(pulse(3)));
  REQUIRE(!collector.service->read_surveys());
  CHECK(collector.send(get("/readyz")).status == 200);
  CHECK(collector.send(an_answer("k")).status == 201);
  CHECK(collector.send(post_json({{"version", 3}, {"answers", {{"story", "5"}}}})).status == 201);
}

TEST_CASE("put back as it was, a survey takes answers again; without answers it is replaced without a word") {
  TestCollector collector;
  write_site(collector.site(), with_other_meaning());
  REQUIRE(!collector.service->read_surveys());
  CHECK(collector.send(get("/readyz")).status == 200);
  CHECK(collector.send(post_json({{"version", 2}, {"answers", {{"story", "5"}}}})).status == 201);
  write_site(collector.site());
  REQUIRE(!collector.service->read_surveys());
  CHECK(collector.send(get("/readyz")).status == 503);
  write_site(collector.site(), with_other_meaning());
  REQUIRE(!collector.service->read_surveys());
  CHECK(collector.send(get("/readyz")).status == 200);
  CHECK(collector.send(post_json({{"version", 2}, {"answers", {{"story", "5"}}}})).status == 201);
}

TEST_CASE("another collector replaced the version: the answer is refused kindly, and taken the next time") {
  TestCollector collector;
  REQUIRE(std::holds_alternative<VersionKeeping>(
      collector.storage()->keep_version("pulse", 2, with_other_meaning().dump())));
  CHECK(collector.send(an_answer("k")).status == 503);
  unsigned status = 503;
  for (int tries = 0; tries < 100 && status == 503; ++tries) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    status = collector.send(an_answer("k")).status;
  }
  CHECK(status == 201);
  CHECK(collector.database->stored().size() == 1);
}

TEST_SUITE_END();
