#include <libpq-fe.h>

#include <cstdlib>
#include <map>
#include <optional>

#include "collector/storage/database_engine.hpp"
#include "collector/storage/postgresql_locks.hpp"
#include "collector/storage/postgresql_logs.hpp"
#include "collector/storage/watchdog.hpp"

// After collector/storage/soci.hpp, which says how SOCI is to be read.
#include <soci/postgresql/soci-postgresql.h>

namespace leidraad::collector {

using diagnostics::Diagnostic;
using diagnostics::reason_of;
using diagnostics::operator""_code;

namespace {

using Settings = std::map<std::string, std::string>;

constexpr const char* statement_timeout = "4000";  // milliseconds
constexpr long long small_table = 4'000'000;
// So much is written again in about a second, for which a sender may wait.
constexpr long long erasable_table = 100'000'000;

struct Rewritable {
  const char* name;
  const char* order;
  const char* first_row;  // its values
};
constexpr Rewritable rewritable_tables[] = {
    {"responses", "survey, id", "'', '', 0, '', '', '', '', 0, '', '', ''"},
    {"withdrawn", "id", "'', '', ''"},
};

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
  void verify(soci::session&) override {}  // a lost connection is told by the call that meets it
  void check_settings(soci::session& sql) override { logs_.check(connection_of(sql)); }
  void close(soci::session&) override {}
  void limit(std::chrono::milliseconds longest) override;
  Diagnostic diagnostic_of(const soci::soci_error& error, soci::session& sql) override;
  void begin(soci::session& sql, Lock lock) override;
  void begin_migration(soci::session& sql) override;
  void copy_before(soci::session&, int) override {}  // a whole server is backed up with its own tools
  Rewritten rewrite(soci::session& sql, Rewriting rewriting) override;
  bool empty_log(soci::session&) override { return true; }  // the server's own affair
  [[nodiscard]] std::vector<std::string> tables(soci::session& sql) override;
  [[nodiscard]] std::string id_type() const override { return "text COLLATE \"C\""; }
  [[nodiscard]] std::string table_end() const override { return {}; }

private:
  void check(soci::session& sql);
  void begin_maintenance(soci::session& sql, const char* lock_timeout);
  [[nodiscard]] bool begin_rewriting(soci::session& sql);
  [[nodiscard]] bool is_clean(soci::session& sql, const std::string& table, const std::string& transaction);
  void vacuum(soci::session& sql);
  [[nodiscard]] std::string without_password(std::string text) const;
  [[noreturn]] void refuse(const std::string& setting, const std::string& found,
                           const diagnostics::Argument& expected) const;

  Settings settings_;
  std::string name_;
  int descriptor_ = -1;  // of the connection
  PostgresqlLogs logs_{name_};
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
       {"client_min_messages = 'error'", "synchronous_commit = 'on'", "lock_timeout = 3000",
        "idle_in_transaction_session_timeout = 10000", "standard_conforming_strings = 'on'",
        "default_transaction_isolation = 'read committed'"}) {
    sql << std::string("SET ") + setting;
  }
  sql << std::string("SET statement_timeout = ") + statement_timeout;
  logs_.shut(connection);
  check(sql);
  logs_.check(connection);
  sql << std::string("SELECT pg_advisory_lock_shared(") + use_lock + ")";
}

