#include "database_support.hpp"

#include <fcntl.h>
#include <grp.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "collector/storage/secrets.hpp"

namespace leidraad::test {

namespace {

constexpr const char* programs = "/usr/lib/postgresql/15/bin/";

// A server refuses to run as root.
const passwd* server_user() {
  if (::geteuid() != 0) return nullptr;
  const passwd* user = ::getpwnam("postgres");
  return user == nullptr ? ::getpwnam("nobody") : user;
}

// Starts a program that dies with this one; what it says goes to a file.
int launch(const fs::path& log, const std::vector<std::string>& command) {
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  const passwd* user = server_user();
  const int pid = ::fork();
  REQUIRE(pid >= 0);
  if (pid > 0) return pid;
  if (user != nullptr &&
      (::setgroups(0, nullptr) != 0 || ::setgid(user->pw_gid) != 0 || ::setuid(user->pw_uid) != 0))
    ::_exit(126);
  ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
  ::setpgid(0, 0);
  const int output = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  ::dup2(output, STDOUT_FILENO);
  ::dup2(output, STDERR_FILENO);
  ::setenv("LC_ALL", "C.UTF-8", 1);
  if (::chdir("/") != 0) ::_exit(126);
  ::execv(arguments[0], arguments.data());
  ::_exit(127);
}

void pause_shortly() {
  std::this_thread::sleep_for(std::chrono::milliseconds(10));
}

std::vector<std::string> rows_of_sqlite(const fs::path& file, const std::string& query) {
  sqlite3* connection = nullptr;
  REQUIRE(sqlite3_open(file.c_str(), &connection) == SQLITE_OK);
  std::vector<std::string> rows;
  const auto add = [](void* into, int count, char** values, char**) {
    std::string row;
    for (int at = 0; at < count; ++at)
      row += (at == 0 ? "" : "|") + std::string(values[at] == nullptr ? "" : values[at]);
    static_cast<std::vector<std::string>*>(into)->push_back(row);
    return 0;
  };
  sqlite3_busy_timeout(connection, 5000);
  const int result = sqlite3_exec(connection, query.c_str(), add, &rows, nullptr);
  const std::string error = sqlite3_errmsg(connection);
  sqlite3_close(connection);
  REQUIRE_MESSAGE(result == SQLITE_OK, error);
  return rows;
}

}  // namespace

PostgresqlServer::PostgresqlServer() {
  REQUIRE_MESSAGE(fs::exists(programs), "PostgreSQL 15 is missing: script/bootstrap --tests");
  std::string name = (fs::temp_directory_path() / "leidraad-pg-XXXXXX").string();
  REQUIRE(::mkdtemp(name.data()) != nullptr);
  folder_ = fs::canonical(name);
  if (const passwd* user = server_user()) REQUIRE(::chown(folder_.c_str(), user->pw_uid, user->pw_gid) == 0);
  const int pid = launch(folder_ / "log", {std::string(programs) + "initdb", "--pgdata=" + data().string(),
                                           "--username=tester", "--auth=trust", "--encoding=UTF8",
                                           "--locale=C.UTF-8", "--no-sync", "--no-instructions"});
  int status = 0;
  REQUIRE(::waitpid(pid, &status, 0) == pid);
  REQUIRE_MESSAGE(status == 0, read_file(folder_ / "log"));
  start();
}

PostgresqlServer::~PostgresqlServer() {
  kill();
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

PostgresqlServer& PostgresqlServer::shared() {
  static PostgresqlServer server;
  return server;
}

// After a kill the old server's memory may still be in use for a moment; then it is tried again.
void PostgresqlServer::start(const std::vector<std::string>& options) {
  std::vector<std::string> command = {std::string(programs) + "postgres",
                                      "-D",
                                      data().string(),
                                      "-k",
                                      folder_.string(),
                                      "-c",
                                      "listen_addresses=",
                                      "-c",
                                      "max_connections=60"};
  for (const std::string& option : options) command.insert(command.end(), {"-c", option});
  const std::string reach = url("postgres");
  for (int tries = 0; tries < 3000; ++tries) {
    if (pid_ == 0) pid_ = launch(folder_ / "log", command);
    if (PQping(reach.c_str()) == PQPING_OK) return;
    pause_shortly();
    if (::waitpid(pid_, nullptr, WNOHANG) == pid_) pid_ = 0;
  }
  FAIL(read_file(folder_ / "log"));
}

void PostgresqlServer::stop() {
  if (pid_ == 0) return;
  ::kill(pid_, SIGINT);
  ::waitpid(pid_, nullptr, 0);
  pid_ = 0;
}

// The server and the processes that it made for its clients, which make groups of their own.
void PostgresqlServer::signal_all(int signal) const {
  std::vector<int> all = {pid_};
  for (const auto& entry : fs::directory_iterator("/proc")) {
    const std::string name = entry.path().filename().string();
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    const std::string status = read_file(entry.path() / "stat");
    const std::size_t end = status.rfind(") ");
    if (end == std::string::npos || end + 4 >= status.size()) continue;
    if (std::atoi(status.c_str() + end + 4) == pid_) all.push_back(std::atoi(name.c_str()));
  }
  for (const int pid : all) ::kill(pid, signal);
}

void PostgresqlServer::kill() {
  if (pid_ == 0) return;
  signal_all(SIGKILL);
  ::waitpid(pid_, nullptr, 0);
  pid_ = 0;
}

void PostgresqlServer::pause() {
  signal_all(SIGSTOP);
}
void PostgresqlServer::resume() {
  signal_all(SIGCONT);
}

std::string PostgresqlServer::url(const std::string& database) const {
  return "postgresql://tester@/" + database + "?host=" + folder_.string();
}

std::vector<std::string> PostgresqlServer::run(const std::string& database,
                                               const std::string& command) const {
  PGconn* connection = PQconnectdb(url(database).c_str());
  REQUIRE_MESSAGE(PQstatus(connection) == CONNECTION_OK, PQerrorMessage(connection));
  PGresult* result = PQexec(connection, command.c_str());
  const ExecStatusType status = PQresultStatus(result);
  const std::string error = PQresultErrorMessage(result);
  std::vector<std::string> rows;
  for (int row = 0; row < PQntuples(result); ++row) {
    std::string text;
    for (int column = 0; column < PQnfields(result); ++column)
      text += (column == 0 ? "" : "|") + std::string(PQgetvalue(result, row, column));
    rows.push_back(text);
  }
  PQclear(result);
  PQfinish(connection);
  REQUIRE_MESSAGE((status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK), error);
  return rows;
}

TestDatabase::TestDatabase(Kind kind) : kind_(kind) {
  if (kind == Kind::sqlite) {
    url_ = "sqlite:" + file().string();
    return;
  }
  static std::atomic<int> count = 0;
  name_ = "test" + std::to_string(++count);
  PostgresqlServer::shared().run("postgres", "CREATE DATABASE " + name_);
  url_ = PostgresqlServer::shared().url(name_);
}

TestDatabase::~TestDatabase() {
  if (kind_ == Kind::postgresql)
    PostgresqlServer::shared().run("postgres", "DROP DATABASE IF EXISTS " + name_ + " WITH (FORCE)");
}

std::unique_ptr<collector::Storage> TestDatabase::open() const {
  return value_of(collector::Storage::open(url_));
}

std::vector<std::string> TestDatabase::rows(const std::string& query) const {
  return kind_ == Kind::sqlite ? rows_of_sqlite(file(), query) : PostgresqlServer::shared().run(name_, query);
}

void on_each_database(const std::function<void(TestDatabase&)>& test) {
  SUBCASE("SQLite") {
    TestDatabase database(Kind::sqlite);
    test(database);
  }
  SUBCASE("PostgreSQL") {
    TestDatabase database(Kind::postgresql);
    test(database);
  }
}

collector::NewResponse response_with(const std::string& key, const std::string& answer) {
  const std::string secret(32, 's');
  collector::NewResponse response;
  response.survey = "werk";
  response.id = collector::keyed_hash(secret, "response", {response.survey, key});
  response.receipt_hash =
      collector::keyed_hash(secret, "receipt-hash", {collector::receipt_of(secret, response.survey, key)});
  response.day = "2026-11-29";
  response.delete_after = "2027-11-29";
  response.answers = {{"tevreden", {answer}}, {"waarom", {"Ik werk hier graag, met \"fijne\" mensen."}}};
  response.content_hash = collector::keyed_hash(secret, "content", {answer});
  return response;
}

}  // namespace leidraad::test
