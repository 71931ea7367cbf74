// How a database goes from one shape to the next.
#include <sys/stat.h>

#include <algorithm>

#include "collector/storage/database.hpp"
#include "database_support.hpp"

using namespace leidraad;
using namespace leidraad::test;

namespace {

// The shapes of this program and one more, as the next version will have.
std::vector<collector::MigrationStep> next_version() {
  const auto known = collector::migration_steps();
  std::vector<collector::MigrationStep> steps(known.begin(), known.end());
  steps.push_back({{"ALTER TABLE responses ADD COLUMN language text NOT NULL DEFAULT 'nl'",
                    "CREATE TABLE translations (id {id} PRIMARY KEY){end}"}});
  return steps;
}

diagnostics::Failure open_with(const TestDatabase& database,
                               const std::vector<collector::MigrationStep>& steps) {
  collector::Database newer(collector::engine_of(database.url()), steps);
  return newer.run([](soci::session&) {});
}

}  // namespace

TEST_SUITE_BEGIN("migration");

TEST_CASE("an older shape becomes the new one with all its responses; a SQLite file is copied first") {
  on_each_database([](TestDatabase& database) {
    const std::vector responses = {response_with("a"), response_with("b")};
    value_of(database.open()->store(responses));
    must(open_with(database, next_version()));
    CHECK(database.rows("SELECT language, count(*) FROM responses GROUP BY language") == Strings{"nl|2"});
    must(open_with(database, next_version()));  // again: nothing to do
    const fs::path copy = database.file().string() + ".before-" + std::to_string(next_version().size());
    CHECK(fs::exists(copy) == (database.kind() == Kind::sqlite));
    if (database.kind() == Kind::sqlite) {
      struct stat status {};
      REQUIRE(::stat(copy.c_str(), &status) == 0);
      CHECK((status.st_mode & 0777U) == 0600U);
      const auto storage = value_of(collector::Storage::open("sqlite:" + copy.string()));
      CHECK(value_of(storage->responses("werk")).size() == 2);
    }
  });
}

TEST_CASE("database-newer: a database of a later version is refused and left as it is") {
  on_each_database([](TestDatabase& database) {
    database.open();
    must(open_with(database, next_version()));
    const auto result = collector::Storage::open(database.url());
    CHECK(code_of(result) == "database-newer");
    CHECK(message(std::get<diagnostics::Diagnostic>(result))
              .ends_with("heeft vorm 3; dit programma kent de vormen tot en met 2"));
  });
}

TEST_CASE("a step that fails halfway leaves the database in its shape") {
  on_each_database([](TestDatabase& database) {
    const std::vector responses = {response_with("a")};
    value_of(database.open()->store(responses));
    auto steps = next_version();
    steps.back().commands.push_back("CREATE TABLE responses (x integer)");  // is there
    CHECK(code_of(open_with(database, steps)) == "database-refused");
    CHECK(value_of(database.open()->responses("werk")).size() == 1);
    must(open_with(database, next_version()));
  });
}

TEST_CASE("database-copy-failed: without its copy a file does not change shape") {
  const TestDatabase database(Kind::sqlite);
  database.open();
  fs::create_directories(database.file().string() + ".before-3.part/full");
  CHECK(code_of(open_with(database, next_version())) == "database-copy-failed");
  CHECK(code_of(collector::Storage::open(database.url())) == "");
}

TEST_CASE("a database from before days and promises were kept gets them: 400 days ahead deletes nothing") {
  on_each_database([](TestDatabase& database) {
    const std::vector first_shape(collector::migration_steps().begin(),
                                  collector::migration_steps().begin() + 1);
    collector::Database older(collector::engine_of(database.url()), first_shape);
    must(older.run([](soci::session& sql) {
      sql << "INSERT INTO survey_versions (survey, version, description) VALUES ('werk', 1, '{}')";
      sql << "INSERT INTO responses (survey, id, version, group_id, round, day, delete_after, is_to_check, "
             "receipt_hash, content_hash, answers) VALUES ('werk', 'a', 1, '', '', '2026-11-20', "
             "'2027-11-20', 0, "
             "'r', 'c', '{}')";
      sql << "INSERT INTO meta (key, value) VALUES ('rewritten', '2026-11-29')";
    }));
    const auto storage = database.open();
    CHECK(value_of(storage->last_day_seen()) == "2026-11-29");
    CHECK(code_of(storage->delete_expired("2028-01-03")) == "clock-jumped");
    CHECK(value_of(storage->responses("werk")).size() == 1);
    CHECK(value_of(storage->highest_minimum_group("werk")) == 0);
  });
}

TEST_CASE("without a daily rewriting the last answer tells the day; an empty database tells none") {
  on_each_database([](TestDatabase& database) {
    const std::vector first_shape(collector::migration_steps().begin(),
                                  collector::migration_steps().begin() + 1);
    collector::Database older(collector::engine_of(database.url()), first_shape);
    must(older.run([](soci::session& sql) {
      sql << "INSERT INTO responses (survey, id, version, group_id, round, day, delete_after, is_to_check, "
             "receipt_hash, content_hash, answers) VALUES ('werk', 'a', 1, '', '', '2026-11-20', "
             "'2027-11-20', 0, "
             "'r', 'c', '{}')";
    }));
    CHECK(value_of(database.open()->last_day_seen()) == "2026-11-20");
    TestDatabase fresh(Kind::sqlite);
    CHECK(value_of(fresh.open()->last_day_seen()).empty());
  });
}

TEST_SUITE_END();