void PostgresqlEngine::check(soci::session& sql) {
  struct Rule {
    const char* setting;
    const char* value;
  };
  // All but the last keep answers; that one would tell when each came.
  static constexpr Rule rules[] = {
      {"transaction_read_only", "off"}, {"fsync", "on"},
      {"full_page_writes", "on"},       {"synchronous_commit", "on"},
      {"server_encoding", "UTF8"},      {"track_commit_timestamp", "off"},
  };
  for (const auto& [setting, value] : rules) {
    std::string found;
    soci::indicator indicator = soci::i_null;
    const std::string name = setting;  // SOCI keeps a reference until the end of the line
    sql << "SELECT current_setting(:name)", soci::use(name), soci::into(found, indicator);
    if (found != value) refuse(setting, found, std::string("`") + value + "`");
  }
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
  if (lock == Lock::storing) return logs_.begin(connection_of(sql));
  sql << "BEGIN";
  if (lock == Lock::responses) sql << "LOCK TABLE responses, withdrawn IN SHARE ROW EXCLUSIVE MODE";
  if (lock == Lock::groups) sql << "LOCK TABLE groups IN SHARE ROW EXCLUSIVE MODE";
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

// Begins the transaction of a rewriting. False where another collector is at it.
bool PostgresqlEngine::begin_rewriting(soci::session& sql) {
  begin_maintenance(sql, "300");  // who stores waits behind this
  int is_ours = 0;
  sql << std::string("SELECT CAST(pg_try_advisory_xact_lock(") + rewriting_lock + ") AS integer)",
      soci::into(is_ours);
  if (is_ours == 0) {
    sql << "ROLLBACK";
    return false;
  }
  sql << "LOCK TABLE responses, withdrawn IN ACCESS EXCLUSIVE MODE";
  return true;
}

// A heap keeps rows where they came, and each with the number of its transaction (xmin), which CLUSTER and
// freezing leave readable. Deleting and inserting all in one transaction gives them one number, and their
// long texts new numbers too; but the places are then what happened to be free. So CLUSTER follows, in a
// transaction of its own: a new file with the rows in the order of the ids, without what was deleted.
//
// Neither takes anything from a snapshot that was made before: deleted rows stay for those who may see them,
// also in CLUSTER's new file. TRUNCATE would not leave them, nor an ALTER TABLE that writes a table again
// (PostgreSQL's manual, 13.6).
Rewritten PostgresqlEngine::rewrite(soci::session& sql, Rewriting rewriting) {
  if (rewriting != Rewriting::whole) {
    long long size = 0;
    sql << "SELECT pg_total_relation_size('responses')", soci::into(size);
    if (size > (rewriting == Rewriting::erasing ? erasable_table : small_table)) {
      if (rewriting == Rewriting::erasing) vacuum(sql);
      return Rewritten::too_large;
    }
  }
  if (!begin_rewriting(sql)) return Rewritten::not_now;
  for (const Rewritable& rewritable : rewritable_tables) {
    const std::string name = rewritable.name;
    // A row before all others, that nobody ever sees: where CLUSTER keeps it, it kept all deleted rows.
    sql << "INSERT INTO " + name + " SELECT " + rewritable.first_row;
    sql << "DELETE FROM " + name + " WHERE id = ''";
    sql << "WITH gone AS (DELETE FROM " + name + " RETURNING *) INSERT INTO " + name +
               " SELECT * FROM gone ORDER BY " + rewritable.order;
  }
  std::string transaction;
  sql << "SELECT CAST(pg_current_xact_id_if_assigned() AS text)", soci::into(transaction);
  sql << "COMMIT";
  if (!begin_rewriting(sql)) return Rewritten::not_now;
  bool is_done = true;
  for (const Rewritable& rewritable : rewritable_tables) {
    const std::string name = rewritable.name;
    sql << "CLUSTER " + name + " USING " + name + "_pkey";
    is_done = is_clean(sql, name, transaction) && is_done;
  }
  sql << "COMMIT";
  return is_done ? Rewritten::done : Rewritten::not_now;
}

// Whether a table holds nothing but the rows of one transaction: none that came after it, and no deleted one
// that somebody's snapshot still shows.
bool PostgresqlEngine::is_clean(soci::session& sql, const std::string& table,
                                const std::string& transaction) {
  long long later = 0;
  int is_first_in_place = 0;
  sql << "SELECT count(*) FROM " + table + " WHERE xmin <> CAST(:transaction AS xid)", soci::use(transaction),
      soci::into(later);
  sql << "SELECT CAST(CASE WHEN EXISTS (SELECT 1 FROM " + table + ") THEN EXISTS (SELECT 1 FROM " + table +
             " WHERE ctid = '(0,1)') ELSE pg_relation_size('" + table + "') = 0 END AS integer)",
      soci::into(is_first_in_place);
  return later == 0 && is_first_in_place != 0;
}

// Takes away the dead rows of a table that is too large to be written again while people wait.
void PostgresqlEngine::vacuum(soci::session& sql) {
  limit(longest_maintenance);
  sql << "SET statement_timeout = " + std::to_string(longest_maintenance.count());
  sql << "VACUUM responses";
  sql << std::string("SET statement_timeout = ") + statement_timeout;
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
