// Who may see what: tokens of coordinators and administrators, and the links by which a group takes part.
//
// 1. A token or link is 128 random bits. It is shown once, when it is made; the database holds a hash of it.
// 2. It is looked up by that hash, which is keyed with the database's secret: how long a comparison takes
//    tells nothing about a token, and nobody can compute which guess comes near.
// 3. What is not granted is denied. A token of a group that is gone grants nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "collector/results/group_tree.hpp"
#include "collector/storage/storage.hpp"

namespace leidraad::collector {

struct NewToken {
  Token token;
  std::string secret;  // what the holder keeps
};

// Makes a token and stores its hash. `today`: "2026-11-29".
[[nodiscard]] Result<NewToken> create_token(Storage& storage, const Scope& scope, const std::string& label,
                                            const std::string& today);

// The token of an `Authorization` header ("Bearer …", RFC 6750); nothing where there is none or it is unknown
// or revoked.
[[nodiscard]] Result<std::optional<Token>> token_of(Storage& storage, const std::string& database_secret,
                                                    std::string_view authorization);

// Whether a scope reaches this survey and this group (an id; empty: everybody).
[[nodiscard]] bool covers(const Scope& scope, const std::string& survey, const std::string& group,
                          const GroupTree& groups);

// Makes a participation link and stores its hash; gives the token that stands in the address.
[[nodiscard]] Result<std::string> create_link(Storage& storage, const ParticipationLink& link);
[[nodiscard]] std::string link_hash(const std::string& database_secret, std::string_view token);

}  // namespace leidraad::collector
