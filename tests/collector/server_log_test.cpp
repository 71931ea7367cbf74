// A PostgreSQL server that would write answers into its log gets none, also where it is told to after the
// start.
#include <thread>

#include "collector/storage/response_writer.hpp"
#include "database_support.hpp"

using namespace leidraad;
using namespace leidraad::test;

namespace {

constexpr const char* secret_answer = "dit-antwoord-hoort-in-geen-logboek";

// A role as an administrator makes one: it owns its tables, and may change no setting of the server.
std::string url_of_role(const TestDatabase& database, const std::string& role) {
  const auto& server = PostgresqlServer::shared();
  server.run("postgres",
             "DO $$ BEGIN CREATE ROLE " + role + " LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
  server.run(database.name(), "GRANT CREATE ON SCHEMA public TO " + role);
  std::string url = database.url();
  return url.replace(url.find("tester@"), 6, role);
}

std::string code_of_sending(collector::Storage& storage, const std::string& key) {
  const std::vector one = {response_with(key, std::string(secret_answer) + key)};
  return code_of(storage.store(one));
}

// Tells the running server, as an administrator does, and waits until sessions have heard of it.
void set_on_server(const std::string& setting, const std::string& value,
                   const std::string& database = "postgres") {
  const auto& server = PostgresqlServer::shared();
  server.run(database, "ALTER SYSTEM SET " + setting + " = " + value);
  server.run("postgres", "SELECT pg_reload_conf()");
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
}
void reset_server() {
  PostgresqlServer::shared().run("postgres", "ALTER SYSTEM RESET ALL");
  PostgresqlServer::shared().run("postgres", "SELECT pg_reload_conf()");
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
}

std::string server_log() {
  return read_file(PostgresqlServer::shared().data().parent_path() / "log");
}

struct Switch {
  const char* setting;
  const char* value;
};
constexpr Switch switches[] = {
    {"log_statement", "'all'"},           {"log_statement", "'mod'"},
    {"log_min_duration_statement", "0"},  {"log_min_duration_sample", "0"},
    {"log_transaction_sample_rate", "1"},
};

}  // namespace

TEST_SUITE_BEGIN("server-log");

TEST_CASE(
    "database-unsafe: settings that write answers down are refused at the start and when switched on later") {
  const TestDatabase database(Kind::postgresql);
  const std::string url = url_of_role(database, "collector_role");
  const auto storage = value_of(collector::Storage::open(url));
  const std::size_t before = server_log().size();
  int number = 0;
  for (const Switch& one : switches) {
    CAPTURE(one.setting);
    CHECK(code_of_sending(*storage, std::to_string(++number)) == "");
    set_on_server(one.setting, one.value);
    CHECK(code_of_sending(*storage, std::to_string(++number)) == "database-unsafe");
    CHECK(code_of(storage->probe()) == "database-unsafe");
    CHECK(code_of(storage->settle()) == "database-unsafe");
    const auto opened = collector::Storage::open(url);
    CHECK(code_of(opened) == "database-unsafe");
    const auto* failure = std::get_if<diagnostics::Diagnostic>(&opened);
    REQUIRE(failure != nullptr);
    CHECK(message(*failure).find(one.setting) != std::string::npos);
    reset_server();
    CHECK(code_of_sending(*storage, std::to_string(++number)) == "");
  }
  CHECK(server_log().find(secret_answer, before) == std::string::npos);
}

TEST_CASE("a role that may, or for which it was set, keeps answers out of the log whatever is switched on") {
  for (const std::string how : {"GRANT SET ON PARAMETER log_parameter_max_length TO ", "ALTER ROLE SET"}) {
    CAPTURE(how);
    const TestDatabase database(Kind::postgresql);
    const std::string role = how.starts_with("GRANT") ? "granted_role" : "set_role";
    const std::string url = url_of_role(database, role);
    PostgresqlServer::shared().run(
        "postgres",
        how.starts_with("GRANT") ? how + role : "ALTER ROLE " + role + " SET log_parameter_max_length = 0");
    const auto storage = value_of(collector::Storage::open(url));
    const std::size_t before = server_log().size();
    int number = 0;
    for (const Switch& one : switches) {
      CAPTURE(one.setting);
      set_on_server(one.setting, one.value);
      CHECK(code_of_sending(*storage, std::to_string(++number)) == "");
      CHECK(code_of(collector::Storage::open(url)) == "");
      reset_server();
    }
    const std::string log = server_log();
    CHECK(log.find("INSERT INTO responses", before) != std::string::npos);  // it did write
    CHECK(log.find(secret_answer, before) == std::string::npos);
  }
}

TEST_CASE("database-unsafe: auto_explain would write plans with the values in them") {
  const TestDatabase database(Kind::postgresql);
  PostgresqlServer::shared().run(
      "postgres", "ALTER DATABASE " + database.name() + " SET session_preload_libraries = 'auto_explain'");
  const auto storage = database.open();
  CHECK(code_of_sending(*storage, "1") == "");
  const std::size_t before = server_log().size();
  // Where the extension is loaded, since the server does not know the setting elsewhere.
  set_on_server("auto_explain.log_min_duration", "0", database.name());
  CHECK(code_of_sending(*storage, "2") == "database-unsafe");
  CHECK(code_of(collector::Storage::open(database.url())) == "database-unsafe");
  reset_server();
  CHECK(code_of_sending(*storage, "3") == "");
  CHECK(server_log().find(secret_answer, before) == std::string::npos);
}

TEST_SUITE_END();
