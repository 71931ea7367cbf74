// leidraad backup and restore: nothing left out, nothing half, nothing told about who came when.
#include "collector/backup/backup.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/resource.h>
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

#include "collector/backup/backup_file.hpp"
#include "collector/backup/restore.hpp"
#include "database_support.hpp"
#include "doctest/doctest.h"

using namespace leidraad;
using namespace leidraad::test;
using collector::back_up;
using collector::Replace;
using collector::restore;
using collector::Restored;

namespace {

// Something in every table, of every kind: empty and absent values, accents, quotes, a group before its
// parent.
void fill(TestDatabase& database, int first = 0, int count = 150) {
  const auto storage = database.open();
  (void)value_of(storage->keep_version("werk", 1, R"({"title":"Werk: \"hoe?\""})"));
  must(storage->add(collector::Group{"z-boven", "", "Huis 'De Linde' : één"}));
  must(storage->add(collector::Group{"a-onder", "z-boven", "Team\nNoord"}));
  must(storage->add(collector::Round{"werk", "najaar", "Najaar %s \\ 2026"}));
  must(storage->add_link(std::string(64, 'a'), {"werk", "a-onder", "najaar"}));
  must(storage->add_link(std::string(64, 'b'), {"werk", "", ""}));
  must(storage->add_token(
      std::string(64, 'c'),
      {"token-1", {collector::May::read, "werk", "a-onder"}, "Renée", "2026-11-29", false}));
  must(storage->add_token(std::string(64, 'd'),
                          {"token-2", {collector::May::administer, "", ""}, "Jan", "2026-11-29", true}));
  std::vector<collector::NewResponse> responses;
  for (int number = first; number < first + count; ++number)
    responses.push_back(
        response_with("k" + std::to_string(number), number % 7 == 0 ? "" : "zin " + std::to_string(number)));
  (void)value_of(storage->store(responses));
  REQUIRE(value_of(storage->withdraw(responses[3].receipt_hash)));
}

// Every row of every table that the database has, read without the code under test.
std::map<std::string, std::vector<std::string>> content(const TestDatabase& database) {
  std::map<std::string, std::vector<std::string>> all;
  const bool is_sqlite = database.kind() == Kind::sqlite;
  for (const std::string& table :
       database.rows(is_sqlite ? "SELECT name FROM sqlite_master WHERE type = 'table'"
                               : "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
    std::string columns;
    for (const std::string& column :
         database.rows(is_sqlite ? "SELECT name FROM pragma_table_info('" + table + "') ORDER BY name"
                                 : "SELECT column_name FROM information_schema.columns WHERE table_schema = "
                                   "'public' AND table_name = '" +
                                       table + "' ORDER BY column_name COLLATE \"C\""))
      columns +=
          (columns.empty() ? "" : " || '~' || ") + ("COALESCE(CAST(" + column + " AS text), '<null>')");
    std::vector<std::string> rows = database.rows("SELECT " + columns + " FROM \"" + table + '"');
    std::ranges::sort(rows);
    all[table] = rows;
  }
  return all;
}

struct Limit {  // no file of this process grows beyond it
  explicit Limit(rlim_t size) {
    std::signal(SIGXFSZ, SIG_IGN);
    ::getrlimit(RLIMIT_FSIZE, &before);
    rlimit now = before;
    now.rlim_cur = size;
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &now) == 0);
  }
  ~Limit() { ::setrlimit(RLIMIT_FSIZE, &before); }
  rlimit before{};
};

std::set<std::string> names_in(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename());
  return names;
}

// Exchanges a text in a file by another one as long.
void forge(const fs::path& file, const std::string& from, const std::string& to) {
  std::string bytes = read_file(file);
  const std::size_t at = bytes.find(from);
  REQUIRE(at != std::string::npos);
  REQUIRE(from.size() == to.size());
  write_file(file, bytes.replace(at, from.size(), to));
}

}  // namespace

TEST_SUITE_BEGIN("backup");

