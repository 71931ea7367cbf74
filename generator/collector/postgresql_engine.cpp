#include <libpq-fe.h>

#include <cstdlib>
#include <map>
#include <optional>

#include "collector/database_engine.hpp"
#include "collector/postgresql_locks.hpp"
#include "collector/watchdog.hpp"

// After collector/soci.hpp, which says how SOCI is to be read.
#include <soci/postgresql/soci-postgresql.h>

namespace leidraad::collector {

using diagnostics::Diagnostic;
using diagnostics::reason_of;
using diagnostics::operator""_code;

namespace {

using Settings = std::map<std::string, std::string>;

constexpr long long small_table = 4'000'000;

PGconn* connection_of(soci::session& sql) {
  if (!sql.is_connected()) return nullptr;
  return static_cast<soci::postgresql_session_backend*>(sql.get_backend())->conn_;
}

// libpq would write notices to the terminal.
void ignore_notice(void*, const char*) {}

// What the address says, by libpq's names; nothing where libpq does not understand it.
std::optional<Settings> parsed(const std::string& url) {
  PQconninfoOption* options = PQconninfoParse(url.c_str(), nullptr);
  if (options == nullptr) return {};
  Settings settings;
  for (const PQconninfoOption* option = options; option->keyword != nullptr; ++option) {
    if (option->val != nullptr) settings[option->keyword] = option->val;
  }
  PQconninfoFree(options);
  return settings;
}

// As libpq wants its parameters: name='value', with \ before ' and \.
std::string connection_text(const Settings& settings) {
  std::string text;
  for (const auto& [name, value] : settings) {
    text += name + "='";
    for (const char c : value) {
      if (c == '\'' || c == '\\') text += '\\';
      text += c;
    }
    text += "' ";
  }
  return text;
}

std::string shown_name(const Settings& settings) {
  const auto part = [&](const char* name) {
    const auto found = settings.find(name);
    return found == settings.end() ? std::string{} : found->second;
  };
  std::string name = "postgresql://" + part("host");
  if (!part("port").empty()) name += ":" + part("port");
  return one_line(name + "/" + part("dbname"));
}

class PostgresqlEngine : public DatabaseEngine {
public:
  explicit PostgresqlEngine(Settings settings);

  [[nodiscard]] const std::string& name() const override { return name_; }
  void open(soci::session& sql, Opening) override;
  void verify() override {}  // a lost connection is told by the call that meets it
  void limit(std::chrono::milliseconds longest) override;
  Diagnostic diagnostic_of(const soci::soci_error& error, soci::session& sql) override;
  void begin(soci::session& sql, Lock lock) override;
  void begin_migration(soci::session& sql) override;
  void copy_before(soci::session&, int) override {}  // a whole server is backed up with its own tools
  bool rewrite(soci::session& sql, Rewriting rewriting) override;
  [[nodiscard]] std::vector<std::string> tables(soci::session& sql) override;
  [[nodiscard]] std::string id_type() const override { return "text COLLATE \"C\""; }
  [[nodiscard]] std::string table_end() const override { return {}; }

private:
  void check(soci::session& sql);
  void begin_maintenance(soci::session& sql, const char* lock_timeout);
  [[nodiscard]] std::string without_password(std::string text) const;
  [[noreturn]] void refuse(const std::string& setting, const std::string& found,
                           const diagnostics::Argument& expected) const;

