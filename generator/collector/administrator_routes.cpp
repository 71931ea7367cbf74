// For administrators: groups, rounds of a survey, and the links that lead respondents to both.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "collector/access.hpp"
#include "collector/public_address.hpp"
#include "collector/route_handlers.hpp"
#include "collector/secrets.hpp"
#include "text/unicode.hpp"

namespace leidraad::collector {

namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr std::size_t longest_title = 200;
constexpr std::size_t longest_id = 64;

http::Response failed(const Call& call, const diagnostics::Diagnostic& failure) {
  call.parts.health.failed(failure);
  return unavailable(call);
}

// A text member of the body, without blanks around it; nothing where there is no body of JSON.
class Body {
public:
  explicit Body(const http::Request& request)
      : json_(request.body.size() <= 65'536 ? json::parse(request.body, nullptr, false) : json()) {}

  [[nodiscard]] bool is_object() const { return json_.is_object(); }
  // Empty where it is absent; nothing where it is no text, or has control characters.
  [[nodiscard]] std::optional<std::string> text(const char* name) const {
    const auto found = json_.find(name);
    if (found == json_.end() || found->is_null()) return "";
    if (!found->is_string()) return std::nullopt;
    const auto value = found->get<std::string>();
    const bool has_controls = std::any_of(value.begin(), value.end(), [](char letter) {
      return static_cast<unsigned char>(letter) < ' ' || letter == '\x7f';
    });
    return has_controls ? std::nullopt : std::optional(value);
  }

private:
  json json_;
};

bool is_title(const std::optional<std::string>& text) {
  return text && !text->empty() && text->size() <= longest_title && text->front() != ' ' &&
         text->back() != ' ';
}

// Kebab-case: small letters, digits, single dashes between them.
bool is_id(const std::optional<std::string>& text) {
  if (!text || text->empty() || text->size() > longest_id || text->front() == '-' || text->back() == '-')
    return false;
  return text->find("--") == std::string::npos && std::all_of(text->begin(), text->end(), [](char letter) {
           return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-';
         });
}

http::Response wrong_field(const Call& call, const char* field) {
  return refusal(call, {422, "field", {}, {{field, "field", call.site->texts("collector-field")}}});
}

// Whether `group` is `top` or stands below it. Everything stands below the empty one.
bool is_within(const std::vector<Group>& groups, std::string group, const std::string& top) {
  for (std::size_t step = 0; step <= groups.size(); ++step) {
    if (top.empty() || group == top) return true;
    const auto found =
        std::find_if(groups.begin(), groups.end(), [&](const Group& one) { return one.id == group; });
    if (found == groups.end()) return false;
    group = found->parent;
  }
  return false;
}

bool is_known(const std::vector<Group>& groups, const std::string& id) {
  return std::any_of(groups.begin(), groups.end(), [&](const Group& one) { return one.id == id; });
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
  for (const Group& group : std::get<0>(groups)) {
    if (is_within(std::get<0>(groups), group.id, call.scope.group)) list.push_back(as_json(group));
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
  if (!is_title(name)) return wrong_field(call, "name");
  if (!parent) return wrong_field(call, "parent");
  const auto groups = storage.groups();
  if (const auto* failure = std::get_if<diagnostics::Diagnostic>(&groups)) return failed(call, *failure);
  // What somebody may not see is as unknown to them as what is not there.
  if (!is_within(std::get<0>(groups), *parent, call.scope.group) ||
      (!parent->empty() && !is_known(std::get<0>(groups), *parent)))
    return wrong_field(call, "parent");
  const Group group{random_name(), *parent, *name};
  if (const auto failure = storage.add(group)) return failed(call, *failure);
  return json_answer(201, as_json(group).dump());
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
  if (!is_id(id)) return wrong_field(call, "id");
  if (!is_title(title)) return wrong_field(call, "title");
  const auto rounds = storage.rounds(call.argument);
  if (const auto* failure = std::get_if<diagnostics::Diagnostic>(&rounds)) return failed(call, *failure);
  for (const Round& known : std::get<0>(rounds)) {
    if (known.id == *id) return refusal(call, {409, "round-exists", {}, {}});
  }
  const Round round{call.argument, *id, *title};
  if (const auto failure = storage.add(round)) return failed(call, *failure);
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
  if (!is_within(std::get<0>(groups), *group, call.scope.group) ||
      (!group->empty() && !is_known(std::get<0>(groups), *group)))
    return wrong_field(call, "group");
  const auto rounds = storage.rounds(call.argument);
  if (const auto* failure = std::get_if<diagnostics::Diagnostic>(&rounds)) return failed(call, *failure);
  const auto& known = std::get<0>(rounds);
  if (!round->empty() &&
      std::none_of(known.begin(), known.end(), [&](const Round& one) { return one.id == *round; }))
    return wrong_field(call, "round");
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
