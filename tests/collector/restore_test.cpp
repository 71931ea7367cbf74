// leidraad restore: what was there is kept, and what was withdrawn or revoked stays so.
#include "collector/backup/restore.hpp"

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

TEST_SUITE_END();
