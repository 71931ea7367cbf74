#include <unistd.h>

#include <algorithm>
#include <memory>

#include "collector/backup/restore_parts.hpp"
#include "collector/storage/postgresql_locks.hpp"

namespace leidraad::collector {

using diagnostics::Argument;
using diagnostics::Text;
using diagnostics::operator""_code;

namespace {

// Every connection of Leidraad shares this lock for as long as it lasts; one that opens now waits for the
// end.
void become_the_only_one(soci::session& sql, const std::string& name) {
  int is_alone = 0;
  // A command of an administrator may just be running.
  for (int tries = 0; tries < 30; ++tries) {
    if (tries > 0) ::usleep(100'000);
    sql << std::string("SELECT CAST(pg_try_advisory_xact_lock(") + use_lock + ") AS integer)",
        soci::into(is_alone);
    if (is_alone != 0) return;
  }
  throw Trouble{{"restore-in-use"_code, {}, {name}, {}, {}}};
}

// Moves the tables, with all that belongs to them, out of the way.
std::string set_aside(soci::session& sql, const std::vector<std::string>& tables) {
  std::string schema;
  int is_taken = 1;
  for (int number = 1; is_taken != 0; ++number) {
    schema = "leidraad_before_restore_" + std::to_string(number);
    sql << "SELECT count(*) FROM pg_namespace WHERE nspname = :name", soci::use(schema), soci::into(is_taken);
  }
  sql << "CREATE SCHEMA " + schema;
  for (const std::string& table : tables) sql << "ALTER TABLE \"" + table + "\" SET SCHEMA " + schema;
  return schema;
}

struct Reference {
  std::string table;
  std::string name;
};

// A group may come before the one that it belongs to, so references are looked at when all is there.
std::vector<Reference> references(soci::session& sql) {
  std::vector<Reference> all;
  Reference one;
  soci::statement statement =
      (sql.prepare << "SELECT CAST(c.relname AS text), CAST(k.conname AS text) FROM pg_constraint k "
                      "JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace "
                      "WHERE k.contype = 'f' AND n.nspname = current_schema() ORDER BY 1, 2",
       soci::into(one.table), soci::into(one.name));
  statement.execute();
  while (statement.fetch()) all.push_back(one);
  return all;
}

void alter(soci::session& sql, const std::vector<Reference>& all, const std::string& how) {
  for (const auto& [table, name] : all)
    sql << "ALTER TABLE \"" + table + "\" ALTER CONSTRAINT \"" + name + "\" " + how;
}

std::vector<Reference> references_of(soci::session& sql, const BackupFile& backup) {
  std::vector<Reference> all = references(sql);
  std::erase_if(all, [&](const Reference& one) {
    return std::ranges::none_of(backup.tables(), [&](const Table& table) { return table.name == one.table; });
  });
  return all;
}

// Which of our tables are there.
std::vector<std::string> our_tables(DatabaseEngine& engine, soci::session& sql) {
  const std::vector<std::string> there = engine.tables(sql);
  std::vector<std::string> ours;
  for (const Table& table : tables_of_shape(migration_steps())) {
    if (std::ranges::find(there, table.name) != there.end()) ours.push_back(table.name);
  }
  return ours;
}

class Restoring {
public:
  Restoring(DatabaseEngine& engine, soci::session& sql, BackupFile& backup)
      : engine_(engine), sql_(sql), backup_(backup) {}

  Restored run(Replace replace) {
    engine_.open(sql_, Opening::first);
    engine_.begin_migration(sql_);
    sql_ << "SET LOCAL idle_in_transaction_session_timeout = 0";
    become_the_only_one(sql_, engine_.name());
    Restored restored;
    restored.tables = backup_.sums();
    const auto old = make_room(replace, restored);
    const auto told = [&](const soci::soci_error& error) {
      return Trouble{engine_.diagnostic_of(error, sql_)};
    };
    make_tables_and_fill(told);
    if (old) take_back(*old, sql_, restored);
    sql_ << "COMMIT";
    return restored;
  }

private:
  std::optional<TakenBack> make_room(Replace replace, Restored& restored) {
    const std::size_t shape = shape_of(engine_, sql_);  // throws where it is not ours
    const std::size_t known = migration_steps().size();
    if (shape > known) {
      throw Trouble{{"database-newer"_code,
                     {},
                     {engine_.name(), std::to_string(shape), std::to_string(known)},
                     {},
                     {}}};
    }
    const std::vector<std::string> tables = our_tables(engine_, sql_);
    if (tables.empty()) return {};
    const auto content = content_of(sql_, tables);
    if (!content) {
      for (const std::string& table : tables) sql_ << "DROP TABLE \"" + table + "\" CASCADE";
      return {};
    }
    if (replace == Replace::never)
      throw Trouble{{"restore-over-content"_code, {}, {engine_.name(), *content}, {}, {}}};
    TakenBack old = taken_back(sql_);
    restored.kept = set_aside(sql_, tables);
    return old;
  }

  void make_tables_and_fill(const Told& told) {
    make_empty(engine_, sql_, migration_steps().first(backup_.shape()));
    const std::vector<Reference> all = references_of(sql_, backup_);
    alter(sql_, all, "DEFERRABLE INITIALLY DEFERRED");
    put_back(backup_, sql_, told);
    sql_ << "SET CONSTRAINTS ALL IMMEDIATE";
    alter(sql_, all, "NOT DEFERRABLE");
    if (is_as(backup_, sql_)) return;
    const Text differs{"er staat iets anders in dan in de reservekopie",
                       "it holds something else than the backup"};
    throw Trouble{{"restore-failed"_code, {}, {engine_.name(), differs}, {}, {}}};
  }

  DatabaseEngine& engine_;
  soci::session& sql_;
  BackupFile& backup_;
};

}  // namespace

Restored restore_postgresql(const std::string& url, BackupFile& backup, Replace replace) {
  const auto engine = engine_of(url);
  soci::session sql;
  Restored restored;
  Failure failure;
  try {
    restored = Restoring(*engine, sql, backup).run(replace);
  } catch (const soci::soci_error& error) {
    failure = engine->diagnostic_of(error, sql);
  } catch (const Trouble& trouble) {
    failure = trouble.diagnostic;
  }
  engine->limit({});
  if (failure) throw Trouble{std::move(*failure)};
  return restored;
}

}  // namespace leidraad::collector
