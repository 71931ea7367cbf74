#include "collector/storage/version_table.hpp"

namespace leidraad::collector {

using soci::into;
using soci::use;

std::optional<KeptVersion> version_in(soci::session& sql, const std::string& survey, int version) {
  KeptVersion known{version, {}, {}, 0};
  sql << "SELECT description, meaning, minimum_group FROM survey_versions "
         "WHERE survey = :survey AND version = :version",
      use(survey), use(version), into(known.description), into(known.meaning), into(known.minimum_group);
  return sql.got_data() ? std::optional(known) : std::nullopt;
}

void put_version(soci::session& sql, const std::string& survey, const KeptVersion& new_one,
                 const std::string& replaced) {
  sql << "INSERT INTO survey_versions (survey, version, description, meaning, minimum_group) "
         "VALUES (:survey, :version, :description, :meaning, :minimum) "
         "ON CONFLICT (survey, version) DO UPDATE SET description = excluded.description, "
         "meaning = excluded.meaning, minimum_group = CASE WHEN survey_versions.minimum_group > "
         "excluded.minimum_group THEN survey_versions.minimum_group ELSE excluded.minimum_group END "
         "WHERE survey_versions.meaning IN ('', excluded.meaning, :replaced)",
      use(survey), use(new_one.version), use(new_one.description), use(new_one.meaning),
      use(new_one.minimum_group), use(replaced);
}

bool has_answers(soci::session& sql, const std::string& survey, int version) {
  int answers = 0;
  sql << "SELECT count(*) FROM (SELECT 1 AS one FROM responses WHERE survey = :survey AND version = :version "
         "LIMIT 1) AS found",
      use(survey), use(version), into(answers);
  return answers > 0;
}

std::vector<KeptVersion> versions_in(soci::session& sql, const std::string& survey) {
  std::vector<KeptVersion> all;
  KeptVersion one;
  soci::statement statement =
      (sql.prepare << "SELECT version, description, meaning, minimum_group FROM survey_versions "
                      "WHERE survey = :survey ORDER BY version",
       use(survey), into(one.version), into(one.description), into(one.meaning), into(one.minimum_group));
  statement.execute();
  while (statement.fetch()) all.push_back(one);
  return all;
}

int highest_minimum_in(soci::session& sql, const std::string& survey) {
  int highest = 0;
  sql << "SELECT COALESCE(MAX(minimum_group), 0) FROM survey_versions WHERE survey = :survey", use(survey),
      into(highest);
  return highest;
}

std::vector<std::string> surveys_in(soci::session& sql) {
  const soci::rowset<std::string> rows =
      (sql.prepare << "SELECT DISTINCT survey FROM survey_versions ORDER BY survey");
  return {rows.begin(), rows.end()};
}

}  // namespace leidraad::collector
