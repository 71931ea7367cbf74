#include "collector/storage/access_tables.hpp"

#include <string_view>

namespace leidraad::collector {

using soci::into;
using soci::use;

namespace {

std::string_view text_of(May may) {
  return may == May::administer ? "administer" : "read";
}

}  // namespace

std::vector<Group> groups_in(soci::session& sql) {
  std::vector<Group> all;
  Group one;
  soci::statement statement = (sql.prepare << "SELECT id, COALESCE(parent, ''), name FROM groups ORDER BY id",
                               into(one.id), into(one.parent), into(one.name));
  statement.execute();
  while (statement.fetch()) all.push_back(one);
  return all;
}

void insert_group(soci::session& sql, const Group& group) {
  sql << "INSERT INTO groups (id, parent, name) VALUES (:id, NULLIF(:parent, ''), :name)", use(group.id),
      use(group.parent), use(group.name);
}

std::vector<Round> rounds_in(soci::session& sql, const std::string& survey) {
  std::vector<Round> all;
  Round one;
  soci::statement statement =
      (sql.prepare << "SELECT survey, id, title FROM rounds WHERE survey = :survey ORDER BY id", use(survey),
       into(one.survey), into(one.id), into(one.title));
  statement.execute();
  while (statement.fetch()) all.push_back(one);
  return all;
}

void insert_round(soci::session& sql, const Round& round) {
  sql << "INSERT INTO rounds (survey, id, title) VALUES (:survey, :id, :title)", use(round.survey),
      use(round.id), use(round.title);
}

std::optional<ParticipationLink> link_in(soci::session& sql, const std::string& hash) {
  ParticipationLink link;
  sql << "SELECT survey, COALESCE(group_id, ''), round FROM links WHERE hash = :hash", use(hash),
      into(link.survey), into(link.group), into(link.round);
  return sql.got_data() ? std::optional(link) : std::nullopt;
}

void insert_link(soci::session& sql, const std::string& hash, const ParticipationLink& link) {
  sql << "INSERT INTO links (hash, survey, group_id, round) VALUES (:hash, :survey, NULLIF(:group_id, ''), "
         ":round) ON CONFLICT DO NOTHING",
      use(hash), use(link.survey), use(link.group), use(link.round);
}

std::vector<Token> tokens_in(soci::session& sql, const std::string& hash) {
  std::vector<Token> all;
  Token one;
  std::string may;
  int revoked = 0;
  soci::statement statement =
      (sql.prepare << "SELECT id, may, survey, COALESCE(group_id, ''), label, created, revoked FROM tokens "
                      "WHERE hash = :hash OR CAST(:all AS text) = '' ORDER BY id",
       use(hash), use(hash), into(one.id), into(may), into(one.scope.survey), into(one.scope.group),
       into(one.label), into(one.created), into(revoked));
  statement.execute();
  while (statement.fetch()) {
    one.scope.may = may == text_of(May::administer) ? May::administer : May::read;
    one.is_revoked = revoked != 0;
    all.push_back(one);
  }
  return all;
}

void insert_token(soci::session& sql, const std::string& hash, const Token& token) {
  const std::string may(text_of(token.scope.may));
  const int revoked = token.is_revoked ? 1 : 0;
  sql << "INSERT INTO tokens (id, hash, may, survey, group_id, label, created, revoked) "
         "VALUES (:id, :hash, :may, :survey, NULLIF(:group_id, ''), :label, :created, :revoked)",
      use(token.id), use(hash), use(may), use(token.scope.survey), use(token.scope.group), use(token.label),
      use(token.created), use(revoked);
}

}  // namespace leidraad::collector
