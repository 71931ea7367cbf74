#include "collector/names.hpp"

#include <algorithm>

#include "collector/group_tree.hpp"
#include "collector/secrets.hpp"
#include "diagnostics/suggestion.hpp"

namespace leidraad::collector {

using diagnostics::Argument;
using diagnostics::Code;
using diagnostics::Diagnostic;
using diagnostics::operator""_code;

namespace {

constexpr std::size_t longest_name = 200;  // bytes
constexpr std::size_t longest_id = 64;

Diagnostic problem(Code code, std::vector<Argument> arguments, std::string suggestion = {}) {
  return {code, {}, std::move(arguments), std::move(suggestion), {}};
}

// Control characters (U+0000 to U+001F, U+007F to U+009F) and marks of direction (U+200E, U+200F, U+202A to
// U+202E, U+2066 to U+2069), in UTF-8: with these a list in a terminal shows another name than there is.
bool has_invisible(const std::string& text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = [&](std::size_t ahead) {
      return at + ahead < text.size() ? static_cast<unsigned char>(text[at + ahead]) : 0U;
    };
    if (byte(0) < 0x20 || byte(0) == 0x7F) return true;
    if (byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) < 0xA0) return true;
    if (byte(0) != 0xE2) continue;
    if (byte(1) == 0x80 && (byte(2) == 0x8E || byte(2) == 0x8F || (byte(2) >= 0xAA && byte(2) <= 0xAE)))
      return true;
    if (byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9) return true;
  }
  return false;
}

// The name with its organisation before it where the names of two are alike.
std::vector<std::string> names_of(const GroupTree& tree) {
  std::vector<std::string> names;
  for (std::size_t place = 1; place < tree.size(); ++place) {
    names.push_back(tree.group(place)->name);
    if (tree.parent(place) != 0) names.push_back(tree.path(place));
  }
  return names;
}

}  // namespace

Failure check_name(const std::string& name) {
  if (name.empty() || name.find_first_not_of(' ') == std::string::npos)
    return problem("name-for-people"_code, {"", diagnostics::Text{"er staat niets", "there is nothing"}});
  if (has_invisible(name)) {
    return problem("name-for-people"_code,
                   {"…", diagnostics::Text{"er staat een onzichtbaar stuurteken in",
                                           "it holds an invisible control character"}});
  }
  if (name.size() > longest_name) {
    return problem("name-for-people"_code,
                   {name.substr(0, 20) + "…", diagnostics::Text{"meer dan 200 tekens is te lang",
                                                                "more than 200 characters is too long"}});
  }
  return {};
}

Failure check_id(const std::string& id) {
  if (has_invisible(id)) return check_name(id);
  const std::string tidy = diagnostics::kebab_case(id).substr(0, longest_id);
  if (id == tidy) return {};
  return problem("id-for-address"_code, {id, tidy});
}

Result<std::string> find_group(Storage& storage, const std::string& typed) {
  auto groups = storage.groups();
  if (auto* failure = std::get_if<Diagnostic>(&groups)) return std::move(*failure);
  const GroupTree tree(std::get<std::vector<Group>>(groups));
  std::vector<std::string> found;
  for (std::size_t place = 1; place < tree.size(); ++place) {
    const Group& group = *tree.group(place);
    if (group.id == typed) return group.id;
    if (group.name == typed || tree.path(place) == typed) found.push_back(group.id);
  }
  if (found.size() == 1) return found.front();
  if (found.size() > 1) return problem("ambiguous-group"_code, {typed, std::to_string(found.size())});
  return problem("unknown-group"_code, {has_invisible(typed) ? "…" : typed},
                 diagnostics::nearest(typed, names_of(tree)));
}

Result<std::string> find_survey(Storage& storage, const std::string& typed) {
  if (auto failure = check_id(typed)) return std::move(*failure);
  auto surveys = storage.surveys();
  if (auto* failure = std::get_if<Diagnostic>(&surveys)) return std::move(*failure);
  const auto& known = std::get<std::vector<std::string>>(surveys);
  if (known.empty() || std::ranges::find(known, typed) != known.end()) return typed;
  return problem("survey-not-collected"_code, {typed, diagnostics::listed(known)},
                 diagnostics::nearest(typed, known));
}

Result<std::string> find_round(Storage& storage, const std::string& survey, const std::string& typed) {
  auto rounds = storage.rounds(survey);
  if (auto* failure = std::get_if<Diagnostic>(&rounds)) return std::move(*failure);
  std::vector<std::string> ids;
  for (const Round& round : std::get<std::vector<Round>>(rounds)) ids.push_back(round.id);
  if (std::ranges::find(ids, typed) != ids.end()) return typed;
  return problem("unknown-round"_code, {has_invisible(typed) ? "…" : typed, survey},
                 diagnostics::nearest(typed, ids));
}

Result<std::string> add_group(Storage& storage, const std::string& name, const std::string& parent) {
  if (auto failure = check_name(name)) return std::move(*failure);
  auto groups = storage.groups();
  if (auto* failure = std::get_if<Diagnostic>(&groups)) return std::move(*failure);
  for (const Group& known : std::get<std::vector<Group>>(groups)) {
    if (known.parent == parent && known.name == name) return problem("duplicate-group"_code, {name});
  }
  Group group{random_name(), parent, name};
  if (auto failure = storage.add(group)) return std::move(*failure);
  return group.id;
}

Failure add_round(Storage& storage, const Round& round) {
  if (auto failure = check_id(round.id)) return failure;
  if (auto failure = check_name(round.title)) return failure;
  auto rounds = storage.rounds(round.survey);
  if (auto* failure = std::get_if<Diagnostic>(&rounds)) return std::move(*failure);
  for (const Round& known : std::get<std::vector<Round>>(rounds)) {
    if (known.id == round.id) return problem("duplicate-round"_code, {round.id, round.survey});
  }
  return storage.add(round);
}

Failure revoke_token(Storage& storage, const std::string& id) {
  auto revoked = storage.revoke_token(id);
  if (auto* failure = std::get_if<Diagnostic>(&revoked)) return std::move(*failure);
  if (std::get<bool>(revoked)) return {};
  auto tokens = storage.tokens();
  if (auto* failure = std::get_if<Diagnostic>(&tokens)) return std::move(*failure);
  std::vector<std::string> ids;
  for (const Token& token : std::get<std::vector<Token>>(tokens)) ids.push_back(token.id);
  return problem("unknown-token"_code, {has_invisible(id) ? "…" : id}, diagnostics::nearest(id, ids));
}

}  // namespace leidraad::collector
