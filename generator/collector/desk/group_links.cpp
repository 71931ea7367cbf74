#include "collector/desk/group_links.hpp"

#include <algorithm>

#include "collector/desk/access.hpp"

namespace leidraad::collector {

Result<std::optional<ParticipationLink>> find_link(const Call& call, Storage& storage,
                                                   const std::string& token) {
  if (token.empty() || token.size() > 64) return std::nullopt;
  auto link = storage.link(link_hash(call.parts.secret, token));
  if (const auto* failure = std::get_if<diagnostics::Diagnostic>(&link)) call.parts.health.failed(*failure);
  return link;
}

Result<std::string> name_of_group(const Call& call, Storage& storage, const std::string& group) {
  if (group.empty()) return "";
  const auto groups = storage.groups();
  if (const auto* failure = std::get_if<diagnostics::Diagnostic>(&groups)) {
    call.parts.health.failed(*failure);
    return *failure;
  }
  std::string name;
  std::string id = group;
  for (int depth = 0; depth < 20 && !id.empty(); ++depth) {
    const auto& all = std::get<0>(groups);
    const auto found = std::find_if(all.begin(), all.end(), [&](const Group& one) { return one.id == id; });
    if (found == all.end()) break;
    name = name.empty() ? found->name : found->name + ", " + name;
    id = found->parent;
  }
  return name;
}

}  // namespace leidraad::collector
