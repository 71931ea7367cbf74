// What the collector says when a database cannot be trusted or does not answer, and that it goes on
// afterwards.
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <chrono>
#include <csignal>
#include <future>
#include <thread>

#include "collector/storage/database.hpp"
#include "collector/storage/response_writer.hpp"
#include "database_support.hpp"

using namespace leidraad;
using namespace leidraad::test;
using collector::Storage;
using collector::StoreOutcome;

namespace {

std::string code_of_opening(const std::string& url) {
  return code_of(Storage::open(url));
}

std::string message_of_opening(const std::string& url) {
  const auto result = Storage::open(url);
  const auto* failure = std::get_if<diagnostics::Diagnostic>(&result);
  return failure == nullptr ? std::string{} : message(*failure);
}

std::string code_of_storing(Storage& storage, const std::string& key) {
  const std::vector one = {response_with(key)};
  return code_of(storage.store(one));
}

// A connection of somebody else to a SQLite file.
class Somebody {
public:
  explicit Somebody(const fs::path& file) { REQUIRE(sqlite3_open(file.c_str(), &connection_) == SQLITE_OK); }
  ~Somebody() { sqlite3_close(connection_); }
  Somebody(const Somebody&) = delete;
  Somebody& operator=(const Somebody&) = delete;
  void run(const char* command) const {
    REQUIRE(sqlite3_exec(connection_, command, nullptr, nullptr, nullptr) == SQLITE_OK);
  }

private:
  sqlite3* connection_ = nullptr;
};

// As on a full disk: no file of this process can become larger.
class FileLimit {
public:
  explicit FileLimit(rlim_t bytes) : earlier_(std::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit now{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &now);
  }
  ~FileLimit() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, earlier_);
  }
  FileLimit(const FileLimit&) = delete;
  FileLimit& operator=(const FileLimit&) = delete;

private:
  void (*earlier_)(int);
  rlimit before_{};
};

std::string code_of_writing(collector::ResponseWriter& writer, const std::string& key) {
  std::promise<std::string> code;
  writer.store(response_with(key), [&](auto result) { code.set_value(code_of(result)); });
  return code.get_future().get();
}

}  // namespace

TEST_SUITE_BEGIN("failure");

TEST_CASE("database-url: an address of no database is refused, and no password is repeated") {
  for (const char* url : {"", "answers.db", "sqlite:", "sqlite::memory:", "sqlite:file:x?mode=memory",
                          "sqlite:folder/", "sqlite:a\"b", "sqlite:a\nb", "mysql://user:geheim@host/x",
                          "postgresql://user:geheim@[x", "postgresql://u:geheim@h/%zz"}) {
    CAPTURE(url);
    const std::string text = message_of_opening(url);
    CHECK(code_of_opening(url) == "database-url");
    CHECK(text.find("geheim") == std::string::npos);
    CHECK(text.find('\n') == std::string::npos);
  }
}

TEST_CASE("database-cannot-open: a folder that is not there, a folder, a server that is not there") {
  const TemporaryFolder folder;
  const std::string path = folder.path().string();
  CHECK(message_of_opening("sqlite:" + path + "/nergens/answers.db") ==
        "de database `" + path + "/nergens/answers.db` gaat niet open: het bestaat niet");
  CHECK(code_of_opening("sqlite:" + path) == "database-cannot-open");
  const std::string url = "postgresql://ann:geheim@/antwoorden?host=" + path;
  CHECK(code_of_opening(url) == "database-cannot-open");
  CHECK(message_of_opening(url).find("geheim") == std::string::npos);
  CHECK(code_of_opening(PostgresqlServer::shared().url("bestaat_niet")) == "database-cannot-open");
}

TEST_CASE(
    "database-exposed: a file that everybody may read or write is refused, a new one is for its owner") {
  const TestDatabase database(Kind::sqlite);
  database.open();
  struct stat status {};
  REQUIRE(::stat(database.file().c_str(), &status) == 0);
  CHECK((status.st_mode & 0777U) == 0600U);
  for (const mode_t mode : {0644U, 0602U}) {
    ::chmod(database.file().c_str(), mode);
    CHECK(code_of_opening(database.url()) == "database-exposed");
  }
  ::chmod(database.file().c_str(), 0640);
  CHECK(code_of_opening(database.url()) == "");
}