  Settings settings_;
  std::string name_;
  int descriptor_ = -1;  // of the connection
  Watchdog watchdog_;
};

PostgresqlEngine::PostgresqlEngine(Settings settings)
    : settings_(std::move(settings)), name_(shown_name(settings_)) {
  // What the address says goes before these.
  settings_.insert({{"application_name", "leidraad"},
                    {"connect_timeout", "3"},  // seconds
                    {"keepalives_idle", "5"},
                    {"keepalives_interval", "2"},
                    {"keepalives_count", "2"},
                    {"tcp_user_timeout", "4000"}});
  settings_["client_encoding"] = "UTF8";
}

void PostgresqlEngine::refuse(const std::string& setting, const std::string& found,
                              const diagnostics::Argument& expected) const {
  throw Trouble{{"database-unsafe"_code, {}, {name_, setting, found, expected}, {}, {}}};
}

void PostgresqlEngine::open(soci::session& sql, Opening) {
  try {
    sql.open(soci::postgresql, connection_text(settings_));
  } catch (const soci::soci_error& error) {
    throw Trouble{
        {"database-cannot-open"_code, {}, {name_, without_password(error.get_error_message())}, {}, {}}};
  }
  PGconn* connection = connection_of(sql);
  PQsetNoticeProcessor(connection, ignore_notice, nullptr);
  descriptor_ = PQsocket(connection);
  limit(longest_call);
  for (const char* setting :
       {"client_min_messages = 'error'", "synchronous_commit = 'on'", "statement_timeout = 4000",
        "lock_timeout = 3000", "idle_in_transaction_session_timeout = 10000",
        "standard_conforming_strings = 'on'", "default_transaction_isolation = 'read committed'"}) {
    sql << std::string("SET ") + setting;
  }
  check(sql);
  sql << std::string("SELECT pg_advisory_lock_shared(") + use_lock + ")";
}

void PostgresqlEngine::check(soci::session& sql) {
  struct Rule {
    const char* setting;
    const char* value;
  };
  // The first ones keep answers, the others keep people untraceable: a server can write the time of each
  // commit and the text of each statement.
  static constexpr Rule rules[] = {
      {"transaction_read_only", "off"},
      {"fsync", "on"},
      {"full_page_writes", "on"},
      {"synchronous_commit", "on"},
      {"server_encoding", "UTF8"},
      {"track_commit_timestamp", "off"},
      {"log_parameter_max_length_on_error", "0"},
  };
  for (const auto& [setting, value] : rules) {
    std::string found;
    soci::indicator indicator = soci::i_null;
    const std::string name = setting;  // SOCI keeps a reference until the end of the line
    sql << "SELECT current_setting(:name)", soci::use(name), soci::into(found, indicator);
    if (found != value) refuse(setting, found, std::string("`") + value + "`");
  }
  std::string statements;
  std::string slowest;
  std::string parameters;
  sql << "SELECT current_setting('log_statement'), current_setting('log_min_duration_statement'), "
         "current_setting('log_parameter_max_length')",
      soci::into(statements), soci::into(slowest), soci::into(parameters);
  if (parameters == "0") return;
  const diagnostics::Text expected{"`0` waar de server opdrachten opschrijft",
                                   "`0` where the server writes statements down"};
  if (statements == "mod" || statements == "all" || slowest != "-1")
    refuse("log_parameter_max_length", parameters, expected);
}

void PostgresqlEngine::limit(std::chrono::milliseconds longest) {
  if (longest.count() == 0 || descriptor_ < 0) {
    watchdog_.rest();
  } else {
    watchdog_.watch(descriptor_, longest);
  }
}

std::string PostgresqlEngine::without_password(std::string text) const {
  text = one_line(text);
  const auto password = settings_.find("password");
  if (password == settings_.end() || password->second.empty()) return text;
  for (std::size_t at = 0; (at = text.find(password->second, at)) != std::string::npos; at += 1)
    text.replace(at, password->second.size(), "…");
  return text;
}

Diagnostic PostgresqlEngine::diagnostic_of(const soci::soci_error& error, soci::session& sql) {
  const auto make = [&](diagnostics::Code code, std::vector<diagnostics::Argument> more = {}) {
    more.insert(more.begin(), name_);
    return Diagnostic{code, {}, std::move(more), {}, {}};
  };
  const auto* own = dynamic_cast<const soci::postgresql_soci_error*>(&error);
  const std::string state = own == nullptr ? std::string{} : own->sqlstate();
  const std::string text = without_password(error.get_error_message());
  const PGconn* connection = connection_of(sql);
  // The classes of errors: PostgreSQL's manual, appendix A.
  if (connection == nullptr || PQstatus(connection) != CONNECTION_OK || state.starts_with("08") ||
      state.starts_with("57P")) {
    return make("database-lost"_code, {text});
  }
  if (state == "53100") return make("database-full"_code, {reason_of(ENOSPC)});
  if (state == "58030") return make("database-full"_code, {text});
  if (state.starts_with("53")) return make("database-lost"_code, {text});
  if (state == "55P03" || state == "57014" || state.starts_with("40")) return make("database-locked"_code);
  if (state == "25006") {
    return Diagnostic{"database-unsafe"_code, {}, {name_, "transaction_read_only", "on", "`off`"}, {}, {}};
  }
  if (state.starts_with("XX")) return make("database-damaged"_code, {text});
  // Messages about data show the data.
  if (state.starts_with("22") || state.starts_with("23"))
    return make("database-refused"_code, {"SQLSTATE " + state});
  return make("database-refused"_code, {text});
}

// The lock of the table keeps a withdrawn response from coming back: an INSERT that waits for it looks at
// what is withdrawn only after it got its own lock.
void PostgresqlEngine::begin(soci::session& sql, Lock lock) {
  sql << "BEGIN";
  if (lock == Lock::responses) sql << "LOCK TABLE responses, withdrawn IN SHARE ROW EXCLUSIVE MODE";
}

void PostgresqlEngine::begin_maintenance(soci::session& sql, const char* lock_timeout) {
  sql << "BEGIN";
  limit(longest_maintenance);
  sql << "SET LOCAL statement_timeout = " + std::to_string(longest_maintenance.count());
  sql << std::string("SET LOCAL lock_timeout = ") + lock_timeout;
}

void PostgresqlEngine::begin_migration(soci::session& sql) {
  begin_maintenance(sql, "60000");
  sql << std::string("SELECT pg_advisory_xact_lock(") + migration_lock + ")";
}

// A heap keeps rows where they came, and each with the number of its transaction (xmin), which CLUSTER and
// freezing leave readable. Emptying and filling the tables in one transaction gives all rows one number.
bool PostgresqlEngine::rewrite(soci::session& sql, Rewriting rewriting) {
  if (rewriting == Rewriting::small) {
    long long size = 0;
    sql << "SELECT pg_total_relation_size('responses')", soci::into(size);
    if (size > small_table) return true;
  }
  begin_maintenance(sql, "1000");
  int is_ours = 0;
  sql << std::string("SELECT CAST(pg_try_advisory_xact_lock(") + rewriting_lock + ") AS integer)",
      soci::into(is_ours);
  if (is_ours == 0) {
    sql << "ROLLBACK";
    return false;
  }
  sql << "LOCK TABLE responses, withdrawn IN ACCESS EXCLUSIVE MODE";
  for (const auto& [table, order] : {std::pair{"responses", "survey, id"}, std::pair{"withdrawn", "id"}}) {
    const std::string name = table;
    sql << "CREATE TEMPORARY TABLE kept_" + name + " ON COMMIT DROP AS TABLE " + name;
    sql << "TRUNCATE " + name;
    sql << "INSERT INTO " + name + " SELECT * FROM kept_" + name + " ORDER BY " + order;
  }
  sql << "COMMIT";
  return true;
}

std::vector<std::string> PostgresqlEngine::tables(soci::session& sql) {
  const soci::rowset<std::string> rows =
      (sql.prepare << "SELECT CAST(tablename AS text) FROM pg_tables WHERE schemaname = current_schema()");
  return {rows.begin(), rows.end()};
}

}  // namespace

std::unique_ptr<DatabaseEngine> postgresql_engine(const std::string& url) {
  auto settings = parsed(url);
  if (!settings) {
    // libpq's own message repeats the address, with the password.
    throw Trouble{
        {"database-url"_code, {}, {"postgresql://…", "`postgresql://gebruiker@server/naam`"}, {}, {}}};
  }
  return std::make_unique<PostgresqlEngine>(std::move(*settings));
}

}  // namespace leidraad::collector
