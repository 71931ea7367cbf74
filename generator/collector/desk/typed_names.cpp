#include "collector/desk/typed_names.hpp"

#include <algorithm>

#include "collector/results/group_tree.hpp"
#include "collector/storage/secrets.hpp"
#include "diagnostics/suggestion.hpp"
#include "text/unicode.hpp"

namespace leidraad::collector {

using diagnostics::Argument;
using diagnostics::Code;
using diagnostics::Diagnostic;
using diagnostics::operator""_code;

namespace {

constexpr std::size_t longest_name = 200;  // characters
constexpr std::size_t longest_id = 64;

Diagnostic problem(Code code, std::vector<Argument> arguments, std::string suggestion = {}) {
  return {code, {}, std::move(arguments), std::move(suggestion), {}};
}

// With these a list in a terminal shows another name than there is, and nobody can type it.
bool has_invisible(const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    if (text::is_invisible(text::next_character(text, at))) return true;
  }
  return false;
}

std::size_t characters_in(const std::string& text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) (void)text::next_character(text, at);
  return count;
}

// What was typed, fit for a message.
std::string shown(const std::string& typed) {
  return !text::is_utf8(typed) || has_invisible(typed) ? "…" : typed;
}

bool is_alike(const std::string& one, const std::string& other) {
  return text::without_case(one) == text::without_case(other);
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
  const auto wrong = [&](std::string seen, const char* dutch, const char* english) {
    return problem("name-for-people"_code, {std::move(seen), diagnostics::Text{dutch, english}});
  };
  if (!text::is_utf8(name)) return wrong("…", "dit is geen UTF-8", "this is not UTF-8");
  if (name.empty() || name.find_first_not_of(' ') == std::string::npos)
    return wrong("", "er staat niets", "there is nothing");
  if (has_invisible(name))
    return wrong("…", "er staat een onzichtbaar stuurteken in", "it holds an invisible control character");
  if (name.front() == ' ' || name.back() == ' ' || name.find("  ") != std::string::npos) {
    return wrong(name, "er staat een spatie aan het begin of het einde, of twee naast elkaar",
                 "it has a space at its start or end, or two together");
  }
  if (name.front() == '-') {
    return wrong(name, "wat met een streepje begint, leest de opdrachtregel als een optie",
                 "the command line reads what starts with a hyphen as an option");
  }
  if (characters_in(name) > longest_name) {
    std::size_t end = 0;
    for (int count = 0; count < 20; ++count) (void)text::next_character(name, end);
    return wrong(name.substr(0, end) + "…", "meer dan 200 tekens is te lang",
                 "more than 200 characters is too long");
  }
  return {};
}

Failure check_id(const std::string& id) {
  if (!text::is_utf8(id) || has_invisible(id)) return check_name(id);
  std::string tidy = diagnostics::kebab_case(id).substr(0, longest_id);
  while (tidy.ends_with('-')) tidy.pop_back();
  if (!id.empty() && id == tidy) return {};
  return problem("id-for-address"_code, {id, tidy.empty() ? "2027-voorjaar" : tidy});
}

Result<std::string> find_group(Storage& storage, const std::string& typed) {
  auto groups = storage.groups();
  if (auto* failure = std::get_if<Diagnostic>(&groups)) return std::move(*failure);
  const GroupTree tree(std::get<std::vector<Group>>(groups));
  const std::string composed = text::composed(typed);
  std::vector<std::string> found;
  for (std::size_t place = 1; place < tree.size(); ++place) {
    const Group& group = *tree.group(place);
    if (group.id == typed) return group.id;
    if (text::composed(group.name) == composed || text::composed(tree.path(place)) == composed)
      found.push_back(group.id);
  }
  if (found.size() == 1) return found.front();
  if (found.size() > 1) return problem("ambiguous-group"_code, {shown(typed), std::to_string(found.size())});
  return problem("unknown-group"_code, {shown(typed)}, diagnostics::nearest(typed, names_of(tree)));
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
  return problem("unknown-round"_code, {shown(typed), survey}, diagnostics::nearest(typed, ids));
}

Result<std::string> add_group(Storage& storage, const std::string& name, const std::string& parent) {
  if (auto failure = check_name(name)) return std::move(*failure);
  Group group{random_name(), parent, text::composed(name)};
  // An id is typed too, and may not look like an option.
  while (group.id.front() == '-') group.id = random_name();
  const auto may_be_there = [&](const std::vector<Group>& groups) {
    return std::ranges::none_of(groups, [&](const Group& known) {
      return known.parent == parent && is_alike(known.name, group.name);
    });
  };
  auto added = storage.add(group, may_be_there);
  if (auto* failure = std::get_if<Diagnostic>(&added)) return std::move(*failure);
  if (!std::get<bool>(added)) return problem("duplicate-group"_code, {name});
  return group.id;
}

Failure add_round(Storage& storage, const Round& round) {
  if (auto failure = check_id(round.id)) return failure;
  if (auto failure = check_name(round.title)) return failure;
  const auto look = [&]() -> Failure {
    auto rounds = storage.rounds(round.survey);
    if (auto* failure = std::get_if<Diagnostic>(&rounds)) return std::move(*failure);
    for (const Round& known : std::get<std::vector<Round>>(rounds)) {
      if (known.id == round.id) return problem("duplicate-round"_code, {round.id, round.survey});
    }
    return std::nullopt;
  };
  if (auto failure = look()) return failure;
  auto failure = storage.add(Round{round.survey, round.id, text::composed(round.title)});
  if (!failure) return failure;
  // Somebody else may have added it meanwhile, which the database refuses in words of its own.
  if (auto duplicate = look(); duplicate && duplicate->code == "duplicate-round"_code) return duplicate;
  return failure;
}

Failure revoke_token(Storage& storage, const std::string& id) {
  auto revoked = storage.revoke_token(id);
  if (auto* failure = std::get_if<Diagnostic>(&revoked)) return std::move(*failure);
  if (std::get<bool>(revoked)) return {};
  auto tokens = storage.tokens();
  if (auto* failure = std::get_if<Diagnostic>(&tokens)) return std::move(*failure);
  std::vector<std::string> ids;
  for (const Token& token : std::get<std::vector<Token>>(tokens)) ids.push_back(token.id);
  return problem("unknown-token"_code, {shown(id)}, diagnostics::nearest(id, ids));
}

}  // namespace leidraad::collector
