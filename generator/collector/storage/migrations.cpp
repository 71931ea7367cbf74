#include "collector/storage/migrations.hpp"

#include <algorithm>
#include <array>

#include "collector/storage/secrets.hpp"

namespace leidraad::collector {

using diagnostics::operator""_code;

namespace {

constexpr std::size_t secret_size = 32;

const std::array<MigrationStep, 2> steps_of_this_program = {{
    {{
        "CREATE TABLE meta (key {id} PRIMARY KEY, value text NOT NULL){end}",
        "CREATE TABLE survey_versions (survey {id} NOT NULL, version integer NOT NULL, description text NOT "
        "NULL, "
        "PRIMARY KEY (survey, version)){end}",
        "CREATE TABLE groups (id {id} PRIMARY KEY, parent {id} REFERENCES groups (id), name text NOT "
        "NULL){end}",
        "CREATE TABLE rounds (survey {id} NOT NULL, id {id} NOT NULL, title text NOT NULL, "
        "PRIMARY KEY (survey, id)){end}",
        "CREATE TABLE links (hash {id} PRIMARY KEY, survey {id} NOT NULL, group_id {id} REFERENCES groups "
        "(id), "
        "round {id} NOT NULL){end}",
        "CREATE TABLE tokens (id {id} PRIMARY KEY, hash {id} NOT NULL UNIQUE, may {id} NOT NULL, "
        "survey {id} NOT NULL, group_id {id} REFERENCES groups (id), label text NOT NULL, "
        "created {id} NOT NULL, revoked integer NOT NULL){end}",
        // By survey, since they are read by survey; the random id decides the place within one.
        "CREATE TABLE responses (survey {id} NOT NULL, id {id} NOT NULL, version integer NOT NULL, "
        "group_id {id} NOT NULL, round {id} NOT NULL, day {id} NOT NULL, delete_after {id} NOT NULL, "
        "is_to_check integer NOT NULL, receipt_hash {id} NOT NULL, content_hash {id} NOT NULL, "
        "answers text NOT NULL, PRIMARY KEY (survey, id)){end}",
        "CREATE INDEX responses_by_receipt ON responses (receipt_hash)",
        "CREATE TABLE withdrawn (id {id} PRIMARY KEY, receipt_hash {id} NOT NULL, delete_after {id} NOT "
        "NULL){end}",
        "CREATE INDEX withdrawn_by_receipt ON withdrawn (receipt_hash)",
    }},
    {{
        // What was promised and meant, told apart from the description, which may be replaced.
        "ALTER TABLE survey_versions ADD COLUMN minimum_group integer NOT NULL DEFAULT 0",
        "ALTER TABLE survey_versions ADD COLUMN meaning {id} NOT NULL DEFAULT ''",
        // The last day seen: that of the daily rewriting, or of the last answer.
        "INSERT INTO meta (key, value) SELECT 'day-seen', known.day FROM (SELECT COALESCE("
        "(SELECT value FROM meta WHERE key = 'rewritten'), (SELECT MAX(day) FROM responses)) AS day) "
        "AS known WHERE known.day IS NOT NULL",
    }},
}};

constexpr std::array tables_of_this_program = {"meta",  "survey_versions", "groups",    "rounds",
                                               "links", "tokens",          "responses", "withdrawn"};

void replace_all(std::string& text, std::string_view from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

void keep(soci::session& sql, const std::string& key, const std::string& value) {
  sql << "INSERT INTO meta (key, value) VALUES (:key, :value) "
         "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
      soci::use(key), soci::use(value);
}

void make(const MigrationStep& step, const DatabaseEngine& engine, soci::session& sql) {
  for (std::string command : step.commands) {
    replace_all(command, "{id}", engine.id_type());
    replace_all(command, "{end}", engine.table_end());
    sql << command;
  }
}

}  // namespace

std::span<const MigrationStep> migration_steps() {
  return steps_of_this_program;
}

std::size_t shape_of(DatabaseEngine& engine, soci::session& sql) {
  const std::vector<std::string> tables = engine.tables(sql);
  const auto has = [&](const char* table) { return std::ranges::find(tables, table) != tables.end(); };
  std::string shape;
  if (has("meta")) {
    soci::indicator indicator = soci::i_null;
    try {
      sql << "SELECT value FROM meta WHERE key = 'schema'", soci::into(shape, indicator);
    } catch (const soci::soci_error&) {  // a table of another shape
      shape.clear();
    }
    if (shape.empty() || shape.size() > 6 || shape.find_first_not_of("0123456789") != std::string::npos)
      throw Trouble{{"database-not-ours"_code, {}, {engine.name(), "meta"}, {}, {}}};
    return std::stoul(shape);
  }
  for (const char* table : tables_of_this_program) {
    if (has(table)) throw Trouble{{"database-not-ours"_code, {}, {engine.name(), table}, {}, {}}};
  }
  return 0;
}

void make_empty(const DatabaseEngine& engine, soci::session& sql, std::span<const MigrationStep> steps) {
  for (const MigrationStep& step : steps) make(step, engine, sql);
}

void migrate(DatabaseEngine& engine, soci::session& sql, std::span<const MigrationStep> steps) {
  const std::size_t before = shape_of(engine, sql);
  if (before > steps.size()) {
    throw Trouble{{"database-newer"_code,
                   {},
                   {engine.name(), std::to_string(before), std::to_string(steps.size())},
                   {},
                   {}}};
  }
  if (before == steps.size()) return;
  if (before > 0) engine.copy_before(sql, static_cast<int>(steps.size()));
  engine.begin_migration(sql);
  // Another collector may have been first.
  const std::size_t made = shape_of(engine, sql);
  for (std::size_t step = made; step < steps.size(); ++step) make(steps[step], engine, sql);
  if (made == 0) keep(sql, "secret", hexadecimal(random_bytes(secret_size)));
  if (made < steps.size()) keep(sql, "schema", std::to_string(steps.size()));
  sql << "COMMIT";
}

}  // namespace leidraad::collector
