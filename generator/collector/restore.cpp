#include "collector/restore.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>

#include "collector/restore_parts.hpp"

namespace leidraad::collector {

using diagnostics::Argument;
using diagnostics::reason_of;
using diagnostics::operator""_code;

namespace {

constexpr std::string_view sqlite = "sqlite:";

// The file itself, so that a link to it stays one.
std::string file_of(const std::string& url) {
  const std::string path = url.substr(sqlite.size());
  std::error_code error;
  const auto status = std::filesystem::symlink_status(path, error);
  if (!std::filesystem::is_symlink(status)) return path;
  const auto file = std::filesystem::canonical(path, error);
  if (error)
    throw Trouble{{"database-cannot-open"_code, {}, {one_line(path), reason_of(error.value())}, {}, {}}};
  return file;
}

void refuse_itself(const std::string& path, const std::string& backup) {
  std::error_code error;
  if (!std::filesystem::equivalent(path, backup, error) || error) return;
  const diagnostics::Text itself{"dit is de database zelf", "this is the database itself"};
  throw Trouble{{"backup-cannot-open"_code, {}, {one_line(backup), itself}, {}, {}}};
}

}  // namespace

std::optional<Argument> content_of(soci::session& sql, const std::vector<std::string>& tables) {
  const auto has = [&](const char* name) { return std::ranges::find(tables, name) != tables.end(); };
  if (has("responses")) {
    const long long count = count_rows(sql, "responses");
    if (count > 0) {
      Argument text(std::to_string(count) + (count == 1 ? " antwoord" : " antwoorden"));
      text.english = std::to_string(count) + (count == 1 ? " response" : " responses");
      return text;
    }
  }
  for (const std::string& table : tables) {
    // The collector fills these by itself.
    if (table == "meta" || table == "survey_versions") continue;
    if (count_rows(sql, table) > 0) return Argument("`" + table + "`");
  }
  return {};
}

TakenBack taken_back(soci::session& sql) {
  TakenBack all;
  sql << "SELECT value FROM meta WHERE key = 'secret'", soci::into(all.secret);
  TakenBack::Withdrawn one;
  soci::statement withdrawn =
      (sql.prepare << "SELECT id, receipt_hash, delete_after FROM withdrawn", soci::into(one.id),
       soci::into(one.receipt_hash), soci::into(one.delete_after));
  withdrawn.execute();
  while (withdrawn.fetch()) all.withdrawn.push_back(one);
  std::string id;
  soci::statement revoked =
      (sql.prepare << "SELECT id FROM tokens WHERE revoked <> 0 ORDER BY id", soci::into(id));
  revoked.execute();
  while (revoked.fetch()) all.revoked.push_back(id);
  return all;
}

void take_back(const TakenBack& old, soci::session& sql, Restored& restored) {
  std::string secret;
  sql << "SELECT value FROM meta WHERE key = 'secret'", soci::into(secret);
  if (secret != old.secret) return;  // ids are made with it
  for (const auto& [id, receipt_hash, delete_after] : old.withdrawn) {
    int there = 0;
    sql << "SELECT count(*) FROM withdrawn WHERE id = :id", soci::use(id), soci::into(there);
    if (there > 0) continue;
    sql << "INSERT INTO withdrawn (id, receipt_hash, delete_after) VALUES (:id, :hash, :day)", soci::use(id),
        soci::use(receipt_hash), soci::use(delete_after);
    sql << "SELECT count(*) FROM responses WHERE receipt_hash = :hash", soci::use(receipt_hash),
        soci::into(there);
    sql << "DELETE FROM responses WHERE receipt_hash = :hash", soci::use(receipt_hash);
    restored.withdrawn += static_cast<std::size_t>(there);
  }
  for (const std::string& id : old.revoked) {
    int there = 0;
    sql << "SELECT count(*) FROM tokens WHERE id = :id AND revoked = 0", soci::use(id), soci::into(there);
    sql << "UPDATE tokens SET revoked = 1 WHERE id = :id", soci::use(id);
    restored.revoked += static_cast<std::size_t>(there);
  }
}

void put_back(BackupFile& backup, soci::session& sql, const Told& told) {
  for (const Table& table : backup.tables()) {
    sql << "DELETE FROM \"" + table.name + '"';  // what a step puts there by itself
    RowWriter writer(sql, described(sql, table.name));
    // Told at once, or it would be taken for an error of the backup.
    backup.read(table, [&](const Row& row) {
      try {
        writer.add(row);
      } catch (const soci::soci_error& error) {
        throw told(error);
      }
    });
    writer.finish();
  }
}

bool is_as(const BackupFile& backup, soci::session& sql) {
  std::vector<TableSum> sums;
  for (const Table& table : backup.tables()) sums.push_back(read_rows(sql, described(sql, table.name)));
  return sums == backup.sums();
}

Result<Restored> restore(const std::string& database, const std::string& backup, Replace replace) {
  try {
    (void)engine_of(database);  // is it an address at all?
    const bool is_file = database.starts_with(sqlite);
    const std::string path = is_file ? file_of(database) : std::string{};
    if (is_file) refuse_itself(path, backup);
    BackupFile file(backup, backup, migration_steps());
    return is_file ? restore_sqlite(path, file, replace) : restore_postgresql(database, file, replace);
  } catch (const Trouble& trouble) {
    return trouble.diagnostic;
  }
}

}  // namespace leidraad::collector
