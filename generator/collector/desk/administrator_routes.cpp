// For administrators: groups, rounds of a survey, and the links that lead respondents to both.
#include <nlohmann/json.hpp>

#include "collector/desk/access.hpp"
#include "collector/desk/public_address.hpp"
#include "collector/desk/typed_names.hpp"
#include "collector/results/group_tree.hpp"
#include "collector/route_handlers.hpp"
#include "text/unicode.hpp"

namespace leidraad::collector {

namespace {

using diagnostics::operator""_code;
using nlohmann::json;
using nlohmann::ordered_json;

http::Response failed(const Call& call, const diagnostics::Diagnostic& failure) {
  call.parts.health.failed(failure);
  return unavailable(call);
}

// A body of JSON with texts as members.
class Body {
public:
  explicit Body(const http::Request& request)
      : json_(request.body.size() <= 65'536 ? json::parse(request.body, nullptr, false) : json()) {}

  [[nodiscard]] bool is_object() const { return json_.is_object(); }
  // Empty where it is absent; nothing where it is no text. What the text may be is said by names.hpp.
  [[nodiscard]] std::optional<std::string> text(const char* name) const {
    const auto found = json_.find(name);
    if (found == json_.end() || found->is_null()) return "";
    if (!found->is_string()) return std::nullopt;
    return found->get<std::string>();
  }

private:
  json json_;
};

http::Response wrong_field(const Call& call, const char* field) {
  return refusal(call, {422, "field", {}, {{field, "field", call.site->texts("collector-field")}}});
}

// What names.hpp says of what was sent: a mistake in `field` or in the id, what is there already, or a
// failure of the database.
http::Response refused(const Call& call, const diagnostics::Diagnostic& problem, const char* field) {
  if (problem.code == "duplicate-group"_code) return refusal(call, {409, "group-exists", {}, {}});
  if (problem.code == "duplicate-round"_code) return refusal(call, {409, "round-exists", {}, {}});
  if (problem.code == "id-for-address"_code) return wrong_field(call, "id");
  if (problem.severity() == diagnostics::Severity::error) return wrong_field(call, field);
  return failed(call, problem);
}

ordered_json as_json(const Group& group) {
  ordered_json members = {{"id", group.id}, {"name", group.name}};
  if (!group.parent.empty()) members["parent"] = group.parent;
  return members;
}

ordered_json as_json(const Round& round) {
  return {{"id", round.id}, {"title", round.title}};
}

}  // namespace

http::Response list_groups(const Call& call, Storage& storage) {
  const auto groups = storage.groups();
  if (const auto* failure = std::get_if<diagnostics::Diagnostic>(&groups)) return failed(call, *failure);
  ordered_json list = ordered_json::array();
  const GroupTree tree(std::get<0>(groups));
  for (const Group& group : std::get<0>(groups)) {
    if (tree.is_within(group.id, call.scope.group)) list.push_back(as_json(group));
  }
  return json_answer(200, ordered_json{{"groups", list}}.dump());
}

http::Response add_group(const Call& call, Storage& storage) {
  // Groups are of all surveys.
  if (!call.scope.survey.empty()) return refusal(call, {403, "scope", {}, {}});
  const Body body(*call.request);
  if (!body.is_object()) return refusal(call, {400, "unreadable", {}, {}});
  const auto name = body.text("name");
  const auto parent = body.text("parent");
  if (!name) return wrong_field(call, "name");
  if (!parent) return wrong_field(call, "parent");
  const auto groups = storage.groups();
  if (const auto* failure = std::get_if<diagnostics::Diagnostic>(&groups)) return failed(call, *failure);
  // What somebody may not see is as unknown to them as what is not there.
  if (!GroupTree(std::get<0>(groups)).is_within(*parent, call.scope.group))
    return wrong_field(call, "parent");
  const auto id = add_group(storage, *name, *parent);
  if (const auto* problem = std::get_if<diagnostics::Diagnostic>(&id)) return refused(call, *problem, "name");
  return json_answer(201, as_json(Group{std::get<std::string>(id), *parent, text::composed(*name)}).dump());
}

http::Response list_rounds(const Call& call, Storage& storage) {
  if (call.survey() == nullptr) return refusal(call, {404, "no-survey", {}, {}});
  const auto rounds = storage.rounds(call.argument);
  if (const auto* failure = std::get_if<diagnostics::Diagnostic>(&rounds)) return failed(call, *failure);
  ordered_json list = ordered_json::array();
  for (const Round& round : std::get<0>(rounds)) list.push_back(as_json(round));
  return json_answer(200, ordered_json{{"rounds", list}}.dump());
}

http::Response add_round(const Call& call, Storage& storage) {
  // A round is of the whole survey.
  if (!call.scope.group.empty()) return refusal(call, {403, "scope", {}, {}});
  if (call.survey() == nullptr) return refusal(call, {404, "no-survey", {}, {}});
  const Body body(*call.request);
  if (!body.is_object()) return refusal(call, {400, "unreadable", {}, {}});
  const auto id = body.text("id");
  const auto title = body.text("title");
  if (!id) return wrong_field(call, "id");
  if (!title) return wrong_field(call, "title");
  const Round round{call.argument, *id, text::composed(*title)};
  if (const auto problem = add_round(storage, round)) {
    // Of an id that cannot be seen the rule of names is told.
    return refused(call, *problem, check_id(*id) ? "id" : "title");
  }
  return json_answer(201, as_json(round).dump());
}

http::Response add_link(const Call& call, Storage& storage) {
  if (call.survey() == nullptr) return refusal(call, {404, "no-survey", {}, {}});
  const Body body(*call.request);
  if (!body.is_object()) return refusal(call, {400, "unreadable", {}, {}});
  const auto group = body.text("group");
  const auto round = body.text("round");
  if (!group) return wrong_field(call, "group");
  if (!round) return wrong_field(call, "round");
  const auto groups = storage.groups();
  if (const auto* failure = std::get_if<diagnostics::Diagnostic>(&groups)) return failed(call, *failure);
  if (!GroupTree(std::get<0>(groups)).is_within(*group, call.scope.group)) return wrong_field(call, "group");
  if (!round->empty()) {
    const auto known = find_round(storage, call.argument, *round);
    if (const auto* problem = std::get_if<diagnostics::Diagnostic>(&known))
      return refused(call, *problem, "round");
  }
  const auto made = create_link(storage, {call.argument, *group, *round});
  if (const auto* failure = std::get_if<diagnostics::Diagnostic>(&made)) return failed(call, *failure);
  const auto& token = std::get<std::string>(made);
  const std::string address = public_address(call) + "api/surveys/" + call.argument;
  return json_answer(201, ordered_json{{"link", token},
                                       {"form", address + "/form?g=" + token},
                                       {"poster", address + "/poster?g=" + token}}
                              .dump());
}

}  // namespace leidraad::collector
