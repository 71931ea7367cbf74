#include "collector/desk/access.hpp"

#include <algorithm>

#include "collector/storage/secrets.hpp"

namespace leidraad::collector {

namespace {

std::string token_hash(const std::string& database_secret, std::string_view token) {
  return keyed_hash(database_secret, "token", {token});
}

// A token is never longer; more is not worth hashing.
constexpr std::size_t longest_token = 64;

}  // namespace

Result<NewToken> create_token(Storage& storage, const Scope& scope, const std::string& label,
                              const std::string& today) {
  auto secret = storage.secret();
  if (auto* failure = std::get_if<diagnostics::Diagnostic>(&secret)) return std::move(*failure);
  // The id is shown in lists and typed to revoke: short, and of other bits than the token.
  NewToken created{{hexadecimal(random_bytes(4)), scope, label, today}, random_name()};
  if (auto failure =
          storage.add_token(token_hash(std::get<std::string>(secret), created.secret), created.token))
    return std::move(*failure);
  return created;
}

Result<std::optional<Token>> token_of(Storage& storage, const std::string& database_secret,
                                      std::string_view authorization) {
  constexpr std::string_view scheme = "bearer ";
  const auto same_letter = [](char one, char other) {
    return (one >= 'A' && one <= 'Z' ? static_cast<char>(one - 'A' + 'a') : one) == other;
  };
  if (authorization.size() <= scheme.size() || authorization.size() > scheme.size() + longest_token ||
      !std::equal(scheme.begin(), scheme.end(), authorization.begin(),
                  [&](char expected, char found) { return same_letter(found, expected); })) {
    return std::nullopt;
  }
  auto token = storage.token(token_hash(database_secret, authorization.substr(scheme.size())));
  auto* found = std::get_if<std::optional<Token>>(&token);
  if (found != nullptr && *found && (*found)->is_revoked) return std::nullopt;
  return token;
}

bool covers(const Scope& scope, const std::string& survey, const std::string& group,
            const GroupTree& groups) {
  if (!scope.survey.empty() && scope.survey != survey) return false;
  return scope.group.empty() || groups.is_within(group, scope.group);
}

Result<std::string> create_link(Storage& storage, const ParticipationLink& link) {
  auto secret = storage.secret();
  if (auto* failure = std::get_if<diagnostics::Diagnostic>(&secret)) return std::move(*failure);
  std::string token = random_name();
  if (auto failure = storage.add_link(link_hash(std::get<std::string>(secret), token), link))
    return std::move(*failure);
  return token;
}

std::string link_hash(const std::string& database_secret, std::string_view token) {
  return keyed_hash(database_secret, "link", {token});
}

}  // namespace leidraad::collector
