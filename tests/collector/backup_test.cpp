// leidraad backup and restore: nothing left out, nothing half, nothing told about who came when.
#include "collector/backup/backup.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <map>
#include <random>
#include <set>

#include "backup_support.hpp"

using namespace leidraad;
using namespace leidraad::test;

TEST_SUITE_BEGIN("backup");

TEST_CASE("a backup holds every row of every table and goes back into either engine") {
  on_each_database([](TestDatabase& database) {
    fill(database);
    const auto before = content(database);
    for (const auto& one : before) {
      const auto& [table, rows] = one;
      CAPTURE(one.first);
      CHECK_FALSE(rows.empty());  // a new table belongs in fill()
    }
    const TemporaryFolder folder;
    const std::string file = folder.path() / "kopie = 'a'.db";
    const auto sums = value_of(back_up(database.url(), file));
    CHECK(sums.size() == before.size());
    for (const auto& sum : sums) CHECK(sum.rows == static_cast<long long>(before.at(sum.table).size()));
    CHECK(content(database) == before);
    CHECK(names_in(folder.path()) == std::set<std::string>{"kopie = 'a'.db"});
    struct stat status {};
    REQUIRE(::stat(file.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == 0600U);

    for (const Kind kind : {Kind::sqlite, Kind::postgresql}) {
      TestDatabase other(kind);
      const Restored restored = value_of(restore(other.url(), file, Replace::never));
      CHECK(restored.kept.empty());
      CHECK(restored.tables == sums);
      CHECK(content(other) == before);
      // It works as a database: who sends the same again is found, who withdrew stays so.
      const auto storage = other.open();
      CHECK(value_of(storage->store(std::vector{response_with("k1", "zin 1"), response_with("k3", "zin 3"),
                                                response_with("nieuw")})) ==
            std::vector{collector::StoreOutcome::repeated, collector::StoreOutcome::withdrawn,
                        collector::StoreOutcome::stored});
      CHECK(value_of(back_up(other.url(),
                             folder.path() / ("weer-" + std::to_string(static_cast<int>(kind)) + ".db")))
                .size() == sums.size());
    }
  });
}

TEST_CASE(
    "a backup is the same, byte for byte, in whatever order the answers came, and holds nothing withdrawn") {
  on_each_database([](TestDatabase& database) {
    (void)database.open();
    const TemporaryFolder folder;
    (void)value_of(database.open()->keep_version("werk", 1, "{}"));
    (void)value_of(back_up(database.url(), folder.path() / "leeg.db"));
    TestDatabase other(database.kind());
    (void)value_of(restore(other.url(), folder.path() / "leeg.db", Replace::never));
    const auto send = [](TestDatabase& to, bool is_turned) {
      const auto storage = to.open();
      for (int at = 0; at < 300; ++at) {
        const std::string key = "k" + std::to_string(is_turned ? 299 - at : at);
        (void)value_of(storage->store(std::vector{response_with(key, "GEHEIM " + key)}));
      }
      REQUIRE(value_of(storage->withdraw(response_with("k42", "GEHEIM k42").receipt_hash)));
      // Until then a random mark in each database tells that it has to be written again.
      REQUIRE(!storage->settle());
    };
    send(database, false);
    send(other, true);
    (void)value_of(back_up(database.url(), folder.path() / "a.db"));
    (void)value_of(back_up(other.url(), folder.path() / "b.db"));
    const std::string bytes = read_file(folder.path() / "a.db");
    CHECK(bytes == read_file(folder.path() / "b.db"));
    CHECK(bytes.find("GEHEIM k41\"") != std::string::npos);
    CHECK(bytes.find("GEHEIM k42\"") == std::string::npos);
  });
}

TEST_CASE("a backup never takes the place of anything, nor a name that SQLite uses") {
  on_each_database([](TestDatabase& database) {
    fill(database, 0, 10);
    const TemporaryFolder folder;
    const auto at = [&](const char* name) { return (folder.path() / name).string(); };
    write_file(at("bestaat"), "van een ander");
    fs::create_symlink("nergens", at("wijzer"));
    REQUIRE(::mkfifo(at("pijp").c_str(), 0600) == 0);
    for (const char* name : {"bestaat", "wijzer", "pijp"})
      CHECK(code_of(back_up(database.url(), at(name))) == "backup-exists");
    CHECK(code_of(back_up(database.url(), folder.path())) == "backup-exists");
    CHECK(read_file(at("bestaat")) == "van een ander");
    for (const char* name : {"x.db-wal", "x.db-shm", "x.db-journal", "", "map/", "a\nb", "a\"b", ":memory:"})
      CHECK(code_of(back_up(database.url(), *name == '\0' ? "" : at(name))) ==
            (std::string(name) == ":memory:" ? "" : "backup-place"));
    CHECK(code_of(back_up(database.url(), at("geen/map.db"))) == "backup-not-written");
    if (database.kind() == Kind::sqlite)
      CHECK(code_of(back_up(database.url(), database.file())) == "backup-exists");
  });
}

TEST_CASE("nothing to copy is told, and makes no database and no file") {
  const TemporaryFolder folder;
  const std::string file = folder.path() / "kopie.db";
  CHECK(code_of(back_up("sqlite:" + (folder.path() / "fout.db").string(), file)) == "database-cannot-open");
  CHECK(names_in(folder.path()).empty());
  write_file(folder.path() / "leeg.db", "");
  ::chmod((folder.path() / "leeg.db").c_str(), 0600);
  CHECK(code_of(back_up("sqlite:" + (folder.path() / "leeg.db").string(), file)) == "backup-of-nothing");
  const TestDatabase empty(Kind::postgresql);
  CHECK(code_of(back_up(empty.url(), file)) == "backup-of-nothing");
  (void)empty.rows("CREATE TABLE meta (nummer integer)");
  CHECK(code_of(back_up(empty.url(), file)) == "database-not-ours");
  CHECK_FALSE(fs::exists(file));
}

TEST_CASE("a disk that is full leaves no copy, and the old database as it was") {
  on_each_database([](TestDatabase& database) {
    fill(database);
    const TemporaryFolder folder;
    const std::string file = folder.path() / "kopie.db";
    for (const rlim_t size : {0U, 4096U, 40'000U}) {
      const Limit limit(size);
      const std::string code = code_of(back_up(database.url(), file));
      CHECK((code == "backup-not-written" || code == "database-full"));
    }
    CHECK(names_in(folder.path()).empty());
    (void)value_of(back_up(database.url(), file));
    TestDatabase other(Kind::sqlite);
    (void)other.open();
    const auto before = content(other);
    for (const rlim_t size : {40'000U, 60'000U}) {
      const Limit limit(size);
      CHECK(code_of(restore(other.url(), file, Replace::allowed)) == "restore-failed");
    }
    CHECK(content(other) == before);
    CHECK_FALSE(fs::exists(other.file().string() + ".part"));
  });
}

TEST_CASE("what a program that was ended left behind is cleared; what another one is writing is not") {
  TestDatabase database(Kind::sqlite);
  fill(database, 0, 10);
  const TemporaryFolder folder;
  const std::string file = folder.path() / "kopie.db";
  write_file(file + ".part", "half");
  (void)value_of(back_up(database.url(), file));
  CHECK(names_in(folder.path()) == std::set<std::string>{"kopie.db"});
  const int writing = ::open((file + "2.part").c_str(), O_RDWR | O_CREAT, 0600);
  REQUIRE(::flock(writing, LOCK_EX) == 0);
  CHECK(code_of(back_up(database.url(), file + "2")) == "backup-not-written");
  CHECK(fs::exists(file + "2.part"));
  ::close(writing);
}

TEST_CASE("a backup in which anything changed is refused, and touches nothing") {
  TestDatabase source(Kind::sqlite);
  fill(source);
  const TemporaryFolder folder;
  const std::string whole = folder.path() / "heel.db";
  const std::string file = folder.path() / "kopie.db";
  (void)value_of(back_up(source.url(), whole));
  TestDatabase sqlite(Kind::sqlite);
  TestDatabase postgresql(Kind::postgresql);
  (void)sqlite.open();
  (void)postgresql.open();
  const auto damage = [&](const std::function<void()>& how) {
    fs::copy_file(whole, file, fs::copy_options::overwrite_existing);
    how();
    for (const TestDatabase* target : {&sqlite, &postgresql}) {
      const auto before = content(*target);
      CHECK(code_of(restore(target->url(), file, Replace::allowed)) == "backup-damaged");
      CHECK(content(*target) == before);
    }
  };
  const auto command = [&](const std::string& text) {
    soci::session sql;
    collector::open_file(sql, file);
    sql << text;
  };
  damage([&] { forge(file, "zin 149", "zin 941"); });
  damage([&] { fs::resize_file(file, fs::file_size(file) - 4096); });
  damage([&] { fs::resize_file(file, 100); });
  damage([&] { fs::resize_file(file, 0); });
  damage([&] { write_file(file, std::string(20'000, 'x')); });
  damage([&] { command("DELETE FROM responses WHERE id = (SELECT min(id) FROM responses)"); });
  damage([&] { command("DELETE FROM withdrawn"); });
  damage([&] { command("UPDATE tokens SET revoked = 0"); });
  damage([&] { command("DROP TABLE rounds"); });
  damage([&] { command("ALTER TABLE groups ADD COLUMN meer text"); });
  damage([&] { command("DELETE FROM backup WHERE name = 'links'"); });
  damage([&] { command("UPDATE meta SET value = 'x' WHERE key = 'schema'"); });
  TestDatabase target(Kind::sqlite);
  fs::copy_file(whole, file, fs::copy_options::overwrite_existing);
  command("UPDATE meta SET value = '999' WHERE key = 'schema'");
  const auto newer = restore(target.url(), file, Replace::never);
  CHECK(code_of(newer) == "backup-newer");
  CHECK(message(std::get<diagnostics::Diagnostic>(newer)).find("heeft vorm 999; dit programma kent") !=
        std::string::npos);
  CHECK(code_of(restore(target.url(), folder.path() / "weg.db", Replace::never)) == "backup-cannot-open");
  CHECK(code_of(restore(target.url(), folder.path(), Replace::never)) == "backup-cannot-open");
  CHECK(code_of(restore(source.url(), source.file(), Replace::allowed)) == "backup-cannot-open");
}

TEST_CASE("kill -9 at a random moment leaves no half backup and no half database") {
  const char* wanted = std::getenv("LEIDRAAD_KILL_ROUNDS");
  const int rounds = wanted == nullptr ? 8 : std::atoi(wanted);
  on_each_database([&](TestDatabase& database) {
    fill(database, 0, 4000);
    const TemporaryFolder folder;
    const std::string file = folder.path() / "kopie.db";
    const auto start = std::chrono::steady_clock::now();
    (void)value_of(back_up(database.url(), file));
    const auto whole =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
    std::minstd_rand chance(7);
    // Runs it in a process of its own that is killed somewhere on the way; gives whether it came to its end.
    const auto is_done = [&](const std::function<bool()>& work, int times) {
      const int child = ::fork();
      REQUIRE(child >= 0);
      if (child == 0) ::_exit(work() ? 0 : 1);
      ::usleep(static_cast<useconds_t>(chance() % static_cast<unsigned>(whole.count() * times + 1)));
      ::kill(child, SIGKILL);
      int status = 0;
      REQUIRE(::waitpid(child, &status, 0) == child);
      return WIFEXITED(status) && WEXITSTATUS(status) == 0;
    };
    const auto count = [&](const TestDatabase& of) {
      return of.rows("SELECT count(*) FROM responses").front();
    };
    for (int round = 0; round < rounds; ++round) {
      CAPTURE(round);
      const std::string copy = file + std::to_string(round);
      const bool is_made = is_done([&] { return code_of(back_up(database.url(), copy)).empty(); }, 1);
      if (is_made) CHECK(fs::exists(copy));
      if (fs::exists(copy)) {
        TestDatabase other(Kind::sqlite);
        CHECK(value_of(restore(other.url(), copy, Replace::never)).tables.size() == 8);
        CHECK(count(other) == std::to_string(3999 + round));
      }
      // One answer more than in the backup, which tells the old database from the new one.
      (void)value_of(database.open()->store(std::vector{response_with("later " + std::to_string(round))}));
      (void)value_of(back_up(database.url(), copy + "-nu"));
      const std::string before = count(database);
      const bool is_restored =
          is_done([&] { return code_of(restore(database.url(), file, Replace::allowed)).empty(); }, 3);
      const std::string after = count(database);
      CHECK((after == "3999" || (after == before && !is_restored)));
      CHECK(code_of(database.open()->probe()).empty());
      if (after != before) (void)value_of(restore(database.url(), copy + "-nu", Replace::allowed));
    }
  });
}

TEST_SUITE_END();
