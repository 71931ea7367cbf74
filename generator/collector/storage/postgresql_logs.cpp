#include "collector/storage/postgresql_logs.hpp"

#include <algorithm>
#include <memory>
#include <string_view>

#include "collector/storage/database_engine.hpp"

// After collector/storage/soci.hpp, which says how SOCI is to be read.
#include <soci/postgresql/soci-postgresql.h>

namespace leidraad::collector {

using diagnostics::operator""_code;

namespace {

struct LogRule {
  const char* setting;
  // Empty where the server does not know it, as of an extension that is not loaded.
  std::vector<std::string_view> allowed;
  bool is_of_values = true;  // writes no more than log_parameter_max_length lets it
  const char* expected = "";
};

constexpr const char* longest_value = "log_parameter_max_length";

const std::vector<LogRule>& log_rules() {
  static const std::vector<LogRule> all = {
      {"log_statement", {"none", "ddl"}, true, "none"},
      {"log_min_duration_statement", {"-1"}, true, "-1"},
      {"log_min_duration_sample", {"-1"}, true, "-1"},
      {"log_transaction_sample_rate", {"0"}, true, "0"},
      {"log_parameter_max_length_on_error", {"0"}, false, "0"},
      {"debug_print_parse", {"off"}, false, "off"},
      {"debug_print_rewritten", {"off"}, false, "off"},
      {"debug_print_plan", {"off"}, false, "off"},
      {"auto_explain.log_min_duration", {"", "-1"}, false, "-1"},
      {"pgaudit.log_parameter", {"", "off"}, false, "off"},
  };
  return all;
}

// Of extensions, which no session can be kept from obeying.
bool is_of_extension(const LogRule& rule) {
  return std::string_view(rule.setting).find('.') != std::string_view::npos;
}

using Row = std::unique_ptr<PGresult, void (*)(PGresult*)>;

// The last statement's first row.
std::vector<std::string> answer_of(PGconn* connection, const std::string& commands) {
  const Row row(PQexec(connection, commands.c_str()), PQclear);
  const ExecStatusType status = PQresultStatus(row.get());
  if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) {
    const char* state = PQresultErrorField(row.get(), PG_DIAG_SQLSTATE);
    throw soci::postgresql_soci_error(PQerrorMessage(connection), state == nullptr ? "     " : state);
  }
  std::vector<std::string> values;
  for (int column = 0; PQntuples(row.get()) > 0 && column < PQnfields(row.get()); ++column)
    values.emplace_back(PQgetvalue(row.get(), 0, column));
  return values;
}

// The values of all rules, and behind them the longest value that is written.
const std::string& question() {
  static const std::string text = [] {
    std::string all = "SELECT ";
    for (const LogRule& rule : log_rules())
      all += std::string("COALESCE(current_setting('") + rule.setting + "', true), ''), ";
    return all + "current_setting('" + longest_value + "')";
  }();
  return text;
}

}  // namespace

void PostgresqlLogs::shut(PGconn* connection) {
  answer_of(connection,
            "SET log_parameter_max_length_on_error = 0; SET debug_print_parse = off; "
            "SET debug_print_rewritten = off; SET debug_print_plan = off");
  constexpr int grants_settings = 150000;  // the version since which a role may be allowed one
  std::string allowed = "SELECT current_setting('is_superuser')";
  if (PQserverVersion(connection) >= grants_settings) {
    allowed = std::string("SELECT CASE WHEN has_parameter_privilege('") + longest_value +
              "', 'SET') THEN 'on' ELSE 'off' END";
  }
  if (answer_of(connection, allowed).front() == "on")
    answer_of(connection, std::string("SET ") + longest_value + " = 0");
}

void PostgresqlLogs::check(PGconn* connection) {
  is_shut_ = false;
  const std::vector<std::string> found = answer_of(connection, question());
  refuse_open(found);
  // What is set for a session, a role or a database stays in a session when the server reads its file again.
  const std::string source =
      answer_of(connection,
                std::string("SELECT source FROM pg_settings WHERE name = '") + longest_value + "'")
          .front();
  is_shut_ = found.back() == "0" && source != "default" && source != "configuration file";
  for (std::size_t at = 0; at < log_rules().size(); ++at)
    is_shut_ = is_shut_ && (!is_of_extension(log_rules()[at]) || found[at].empty());
}

void PostgresqlLogs::begin(PGconn* connection) const {
  if (is_shut_) {
    answer_of(connection, "BEGIN");
  } else {
    refuse_open(answer_of(connection, "BEGIN; " + question()));
  }
}

void PostgresqlLogs::refuse_open(const std::vector<std::string>& found) const {
  const bool has_values = found.back() != "0";
  for (std::size_t at = 0; at < log_rules().size(); ++at) {
    const LogRule& rule = log_rules()[at];
    if (rule.is_of_values && !has_values) continue;
    if (std::ranges::find(rule.allowed, found[at]) != rule.allowed.end()) continue;
    diagnostics::Argument expected = std::string("`") + rule.expected + "`";
    if (rule.is_of_values) {
      expected.dutch += std::string(", of ") + longest_value + " `0`";
      expected.english += std::string(", or ") + longest_value + " `0`";
    }
    throw Trouble{{"database-unsafe"_code, {}, {name_, rule.setting, found[at], expected}, {}, {}}};
  }
}

}  // namespace leidraad::collector
