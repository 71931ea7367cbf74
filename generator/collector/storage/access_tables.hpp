// Who may see and send what: the groups, rounds, links and tokens of a database.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "collector/storage/soci.hpp"
#include "collector/storage/storage.hpp"

namespace leidraad::collector {

[[nodiscard]] std::vector<Group> groups_in(soci::session& sql);
void insert_group(soci::session& sql, const Group& group);
[[nodiscard]] std::vector<Round> rounds_in(soci::session& sql, const std::string& survey);
void insert_round(soci::session& sql, const Round& round);
[[nodiscard]] std::optional<ParticipationLink> link_in(soci::session& sql, const std::string& hash);
void insert_link(soci::session& sql, const std::string& hash, const ParticipationLink& link);
// Of one hash, or all where it is empty.
[[nodiscard]] std::vector<Token> tokens_in(soci::session& sql, const std::string& hash);
void insert_token(soci::session& sql, const std::string& hash, const Token& token);

}  // namespace leidraad::collector