TEST_CASE("database-unsafe: settings of a server that lose answers or tell who sent them are refused") {
  const TestDatabase database(Kind::postgresql);
  auto& server = PostgresqlServer::shared();
  database.open();
  for (const auto& one :
       std::map<std::string, std::string>{{"fsync=off", "fsync"},
                                          {"full_page_writes=off", "full_page_writes"},
                                          {"track_commit_timestamp=on", "track_commit_timestamp"},
                                          {"default_transaction_read_only=on", "transaction_read_only"}}) {
    const auto& [option, setting] = one;
    CAPTURE(one.first);
    server.stop();
    server.start({option});
    CHECK(code_of_opening(database.url()) == "database-unsafe");
    CHECK(message_of_opening(database.url()).find(": " + setting + " is `") != std::string::npos);
  }
  server.stop();
  server.start({"log_statement=all", "log_parameter_max_length=0"});
  CHECK(code_of_opening(database.url()) == "");
  server.stop();
  server.start();
  server.run("postgres", "CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
  CHECK(message_of_opening(server.url("latin")).find("server_encoding") != std::string::npos);
}

TEST_CASE("a setting in the address or of the role does not switch durability off") {
  const TestDatabase database(Kind::postgresql);
  const auto storage = value_of(
      Storage::open(database.url() + "&options=-c%20synchronous_commit%3Doff%20-c%20log_statement%3Dnone"));
  CHECK(code_of_storing(*storage, "a") == "");
}

TEST_CASE("database-not-ours: tables of another program are left alone") {
  const TestDatabase database(Kind::sqlite);
  Somebody(database.file()).run("CREATE TABLE responses (x)");
  ::chmod(database.file().c_str(), 0600);
  CHECK(message_of_opening(database.url()) == "in de database `" + database.file().string() +
                                                  "` staat al een tabel `responses` van een ander programma");
  const TestDatabase other(Kind::postgresql);
  PostgresqlServer::shared().run(other.name(), "CREATE TABLE meta (id integer)");
  CHECK(code_of_opening(other.url()) == "database-not-ours");
  CHECK(other.rows("SELECT count(*) FROM meta") == Strings{"0"});
}

TEST_CASE("database-damaged: what is no database, or is broken, is told and not touched") {
  const TestDatabase database(Kind::sqlite);
  write_file(database.file(), std::string(5000, 'x'));
  ::chmod(database.file().c_str(), 0600);
  CHECK(code_of_opening(database.url()) == "database-damaged");
  CHECK(read_file(database.file()) == std::string(5000, 'x'));
  const TestDatabase other(Kind::sqlite);
  const auto storage = other.open();
  CHECK(code_of_storing(*storage, "a") == "");
  for (const char* answers : {"[1]", "{\"a\":1}", "{", ""}) {
    Somebody(other.file()).run((std::string("UPDATE responses SET answers = '") + answers + "'").c_str());
    CHECK(code_of(storage->responses("werk")) == "database-damaged");
  }
}

TEST_CASE("database-locked: nobody waits until somebody lets go of a lock, and then all goes on") {
  on_each_database([](TestDatabase& database) {
    const auto storage = database.open();
    if (database.kind() == Kind::sqlite) {
      const Somebody somebody(database.file());
      somebody.run("BEGIN IMMEDIATE");
      CHECK(code_of_storing(*storage, "a") == "database-locked");
    } else {
      auto blocker = std::async(std::launch::async, [&] {
        return database.rows("BEGIN; LOCK TABLE responses; SELECT pg_sleep(8); COMMIT; SELECT 1");
      });
      std::this_thread::sleep_for(std::chrono::milliseconds(300));
      CHECK(code_of_storing(*storage, "a") == "database-locked");
      CHECK(blocker.wait_for(std::chrono::seconds(0)) == std::future_status::timeout);
      blocker.get();
    }
    CHECK(code_of_storing(*storage, "a") == "");
    CHECK(database.rows("SELECT count(*) FROM responses") == Strings{"1"});
  });
}

TEST_CASE("database-lost: a server that stops is told; when it is back all goes on without a new start") {
  const TestDatabase database(Kind::postgresql);
  auto& server = PostgresqlServer::shared();
  const auto storage = database.open();
  collector::ResponseWriter writer(database.open());
  CHECK(code_of_storing(*storage, "a") == "");
  CHECK(code_of_writing(writer, "b") == "");
  server.stop();
  CHECK(code_of_storing(*storage, "c") == "database-lost");
  CHECK(code_of_storing(*storage, "c") == "database-cannot-open");
  CHECK(code_of(storage->probe()) == "database-cannot-open");
  CHECK(code_of_writing(writer, "d") == "database-cannot-open");
  server.start();
  CHECK(code_of_storing(*storage, "c") == "");
  CHECK(code_of_writing(writer, "d") == "");
  CHECK(database.rows("SELECT count(*) FROM responses") == Strings{"4"});
}

TEST_CASE("a server that is killed with what it was doing, and comes back, has all that it acknowledged") {
  const TestDatabase database(Kind::postgresql);
  auto& server = PostgresqlServer::shared();
  const auto storage = database.open();
  CHECK(code_of_storing(*storage, "a") == "");
  server.kill();
  CHECK(code_of_storing(*storage, "b") == "database-lost");
  server.start();
  CHECK(code_of_storing(*storage, "b") == "");
  CHECK(database.rows("SELECT count(*) FROM responses") == Strings{"2"});
}

TEST_CASE("a connection that was lost behind our back costs the sender nothing: the writer stores again") {
  const TestDatabase database(Kind::postgresql);
  collector::ResponseWriter writer(database.open());
  CHECK(code_of_writing(writer, "a") == "");
  database.rows(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() "
      "AND pid <> pg_backend_pid()");
  CHECK(code_of_writing(writer, "b") == "");
  CHECK(database.rows("SELECT count(*) FROM responses") == Strings{"2"});
}

TEST_CASE("a server that stands still and says nothing does not hold a sender until it goes on") {
  const TestDatabase database(Kind::postgresql);
  auto& server = PostgresqlServer::shared();
  const auto storage = database.open();
  CHECK(code_of_storing(*storage, "a") == "");
  server.pause();
  CHECK(code_of_storing(*storage, "b") == "database-lost");
  CHECK(code_of_storing(*storage, "b") == "database-cannot-open");
  server.resume();
  CHECK(code_of_storing(*storage, "b") == "");
  CHECK(database.rows("SELECT count(*) FROM responses") == Strings{"2"});
}

TEST_CASE("database-full: a disk without room keeps out whole responses; with room again all goes on") {
  const TestDatabase database(Kind::sqlite);
  const auto storage = database.open();
  CHECK(code_of_storing(*storage, "a") == "");
  collector::NewResponse large = response_with("large");
  large.answers["waarom"] = {std::string(400'000, 'x')};
  const std::vector batch = {response_with("b"), large, response_with("c")};
  {
    const FileLimit limit(200'000);
    CHECK(code_of(storage->store(batch)) == "database-full");
  }
  CHECK(database.rows("SELECT count(*) FROM responses") == Strings{"1"});
  CHECK(database.rows("PRAGMA integrity_check") == Strings{"ok"});
  CHECK(code_of(storage->store(batch)) == "");
  CHECK(database.rows("SELECT count(*) FROM responses") == Strings{"4"});
}

TEST_CASE("database-refused: one that the database cannot take does not keep out the others") {
  on_each_database([](TestDatabase& database) {
    database.open();
    database.rows(database.kind() == Kind::sqlite
                      ? "CREATE TRIGGER t BEFORE INSERT ON responses WHEN NEW.version = 13 BEGIN "
                        "SELECT RAISE(ABORT, 'no'); END"
                      : "ALTER TABLE responses ADD CHECK (version <> 13)");
    std::vector<std::string> codes(20);
    {
      collector::ResponseWriter writer(database.open());
      for (std::size_t at = 0; at < codes.size(); ++at) {
        collector::NewResponse response = response_with(std::to_string(at));
        if (at == 7) response.version = 13;
        if (at == 9) response.answers["waarom"] = {"\xFF"};
        writer.store(response, [&, at](auto result) { codes[at] = code_of(result); });
      }
    }
    for (std::size_t at = 0; at < codes.size(); ++at)
      CHECK(codes[at] == (at == 7 || at == 9 ? "database-refused" : ""));
    CHECK(database.rows("SELECT count(*) FROM responses") == Strings{"18"});
  });
}

TEST_CASE("collector-busy: when too many wait the next one is told at once") {
  const TestDatabase database(Kind::sqlite);
  database.open();
  const Somebody somebody(database.file());
  somebody.run("BEGIN IMMEDIATE");
  std::atomic<int> busy = 0;
  std::atomic<int> stored = 0;
  {
    collector::ResponseWriter writer(database.open(), 3);
    for (int at = 0; at < 10; ++at) {
      writer.store(response_with(std::to_string(at)), [&](auto result) {
        if (code_of(result) == "collector-busy") ++busy;
        if (code_of(result).empty()) ++stored;
      });
    }
    CHECK(busy >= 3);  // the writer holds some, three wait
    somebody.run("ROLLBACK");
  }
  CHECK(busy + stored == 10);
  CHECK(stored >= 3);
}

TEST_SUITE_END();