TEST_CASE("a backup holds every row of every table and goes back into either engine") {
  on_each_database([](TestDatabase& database) {
    fill(database);
    const auto before = content(database);
    for (const auto& [table, rows] : before) {
      CAPTURE(table);
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

TEST_CASE("a restore asks before it replaces, and keeps what was there") {
  on_each_database([](TestDatabase& database) {
    fill(database, 0, 20);
    const TemporaryFolder folder;
    const std::string file = folder.path() / "kopie.db";
    (void)value_of(back_up(database.url(), file));
    const auto then = content(database);
    (void)value_of(database.open()->store(std::vector{response_with("later")}));
    const auto now = content(database);

    CHECK(code_of(restore(database.url(), file, Replace::never)) == "restore-over-content");
    CHECK(content(database) == now);
    {
      const auto in_use = database.open();
      const auto refused = restore(database.url(), file, Replace::allowed);
      CHECK(code_of(refused) == "restore-in-use");
      CHECK(message(std::get<diagnostics::Diagnostic>(refused)).find("` is in gebruik") != std::string::npos);
      (void)value_of(back_up(database.url(), folder.path() / "in-gebruik.db"));
    }
    CHECK(content(database) == now);
    const Restored restored = value_of(restore(database.url(), file, Replace::allowed));
    CHECK(content(database) == then);
    (void)value_of(database.open()->store(std::vector{response_with("nog later")}));

    // Back to what was there before.
    if (database.kind() == Kind::sqlite) {
      CHECK(restored.kept == database.file().string() + ".before-restore-1");
      CHECK(value_of(restore(database.url(), restored.kept, Replace::allowed)).kept ==
            database.file().string() + ".before-restore-2");
      CHECK(content(database) == now);
    } else {
      CHECK(restored.kept == "leidraad_before_restore_1");
      CHECK(database.rows("SELECT count(*) FROM leidraad_before_restore_1.responses") ==
            std::vector<std::string>{"20"});
      CHECK(value_of(restore(database.url(), file, Replace::allowed)).kept == "leidraad_before_restore_2");
    }
  });
}

TEST_CASE("what was withdrawn or revoked after the backup stays so, where the old database can be read") {
  on_each_database([](TestDatabase& database) {
    fill(database, 0, 20);
    const TemporaryFolder folder;
    const std::string file = folder.path() / "kopie.db";
    (void)value_of(back_up(database.url(), file));
    const auto gone = response_with("k8", "zin 8");
    REQUIRE(value_of(database.open()->withdraw(gone.receipt_hash)));
    REQUIRE(value_of(database.open()->revoke_token("token-1")));

    const Restored restored = value_of(restore(database.url(), file, Replace::allowed));
    CHECK(restored.withdrawn == 1);
    CHECK(restored.revoked == 1);
    CHECK(database.rows("SELECT count(*) FROM responses") == std::vector<std::string>{"18"});
    CHECK(database.rows("SELECT count(*) FROM tokens WHERE revoked = 0") == std::vector<std::string>{"0"});
    CHECK(value_of(database.open()->store(std::vector{gone})).front() == collector::StoreOutcome::withdrawn);
    if (database.kind() == Kind::sqlite)
      CHECK(read_file(database.file()).find("zin 8\"") == std::string::npos);
    // A database of another origin knows nothing about these.
    TestDatabase other(database.kind());
    fill(other, 0, 5);
    CHECK(value_of(restore(other.url(), file, Replace::allowed)).withdrawn == 0);
    CHECK(other.rows("SELECT count(*) FROM responses") == std::vector<std::string>{"19"});
  });
}

TEST_CASE("answers that wait in SQLite's log are kept, whatever became of the file beside it") {
  TestDatabase database(Kind::sqlite);
  fill(database, 0, 20);
  const TemporaryFolder folder;
  const std::string file = folder.path() / "kopie.db";
  (void)value_of(back_up(database.url(), file));
  // As after a kill -9: the log is full, nobody has it open.
  const std::string path = database.file();
  const auto leave_a_log = [&] {
    const auto storage = database.open();
    (void)value_of(storage->store(std::vector{response_with("in het logboek", "ALLEEN-IN-LOG")}));
    for (const char* end : {"", "-wal"})
      fs::copy_file(path + end, folder.path() / ("log" + std::string(end)),
                    fs::copy_options::overwrite_existing);
  };
  const auto put = [&](bool with_file) {
    for (const char* end : {"", "-wal", "-shm"}) fs::remove(path + end);
    if (with_file) fs::copy_file(folder.path() / "log", path);
    fs::copy_file(folder.path() / "log-wal", path + "-wal");
  };
  leave_a_log();
  REQUIRE(read_file(folder.path() / "log-wal").find("ALLEEN-IN-LOG") != std::string::npos);
  SUBCASE("the file is there") {
    put(true);
    const Restored restored = value_of(restore(database.url(), file, Replace::allowed));
    CHECK(read_file(restored.kept).find("ALLEEN-IN-LOG") != std::string::npos);
  }
  SUBCASE("the file was moved away") {
    put(false);
    const Restored restored = value_of(restore(database.url(), file, Replace::allowed));
    CHECK(read_file(restored.kept + "-wal").find("ALLEEN-IN-LOG") != std::string::npos);
  }
  SUBCASE("the file is damaged") {
    put(true);
    write_file(path, std::string(9000, 'x'));
    CHECK(code_of(restore(database.url(), file, Replace::never)) == "restore-over-content");
    const Restored restored = value_of(restore(database.url(), file, Replace::allowed));
    const bool is_untouched = read_file(restored.kept) == std::string(9000, 'x');
    CHECK(is_untouched);
    CHECK(read_file(restored.kept + "-wal").find("ALLEEN-IN-LOG") != std::string::npos);
  }
  CHECK(database.rows("SELECT count(*) FROM responses") == std::vector<std::string>{"19"});
  CHECK_FALSE(fs::exists(path + "-wal"));
  CHECK(code_of(database.open()->probe()).empty());
}

TEST_CASE("a database of another program is never replaced") {
  const TemporaryFolder folder;
  TestDatabase source(Kind::sqlite);
  fill(source, 0, 5);
  const std::string file = folder.path() / "kopie.db";
  (void)value_of(back_up(source.url(), file));
  TestDatabase sqlite(Kind::sqlite);
  (void)sqlite.rows("CREATE TABLE bladwijzers (naam text)");
  ::chmod(sqlite.file().c_str(), 0600);
  CHECK(code_of(restore(sqlite.url(), file, Replace::allowed)) == "database-not-ours");
  TestDatabase postgresql(Kind::postgresql);
  (void)postgresql.rows("CREATE TABLE groups (naam text)");
  CHECK(code_of(restore(postgresql.url(), file, Replace::allowed)) == "database-not-ours");
  CHECK(postgresql.rows("SELECT count(*) FROM groups") == std::vector<std::string>{"0"});
}

TEST_CASE("a restore follows a link to the database and leaves the link") {
  TestDatabase database(Kind::sqlite);
  fill(database, 0, 5);
  const TemporaryFolder folder;
  const std::string file = folder.path() / "kopie.db";
  const std::string link = folder.path() / "wijzer.db";
  (void)value_of(back_up(database.url(), file));
  fs::create_symlink(database.file(), link);
  (void)value_of(restore("sqlite:" + link, file, Replace::allowed));
  CHECK(fs::is_symlink(link));
  CHECK(fs::exists(database.file().string() + ".before-restore-1"));
}

TEST_CASE("copies without hashes are taken too: of a change of shape, of VACUUM INTO") {
  TestDatabase database(Kind::sqlite);
  fill(database, 0, 30);
  const auto before = content(database);
  const TemporaryFolder folder;
  (void)database.rows("VACUUM INTO '" + (folder.path() / "oud.db").string() + "'");
  for (const Kind kind : {Kind::sqlite, Kind::postgresql}) {
    TestDatabase other(kind);
    (void)value_of(restore(other.url(), folder.path() / "oud.db", Replace::never));
    CHECK(content(other) == before);
  }
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
